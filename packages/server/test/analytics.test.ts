import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, start } from '../src/main.ts';
import { periodUntil } from '../src/resources/analytics/period.ts';
import { newTeam, type TestTeam } from './support/api.ts';
import { ownDatabaseUrl } from './support/database.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const today = Date.UTC(2026, 2, 15, 12);

let now = today;
let server: RunningServer;
let dropDatabase: () => Promise<void>;

beforeAll(async () => {
  const { url, drop } = await ownDatabaseUrl();
  dropDatabase = drop;
  server = await start({ port: 0, database: url, development: true, clock: () => now });
});

afterAll(async () => {
  await server.close();
  await dropDatabase();
});

const teamOf = (options: object = {}) => {
  now = today;
  return newTeam(options, server.url);
};

/** Does something as if it were so many minutes ago. */
async function ago<Result>(minutes: number, work: () => Promise<Result>): Promise<Result> {
  now = today - minutes * minute;
  try {
    return await work();
  } finally {
    now = today;
  }
}

const ticketAgo = async (team: TestTeam, minutes: number, body: object = {}) =>
  String((await ago(minutes, () => team.post('/tickets', { title: 'x', ...body }))).data.id);

const answerAgo = (team: TestTeam, minutes: number, id: string) =>
  ago(minutes, () => team.post(`/tickets/${id}/messages`, { content: 'Hi', sender: 'agent' }));

const set = (team: TestTeam, minutes: number, id: string, changes: object) =>
  ago(minutes, () => team.patch(`/tickets/${id}`, changes));

test.each([
  ['day', 1],
  ['week', 7],
  ['month', 30],
  ['quarter', 90],
  ['year', 365],
] as const)('the period %s is the last %i days', (period, days) => {
  expect(periodUntil(period, new Date(today))).toEqual({
    period,
    startsAt: new Date(today - days * day),
    endsAt: new Date(today),
  });
});

test('a team without data has zeros, and no averages', async () => {
  const team = await teamOf();
  expect((await team.get('/analytics/overview')).data).toEqual({
    object: 'analytics_overview',
    period: 'week',
    startsAt: '2026-03-08T12:00:00.000Z',
    endsAt: '2026-03-15T12:00:00.000Z',
    tickets: {
      total: 0,
      open: 0,
      resolved: 0,
      avgFirstResponseMinutes: null,
      avgResolutionMinutes: null,
      byStatus: { new: 0, open: 0, pending: 0, resolved: 0, closed: 0 },
      byPriority: { low: 0, normal: 0, high: 0, urgent: 0 },
    },
    customers: { total: 0, active: 0, new: 0 },
    csat: { average: 0, totalResponses: 0 },
  });
});

test('tickets count by when they were created, answered and resolved', async () => {
  const team = await teamOf();
  const old = await ticketAgo(team, 10 * 24 * 60, { priority: 'urgent' });
  const edge = await ticketAgo(team, 7 * 24 * 60, { priority: 'high' });
  await ticketAgo(team, 7 * 24 * 60 + 1 / 60, { priority: 'low' });
  const quick = await ticketAgo(team, 100);
  const reopened = await ticketAgo(team, 90);
  await answerAgo(team, 70, quick);
  await answerAgo(team, 45, edge);
  await set(team, 40, quick, { status: 'closed' });
  await set(team, 30, old, { status: 'resolved' });
  await set(team, 25, edge, { status: 'pending' });
  await set(team, 20, reopened, { status: 'resolved' });
  await set(team, 10, reopened, { status: 'open' });

  const { data } = await team.get('/analytics/overview?period=week');
  expect(data.tickets).toEqual({
    total: 3,
    open: 3,
    resolved: 2,
    avgFirstResponseMinutes: (30 + 7 * 24 * 60 - 45) / 2,
    avgResolutionMinutes: (60 + 10 * 24 * 60 - 30) / 2,
    byStatus: { new: 0, open: 1, pending: 1, resolved: 0, closed: 1 },
    byPriority: { low: 0, normal: 2, high: 1, urgent: 0 },
  });
  const month = (await team.get('/analytics/overview?period=month')).data;
  expect(month).toMatchObject({ period: 'month', tickets: { total: 5, open: 3, resolved: 2 } });
});

test('customers are active by a ticket or a message of theirs', async () => {
  const team = await teamOf();
  const customer = async (name: string, minutes: number) =>
    String(
      (await ago(minutes, () => team.post('/customers', { name, email: `${name}@example.com` }))).data.id,
    );
  const monthAgo = 20 * 24 * 60;
  const [asks, writes, hears] = [
    await customer('asks', monthAgo),
    await customer('writes', monthAgo),
    await customer('hears', monthAgo),
  ];
  await customer('new', 5);
  await ticketAgo(team, 60, { customerId: asks });
  const theirs = await ticketAgo(team, monthAgo, { customerId: writes });
  const silent = await ticketAgo(team, monthAgo, { customerId: hears });
  await ago(30, () => team.post(`/tickets/${theirs}/messages`, { content: 'Any news?', sender: 'customer' }));
  await answerAgo(team, 30, silent);
  const { data } = await team.get('/analytics/overview');
  expect(data.customers).toEqual({ total: 4, active: 2, new: 1 });
});

test('every member has numbers of their own', async () => {
  const team = await teamOf({
    members: [
      { name: 'Ada', role: 'agent' },
      { name: 'Bo', role: 'agent' },
    ],
  });
  const owner = team.members.find(({ role }) => role === 'owner');
  const ada = team.members.find(({ name }) => name === 'Ada');
  const bo = team.members.find(({ name }) => name === 'Bo');
  const first = await ticketAgo(team, 100, { assignedTo: ada?.id });
  const second = await ticketAgo(team, 100, { assignedTo: ada?.id });
  await ticketAgo(team, 100, { assignedTo: ada?.id });
  const old = await ticketAgo(team, 20 * 24 * 60, { assignedTo: ada?.id });
  await answerAgo(team, 90, first);
  await answerAgo(team, 70, second);
  await answerAgo(team, 10 * 24 * 60, old);
  await set(team, 50, first, { status: 'resolved' });
  for (const [ticketId, rating] of [
    [first, 5],
    [second, 4],
  ]) {
    await team.post('/csat/surveys', { ticketId, rating });
  }
  // Whoever has the ticket later does not get the rating.
  await set(team, 5, first, { assignedTo: bo?.id });

  const { list } = await team.get('/analytics/agents');
  expect(list.map(({ name }) => name)).toEqual(
    [owner, ada, bo]
      .map((each) => each?.name)
      .sort((a = '', b = '') => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
  );
  expect(list.find(({ name }) => name === 'Ada')).toEqual({
    object: 'agent_stats',
    memberId: ada?.id,
    userId: ada?.userId,
    name: 'Ada',
    ticketsAssigned: 3,
    ticketsResolved: 0,
    avgResponseTime: 30,
    csatAverage: 4.5,
  });
  expect(list.find(({ name }) => name === 'Bo')).toMatchObject({
    ticketsAssigned: 0,
    ticketsResolved: 1,
    avgResponseTime: 10,
    csatAverage: null,
  });
  expect(list.find(({ memberId }) => memberId === owner?.id)).toMatchObject({
    ticketsAssigned: 0,
    ticketsResolved: 0,
    avgResponseTime: null,
    csatAverage: null,
  });
  const { list: month } = await team.get('/analytics/agents?period=month');
  expect(month.find(({ name }) => name === 'Ada')?.avgResponseTime).toBe((30 + 10 * 24 * 60) / 2);
});

test('numbers are for those who may see them', async () => {
  const team = await teamOf({
    members: [
      { name: 'Ada', role: 'agent' },
      { name: 'Bo', role: 'manager' },
    ],
  });
  const [, agent, manager] = team.members;
  for (const path of ['/analytics/overview', '/analytics/agents', '/csat/stats']) {
    const asked = async (key: string | undefined) => (await team.get(path, { key: String(key) })).status;
    expect(await asked(team.keys.publishableTest)).toBe(403);
    expect(await asked(agent?.keys?.secretTest)).toBe(403);
    expect(await asked(manager?.keys?.secretTest)).toBe(200);
    const wrong = await team.get(`${path}?period=decade`);
    expect([wrong.status, wrong.error.param]).toEqual([400, 'period']);
  }
});

test('answers of customers count in the period in which they came', async () => {
  const team = await teamOf();
  const rate = async (minutes: number, rating: number) => {
    const ticketId = await ticketAgo(team, minutes + 1);
    await set(team, minutes + 1, ticketId, { status: 'resolved' });
    await ago(minutes, () => team.post('/csat/surveys', { ticketId, rating }));
  };
  await rate(10, 5);
  await rate(20, 4);
  await rate(30, 4);
  await rate(40 * 24 * 60, 1);
  const unanswered = await ticketAgo(team, 50);
  await set(team, 40, unanswered, { status: 'closed' });
  expect((await team.get('/analytics/overview')).data.csat).toEqual({ average: 4.33, totalResponses: 3 });
  expect((await team.get('/csat/stats')).data).toEqual({
    object: 'csat_stats',
    period: 'month',
    startsAt: '2026-02-13T12:00:00.000Z',
    endsAt: '2026-03-15T12:00:00.000Z',
    average: 4.33,
    totalResponses: 3,
    responseRate: 0.75,
    distribution: { 1: 0, 2: 0, 3: 0, 4: 2, 5: 1 },
  });
  expect((await team.get('/csat/stats?period=quarter')).data).toMatchObject({
    average: 3.5,
    totalResponses: 4,
    responseRate: 0.8,
    distribution: { 1: 1 },
  });
});
