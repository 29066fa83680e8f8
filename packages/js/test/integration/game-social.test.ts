import { CStarConflictError, CStarNotFoundError } from '@cstar.help/js';
import { beforeAll, expect, test } from 'vitest';
import { expectFields } from './documented-fields.ts';
import { newTeam, type TestTeam } from './team.ts';

// The documented calls of skills, seasons, recognition, cosmetics, puzzles and the feed, on the real server.

type Member = TestTeam['members'][number];

let team: TestTeam;
let game: TestTeam['cstar']['game'];
let jane: Member;
let bob: Member;

beforeAll(async () => {
  team = await newTeam({ name: 'Support Heroes', members: [{ name: 'Jane' }, { name: 'Bob' }] });
  [jane, bob] = [memberCalled('Jane'), memberCalled('Bob')];
  game = team.cstar.game;
});

function memberCalled(name: string): Member {
  const found = team.members.find((member) => member.name === name);
  if (found === undefined) throw new Error(`the team has no ${name}`);
  return found;
}

function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('the list is empty');
  return item;
}

test('skills', async () => {
  const userId = jane.userId;
  const tree = await game.skills({ userId });
  expectFields(tree, {
    object: ['skill_tree'],
    seasonId: 'text',
    totalAllocated: 'number',
    availablePoints: 'number',
    playerLevel: 'number',
  });
  expectFields(first(tree.skills), { id: ['quick_learner'], maxLevel: 'number', isMaxed: [false] });
  await expect(game.skills.allocate({ userId, skillId: 'quick_learner' })).rejects.toThrow(
    CStarConflictError,
  );
  const reset = await game.skills.reset({ userId });
  expectFields(reset, { object: ['skill_reset'], availablePoints: 'number' });
  expect(reset.skills.quick_learner).toBe(0);
});

test('seasons', async () => {
  const season = await game.seasons.current();
  expectFields(season, {
    object: ['season'],
    id: 'text',
    name: 'text',
    isActive: [true],
    startsAt: 'moment',
    endsAt: 'moment',
    daysRemaining: 'number',
    teamParticipants: 'number',
  });
  expect(season.badges).toHaveLength(5);
  const { data } = await game.seasons.list();
  expect(data).toEqual([season]);
  const stats = await game.seasons.stats('2026-Q1', { userId: jane.userId });
  expectFields(stats, { object: ['season_stats'], level: 'number', xp: 'number', ticketsClosed: 'number' });
  await expect(game.seasons.stats('9999-Q4')).rejects.toThrow(CStarNotFoundError);
});

test('one-ups, and the feed that tells of them', async () => {
  const sent = await game.oneUps.send({
    senderId: jane.userId,
    recipientId: bob.userId,
    message: 'Great work!',
  });
  expectFields(sent, {
    object: ['one_up'],
    id: 'text',
    wasFree: [true],
    freeRemaining: 'number',
    message: ['Great work!'],
    goldAmount: 'number',
    recipientXpAwarded: 'number',
    recipientGoldAwarded: 'number',
  });
  expect([sent.sender.name, sent.recipient.name]).toEqual(['Jane', 'Bob']);
  const { data } = await game.oneUps.list();
  expect(first(data).id).toBe(sent.id);
  const remaining = await game.oneUps.remaining({ userId: jane.userId });
  expect(remaining).toMatchObject({ freeOneUpsRemaining: 2, maxFreeOneUps: 3, sentToday: 1 });

  const stretch = await game.activity({ limit: 20 });
  expectFields(first(stretch.data), { id: 'text', action: 'text', icon: 'text', createdAt: 'moment' });
  const ids = stretch.data.map(({ id }) => id);
  const walked = [];
  for await (const { id } of game.activity({ limit: 1 })) walked.push(id);
  expect(walked).toEqual(ids);
  const own = await game.activity.member(jane.userId);
  expect(own.data.map(({ action }) => action)).toContain('one_up_sent');
});

test('high fives', async () => {
  const other = await newTeam({ name: 'Bug Busters' });
  expectFields(await game.highFives.canSend(other.teamId), { canSend: [true], highFivesRemaining: 'number' });
  const sent = await game.highFives.send({ recipientTeamId: other.teamId, message: 'Amazing work!' });
  expectFields(sent, { id: 'text', object: ['high_five'] });
  expect([sent.senderTeam.name, sent.recipientTeam.name]).toEqual(['Support Heroes', 'Bug Busters']);
  expect((await game.highFives.list()).data).toEqual([sent]);
  expect((await other.cstar.game.highFives.list()).data).toEqual([sent]);
});

test('cosmetics', async () => {
  const { data } = await game.cosmetics({ userId: jane.userId });
  expectFields(first(data), {
    id: 'text',
    type: ['frame'],
    name: 'text',
    unlocked: [true],
    equipped: [false],
  });
  const refused = game.cosmetics.equip({ userId: jane.userId, avatarFrame: 'fire_frame' });
  await expect(refused).rejects.toThrow(CStarConflictError);
  const worn = await game.cosmetics.equip({
    userId: jane.userId,
    avatarFrame: 'plain_ring',
    victoryMessage: 'GG!',
  });
  expectFields(worn, {
    object: ['cosmetic_preferences'],
    avatarFrame: ['plain_ring'],
    victoryMessage: ['GG!'],
  });
  expect(await game.cosmetics.preferences({ userId: jane.userId })).toEqual(worn);
});

test('puzzles', async () => {
  const userId = jane.userId;
  const today = await game.puzzles.today();
  expectFields(today, { object: ['daily_puzzle'], available: [true] });
  expect(today.completion).toBeNull();
  const puzzleId = today.puzzle.id;
  const attempt = { userId, puzzleId, timeSeconds: 42, mistakes: 1, isWon: true };
  expect(await game.puzzles.complete(attempt)).toEqual({
    object: 'puzzle_completion',
    score: 850,
    xpEarned: 25,
    streak: { current: 1, longest: 1, totalCompleted: 1 },
  });
  const board = await game.puzzles.leaderboard({ type: 'streaks' });
  expect(board.type).toBe('streaks');
  expect(board.entries).toMatchObject([{ rank: 1, userId, currentStreak: 1, longestStreak: 1 }]);
  const scores = await game.puzzles.leaderboard({ type: 'scores', puzzleId });
  expect(scores.entries).toMatchObject([{ rank: 1, userId, score: 850 }]);
  const streak = await game.puzzles.streak({ userId });
  expect(streak).toMatchObject({ currentStreak: 1, longestStreak: 1, totalCompleted: 1 });
});

test('the constants', async () => {
  const { rewards, leveling, social, scoring } = await game.config();
  expect(rewards.ticketRewards.urgent).toEqual({ xp: 75, gold: 30 });
  expect(leveling).toEqual({ xpPerLevel: 1000, prestigeThreshold: 25, prestigeBonus: 0.01 });
  expect([social.freeOneUpsPerDay, scoring.phi]).toEqual([3, 1.618]);
});
