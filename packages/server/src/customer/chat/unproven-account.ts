import { and, eq, isNull } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { customerAccounts, customerSessions } from '../../db/schema/index.ts';

/**
 * Ends the account of a customer whose address nobody has confirmed. Whoever signed up with it may not be who the
 * team now vouches for, and would go on reading their tickets.
 */
export async function dropUnprovenAccount({ tx, now }: Context, customerId: string): Promise<void> {
  const dropped = await tx
    .delete(customerAccounts)
    .where(and(eq(customerAccounts.customerId, customerId), isNull(customerAccounts.confirmedAt)))
    .returning({ customerId: customerAccounts.customerId });
  if (dropped.length === 0) return;
  await tx
    .update(customerSessions)
    .set({ revokedAt: now })
    .where(
      and(
        eq(customerSessions.customerId, customerId),
        eq(customerSessions.kind, 'account'),
        isNull(customerSessions.revokedAt),
      ),
    );
}
