import { and, eq, isNull } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { customerAccounts } from '../../db/schema/index.ts';
import { lockById } from '../auth/accounts.ts';
import { endSessionsOf } from '../auth/sessions.ts';

/**
 * Ends the account of a customer whose address nobody has confirmed. Whoever signed up with it may not be who the
 * team now vouches for, and would go on reading their tickets.
 */
export async function dropUnprovenAccount(context: Context, customerId: string): Promise<void> {
  // A log-in that is under way has its session by then, or finds no account.
  await lockById(context, customerId);
  const dropped = await context.tx
    .delete(customerAccounts)
    .where(and(eq(customerAccounts.customerId, customerId), isNull(customerAccounts.confirmedAt)))
    .returning({ customerId: customerAccounts.customerId });
  if (dropped.length > 0) await endSessionsOf(context, customerId, ['account']);
}
