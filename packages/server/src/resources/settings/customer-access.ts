import { randomBytes } from 'node:crypto';
import {
  type AccountRules,
  accountRules,
  type CustomerAccessRow,
  lockCustomerAccess,
  readCustomerAccess,
} from '../../customer/access-settings.ts';
import { customerAccess } from '../../db/schema/index.ts';
import type { Handlers } from '../../handlers.ts';
import { defined } from '../shared/defined.ts';
import { isoOrNull } from '../shared/paging.ts';
import { noteChange } from './note.ts';

/** How long the secret before a rotation holds too, in milliseconds. */
const previousHolds = 24 * 60 * 60 * 1_000;

/** How customers get in: by accounts of their own, and by what the team's server signs. */
export const customerAccessHandlers: Pick<
  Handlers<'settings'>,
  'customerAuth.get' | 'customerAuth.update' | 'identity.get' | 'identity.rotate'
> = {
  'customerAuth.get': async ({ context }) => presentRules(await accountRules(context)),

  async 'customerAuth.update'({ body, context }) {
    const before = await lockCustomerAccess(context);
    const changes = defined(body);
    await context.tx.update(customerAccess).set({ ...changes, updatedAt: context.now });
    await noteChange(context, 'customer_auth', Object.keys(body));
    return presentRules({ ...before, ...changes });
  },

  async 'identity.get'({ context }) {
    return presentIdentity(await readCustomerAccess(context), context.now);
  },

  async 'identity.rotate'({ context }) {
    const { tx, now } = context;
    const before = await lockCustomerAccess(context);
    const secret = `idsec_${randomBytes(32).toString('base64url')}`;
    const after = {
      identitySecret: secret,
      previousIdentitySecret: before.identitySecret,
      previousIdentityUntil: before.identitySecret === null ? null : new Date(now.getTime() + previousHolds),
    };
    await tx.update(customerAccess).set({ ...after, updatedAt: now });
    await noteChange(context, 'identity', ['secret']);
    return { ...presentIdentity(after, now), secret };
  },
};

const presentRules = ({ signupsEnabled, confirmEmail, confirmUrl, resetUrl }: AccountRules) => ({
  object: 'customer_auth_settings' as const,
  signupsEnabled,
  confirmEmail,
  confirmUrl,
  resetUrl,
});

function presentIdentity(
  row: Pick<CustomerAccessRow, 'identitySecret' | 'previousIdentityUntil'> | undefined,
  now: Date,
) {
  const { identitySecret = null, previousIdentityUntil = null } = row ?? {};
  const holds = previousIdentityUntil !== null && previousIdentityUntil > now;
  return {
    object: 'identity_settings' as const,
    hasSecret: identitySecret !== null,
    secretHint: identitySecret?.slice(-4) ?? null,
    previousSecretUntil: isoOrNull(holds ? previousIdentityUntil : null),
  };
}
