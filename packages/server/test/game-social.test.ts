import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Transaction } from '../src/db/database.ts';
import { highFives } from '../src/db/schema/index.ts';
import { inTenant } from '../src/db/tenant.ts';
import type { TestTeam } from './support/api.ts';
import { type GameServer, memberOf, startGame } from './support/game-server.ts';

type Member = TestTeam['members'][number];

const Framed = z.object({ object: z.literal('list'), data: z.array(z.record(z.string(), z.unknown())) });

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
  team = await game.newTeam({ name: 'Support Heroes', members: [{ name: 'Jane' }, { name: 'Bob' }] });
  jane = memberOf(team, 'Jane');
  bob = memberOf(team, 'Bob');
});

const itemsOf = (data: unknown) => Framed.parse(data).data;
const oneUp = (more: object = {}) =>
  team.post('/game/one-ups', { senderId: jane.id, recipientId: bob.id, ...more });
const remaining = async ({ id }: Member) => (await team.get(`/game/one-ups/remaining?userId=${id}`)).data;
const goldOf = async ({ id }: Member) => Number((await team.get(`/game/player/${id}`)).data.gold);

test('a one-up is free, gives XP and gold, and is listed and told', async () => {
  const { status, data } = await oneUp({
    senderId: jane.userId,
    recipientId: bob.userId,
    senderName: 'Somebody else',
    message: 'Great work!',
  });
  expect(status).toBe(201);
  expect(data).toMatchObject({
    object: 'one_up',
    sender: { id: jane.id, name: 'Jane' },
    recipient: { id: bob.id, name: 'Bob' },
    message: 'Great work!',
    goldAmount: 0,
    wasFree: true,
    freeRemaining: 2,
    recipientXpAwarded: 10,
    recipientGoldAwarded: 5,
  });
  expect(data.id).toMatch(/^1up_[0-9a-f]{32}$/);
  const { freeRemaining, recipientXpAwarded, recipientGoldAwarded, ...kept } = data;
  const listed = await team.get(`/game/one-ups?userId=${bob.id}`, { key: team.keys.publishableTest });
  expect(itemsOf(listed.body.data)).toEqual([kept]);
  const feed = itemsOf((await team.get(`/game/activity/member/${jane.id}`)).body.data);
  expect(feed.map(({ action }) => action)).toContain('one_up_sent');
});

test('three a day are free; then gold is needed, until midnight UTC', async () => {
  for (const left of [2, 1, 0]) expect((await oneUp()).data.freeRemaining).toBe(left);
  const refused = await oneUp();
  expect(refused.status).toBe(409);
  expect(refused.error.message).toContain('midnight');
  expect(await remaining(jane)).toEqual({
    object: 'one_up_remaining',
    freeOneUpsRemaining: 0,
    maxFreeOneUps: 3,
    sentToday: 3,
  });
  game.at('2026-04-07T00:00:00.000Z');
  expect(await remaining(jane)).toMatchObject({ freeOneUpsRemaining: 3, sentToday: 0 });
  expect((await oneUp()).status).toBe(201);
});

test('social butterflies have more', async () => {
  await game.give(team, jane, { xp: 5_000 });
  await team.post('/game/skills/allocate', { userId: jane.id, skillId: 'social_butterfly' });
  expect(await remaining(jane)).toMatchObject({ freeOneUpsRemaining: 4, maxFreeOneUps: 4 });
});

test('of many that send the last free one at once, one wins', async () => {
  await oneUp();
  await oneUp();
  const replies = await Promise.all([oneUp(), oneUp(), oneUp()]);
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  expect(await remaining(jane)).toMatchObject({ freeOneUpsRemaining: 0, sentToday: 3 });
});

test('gold goes from one balance to the other and takes no free one', async () => {
  await game.give(team, jane, { gold: 60 });
  const [before, bobBefore] = [await goldOf(jane), await goldOf(bob)];
  const { data } = await oneUp({ goldAmount: 50 });
  expect(data).toMatchObject({
    goldAmount: 50,
    wasFree: false,
    freeRemaining: 3,
    recipientXpAwarded: 10,
    recipientGoldAwarded: 5,
  });
  // First one-ups unlock achievements, which bring gold of their own.
  expect(await goldOf(jane)).toBeGreaterThanOrEqual(before - 50);
  expect(await goldOf(bob)).toBeGreaterThanOrEqual(bobBefore + 55);
});

test('a second gift to the same teammate on one day moves the gold and makes none', async () => {
  await game.give(team, jane, { gold: 60 });
  await oneUp({ goldAmount: 1 });
  const [before, bobBefore] = [await goldOf(jane), await goldOf(bob)];
  const { data } = await oneUp({ goldAmount: 20 });
  expect(data).toMatchObject({ recipientXpAwarded: 0, recipientGoldAwarded: 0 });
  expect(await goldOf(jane)).toBe(before - 20);
  expect(await goldOf(bob)).toBe(bobBefore + 20);
});

test('gold that is not there cannot be given, and nothing else happens', async () => {
  const refused = await oneUp({ goldAmount: 1 });
  expect(refused.status).toBe(409);
  expect(refused.error.message).toContain('gold');
  expect(await remaining(jane)).toMatchObject({ sentToday: 0 });
  expect(await goldOf(bob)).toBe(0);
});

test('two gifts at once never spend the same gold', async () => {
  await oneUp(); // Unlocks what the first one unlocks, which brings gold.
  await game.give(team, jane, { gold: 100 - (await goldOf(jane)) });
  const replies = await Promise.all([oneUp({ goldAmount: 100 }), oneUp({ goldAmount: 100 })]);
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(await goldOf(jane)).toBeGreaterThanOrEqual(0);
});

test('two who send each other gold at once both succeed', async () => {
  await game.give(team, jane, { gold: 10 });
  await game.give(team, bob, { gold: 10 });
  const replies = await Promise.all([
    oneUp({ goldAmount: 5 }),
    oneUp({ goldAmount: 5, senderId: bob.id, recipientId: jane.id }),
  ]);
  expect(replies.map(({ status }) => status)).toEqual([201, 201]);
});

const refusals: [string, () => object, number, string | undefined][] = [
  ['to oneself', () => ({ recipientId: jane.userId }), 400, 'recipientId'],
  ['to nobody', () => ({ recipientId: 'mem_00000000000000000000000000000000' }), 404, undefined],
  ['with too many words', () => ({ message: 'x'.repeat(141) }), 400, 'message'],
  ['with too much gold', () => ({ goldAmount: 101 }), 400, 'goldAmount'],
  ['with less than no gold', () => ({ goldAmount: -1 }), 400, 'goldAmount'],
  ['with parts of gold', () => ({ goldAmount: 0.5 }), 400, 'goldAmount'],
];

test.each(refusals)('a one-up %s is refused', async (_, more, status, param) => {
  const reply = await oneUp(more());
  expect(reply.status).toBe(status);
  expect(reply.error.param).toBe(param);
});

test('agents send in their own name only, and those who may not play send none', async () => {
  expect(
    (
      await team.post(
        '/game/one-ups',
        { senderId: jane.id, recipientId: bob.id },
        { key: bob.keys.secretTest },
      )
    ).status,
  ).toBe(403);
  expect((await oneUp({ senderId: bob.id, recipientId: jane.id })).status).toBe(201);
  const key = team.keys.publishableTest;
  const body = { senderId: jane.id, recipientId: bob.id };
  expect((await team.post('/game/one-ups', body, { key })).status).toBe(403);
});

test('the recipient is notified', async () => {
  await oneUp({ message: 'Great work!' });
  const { list } = await team.get('/notifications', { key: bob.keys.secretTest });
  expect(list).toContainEqual(expect.objectContaining({ type: 'one_up', title: 'Jane sent you a one-up' }));
});

test('a high five is seen by both teams, with their names, and by nobody else', async () => {
  const other = await game.newTeam({ name: 'Bug Busters' });
  const third = await game.newTeam();
  const sent = await team.post('/game/high-fives', {
    recipientTeamId: `team_${other.teamId}`,
    recipientTeamName: 'Somebody else',
    message: 'Crushing it!',
  });
  expect(sent.status).toBe(201);
  expect(sent.data).toMatchObject({
    object: 'high_five',
    senderTeam: { id: team.teamId, name: 'Support Heroes' },
    recipientTeam: { id: other.teamId, name: 'Bug Busters' },
    message: 'Crushing it!',
  });
  for (const [who, seen] of [
    [team, [sent.data]],
    [other, [sent.data]],
    [third, []],
  ] as const) {
    const { body } = await who.get('/game/high-fives', { key: who.keys.publishableTest });
    expect(itemsOf(body.data)).toEqual(seen);
  }
  const live = await team.get('/game/high-fives', { key: team.keys.secretLive });
  expect(itemsOf(live.body.data)).toEqual([]);
});

test('the database takes a high five from its sender only, and lets nobody change one', async () => {
  const other = await game.newTeam();
  const tenant = { teamId: team.teamId, environment: 'test' as const };
  const row = {
    id: uuidv7(),
    environment: 'test' as const,
    senderTeamId: other.teamId,
    recipientTeamId: team.teamId,
    message: null,
    day: '2026-04-06',
    createdAt: new Date(),
  };
  const failure = (work: (tx: Transaction) => PromiseLike<unknown>) =>
    inTenant(game.db, tenant, 'write', async (tx) => work(tx)).then(
      () => 'nothing was thrown',
      (error: unknown) => (error instanceof Error ? String(error.cause) : String(error)),
    );
  expect(await failure((tx) => tx.insert(highFives).values(row))).toContain('row-level security');
  expect(await failure((tx) => tx.update(highFives).set({ message: 'x' }))).toContain('permission denied');
  expect(await failure((tx) => tx.delete(highFives))).toContain('permission denied');
});

test('a team sends one high five a day, to whichever team', async () => {
  const other = await game.newTeam();
  const third = await game.newTeam();
  const canSend = async (teamId: string) => (await team.get(`/game/high-fives/can-send/${teamId}`)).data;
  const send = (to: TestTeam) => team.post('/game/high-fives', { recipientTeamId: to.teamId });
  expect(await canSend(other.teamId)).toMatchObject({ canSend: true, highFivesRemaining: 1 });
  const replies = await Promise.all([send(other), send(third)]);
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(await canSend(third.teamId)).toMatchObject({ canSend: false, highFivesRemaining: 0 });
  expect((await other.post('/game/high-fives', { recipientTeamId: team.teamId })).status).toBe(201);
  game.at('2026-04-07T00:00:00.000Z');
  expect(await canSend(third.teamId)).toMatchObject({ canSend: true, highFivesRemaining: 1 });
  expect((await send(third)).status).toBe(201);
});

test('a high five needs another team that exists', async () => {
  const own = await team.post('/game/high-fives', { recipientTeamId: team.teamId });
  expect([own.status, own.error.param]).toEqual([400, 'recipientTeamId']);
  const nobody = '00000000-0000-4000-8000-000000000000';
  expect((await team.post('/game/high-fives', { recipientTeamId: nobody })).status).toBe(404);
  expect((await team.get(`/game/high-fives/can-send/${nobody}`)).status).toBe(404);
  expect((await team.get(`/game/high-fives/can-send/${team.teamId}`)).data.canSend).toBe(false);
  expect((await team.get('/game/high-fives/can-send/team_xyz')).error.param).toBe('recipientTeamId');
  const words = await team.post('/game/high-fives', { recipientTeamId: nobody, message: 'x'.repeat(81) });
  expect(words.error.param).toBe('message');
});
