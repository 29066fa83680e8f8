import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import { identitySecrets } from '../customer/access-settings.ts';
import { verifyIdentity } from '../customer/identity.ts';
import type { Database } from '../db/database.ts';
import { inTenant } from '../db/tenant.ts';
import { ApiError } from '../errors.ts';
import type { ServerEnvironment } from './environment.ts';

const identityHeader = 'CStar-Identity';

const Identity = z.object({
  email: z.string(),
  externalId: z.string().optional(),
  name: z.string().optional(),
  timestamp: z.number(),
  hash: z.string(),
});

/**
 * Checks for whom a page says that it calls, where it says so with a key that anybody can read. Nothing follows from
 * a proof that holds; one that does not is refused rather than passed over, so that the mistake shows.
 */
export const checkIdentity = (db: Database) =>
  createMiddleware<ServerEnvironment>(async (c, next) => {
    const header = c.req.header(identityHeader);
    if (header !== undefined && c.var.principal.keyType === 'publishable') {
      const { hash: signature, ...customer } = readIdentity(header);
      const { principal, now } = c.var;
      const secrets = await inTenant(db, principal, 'read', (tx) => identitySecrets({ tx, now }));
      const check = verifyIdentity({ customer, signature, secrets, now });
      if (!check.ok) throw refused(principal.environment === 'test' ? check.expectedPayload : undefined);
    }
    await next();
  });

function readIdentity(header: string): z.output<typeof Identity> {
  try {
    return Identity.parse(JSON.parse(decodeURIComponent(header)));
  } catch {
    throw refused(undefined);
  }
}

const refused = (expectedPayload: string | undefined) =>
  new ApiError(
    'invalid_signature',
    `The identity in the ${identityHeader} header is not signed with the identity secret of this environment, or more than an hour away from now. Sign it again on your server, with signIdentity.${
      expectedPayload === undefined ? '' : ` The text to sign is ${expectedPayload}`
    }`,
    { param: identityHeader },
  );
