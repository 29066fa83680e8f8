import { formatId } from '@cstar.help/contract';
import { asc, eq, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { members, surveys, tickets } from '../../db/schema/index.ts';
import type { Handlers } from '../../handlers.ts';
import { csatTotals, customerTotals, stillOpen, ticketTotals } from './overview.ts';
import {
  averageWhere,
  countWhere,
  minutesBetween,
  type Period,
  periodUntil,
  presentPeriod,
  within,
} from './period.ts';

export const analyticsHandlers: Handlers<'analytics'> = {
  async overview({ query, context }) {
    const period = periodUntil(query.period, context.now);
    return {
      object: 'analytics_overview',
      ...presentPeriod(period),
      tickets: await ticketTotals(context, period),
      customers: await customerTotals(context, period),
      csat: await csatTotals(context, period),
    };
  },

  async agents({ query, context }) {
    const { tx, now } = context;
    const period = periodUntil(query.period, now);
    const answered = within(tickets.firstResponseAt, period);
    const rows = await tx
      .select({
        id: members.id,
        userId: members.userId,
        name: members.name,
        assigned: countWhere(stillOpen),
        resolved: countWhere(within(tickets.resolvedAt, period)),
        responseTime: averageWhere(minutesBetween(tickets.createdAt, tickets.firstResponseAt), answered),
      })
      .from(members)
      .leftJoin(tickets, eq(tickets.assignedTo, members.id))
      .groupBy(members.id)
      .orderBy(asc(sql`lower(${members.name})`), asc(members.id));
    const ratings = await ratingsByMember(context, period);
    return rows.map((row) => ({
      object: 'agent_stats',
      memberId: formatId('member', row.id),
      userId: formatId('user', row.userId),
      name: row.name,
      ticketsAssigned: row.assigned,
      ticketsResolved: row.resolved,
      avgResponseTime: row.responseTime,
      csatAverage: ratings.get(row.id) ?? null,
    }));
  },
};

async function ratingsByMember({ tx }: Context, period: Period): Promise<Map<string | null, number | null>> {
  const rows = await tx
    .select({ id: surveys.memberId, average: averageWhere(surveys.rating, sql`true`) })
    .from(surveys)
    .where(within(surveys.createdAt, period))
    .groupBy(surveys.memberId);
  return new Map(rows.map(({ id, average }) => [id, average]));
}
