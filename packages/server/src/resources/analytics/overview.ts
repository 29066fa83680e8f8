import { and, eq, exists, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { customers, messages, surveys, tickets } from '../../db/schema/index.ts';
import { averageWhere, countWhere, minutesBetween, type Period, within } from './period.ts';

/** Whether a ticket waits for somebody. */
export const stillOpen: SQL = inArray(tickets.status, ['new', 'open', 'pending']);

export async function ticketTotals({ tx }: Context, period: Period) {
  const created = within(tickets.createdAt, period);
  const resolved = within(tickets.resolvedAt, period);
  const answered = within(tickets.firstResponseAt, period);
  const has = (column: typeof tickets.status | typeof tickets.priority, value: string) =>
    countWhere(sql`${created} and ${column} = ${value}`);
  const [row] = await tx
    .select({
      total: countWhere(created),
      open: countWhere(stillOpen),
      resolved: countWhere(resolved),
      avgFirstResponseMinutes: averageWhere(
        minutesBetween(tickets.createdAt, tickets.firstResponseAt),
        answered,
      ),
      avgResolutionMinutes: averageWhere(minutesBetween(tickets.createdAt, tickets.resolvedAt), resolved),
      byStatus: {
        new: has(tickets.status, 'new'),
        open: has(tickets.status, 'open'),
        pending: has(tickets.status, 'pending'),
        resolved: has(tickets.status, 'resolved'),
        closed: has(tickets.status, 'closed'),
      },
      byPriority: {
        low: has(tickets.priority, 'low'),
        normal: has(tickets.priority, 'normal'),
        high: has(tickets.priority, 'high'),
        urgent: has(tickets.priority, 'urgent'),
      },
    })
    .from(tickets);
  return theOnly(row);
}

export async function customerTotals({ tx }: Context, period: Period) {
  const wrote = tx
    .select({ one: sql`1` })
    .from(messages)
    .where(
      and(
        eq(messages.ticketId, tickets.id),
        eq(messages.sender, 'customer'),
        within(messages.createdAt, period),
      ),
    );
  const active = tx
    .select({ one: sql`1` })
    .from(tickets)
    .where(and(eq(tickets.customerId, customers.id), or(within(tickets.createdAt, period), exists(wrote))));
  const [row] = await tx
    .select({
      total: countWhere(sql`true`),
      active: countWhere(exists(active)),
      new: countWhere(within(customers.createdAt, period)),
    })
    .from(customers);
  return theOnly(row);
}

export async function csatTotals({ tx }: Context, period: Period) {
  const [row] = await tx
    .select({ average: averageWhere(surveys.rating, sql`true`), totalResponses: countWhere(sql`true`) })
    .from(surveys)
    .where(within(surveys.createdAt, period));
  const { average, totalResponses } = theOnly(row);
  return { average: average ?? 0, totalResponses };
}

function theOnly<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error('A query without groups returned no row.');
  return row;
}
