import { expect, test } from 'vitest';
import { z } from 'zod';
import { newTeam, type TestTeam } from './support/api.ts';

const Quests = z.array(z.looseObject({ questId: z.string(), difficulty: z.string(), target: z.number() }));

type Priority = 'low' | 'normal' | 'high' | 'urgent';

/** A team whose second member, an agent, has the tickets. */
async function teamWithAgent() {
  const team = await newTeam({ members: [{ name: 'Ada Agent', role: 'agent' }] });
  const agent = team.members[1];
  if (agent === undefined) throw new Error('The team has no second member.');
  return { team, agent };
}

async function open(team: TestTeam, priority: Priority, assignedTo?: string): Promise<string> {
  const reply = await team.post('/tickets', { title: 'The printer is on fire', priority, assignedTo });
  return String(reply.data.id);
}

const close = (team: TestTeam, id: string) => team.patch(`/tickets/${id}`, { status: 'closed' });

async function closeNew(team: TestTeam, priority: Priority, assignedTo?: string): Promise<string> {
  const id = await open(team, priority, assignedTo);
  expect((await close(team, id)).status).toBe(200);
  return id;
}

const player = async (team: TestTeam, id: string) => (await team.get(`/game/player/${id}`)).data;

// The first ticket also unlocks First Blood: 25 XP and 10 gold.
test.each([
  ['low', 10, 5],
  ['normal', 25, 10],
  ['high', 50, 20],
  ['urgent', 75, 30],
] as const)('closing a %s ticket earns its assignee %i XP and %i gold', async (priority, xp, gold) => {
  const { team, agent } = await teamWithAgent();
  await closeNew(team, priority, agent.id);
  expect(await player(team, agent.id)).toMatchObject({
    object: 'player_stats',
    memberId: agent.id,
    name: 'Ada Agent',
    level: 0,
    xp: xp + 25,
    xpInCurrentLevel: xp + 25,
    xpToNextLevel: 1000,
    xpProgress: (xp + 25) / 1000,
    gold: gold + 10,
    streaks: { current: 1, max: 1 },
    stats: { ticketsClosed: 1, achievementsUnlocked: 1 },
  });
  expect(await player(team, String(team.members[0]?.id))).toMatchObject({ xp: 0, gold: 0 });
});

test('a ticket without an assignee rewards whoever closes it', async () => {
  const { team, agent } = await teamWithAgent();
  const id = await open(team, 'low');
  await team.patch(`/tickets/${id}`, { status: 'resolved' }, { key: agent.keys.secretTest });
  expect(await player(team, agent.id)).toMatchObject({ xp: 35, stats: { ticketsClosed: 1 } });
});

test('opening a ticket again and closing it once more earns nothing', async () => {
  const { team, agent } = await teamWithAgent();
  const id = await closeNew(team, 'normal', agent.id);
  const before = await player(team, agent.id);
  await team.patch(`/tickets/${id}`, { status: 'open' });
  await close(team, id);
  expect(await player(team, agent.id)).toEqual(before);
});

test('two calls that close a ticket at once earn once', async () => {
  const { team, agent } = await teamWithAgent();
  const id = await open(team, 'normal', agent.id);
  await Promise.all([close(team, id), close(team, id)]);
  expect(await player(team, agent.id)).toMatchObject({ xp: 50, stats: { ticketsClosed: 1 } });
});

test('many tickets closed at once are all counted', async () => {
  const { team, agent } = await teamWithAgent();
  const ids = await Promise.all(Array.from({ length: 8 }, () => open(team, 'low', agent.id)));
  await Promise.all(ids.map((id) => close(team, id)));
  expect(await player(team, agent.id)).toMatchObject({ stats: { ticketsClosed: 8 } });
});

test('the live and the test environment are two games', async () => {
  const { team, agent } = await teamWithAgent();
  await closeNew(team, 'low', agent.id);
  const live = await team.get(`/game/player/${agent.id}`, { key: team.keys.secretLive });
  expect(live.data).toMatchObject({ xp: 0, gold: 0, stats: { ticketsClosed: 0 } });
});

test('somebody who shows none of the game earns all the same', async () => {
  const { team, agent } = await teamWithAgent();
  expect(await player(team, agent.id)).toMatchObject({ boringMode: false });
  const reply = await team.patch(`/members/${agent.id}/preferences`, { boringMode: true });
  expect(reply.status).toBe(200);
  await closeNew(team, 'low', agent.id);
  expect(await player(team, agent.id)).toMatchObject({ boringMode: true, xp: 35 });
  const board = await team.get('/game/leaderboard');
  expect(board.data).toMatchObject({ totalParticipants: 1, entries: [{ memberId: agent.id }] });
});

test('a player is found by the member, the user, or the key', async () => {
  const { team, agent } = await teamWithAgent();
  const key = agent.keys.publishableTest;
  for (const path of [
    `/game/player/${agent.userId}`,
    `/game/player?userId=${agent.userId}`,
    `/game/player?userId=${agent.id}`,
    '/game/player',
  ]) {
    const reply = await team.get(path, { key });
    expect(reply.status).toBe(200);
    expect(reply.data).toMatchObject({ memberId: agent.id });
  }
});

test.each([
  ['/game/player?userId=usr_00000000000000000000000000000000', 404],
  ['/game/player/mem_00000000000000000000000000000000', 404],
  ['/game/player?userId=nobody', 400],
  ['/game/leaderboard/me?userId=mem_00000000000000000000000000000000', 404],
  ['/game/achievements?userId=mem_00000000000000000000000000000000', 404],
  ['/game/quests/today?userId=mem_00000000000000000000000000000000', 404],
  ['/game/quests/history?userId=mem_00000000000000000000000000000000', 404],
])('%s answers %i', async (path, status) => {
  const team = await newTeam();
  expect((await team.get(path)).status).toBe(status);
});

test('the leaderboard ranks by weighted XP, and equals share a place', async () => {
  const team = await newTeam({
    members: [{ name: 'Ada' }, { name: 'Bea' }, { name: 'Cem' }, { name: 'Dan' }],
  });
  const [, ada, bea, cem, dan] = team.members;
  await closeNew(team, 'low', bea?.id);
  await closeNew(team, 'low', ada?.id);
  await closeNew(team, 'urgent', cem?.id);
  for (const period of ['daily', 'weekly', 'allTime']) {
    const board = await team.get(`/game/leaderboard?period=${period}`);
    expect(board.data).toMatchObject({
      object: 'leaderboard',
      period,
      totalParticipants: 3,
      entries: [
        // 75 × 4.236, and 25 for First Blood.
        {
          rank: 1,
          memberId: cem?.id,
          name: 'Cem',
          score: 343,
          ticketsClosed: 1,
          bossDamage: 0,
          currentStreak: 1,
        },
        { rank: 2, memberId: ada?.id, score: 35 },
        { rank: 2, memberId: bea?.id, score: 35 },
      ],
    });
  }
  const first = await team.get('/game/leaderboard?limit=1');
  expect(first.data).toMatchObject({ entries: [{ rank: 1 }], totalParticipants: 3 });
  const weekly = first.data;
  expect(new Date(String(weekly.periodStartedAt)).getUTCDay()).toBe(1);
  expect(Date.parse(String(weekly.periodEndsAt)) - Date.parse(String(weekly.periodStartedAt))).toBe(
    604_800_000,
  );
  const me = await team.get(`/game/leaderboard/me?userId=${bea?.userId}`);
  expect(me.data).toMatchObject({ object: 'leaderboard_entry', rank: 2, totalParticipants: 3, score: 35 });
  const none = await team.get('/game/leaderboard/me', { key: dan?.keys.publishableTest ?? null });
  expect(none.data).toMatchObject({ memberId: dan?.id, rank: null, score: 0 });
  expect((await team.get('/game/leaderboard?period=hourly')).status).toBe(400);
  expect((await team.get('/game/leaderboard?limit=51')).status).toBe(400);
});

test('achievements show progress, and what was unlocked shows to the team', async () => {
  const { team, agent } = await teamWithAgent();
  await closeNew(team, 'normal', agent.id);
  const list = await team.get(`/game/achievements?userId=${agent.id}&category=volume`);
  expect(list.data).toMatchObject({ object: 'achievement_list' });
  expect(list.data.data).toContainEqual({
    object: 'achievement',
    id: 'first_blood',
    name: 'First Blood',
    description: 'Close your first ticket',
    category: 'volume',
    rarity: 'common',
    xpReward: 25,
    goldReward: 10,
    hidden: false,
    unlocked: true,
    unlockedAt: expect.any(String),
    progress: { current: 1, target: 1 },
  });
  expect(list.data.summary).toMatchObject({ unlocked: 1, totalXpEarned: 25, totalGoldEarned: 10 });
  const unlocked = await team.get(`/game/achievements?userId=${agent.id}&unlockedOnly=true`);
  expect(unlocked.data.data).toMatchObject([{ id: 'first_blood' }]);
  const one = await team.get(`/game/achievements/centurion?userId=${agent.id}`);
  expect(one.data).toMatchObject({
    id: 'centurion',
    unlocked: false,
    unlockedAt: null,
    progress: { current: 1, target: 100 },
  });
  const hidden = await team.get('/game/achievements/night_owl');
  expect(hidden.data).toMatchObject({ hidden: true, name: 'Hidden achievement' });
  const recent = await team.get('/game/achievements/recent');
  expect(recent.data).toMatchObject({
    object: 'list',
    data: [{ id: 'first_blood', unlockedBy: { memberId: agent.id, name: 'Ada Agent' } }],
  });
  expect((await team.get('/game/achievements/nothing')).status).toBe(404);
  expect((await team.get('/game/achievements?category=cooking')).status).toBe(400);
  expect((await team.get('/game/achievements/recent?limit=0')).status).toBe(400);
});

test('a quest of the day moves with the work, is rewarded once, and stands in the history', async () => {
  const { team, agent } = await teamWithAgent();
  const key = agent.keys.secretTest;
  const today = async () => (await team.get('/game/quests/today', { key })).data;
  const before = await today();
  expect(before).toMatchObject({
    object: 'quest_list',
    totalQuests: 4,
    completedToday: 0,
    allComplete: false,
    completionBonus: null,
  });
  const ticket = await open(team, 'normal', agent.id);
  // Which of these it is depends on the day.
  const ways: Record<string, () => Promise<unknown>> = {
    close_20_tickets: () => closeNew(team, 'low', agent.id),
    close_3_urgent: () => closeNew(team, 'urgent', agent.id),
    close_8_serious: () => closeNew(team, 'high', agent.id),
    send_30_replies: () =>
      team.post(`/tickets/${ticket}/messages`, { content: 'On it', sender: 'agent' }, { key }),
  };
  const hard = Quests.parse(before.quests).find(({ difficulty }) => difficulty === 'hard');
  const work = ways[hard?.questId ?? ''];
  if (hard === undefined || work === undefined) throw new Error(`No way to do ${hard?.questId}.`);
  for (let count = 1; count < hard.target; count++) await work();
  expect(Quests.parse((await today()).quests)).toContainEqual({ ...hard, progress: hard.target - 1 });
  await work();
  const done = await today();
  expect(Quests.parse(done.quests)).toContainEqual({ ...hard, progress: hard.target, completed: true });
  const { xp } = await player(team, agent.id);
  const history = await team.get('/game/quests/history', { key });
  expect(history.data).toMatchObject({ object: 'quest_history', history: [{ date: done.date }] });
  expect(JSON.stringify(history.data)).toContain(hard.questId);
  await team.post(
    `/tickets/${ticket}/messages`,
    { content: 'Noted', sender: 'agent', isInternal: true },
    { key },
  );
  expect((await player(team, agent.id)).xp).toBe(xp);
  expect((await team.get('/game/quests/history?limit=91')).status).toBe(400);
}, 60_000);
