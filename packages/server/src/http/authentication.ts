import { roles } from '@cstar.help/contract';
import { createMiddleware } from 'hono/factory';
import type { Database } from '../db/database.ts';
import { findKey } from '../db/owner.ts';
import { ApiError } from '../errors.ts';
import { hashKey, looksLikeKey, sameHash } from '../teams/keys.ts';
import type { ServerEnvironment } from './environment.ts';

const shape = 'Authorization: Bearer sk_test_… (sk_live_, sk_test_, pk_live_ or pk_test_ and 32 characters)';

/** Finds out whose key this is. */
export const authentication = (db: Database) =>
  createMiddleware<ServerEnvironment>(async (c, next) => {
    const key = readKey(c.req.header('authorization'));
    const hash = hashKey(key);
    const found = await findKey(db, hash);
    if (found === undefined || !sameHash(found.hash, hash)) {
      throw new ApiError(
        'invalid_api_key',
        'This API key is unknown or was revoked. Copy a current key from the settings of your team.',
      );
    }
    if (found.expiresAt !== null && found.expiresAt <= c.var.now) {
      throw new ApiError(
        'key_expired',
        `This API key expired at ${found.expiresAt.toISOString()}. Make a new one.`,
      );
    }
    c.set('principal', {
      keyId: found.id,
      keyType: found.type,
      environment: found.environment,
      teamId: found.teamId,
      teamName: found.teamName,
      teamSlug: found.teamSlug,
      memberId: found.memberId,
      memberName: found.memberName,
      role: found.role,
      permissions: roles[found.role].permissions,
    });
    c.set('teamRateLimits', found.rateLimits);
    await next();
  });

function readKey(header: string | undefined): string {
  if (header === undefined || header.trim() === '') {
    throw new ApiError('authentication_required', `This call has no API key. Send the header ${shape}.`);
  }
  const key = /^Bearer +(\S+)$/i.exec(header.trim())?.[1];
  if (key === undefined || !looksLikeKey(key)) {
    throw new ApiError(
      'invalid_key_format',
      `The Authorization header holds no well-formed API key. Send ${shape}.`,
    );
  }
  return key;
}
