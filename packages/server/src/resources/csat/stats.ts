import { eq, exists, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { surveys, tickets } from '../../db/schema/index.ts';
import {
  averageWhere,
  countWhere,
  type PeriodName,
  periodUntil,
  presentPeriod,
  within,
} from '../analytics/period.ts';

export async function readStats({ tx, now }: Context, name: PeriodName) {
  const period = periodUntil(name, now);
  const gave = (rating: number) => countWhere(eq(surveys.rating, rating));
  const [answers] = await tx
    .select({
      average: averageWhere(surveys.rating, sql`true`),
      totalResponses: countWhere(sql`true`),
      distribution: { 1: gave(1), 2: gave(2), 3: gave(3), 4: gave(4), 5: gave(5) },
    })
    .from(surveys)
    .where(within(surveys.createdAt, period));
  const answer = tx.select({ id: surveys.id }).from(surveys).where(eq(surveys.ticketId, tickets.id));
  const [resolved] = await tx
    .select({ total: countWhere(sql`true`), answered: countWhere(exists(answer)) })
    .from(tickets)
    .where(within(tickets.resolvedAt, period));
  if (answers === undefined || resolved === undefined)
    throw new Error('A query without groups returned no row.');
  return {
    object: 'csat_stats' as const,
    ...presentPeriod(period),
    ...answers,
    average: answers.average ?? 0,
    responseRate: resolved.total === 0 ? null : resolved.answered / resolved.total,
  };
}
