import type { Context } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { identitySecrets } from '../access-settings.ts';
import { type SignedCustomer, verifyIdentity } from '../identity.ts';

/** Who a browser says the customer is, with what was signed and what was not. */
export interface ClaimedCustomer extends SignedCustomer {
  /** The same as `externalId`, which goes first. */
  id?: string | number | null | undefined;
  [unsigned: string]: unknown;
}

/** The ID that the team itself gave to the customer. */
export const externalIdOf = ({ externalId, id }: ClaimedCustomer): string | undefined =>
  (externalId ?? id)?.toString();

/** @throws ApiError unless the team's server has signed, a moment ago, who the customer is. */
export async function requireProof(
  context: Context,
  claimed: ClaimedCustomer,
  signature: string,
): Promise<void> {
  const secrets = await identitySecrets(context);
  if (secrets.length === 0) {
    throw new ApiError(
      'feature_not_configured',
      'This team has no identity secret in this environment, so that nobody can be identified. Make one with settings.identity.rotate, and sign with it on your server.',
    );
  }
  const { email, name, timestamp } = claimed;
  const customer = { email, externalId: externalIdOf(claimed), name, timestamp };
  const check = verifyIdentity({ customer, signature, secrets, now: context.now });
  if (check.ok) return;
  const expected =
    context.principal.environment === 'test' ? ` The text to sign is ${check.expectedPayload}` : '';
  const { message, param } = refusals[check.reason];
  throw new ApiError('invalid_signature', message + expected, { param });
}

const refusals = {
  signature: {
    param: 'signature',
    message:
      'The signature does not fit the customer. Sign on your server, with the identity secret of this environment, and pass on what was signed without a change.',
  },
  timestamp: {
    param: 'customer.timestamp',
    message:
      'The signature is more than an hour away from now. Sign again, with the present time in Unix seconds.',
  },
};
