import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GameServer, memberOf, startGame } from './support/game-server.ts';

let game: GameServer;

beforeAll(async () => {
  game = await startGame();
});
afterAll(() => game.close());

const members = { members: [{ name: 'Jane' }, { name: 'Bob' }] };

test('the running season has its badges and the days that are left', async () => {
  game.at('2026-04-06T12:00:00.000Z');
  const team = await game.newTeam(members);
  await game.give(team, memberOf(team, 'Jane'), { xp: 100 });
  const { status, data } = await team.get('/game/seasons/current', { key: team.keys.publishableTest });
  expect(status).toBe(200);
  expect(data).toMatchObject({
    object: 'season',
    id: '2026-Q2',
    name: 'Season 3 — 2026',
    isActive: true,
    startsAt: '2026-04-01T00:00:00.000Z',
    endsAt: '2026-06-30T23:59:59.000Z',
    daysRemaining: 85,
    teamParticipants: 1,
  });
  expect(data.badges).toHaveLength(5);
});

test('seasons are listed from the one in which the team was made, newest first', async () => {
  game.at('2026-02-01T00:00:00.000Z');
  const team = await game.newTeam();
  game.at('2026-08-01T00:00:00.000Z');
  const { list } = await team.get('/game/seasons');
  expect(list.map(({ id, isActive, daysRemaining }) => [id, isActive, daysRemaining])).toEqual([
    ['2026-Q3', true, 60],
    ['2026-Q2', false, 0],
    ['2026-Q1', false, 0],
  ]);
  expect((await team.get('/game/seasons?limit=1')).list).toHaveLength(1);
  expect((await team.get('/game/seasons?limit=21')).error.param).toBe('limit');
});

test('a new quarter starts from nothing, and the old one stays readable', async () => {
  game.at('2026-03-31T23:59:59.000Z');
  const team = await game.newTeam(members);
  const jane = memberOf(team, 'Jane');
  await game.give(team, jane, { xp: 18_000, counters: { tickets_closed: 342 } });
  game.at('2026-04-01T00:00:00.000Z');
  const stats = async (season: string) =>
    (await team.get(`/game/seasons/${season}/stats?userId=${jane.userId}`)).data;
  const past = await stats('2026-Q1');
  expect(past).toMatchObject({
    object: 'season_stats',
    seasonId: '2026-Q1',
    memberId: jane.id,
    ticketsClosed: 342,
  });
  expect(past.level).toBe(Math.floor(Number(past.xp) / 1000));
  expect(past.level).toBeGreaterThanOrEqual(18);
  expect(past.badge).toEqual({ level: 10, name: 'Participant', color: '#8B4513' });
  expect(await stats('2026-Q2')).toMatchObject({ level: 0, xp: 0, ticketsClosed: 0, badge: null });
});

test.each(['2026-Q3', '1999-Q1'])('season %s is missing', async (season) => {
  game.at('2026-04-06T12:00:00.000Z');
  const team = await game.newTeam();
  expect((await team.get(`/game/seasons/${season}/stats`)).status).toBe(404);
});

test('a season that is none, and a player who is none, are refused', async () => {
  game.at('2026-04-06T12:00:00.000Z');
  const team = await game.newTeam();
  expect((await team.get('/game/seasons/spring/stats')).error.param).toBe('seasonId');
  const unknown = 'usr_00000000000000000000000000000000';
  expect((await team.get(`/game/seasons/2026-Q2/stats?userId=${unknown}`)).status).toBe(404);
});
