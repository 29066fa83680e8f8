import { createHmac, randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Database } from '../db/database.ts';
import { findOrStoreSecret } from '../db/owner.ts';
import type { Tenant } from '../db/tenant.ts';

// An access token says which session calls. Whether that session still holds, and whose it is, is looked up
// for each call, so that a log-out counts at once.

export interface AccessTokens {
  /** @param lifetime seconds */
  sign(session: Tenant & { sessionId: string }, now: Date, lifetime: number): Promise<string>;
  /** The session that the token names; undefined when it is none of ours, of another team, or over. */
  read(token: string, tenant: Tenant, now: Date): Promise<{ sessionId: string } | undefined>;
  /**
   * The refresh token that follows another one: the same each time, so that an answer that got lost can be given
   * again although only hashes are stored. Without the secret nobody can tell it.
   */
  successorOf(refreshToken: string): string;
}

const algorithm = 'HS256';
const issuer = 'cstar';

export function createAccessTokens(secret: string): AccessTokens {
  const key = new TextEncoder().encode(secret);
  const audience = ({ teamId, environment }: Tenant) => `${teamId}:${environment}`;
  return {
    sign: (session, now, lifetime) =>
      new SignJWT()
        .setProtectedHeader({ alg: algorithm })
        .setIssuer(issuer)
        .setAudience(audience(session))
        .setSubject(session.sessionId)
        .setIssuedAt(Math.floor(now.getTime() / 1000))
        .setExpirationTime(Math.floor(now.getTime() / 1000) + lifetime)
        .sign(key),
    async read(token, tenant, now) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: [algorithm],
          issuer,
          audience: audience(tenant),
          currentDate: now,
          requiredClaims: ['sub', 'exp'],
        });
        return payload.sub === undefined ? undefined : { sessionId: payload.sub };
      } catch {
        return undefined;
      }
    },
    // The colon keeps it apart from what is signed above, which begins with base64url.
    successorOf: (refreshToken) =>
      createHmac('sha256', key).update(`refresh:${refreshToken}`).digest('base64url'),
  };
}

/** What HS256 asks for: a shorter secret can be guessed from one token. */
const secretBytes = 32;

/**
 * What access tokens are signed with. All processes on one database agree on it, over restarts.
 *
 * @throws Error when the one that was set is too short
 */
export async function accessTokenSecretOf(
  db: Database,
  variables: Record<string, string | undefined>,
): Promise<string> {
  const chosen = variables.CSTAR_TOKEN_SECRET;
  if (!chosen) return findOrStoreSecret(db, 'access_tokens', randomBytes(secretBytes).toString('hex'));
  if (Buffer.byteLength(chosen) >= secretBytes) return chosen;
  throw new Error(
    `CSTAR_TOKEN_SECRET has less than ${secretBytes} bytes. Set a longer one, such as the output of openssl rand -hex 32, or none: a secret is then kept in the database.`,
  );
}
