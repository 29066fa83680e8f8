import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AccountServer, days, hours, minutes, person, startAccounts } from './support/accounts.ts';
import { send, type TestTeam } from './support/api.ts';

let accounts: AccountServer;
let team: TestTeam;

beforeAll(async () => {
  accounts = await startAccounts();
  team = await accounts.newTeam();
});

afterAll(() => accounts.close());

const visitorId = 'visitor-0123456789';

const call = (path: string, body: object, of: TestTeam, key: string | null = null) =>
  send('POST', `/api/proactive/${of.teamSlug}:test${path}`, body, { server: accounts.server.url, key });

const visit = async (of: TestTeam, id = visitorId, key: string | null = null) => {
  const { data } = await call('/signals', { visitorId: id, signals: [{ name: 'page_view' }] }, of, key);
  return Object(data.nudges).map((nudge: { id: string }) => nudge.id);
};

const create = async (of: TestTeam, more: object) =>
  String((await of.post('/nudges', { name: 'n', title: 't', body: 'b', ...more })).data.id);

test('a nudge comes again when its cooldown is over, and no more often than it may', async () => {
  const own = await accounts.newTeam();
  const id = await create(own, { frequency: { maxTimes: 2, cooldown: 3_600 } });
  const seen = () => call(`/nudges/${id}/seen`, { visitorId }, own);
  expect(await visit(own)).toEqual([id]);
  expect((await seen()).data.seenCount).toBe(1);
  accounts.advance(59 * minutes);
  expect(await visit(own)).toEqual([]);
  accounts.advance(1 * minutes);
  expect(await visit(own)).toEqual([id]);
  expect((await seen()).data.seenCount).toBe(2);
  accounts.advance(2 * hours);
  expect(await visit(own)).toEqual([]);
});

test('of many that fit, one comes every five minutes, and three in a visit', async () => {
  const own = await accounts.newTeam();
  for (const priority of [5, 4, 3, 2, 1]) await create(own, { priority });
  const given: string[] = [];
  for (let minute = 0; minute < 25; minute += 1) {
    const [id] = await visit(own);
    if (id !== undefined) {
      given.push(id);
      await call(`/nudges/${id}/seen`, { visitorId }, own);
    }
    accounts.advance(1 * minutes);
  }
  expect(new Set(given).size).toBe(3);
  expect(given).toHaveLength(3);
  accounts.advance(31 * minutes);
  expect(await visit(own)).toHaveLength(1);
});

test('visits and days since the first one are facts', async () => {
  const own = await accounts.newTeam();
  const id = await create(own, {
    conditions: [
      { fact: 'visits', operator: 'equals', value: 2 },
      { fact: 'daysSinceFirstVisit', operator: 'at_least', value: 3 },
      { fact: 'pageViews', operator: 'equals', value: 1 },
    ],
  });
  expect(await visit(own)).toEqual([]);
  accounts.advance(3 * days);
  expect(await visit(own)).toEqual([id]);
});

test('who is logged in is a fact, and stored nowhere', async () => {
  const own = await accounts.newTeam();
  const { data } = await accounts.helpCenter(own).post('/signup', person('Ada'));
  const token = String(data.accessToken);
  const id = await create(own, { conditions: [{ fact: 'isIdentified', operator: 'equals', value: true }] });
  expect(await visit(own)).toEqual([]);
  expect(await visit(own, visitorId, token)).toEqual([id]);
  expect(await visit(own)).toEqual([]);
});

test('visitors who were not here for 90 days are forgotten with what they did; others stay', async () => {
  const id = await create(team, {});
  const counts = async () => (await team.get(`/nudges/${id}`)).data.counts;
  const faithful = 'visitor-faithful-01';
  await call(`/nudges/${id}/dismissed`, { visitorId }, team);
  await call(`/nudges/${id}/dismissed`, { visitorId: faithful }, team);
  accounts.advance(89 * days);
  await visit(team, faithful);
  expect(await counts()).toEqual({ seen: 0, dismissed: 2, acted: 0 });
  accounts.advance(2 * days);
  // A write sets the removal off, after its answer.
  await visit(team, 'visitor-somebody-else');
  await expect.poll(counts, { timeout: 10_000 }).toEqual({ seen: 0, dismissed: 1, acted: 0 });
  expect(await visit(team)).toEqual([id]);
  expect(await visit(team, faithful)).toEqual([]);
});
