import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestTeam } from './support/api.ts';
import { type GameServer, memberOf, startGame } from './support/game-server.ts';

let game: GameServer;
let team: TestTeam;

beforeAll(async () => {
  game = await startGame();
});
afterAll(() => game.close());

async function playersAt(xp: number) {
  team = await game.newTeam({ members: [{ name: 'Jane' }, { name: 'Bob' }] });
  const jane = memberOf(team, 'Jane');
  if (xp > 0) await game.give(team, jane, { xp });
  return { jane, bob: memberOf(team, 'Bob') };
}

const allocate = (userId: string, skillId = 'quick_learner') =>
  team.post('/game/skills/allocate', { userId, skillId });

test('the tree of somebody who has not played is empty, and read with any key', async () => {
  const { jane } = await playersAt(0);
  const { status, data } = await team.get(`/game/skills?userId=${jane.userId}`, {
    key: team.keys.publishableTest,
  });
  expect(status).toBe(200);
  expect(data).toMatchObject({
    object: 'skill_tree',
    seasonId: '2026-Q2',
    totalAllocated: 0,
    availablePoints: 0,
    playerLevel: 0,
  });
  expect(data.skills).toEqual([
    {
      id: 'quick_learner',
      name: 'Quick Learner',
      description: '+5% XP per level',
      maxLevel: 5,
      bonusPerLevel: 0.05,
      currentLevel: 0,
      isMaxed: false,
    },
    expect.objectContaining({ id: 'treasure_hunter' }),
    expect.objectContaining({ id: 'boss_slayer' }),
    expect.objectContaining({ id: 'social_butterfly' }),
  ]);
});

test('without userId it is the tree of the member behind the key', async () => {
  const { jane } = await playersAt(5_000);
  expect((await team.get('/game/skills', { key: jane.keys.secretTest })).data.playerLevel).toBe(5);
  expect((await team.get('/game/skills')).data.playerLevel).toBe(0);
});

test('five levels bring one point; a second one is refused with what is missing', async () => {
  const { jane } = await playersAt(5_000);
  const first = await allocate(jane.id);
  expect(first.status).toBe(200);
  expect(first.data).toEqual({
    object: 'skill_allocation',
    skillId: 'quick_learner',
    newLevel: 1,
    availablePoints: 0,
  });
  const second = await allocate(jane.id);
  expect(second.status).toBe(409);
  expect(second.error.message).toContain('level 10');
  expect((await team.get(`/game/skills?userId=${jane.id}`)).data).toMatchObject({
    totalAllocated: 1,
    availablePoints: 0,
  });
});

test('a skill takes five points and no more', async () => {
  const { jane } = await playersAt(30_000);
  for (let level = 1; level <= 5; level++) expect((await allocate(jane.id)).data.newLevel).toBe(level);
  const refused = await allocate(jane.id);
  expect(refused.status).toBe(409);
  expect(refused.error.message).toContain('highest level');
  expect((await allocate(jane.id, 'boss_slayer')).status).toBe(200);
});

test('of two that spend the last point at once, one wins', async () => {
  const { jane } = await playersAt(5_000);
  const replies = await Promise.all([allocate(jane.id), allocate(jane.id, 'boss_slayer')]);
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await team.get(`/game/skills?userId=${jane.id}`)).data.totalAllocated).toBe(1);
});

test('a reset gives all points back', async () => {
  const { jane } = await playersAt(10_000);
  await allocate(jane.id);
  await allocate(jane.id, 'social_butterfly');
  const { data } = await team.post('/game/skills/reset', { userId: jane.id });
  expect(data).toEqual({
    object: 'skill_reset',
    skills: { quick_learner: 0, treasure_hunter: 0, boss_slayer: 0, social_butterfly: 0 },
    availablePoints: 2,
  });
});

test('an unknown player and an unknown skill are refused', async () => {
  const { jane } = await playersAt(5_000);
  const unknown = 'mem_00000000000000000000000000000000';
  expect((await allocate(unknown)).status).toBe(404);
  expect((await team.get(`/game/skills?userId=${unknown}`)).status).toBe(404);
  const skill = await allocate(jane.id, 'flying');
  expect(skill.status).toBe(400);
  expect(skill.error.param).toBe('skillId');
  expect((await team.post('/game/skills/reset', {})).error.param).toBe('userId');
});

test('agents spend their own points only', async () => {
  const { jane, bob } = await playersAt(5_000);
  const body = { userId: jane.id, skillId: 'quick_learner' };
  const others = await team.post('/game/skills/allocate', body, { key: bob.keys.secretTest });
  expect(others.status).toBe(403);
  expect(others.error.param).toBe('userId');
  const own = await team.post('/game/skills/allocate', body, { key: jane.keys.secretTest });
  expect(own.status).toBe(200);
});

test('skills are of one season', async () => {
  const { jane } = await playersAt(5_000);
  await allocate(jane.id);
  game.at('2026-07-01T00:00:00.000Z');
  const { data } = await team.get(`/game/skills?userId=${jane.id}`);
  game.at('2026-04-06T12:00:00.000Z');
  expect(data).toMatchObject({ seasonId: '2026-Q3', totalAllocated: 0, availablePoints: 0, playerLevel: 0 });
});
