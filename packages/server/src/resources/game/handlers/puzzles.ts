import type { contract } from '@cstar.help/contract';
import { formatId } from '@cstar.help/contract';
import { and, asc, desc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { type Context, partitionOf } from '../../../context.ts';
import { members, puzzleCompletions, puzzleStreaks } from '../../../db/schema/index.ts';
import { ApiError } from '../../../errors.ts';
import type { Handlers } from '../../../handlers.ts';
import { iso } from '../../shared/paging.ts';
import { requireActing } from '../acting.ts';
import { play } from '../engine.ts';
import { tell } from '../feed.ts';
import { lockGame, requirePlayer } from '../players.ts';
import { dayOf } from '../rules/days.ts';
import {
  afterPuzzle,
  noPuzzleStreak,
  type PuzzleStreak,
  puzzleIdOf,
  puzzleOf,
  scoreOf,
  streakOn,
} from '../rules/puzzles.ts';
import { ranked } from '../rules/ranks.ts';

type Schemas = typeof contract.gamePuzzles.schemas;
type Puzzle = z.input<Schemas['Puzzle']>;
type Result = z.input<Schemas['PuzzleResult']>;
type Entry = z.input<Schemas['PuzzleLeaderboardEntry']>;
type Completion = typeof puzzleCompletions.$inferSelect;

const presentResult = (row: Completion): Result => ({
  timeSeconds: row.timeSeconds,
  mistakes: row.mistakes,
  isWon: row.isWon,
  score: row.score,
  xpEarned: row.xpEarned,
  completedAt: iso(row.completedAt),
});

const presentPuzzle = (context: Context, date: string): Puzzle => ({
  id: formatId('puzzle', puzzleIdOf(partitionOf(context), date)),
  date,
  type: 'categories',
  data: puzzleOf(date),
});

const presentPlayer = (member: { id: string; userId: string; name: string }) => ({
  userId: formatId('user', member.userId),
  memberId: formatId('member', member.id),
  name: member.name,
});

async function completionOf({ tx }: Context, memberId: string, day: string): Promise<Completion | null> {
  const [row] = await tx
    .select()
    .from(puzzleCompletions)
    .where(and(eq(puzzleCompletions.memberId, memberId), eq(puzzleCompletions.day, day)));
  return row ?? null;
}

async function streakOf({ tx }: Context, memberId: string): Promise<PuzzleStreak> {
  const [row] = await tx.select().from(puzzleStreaks).where(eq(puzzleStreaks.memberId, memberId));
  return row ?? noPuzzleStreak;
}

/** The best streaks of the team: each member has one row at most. */
async function bestStreaks({ tx, now }: Context, limit: number): Promise<Entry[]> {
  const rows = await tx
    .select({ streak: puzzleStreaks, member: members })
    .from(puzzleStreaks)
    .innerJoin(members, eq(members.id, puzzleStreaks.memberId))
    .orderBy(asc(members.createdAt), asc(members.id));
  const entries = rows.map(({ streak, member }) => ({
    ...presentPlayer(member),
    currentStreak: streakOn(streak, dayOf(now)),
    longestStreak: streak.longest,
  }));
  return ranked(entries, [({ currentStreak }) => currentStreak, ({ longestStreak }) => longestStreak]).slice(
    0,
    limit,
  );
}

async function bestScores(context: Context, puzzleId: string, limit: number): Promise<Entry[]> {
  const rows = await context.tx
    .select({ completion: puzzleCompletions, member: members })
    .from(puzzleCompletions)
    .innerJoin(members, eq(members.id, puzzleCompletions.memberId))
    .where(eq(puzzleCompletions.puzzleId, puzzleId))
    .orderBy(
      desc(puzzleCompletions.score),
      asc(puzzleCompletions.timeSeconds),
      asc(puzzleCompletions.completedAt),
      asc(members.id),
    )
    .limit(limit);
  const entries = rows.map(({ completion, member }) => ({
    ...presentPlayer(member),
    score: completion.score,
    timeSeconds: completion.timeSeconds,
    mistakes: completion.mistakes,
  }));
  return ranked(entries, [({ score }) => score, ({ timeSeconds }) => -timeSeconds]);
}

export const gamePuzzleHandlers: Handlers<'gamePuzzles'> = {
  async today({ query, context }) {
    const date = dayOf(context.now);
    const row =
      query.userId === undefined
        ? null
        : await completionOf(context, (await requirePlayer(context, query.userId)).id, date);
    return {
      object: 'daily_puzzle',
      available: row === null,
      puzzle: presentPuzzle(context, date),
      completion: row === null ? null : presentResult(row),
    };
  },

  async complete({ body, context }) {
    const { timeSeconds, mistakes, isWon } = body;
    const member = await requireActing(context, body.userId, 'userId');
    const day = dayOf(context.now);
    const puzzleId = puzzleIdOf(partitionOf(context), day);
    if (body.puzzleId !== puzzleId) {
      throw new ApiError(
        'parameter_invalid',
        `puzzleId is not the puzzle of today (${day}, UTC), the only one that can be completed. GET …/game/puzzles/today tells its ID.`,
        { param: 'puzzleId' },
      );
    }
    await lockGame(context);
    if ((await completionOf(context, member.id, day)) !== null) {
      throw new ApiError(
        'resource_conflict',
        `${member.name} has completed the puzzle of today. The next one comes at midnight UTC.`,
        { param: 'puzzleId' },
      );
    }
    const { score, xp } = scoreOf({ timeSeconds, mistakes, isWon });
    const { current, longest, totalCompleted, lastWonOn } = afterPuzzle(
      await streakOf(context, member.id),
      day,
      isWon,
    );
    const streak = { current, longest, totalCompleted };
    await play(context, member.id, {
      reason: 'puzzle',
      xp,
      counters: isWon ? { puzzles_solved: 1, perfect_puzzles: mistakes === 0 ? 1 : 0 } : {},
      peaks: { puzzle_streak: current },
    });
    const key = { ...partitionOf(context), memberId: member.id };
    await context.tx.insert(puzzleCompletions).values({
      ...key,
      day,
      puzzleId,
      timeSeconds,
      mistakes,
      isWon,
      score,
      xpEarned: xp,
      completedAt: context.now,
    });
    await context.tx
      .insert(puzzleStreaks)
      .values({ ...key, ...streak, lastWonOn })
      .onConflictDoUpdate({
        target: [puzzleStreaks.teamId, puzzleStreaks.environment, puzzleStreaks.memberId],
        set: { ...streak, lastWonOn },
      });
    await tell(context, {
      memberId: member.id,
      action: 'puzzle_completed',
      icon: 'puzzle',
      metadata: { puzzleId: formatId('puzzle', puzzleId), isWon, score, xp },
    });
    return { object: 'puzzle_completion', score, xpEarned: xp, streak };
  },

  async leaderboard({ query, context }) {
    const { type, puzzleId, limit } = query;
    if (type === 'streaks') {
      return { object: 'puzzle_leaderboard', type, entries: await bestStreaks(context, limit) };
    }
    if (puzzleId === undefined) {
      throw new ApiError(
        'parameter_missing',
        'puzzleId is required when type is scores. GET …/game/puzzles/today tells the ID of the puzzle of today.',
        { param: 'puzzleId' },
      );
    }
    return { object: 'puzzle_leaderboard', type, entries: await bestScores(context, puzzleId, limit) };
  },

  async streak({ query, context }) {
    const member = await requirePlayer(context, query.userId);
    const streak = await streakOf(context, member.id);
    return {
      object: 'puzzle_streak',
      currentStreak: streakOn(streak, dayOf(context.now)),
      longestStreak: streak.longest,
      totalCompleted: streak.totalCompleted,
    };
  },
};
