import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { TestTeam } from './support/api.ts';
import { type GameServer, memberOf, startGame } from './support/game-server.ts';

type Member = TestTeam['members'][number];

const Today = z.object({
  object: z.literal('daily_puzzle'),
  available: z.boolean(),
  puzzle: z.object({
    id: z.string().regex(/^puz_[0-9a-f]{32}$/),
    date: z.iso.date(),
    type: z.literal('categories'),
    data: z.object({
      words: z.array(z.string()).length(16),
      groups: z.array(z.object({ title: z.string(), words: z.array(z.string()).length(4) })).length(4),
    }),
  }),
  completion: z.record(z.string(), z.unknown()).nullable(),
});

let game: GameServer;
let team: TestTeam;
let jane: Member;
let bob: Member;

beforeAll(async () => {
  game = await startGame();
});
afterAll(() => game.close());
beforeEach(async () => {
  game.at('2026-04-06T12:00:00.000Z');
  team = await game.newTeam({ members: [{ name: 'Jane' }, { name: 'Bob' }] });
  jane = memberOf(team, 'Jane');
  bob = memberOf(team, 'Bob');
});

const today = async (query = '') =>
  Today.parse((await team.get(`/game/puzzles/today${query}`, { key: team.keys.publishableTest })).data);

async function complete({ id }: Member, more: object = {}) {
  const { puzzle } = await today();
  const attempt = { timeSeconds: 42, mistakes: 1, isWon: true, ...more };
  return team.post('/game/puzzles/complete', { userId: id, puzzleId: puzzle.id, ...attempt });
}

test('the puzzle is the same all day, and another one tomorrow', async () => {
  const first = await today();
  expect(first).toMatchObject({ available: true, puzzle: { date: '2026-04-06' }, completion: null });
  game.at('2026-04-06T23:59:59.999Z');
  expect(await today()).toEqual(first);
  game.at('2026-04-07T00:00:00.000Z');
  const next = await today();
  expect(next.puzzle.id).not.toBe(first.puzzle.id);
  expect(next.puzzle.data).not.toEqual(first.puzzle.data);
});

test('a completion earns the documented score and XP, once', async () => {
  const { status, data } = await complete(jane);
  expect(status).toBe(201);
  expect(data).toEqual({
    object: 'puzzle_completion',
    score: 850,
    xpEarned: 25,
    streak: { current: 1, longest: 1, totalCompleted: 1 },
  });
  const told = await today(`?userId=${jane.userId}`);
  expect(told.available).toBe(false);
  expect(told.completion).toEqual({
    timeSeconds: 42,
    mistakes: 1,
    isWon: true,
    score: 850,
    xpEarned: 25,
    completedAt: '2026-04-06T12:00:00.000Z',
  });
  expect((await today(`?userId=${bob.id}`)).completion).toBeNull();
  expect((await complete(jane)).status).toBe(409);
  expect((await complete(bob)).status).toBe(201);
});

test('of two completions at once, one counts', async () => {
  const replies = await Promise.all([complete(jane), complete(jane)]);
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
});

test('only the puzzle of today can be completed', async () => {
  const { puzzle } = await today();
  game.at('2026-04-07T00:00:00.000Z');
  const late = await complete(jane, { puzzleId: puzzle.id });
  expect(late.status).toBe(400);
  expect(late.error.param).toBe('puzzleId');
});

test('streaks grow by days won in a row, and end with a day lost or left out', async () => {
  const streak = async () => (await team.get(`/game/puzzles/streak?userId=${jane.id}`)).data;
  expect(await streak()).toEqual({
    object: 'puzzle_streak',
    currentStreak: 0,
    longestStreak: 0,
    totalCompleted: 0,
  });
  await complete(jane);
  game.at('2026-04-07T08:00:00.000Z');
  expect((await complete(jane)).data.streak).toEqual({ current: 2, longest: 2, totalCompleted: 2 });
  game.at('2026-04-08T08:00:00.000Z');
  expect(await streak()).toMatchObject({ currentStreak: 2 });
  game.at('2026-04-09T08:00:00.000Z');
  expect(await streak()).toMatchObject({ currentStreak: 0, longestStreak: 2 });
  expect((await complete(jane, { isWon: false, mistakes: 4 })).data).toEqual({
    object: 'puzzle_completion',
    score: 0,
    xpEarned: 0,
    streak: { current: 0, longest: 2, totalCompleted: 3 },
  });
});

test('leaderboards rank by streaks, and by scores of one puzzle', async () => {
  await complete(bob);
  game.at('2026-04-07T08:00:00.000Z');
  await complete(jane, { mistakes: 0 });
  await complete(bob, { mistakes: 2 });
  const { puzzle } = await today();
  const key = team.keys.publishableTest;
  const streaks = await team.get('/game/puzzles/leaderboard', { key });
  expect(streaks.data).toEqual({
    object: 'puzzle_leaderboard',
    type: 'streaks',
    entries: [
      { rank: 1, userId: bob.userId, memberId: bob.id, name: 'Bob', currentStreak: 2, longestStreak: 2 },
      { rank: 2, userId: jane.userId, memberId: jane.id, name: 'Jane', currentStreak: 1, longestStreak: 1 },
    ],
  });
  const scores = await team.get(`/game/puzzles/leaderboard?type=scores&puzzleId=${puzzle.id}`, { key });
  expect(scores.data).toMatchObject({
    type: 'scores',
    entries: [
      { rank: 1, memberId: jane.id, score: 950, timeSeconds: 42, mistakes: 0 },
      { rank: 2, memberId: bob.id, score: 750, timeSeconds: 42, mistakes: 2 },
    ],
  });
});

test('scores need a puzzle', async () => {
  const reply = await team.get('/game/puzzles/leaderboard?type=scores');
  expect(reply.status).toBe(400);
  expect(reply.error).toMatchObject({ code: 'parameter_missing', param: 'puzzleId' });
  expect((await team.get('/game/puzzles/leaderboard?limit=51')).error.param).toBe('limit');
});

test.each([
  ['mistakes', { mistakes: 5 }],
  ['mistakes', { mistakes: -1 }],
  ['timeSeconds', { timeSeconds: -1 }],
  ['isWon', { isWon: 'yes' }],
  ['puzzleId', { puzzleId: 'puz_abc' }],
])('a completion with a bad %s is refused', async (param, more) => {
  const reply = await complete(jane, more);
  expect(reply.status).toBe(400);
  expect(reply.error.param).toBe(param);
});

test('agents play for themselves only', async () => {
  const { puzzle } = await today();
  const body = { userId: jane.id, puzzleId: puzzle.id, timeSeconds: 1, mistakes: 0, isWon: true };
  expect((await team.post('/game/puzzles/complete', body, { key: bob.keys.secretTest })).status).toBe(403);
});
