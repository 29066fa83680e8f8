import { fieldsOf } from '../core/envelope.ts';
import type { Credentials, Proof, Provable } from '../core/proof.ts';
import { CStarAuthenticationError, CStarError } from '../errors.ts';

/** Whether a call says itself what proves who calls: its own header, or none. */
const bringsProof = ({ options }: Provable): boolean =>
  Object.keys(options?.headers ?? {}).some((name) => name.toLowerCase() === 'authorization');

/**
 * Whose a token is: the session in it, which stays the same when the token is refreshed. Only read, since the server
 * is who checks it; a token that is none of the server's tells nothing.
 */
export function ownerOf(token: string | undefined): unknown {
  try {
    return (
      token && fieldsOf(JSON.parse(atob(`${token.split('.')[1]}`.replace(/-/g, '+').replace(/_/g, '/')))).sub
    );
  } catch {
    return undefined;
  }
}

/**
 * The proof of one call, all attempts of which are of one owner: what one customer began is never done in the name of
 * the next. Being nobody is an owner of writes; what only reads may go on for nobody.
 *
 * @param isForAll whether what only reads is answered to everybody, so that it goes on when no token can be had
 */
export function proofOf(credentials: Credentials, call: Provable, isForAll: boolean): Proof | undefined {
  if (bringsProof(call)) return undefined;
  const isRead = call.method === 'GET' || call.reads === true;
  let owner: { id: unknown } | undefined;
  let mayRenew = true;
  let goesWithout = false;

  /** Gives nothing where the source fails and the call can do without. */
  const attempt = async <T>(ask: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await ask();
    } catch (cause) {
      if (isRead && isForAll) return undefined;
      if (cause instanceof CStarError) throw cause;
      throw new CStarAuthenticationError('No token could be had: auth failed, see cause. Try again.', {
        code: 'token_unavailable',
        cause,
      });
    }
  };

  return {
    async token(attempts) {
      const token = goesWithout ? undefined : await attempt(() => credentials.token());
      if (isRead && !token) return undefined;
      const id = token ? (ownerOf(token) ?? 'somebody') : null;
      owner ??= { id };
      if (credentials.keepsApart || owner.id === id) return token;
      throw new CStarAuthenticationError(
        'Somebody else is signed in than when this call began, or nobody, so it was given up. Call again if it is meant in their name.',
        { code: 'customer_changed', attempts },
      );
    },
    async renew(refused) {
      if (!mayRenew) return false;
      mayRenew = false;
      const isRenewed = await attempt(() => credentials.renew(refused));
      goesWithout = isRenewed === undefined;
      return isRenewed !== false;
    },
  };
}
