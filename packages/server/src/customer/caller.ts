import { parseUuid } from '@cstar.help/contract';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { customerSessions, customers } from '../db/schema/index.ts';
import { inTenant, type Tenant } from '../db/tenant.ts';
import type { Caller } from './facts.ts';
import type { AccessTokens } from './tokens.ts';

/** Who a token stands for, now; null when it is not valid, or its session has ended. */
export async function callerOf(
  { db, accessTokens }: { db: Database; accessTokens: AccessTokens },
  token: string,
  tenant: Tenant,
  now: Date,
): Promise<Caller | null> {
  const session = await accessTokens.read(token, tenant, now);
  const id = parseUuid(session?.sessionId ?? '');
  if (id === null) return null;
  return inTenant(db, tenant, 'read', async (tx) => {
    const [found] = await tx
      .select({
        kind: customerSessions.kind,
        customer: {
          id: customers.id,
          name: customers.name,
          email: customers.email,
          externalId: customers.externalId,
        },
      })
      .from(customerSessions)
      .leftJoin(customers, eq(customers.id, customerSessions.customerId))
      .where(
        and(
          eq(customerSessions.id, id),
          isNull(customerSessions.revokedAt),
          gt(customerSessions.expiresAt, now),
        ),
      );
    if (found === undefined) return null;
    const { kind, customer } = found;
    if (kind === 'visitor') return { type: 'visitor', sessionId: id };
    return customer && { type: 'customer', sessionId: id, via: kind, customer };
  });
}
