import type { ClientIdentity } from '../client.ts';
import { isBrowser } from '../core/environment.ts';
import { insist } from '../core/insist.ts';
import { CStarAuthenticationError } from '../errors.ts';
import { encode, toHex } from '../webhook/bytes.ts';
import { hmacSha256 } from '../webhook/hmac.ts';

/** The customer who is signed in at your site. Fields beside these are sent along, but not signed. */
export interface IdentifiedCustomer {
  email: string;
  /** Your own ID of the customer. A number is signed as text. */
  externalId?: string | number | null | undefined;
  /** The same as `externalId`, which goes first. */
  id?: string | number | null | undefined;
  name?: string | null | undefined;
  /** The moment of signing in Unix seconds; a proof is good for an hour. Default: now. */
  timestamp?: number | null | undefined;
}

/**
 * Proves to cStar who a customer is: signs with the identity secret of your team, on your server, what the page then
 * passes on. `cstar.settings.identity.rotate()` makes that secret; each environment has its own. The signature is an
 * HMAC-SHA256, in lowercase hex, over the compact JSON of `email`, `externalId`, `name` and `timestamp`, in that
 * order, without those that are absent.
 *
 * Synchronous, so that it fits into any template or loader; a server does not mind the 3 kB of SHA-256 for it.
 *
 * @param customer who is signed in. Never take this from the request of a browser, only from your own session
 * @param secret the identity secret (`idsec_…`); it never leaves your server
 * @returns the customer with `hash`, as the client's option `identity` takes it
 * @throws CStarAuthenticationError in a browser, where the secret would be public
 * @throws CStarValidationError when the secret is missing, public or not trimmed, or a field cannot be signed
 * @example
 * ```ts
 * import { CStarClient } from '@cstar.help/js';
 * import { signIdentity } from '@cstar.help/js/identity';
 *
 * // On your server:
 * const user = { id: 17, email: 'ada@example.com', name: 'Ada Moreno' };
 * const identity = signIdentity(user, process.env.CSTAR_IDENTITY_SECRET);
 *
 * // In the page, which got it from your server:
 * const cstar = new CStarClient({ apiKey: 'pk_live_0123456789abcdefghijklmnopqrstuv', identity });
 * await cstar.articles.list();
 * ```
 */
export function signIdentity<Customer extends IdentifiedCustomer>(
  customer: Customer,
  secret: string | undefined,
): Omit<Customer, keyof IdentifiedCustomer> & ClientIdentity & { timestamp: number } {
  if (isBrowser()) {
    throw new CStarAuthenticationError(
      'signIdentity runs in a browser, where the secret would be public. Sign on your server, and pass what it returns.',
      { code: 'secret_key_in_browser', param: 'secret' },
    );
  }
  insist(
    /^(?!pk_)\S+$/.test(secret ?? ''),
    'secret',
    'the identity secret of your team, without white space; a publishable key proves nothing',
  );
  const { id, email, externalId, name, timestamp, ...unsigned } = customer;
  const signed = {
    email,
    ...known('externalId', (externalId ?? id)?.toString()),
    ...known('name', name),
    timestamp: timestamp ?? Math.floor(Date.now() / 1000),
  };
  insist(typeof email === 'string' && email !== '', 'email', "the customer's e-mail address");
  insist(
    Number.isInteger(signed.timestamp) && signed.timestamp < 1e11,
    'timestamp',
    'Unix time in whole seconds',
  );
  const hash = toHex(hmacSha256(encode(secret ?? ''), encode(JSON.stringify(signed))));
  return { ...unsigned, ...signed, hash };
}

/** A field, if there is something to say in it. */
const known = <Name extends string>(name: Name, value: string | null | undefined) =>
  (value == null ? {} : { [name]: value }) as { [Key in Name]?: string };
