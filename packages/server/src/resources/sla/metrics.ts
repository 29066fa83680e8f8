import type { contract } from '@cstar.help/contract';
import { and, isNotNull, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import { tickets } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { iso } from '../shared/paging.ts';
import { slaTiers, type Tier } from './tiers.ts';

type Metrics = z.input<typeof contract.sla.schemas.SlaMetrics>;

const thirtyDays = 30 * 24 * 60 * 60_000;

/** How open tickets stand now, and what became of the deadlines of a period. */
export async function slaMetrics(
  context: Context,
  period: { from?: string | undefined; to?: string | undefined },
): Promise<Metrics> {
  const to = period.to === undefined ? context.now : new Date(period.to);
  const from = period.from === undefined ? new Date(to.getTime() - thirtyDays) : new Date(period.from);
  if (from >= to) {
    throw new ApiError(
      'parameter_invalid',
      `from (${iso(from)}) is not before to (${iso(to)}). Give an earlier begin of the period.`,
      { param: 'from' },
    );
  }
  return {
    object: 'sla_metrics',
    from: iso(from),
    to: iso(to),
    active: await activeCounts(context),
    ...(await outcomes(context, from, to)),
  };
}

const noTiers = (): Record<Tier, number> => ({
  on_track: 0,
  at_risk: 0,
  critical: 0,
  breached: 0,
  met: 0,
  missed: 0,
});

async function activeCounts({ tx, now }: Context): Promise<Metrics['active']> {
  const rows = await tx
    .select({
      createdAt: tickets.createdAt,
      responseDeadline: tickets.responseDeadline,
      resolutionDeadline: tickets.resolutionDeadline,
      firstResponseAt: tickets.firstResponseAt,
      resolvedAt: tickets.resolvedAt,
      slaPaused: tickets.slaPaused,
      slaPausedAt: tickets.slaPausedAt,
    })
    .from(tickets)
    .where(
      and(
        notInArray(tickets.status, ['resolved', 'closed']),
        or(isNotNull(tickets.responseDeadline), isNotNull(tickets.resolutionDeadline)),
      ),
    );
  const counts = { response: noTiers(), resolution: noTiers(), paused: 0, breached: 0 };
  for (const row of rows) {
    const { responseTier, resolutionTier } = slaTiers(row, now);
    if (responseTier !== null) counts.response[responseTier]++;
    if (resolutionTier !== null) counts.resolution[resolutionTier]++;
    if (row.slaPaused) counts.paused++;
    if (responseTier === 'breached' || resolutionTier === 'breached') counts.breached++;
  }
  return { total: rows.length, ...counts };
}

async function outcomes({ tx }: Context, from: Date, to: Date) {
  const done = (at: PgColumn, deadline: PgColumn, comparison: SQL) =>
    sql<number>`count(*) filter (where ${at} >= ${iso(from)}::timestamptz and ${at} < ${iso(to)}::timestamptz and ${at} ${comparison} ${deadline})`.mapWith(
      Number,
    );
  const [first, last] = [
    [tickets.firstResponseAt, tickets.responseDeadline],
    [tickets.resolvedAt, tickets.resolutionDeadline],
  ] as const;
  const [row] = await tx
    .select({
      responseMet: done(...first, sql`<=`),
      responseMissed: done(...first, sql`>`),
      resolutionMet: done(...last, sql`<=`),
      resolutionMissed: done(...last, sql`>`),
    })
    .from(tickets);
  return {
    response: outcome(row?.responseMet ?? 0, row?.responseMissed ?? 0),
    resolution: outcome(row?.resolutionMet ?? 0, row?.resolutionMissed ?? 0),
  };
}

const outcome = (met: number, missed: number) => ({
  met,
  missed,
  metRate: met + missed === 0 ? null : met / (met + missed),
});
