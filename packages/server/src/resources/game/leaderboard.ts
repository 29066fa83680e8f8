import { formatId } from '@cstar.help/contract';
import { and, eq, gt, gte, lt, or, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { gameLedger, gamePlayers, members } from '../../db/schema/index.ts';
import { isoOrNull } from '../shared/paging.ts';
import { dayOf } from './rules/days.ts';
import { type Period, type Span, spanOf } from './rules/periods.ts';
import { ranked } from './rules/ranks.ts';
import { currentStreak } from './rules/streaks.ts';

/** Everybody who has scored in a period, best first. The same score shares a place. */
export async function standings({ tx, now }: Pick<Context, 'tx' | 'now'>, period: Period) {
  const span = spanOf(period, now);
  const sum = (
    column: typeof gameLedger.score | typeof gameLedger.ticketsClosed | typeof gameLedger.bossDamage,
  ) => sql<number>`coalesce(sum(${column}), 0)`.mapWith(Number);
  const totals = { score: sum(gameLedger.score), damage: sum(gameLedger.bossDamage) };
  const rows = await tx
    .select({
      memberId: gameLedger.memberId,
      name: members.name,
      score: totals.score,
      ticketsClosed: sum(gameLedger.ticketsClosed),
      bossDamage: totals.damage,
      current: gamePlayers.streakCurrent,
      max: gamePlayers.streakMax,
      lastDay: gamePlayers.lastDay,
    })
    .from(gameLedger)
    .innerJoin(members, eq(members.id, gameLedger.memberId))
    .innerJoin(gamePlayers, eq(gamePlayers.memberId, gameLedger.memberId))
    .where(within(span))
    .groupBy(
      gameLedger.memberId,
      members.name,
      gamePlayers.streakCurrent,
      gamePlayers.streakMax,
      gamePlayers.lastDay,
    )
    .having(or(gt(totals.score, 0), gt(totals.damage, 0)))
    .orderBy(members.name, gameLedger.memberId);
  const today = dayOf(now);
  const entries = rows.map(({ memberId, current, max, lastDay, ...row }) => ({
    ...row,
    memberId: formatId('member', memberId),
    currentStreak: currentStreak({ current, max, lastDay }, today),
  }));
  return {
    entries: ranked(entries, [({ score }) => score]),
    period: {
      period,
      totalParticipants: entries.length,
      periodStartedAt: isoOrNull(span.startsAt),
      periodEndsAt: isoOrNull(span.endsAt),
    },
  };
}

const within = ({ startsAt, endsAt }: Span) =>
  and(
    startsAt === null ? undefined : gte(gameLedger.createdAt, startsAt),
    endsAt === null ? undefined : lt(gameLedger.createdAt, endsAt),
  );
