import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { TestTeam } from './support/api.ts';
import { type GameServer, memberOf, startGame } from './support/game-server.ts';

const Framed = z.object({
  object: z.literal('list'),
  data: z.array(z.object({ id: z.string(), action: z.string() }).loose()),
  cursor: z.string().nullish(),
});

let game: GameServer;
let team: TestTeam;

beforeAll(async () => {
  game = await startGame();
  team = await game.newTeam({ members: [{ name: 'Jane' }, { name: 'Bob' }] });
  const [jane, bob] = [memberOf(team, 'Jane'), memberOf(team, 'Bob')];
  for (let day = 1; day <= 3; day++) {
    game.at(`2026-04-0${day}T12:00:00.000Z`);
    await team.post('/game/one-ups', { senderId: jane.id, recipientId: bob.id, message: `Day ${day}` });
  }
});
afterAll(() => game.close());

const feed = async (path: string) =>
  Framed.parse((await team.get(path, { key: team.keys.publishableTest })).body.data);

test('the feed is newest first and tells who did what', async () => {
  const { data, cursor } = await feed('/game/activity');
  expect(cursor).toBeNull();
  const sent = data.filter(({ action }) => action === 'one_up_sent');
  expect(sent).toHaveLength(3);
  expect(sent[0]).toMatchObject({
    object: 'game_activity',
    id: expect.stringMatching(/^act_[0-9a-f]{32}$/),
    actor: { id: memberOf(team, 'Jane').id, name: 'Jane' },
    icon: 'heart',
    metadata: { recipientName: 'Bob', message: 'Day 3' },
    createdAt: '2026-04-03T12:00:00.000Z',
  });
});

test('the cursor leads through all of it, without gaps and repetitions', async () => {
  const whole = (await feed('/game/activity')).data.map(({ id }) => id);
  const walked: string[] = [];
  let place = '';
  do {
    const { data, cursor } = await feed(`/game/activity?limit=2${place}`);
    walked.push(...data.map(({ id }) => id));
    place = cursor ? `&before=${cursor}` : '';
  } while (place !== '');
  expect(walked).toEqual(whole);
});

test('the feed of a member has what they did', async () => {
  const jane = memberOf(team, 'Jane');
  const { data } = await feed(`/game/activity/member/${jane.userId}?limit=1`);
  expect(data).toEqual([expect.objectContaining({ actor: { id: jane.id, name: 'Jane' } })]);
  const bob = await feed(`/game/activity/member/${memberOf(team, 'Bob').id}`);
  expect(bob.data.every(({ action }) => action !== 'one_up_sent')).toBe(true);
});

test('limits, cursors and members that are none are refused', async () => {
  expect((await team.get('/game/activity?limit=101')).error.param).toBe('limit');
  expect((await team.get('/game/activity?before=act_abc')).error.param).toBe('before');
  const nothing = '00000000000000000000000000000000';
  const before = await team.get(`/game/activity?before=act_${nothing}`);
  expect([before.status, before.error.param]).toEqual([400, 'before']);
  expect((await team.get(`/game/activity/member/mem_${nothing}`)).status).toBe(404);
  expect((await team.get(`/game/activity/member/${memberOf(team, 'Bob').id}?limit=0`)).status).toBe(400);
});

test('the config shows the constants of the rules to any key', async () => {
  const { status, data } = await team.get('/game/config', { key: team.keys.publishableTest });
  expect(status).toBe(200);
  expect(data).toMatchObject({
    object: 'game_config',
    rewards: {
      ticketRewards: {
        low: { xp: 10, gold: 5 },
        normal: { xp: 25, gold: 10 },
        high: { xp: 50, gold: 20 },
        urgent: { xp: 75, gold: 30 },
      },
    },
    leveling: { xpPerLevel: 1000, prestigeThreshold: 25, prestigeBonus: 0.01 },
    social: { freeOneUpsPerDay: 3, maxGoldGift: 100, highFivesPerTeamPerDay: 1 },
    scoring: { phi: 1.618, priorityMultipliers: { urgent: 4.236, high: 2.618, normal: 1.618, low: 1 } },
    streaks: { milestones: [3, 5, 10, 25] },
  });
});
