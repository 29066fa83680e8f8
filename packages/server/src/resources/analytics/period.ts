import { and, gte, lte, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { iso } from '../shared/paging.ts';

const days = { day: 1, week: 7, month: 30, quarter: 90, year: 365 };

export type PeriodName = keyof typeof days;

/** A stretch of time; both ends belong to it. */
export interface Period {
  period: PeriodName;
  startsAt: Date;
  endsAt: Date;
}

/** The period of that length which ends now: it slides with the clock and knows no time zone. */
export const periodUntil = (period: PeriodName, now: Date): Period => ({
  period,
  startsAt: new Date(now.getTime() - days[period] * 24 * 60 * 60 * 1000),
  endsAt: now,
});

export const presentPeriod = ({ period, startsAt, endsAt }: Period) => ({
  period,
  startsAt: iso(startsAt),
  endsAt: iso(endsAt),
});

/** Whether a moment lies in the period. */
export const within = (column: PgColumn, { startsAt, endsAt }: Period): SQL =>
  and(gte(column, startsAt), lte(column, endsAt)) ?? sql`true`;

/** Counts the rows of a group for which this holds. */
export const countWhere = (condition: SQL): SQL<number> =>
  sql<number>`count(*) filter (where ${condition})::int`;

/** An average with two decimals of the rows for which this holds; null when there are none. */
export const averageWhere = (value: SQL | PgColumn, condition: SQL): SQL<number | null> =>
  sql<number | null>`round((avg(${value}) filter (where ${condition}))::numeric, 2)::float8`;

/** Minutes from one moment to another. */
export const minutesBetween = (from: PgColumn, to: PgColumn): SQL =>
  sql`extract(epoch from ${to} - ${from}) / 60`;
