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

/** What access tokens are signed with. All processes on one database agree on it, over restarts. */
export const accessTokenSecretOf = async (
  db: Database,
  variables: Record<string, string | undefined>,
): Promise<string> =>
  variables.CSTAR_TOKEN_SECRET || findOrStoreSecret(db, 'access_tokens', randomBytes(32).toString('hex'));
