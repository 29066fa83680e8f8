import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestTeam } from './support/api.ts';
import { type GameServer, memberOf, startGame } from './support/game-server.ts';

let game: GameServer;
let team: TestTeam;
let jane: TestTeam['members'][number];

beforeAll(async () => {
  game = await startGame();
});
afterAll(() => game.close());
beforeEach(async () => {
  team = await game.newTeam({ members: [{ name: 'Jane' }, { name: 'Bob' }] });
  jane = memberOf(team, 'Jane');
});

const equip = (more: object) => team.patch('/game/cosmetics/preferences', { userId: jane.id, ...more });
const find = async (id: string) =>
  (await team.get(`/game/cosmetics?userId=${jane.id}`)).list.find((cosmetic) => cosmetic.id === id);

test('everything is listed with its condition, for any key', async () => {
  const { list } = await team.get('/game/cosmetics', { key: team.keys.publishableTest });
  expect(new Set(list.map(({ type }) => type))).toEqual(new Set(['frame', 'theme', 'season_badge']));
  expect(list.find(({ id }) => id === 'gold_ring')).toEqual({
    object: 'cosmetic',
    id: 'gold_ring',
    type: 'frame',
    name: 'Gold Ring',
    unlock: {
      type: 'level',
      target: 25,
      achievementId: null,
      description: 'Reach level 25 in a season',
    },
    unlocked: false,
    equipped: false,
  });
  const frames = await team.get('/game/cosmetics?type=frame');
  expect(frames.list.every(({ type }) => type === 'frame')).toBe(true);
  expect((await team.get('/game/cosmetics?type=hat')).error.param).toBe('type');
});

test('what is locked cannot be equipped, and the answer says how to unlock it', async () => {
  const refused = await equip({ avatarFrame: 'gold_ring' });
  expect(refused.status).toBe(409);
  expect(refused.error.param).toBe('avatarFrame');
  expect(refused.error.message).toContain('Reach level 25');
});

test('what was unlocked is worn until it is taken off, and stays unlocked in later seasons', async () => {
  await game.give(team, jane, { xp: 25_000 });
  expect(await find('gold_ring')).toMatchObject({ unlocked: true, equipped: false });
  const { status, data } = await equip({
    avatarFrame: 'gold_ring',
    theme: 'midnight',
    victoryMessage: 'GG!',
  });
  expect(status).toBe(200);
  expect(data).toEqual({
    object: 'cosmetic_preferences',
    avatarFrame: 'gold_ring',
    theme: 'midnight',
    seasonBadge: null,
    victoryMessage: 'GG!',
  });
  expect(await find('gold_ring')).toMatchObject({ equipped: true });
  expect((await equip({ seasonBadge: 'season_bronze' })).data).toMatchObject({
    avatarFrame: 'gold_ring',
    seasonBadge: 'season_bronze',
    victoryMessage: 'GG!',
  });
  expect((await equip({ avatarFrame: null, victoryMessage: '' })).data).toMatchObject({
    avatarFrame: null,
    theme: 'midnight',
    victoryMessage: null,
  });
  game.at('2026-07-06T12:00:00.000Z');
  const later = await find('gold_ring');
  game.at('2026-04-06T12:00:00.000Z');
  expect(later).toMatchObject({ unlocked: true, equipped: false });
});

test('streaks, bosses and achievements unlock too', async () => {
  expect((await equip({ theme: 'dungeon' })).status).toBe(409);
  await game.give(team, jane, { counters: { bosses_defeated: 1, tickets_closed: 100 } });
  expect((await equip({ theme: 'dungeon', avatarFrame: 'centurion_laurel' })).status).toBe(200);
  expect((await equip({ avatarFrame: 'fire_frame' })).error.message).toContain('10 days in a row');
});

test('preferences of somebody who chose nothing are empty', async () => {
  const { data } = await team.get(`/game/cosmetics/preferences?userId=${jane.userId}`);
  expect(data).toEqual({
    object: 'cosmetic_preferences',
    avatarFrame: null,
    theme: null,
    seasonBadge: null,
    victoryMessage: null,
  });
});

test('unknown items, long messages and unknown players are refused', async () => {
  expect((await equip({ avatarFrame: 'midnight' })).error.param).toBe('avatarFrame');
  expect((await equip({ victoryMessage: 'x'.repeat(201) })).error.param).toBe('victoryMessage');
  expect((await equip({ userId: 'mem_00000000000000000000000000000000' })).status).toBe(404);
  expect((await equip({ avatarFrame: 'plain_ring' })).status).toBe(200);
});

test('agents dress themselves only', async () => {
  const { keys } = memberOf(team, 'Bob');
  const body = { userId: jane.id, victoryMessage: 'I lose' };
  const reply = await team.patch('/game/cosmetics/preferences', body, { key: keys.secretTest });
  expect(reply.status).toBe(403);
});
