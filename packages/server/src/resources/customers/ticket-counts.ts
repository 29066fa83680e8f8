import { count, inArray } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { tickets } from '../../db/schema/index.ts';
import { type CustomerRow, presentCustomer } from './present.ts';

async function ticketCounts({ tx }: Context, ids: string[]): Promise<Map<string | null, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: tickets.customerId, count: count() })
    .from(tickets)
    .where(inArray(tickets.customerId, ids))
    .groupBy(tickets.customerId);
  return new Map(rows.map((row) => [row.id, row.count]));
}

/** Customers as the API shows them, each with the number of their tickets. */
export async function withTicketCounts(context: Context, rows: CustomerRow[]) {
  const counts = await ticketCounts(
    context,
    rows.map((row) => row.id),
  );
  return rows.map((row) => presentCustomer(context, row, counts.get(row.id) ?? 0));
}

/** How many tickets one customer has. */
export const ticketCountOf = async (context: Context, { id }: CustomerRow): Promise<number> =>
  (await ticketCounts(context, [id])).get(id) ?? 0;

/** The same for one. */
export async function withTicketCount(context: Context, row: CustomerRow) {
  return presentCustomer(context, row, await ticketCountOf(context, row));
}
