import { and, isNull, type SQL } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { customerSessions } from '../db/schema/index.ts';

/** Ends the sessions that a condition names, from this call on. What ended before keeps its moment. */
export async function endSessions(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  which: SQL | undefined,
): Promise<void> {
  await tx
    .update(customerSessions)
    .set({ revokedAt: now })
    .where(and(which, isNull(customerSessions.revokedAt)));
}
