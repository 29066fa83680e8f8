import { describe, expect, test } from 'vitest';
import type { BusinessHours } from '../src/db/schema/index.ts';
import { defaultBusinessHours } from '../src/resources/settings/defaults.ts';
import { type Clocked, deadlinesOf } from '../src/resources/sla/deadlines.ts';
import { slaTiers, tierOf } from '../src/resources/sla/tiers.ts';
import { newTeam, type TestTeam } from './support/api.ts';

const at = (time: string) => new Date(`2026-11-20T${time}:00.000Z`);
const targets = { responseTarget: 60, resolutionTarget: 240, businessHoursOnly: false };
const opened: Clocked = {
  status: 'new',
  createdAt: at('08:00'),
  firstResponseAt: null,
  responseDeadline: null,
  resolutionDeadline: null,
  slaPaused: false,
  slaPausedAt: null,
  slaPausedMinutes: 0,
};

/** A ticket after one change after the other: what changes, and when. */
function live(
  changes: [time: string, change: Partial<Clocked>][],
  rule: typeof targets | null = targets,
  hours: BusinessHours = defaultBusinessHours,
): Clocked {
  let ticket = opened;
  for (const [time, change] of [['08:00', {}], ...changes] as typeof changes) {
    const draft = { ...ticket, ...change };
    ticket = { ...draft, ...deadlinesOf(draft, rule ?? undefined, hours, at(time)) };
  }
  return ticket;
}

describe('the deadlines of a ticket', () => {
  test('count from its creation', () => {
    expect(live([])).toMatchObject({
      responseDeadline: at('09:00'),
      resolutionDeadline: at('12:00'),
      slaPaused: false,
      slaPausedAt: null,
    });
  });

  test('are null without a rule, or when business hours never come', () => {
    const nothing = { responseDeadline: null, resolutionDeadline: null };
    expect(live([], null)).toMatchObject(nothing);
    const day = { enabled: false, start: '09:00', end: '17:00' };
    const { schedule } = defaultBusinessHours;
    const days = Object.fromEntries(Object.keys(schedule).map((name) => [name, day]));
    const closed = { ...defaultBusinessHours, enabled: true, schedule: { ...schedule, ...days } };
    expect(live([], { ...targets, businessHoursOnly: true }, closed)).toMatchObject(nothing);
    expect(live([], targets, closed)).toMatchObject({ responseDeadline: at('09:00') });
  });

  test('count business hours where the rule says so', () => {
    const hours = { ...defaultBusinessHours, enabled: true };
    expect(live([], { ...targets, businessHoursOnly: true }, hours)).toMatchObject({
      responseDeadline: at('10:00'),
      resolutionDeadline: at('13:00'),
    });
  });

  test('move by the time that the ticket was pending', () => {
    const pending = live([['08:30', { status: 'pending' }]]);
    expect(pending).toMatchObject({
      slaPaused: true,
      slaPausedAt: at('08:30'),
      responseDeadline: at('09:00'),
    });
    const resumed = live([
      ['08:30', { status: 'pending' }],
      ['08:40', {}],
      ['09:30', { status: 'open' }],
    ]);
    expect(resumed).toMatchObject({
      slaPaused: false,
      slaPausedAt: null,
      responseDeadline: at('10:00'),
      resolutionDeadline: at('13:00'),
    });
    const twice = live([
      ['08:30', { status: 'pending' }],
      ['09:30', { status: 'open' }],
      ['09:40', { status: 'pending' }],
      ['10:00', { status: 'open' }],
    ]);
    expect(twice).toMatchObject({ responseDeadline: at('10:20'), resolutionDeadline: at('13:20') });
  });

  test('do not move by a night in which nobody works anyway', () => {
    const hours = { ...defaultBusinessHours, enabled: true };
    const rule = { ...targets, businessHoursOnly: true };
    const ticket = live(
      [
        ['08:10', { status: 'pending' }],
        ['08:50', { status: 'open' }],
      ],
      rule,
      hours,
    );
    expect(ticket).toMatchObject({ responseDeadline: at('10:00') });
  });

  test('keep the one of the first response once there is one', () => {
    const ticket = live([
      ['08:20', { firstResponseAt: at('08:20') }],
      ['08:30', { status: 'pending' }],
      ['10:30', { status: 'open' }],
    ]);
    expect(ticket).toMatchObject({ responseDeadline: at('09:00'), resolutionDeadline: at('14:00') });
  });

  test('give a response in a pause the time of the pause', () => {
    const ticket = live([
      ['08:30', { status: 'pending' }],
      ['09:20', { firstResponseAt: at('09:20') }],
    ]);
    expect(ticket.responseDeadline).toEqual(at('09:50'));
    expect(slaTiers({ ...ticket, resolvedAt: null }, at('11:00')).responseTier).toBe('met');
  });

  test('stand still while a ticket is resolved, and run on when it is reopened', () => {
    const resolved = live([['10:00', { status: 'resolved' }]]);
    expect(resolved).toMatchObject({ slaPaused: false, slaPausedAt: at('10:00') });
    const reopened = live([
      ['10:00', { status: 'resolved' }],
      ['10:30', { status: 'closed' }],
      ['15:00', { status: 'open' }],
    ]);
    expect(reopened).toMatchObject({ slaPausedAt: null, resolutionDeadline: at('17:00') });
  });

  test('count a wait for the customer when a pending ticket is resolved', () => {
    const ticket = live([
      ['11:00', { status: 'pending' }],
      ['14:00', { status: 'resolved' }],
    ]);
    expect(ticket.resolutionDeadline).toEqual(at('15:00'));
    expect(slaTiers({ ...ticket, resolvedAt: at('14:00') }, at('20:00')).resolutionTier).toBe('met');
  });
});

test.each([
  ['08:00', null, 'on_track'],
  ['08:29', null, 'on_track'],
  ['08:30', null, 'at_risk'],
  ['08:47', null, 'at_risk'],
  ['08:48', null, 'critical'],
  ['08:59', null, 'critical'],
  ['09:00', null, 'breached'],
  ['15:00', null, 'breached'],
  ['15:00', '09:00', 'met'],
  ['15:00', '09:01', 'missed'],
])('at %s, with the answer at %s, a deadline at 09:00 is %s', (now, done, tier) => {
  expect(tierOf(at('08:00'), at('09:00'), done === null ? null : at(done), at(now))).toBe(tier);
});

test('without a deadline there is no tier, and a stopped clock does not go on', () => {
  expect(tierOf(at('08:00'), null, null, at('09:00'))).toBeNull();
  const paused = { ...live([['08:10', { status: 'pending' }]]), resolvedAt: null };
  expect(slaTiers(paused, at('23:00'))).toEqual({ responseTier: 'on_track', resolutionTier: 'on_track' });
});

const rule = { name: 'Urgent', priority: 'urgent', responseTarget: 15, resolutionTarget: 120 };
const minutesAfter = (moment: unknown, minutes: number) =>
  new Date(new Date(String(moment)).getTime() + minutes * 60_000).toISOString();
const ticketOf = async (team: TestTeam, body: object = {}) =>
  (await team.post('/tickets', { title: 'Down', priority: 'urgent', ...body })).data;

test('a rule is created, read, changed and deleted', async () => {
  const team = await newTeam();
  const created = await team.post('/sla/rules', rule);
  expect(created.status).toBe(201);
  expect(created.data).toMatchObject({
    object: 'sla_rule',
    ...rule,
    businessHoursOnly: false,
    enabled: true,
  });
  expect(created.data.id).toMatch(/^sla_[0-9a-f]{32}$/);
  const path = `/sla/rules/${created.data.id}`;
  expect((await team.get(path)).data).toEqual(created.data);
  const changed = await team.patch(path, { responseTarget: 30, enabled: false });
  expect(changed.data).toMatchObject({ responseTarget: 30, enabled: false, resolutionTarget: 120 });
  expect((await team.get('/sla/rules')).list).toEqual([changed.data]);
  expect((await team.delete(path)).data).toEqual({ deleted: true, id: created.data.id });
  expect((await team.get(path)).error.code).toBe('resource_missing');
  expect((await team.patch(path, {})).error.code).toBe('resource_missing');
  expect((await team.delete(path)).error.code).toBe('resource_missing');
});

test.each([
  [{ priority: 'severe' }, 'priority'],
  [{ responseTarget: 0 }, 'responseTarget'],
  [{ responseTarget: 1.5 }, 'responseTarget'],
  [{ responseTarget: 121 }, 'resolutionTarget'],
  [{ name: '' }, 'name'],
])('a rule with %j is refused', async (patch, param) => {
  const team = await newTeam();
  const reply = await team.post('/sla/rules', { ...rule, ...patch });
  expect([reply.status, reply.error.param]).toEqual([400, param]);
});

test('tickets follow the newest enabled rule of their priority', async () => {
  const team = await newTeam();
  const before = await ticketOf(team);
  expect(before).toMatchObject({ responseDeadline: null, responseTier: null, resolutionTier: null });
  await team.post('/sla/rules', { ...rule, responseTarget: 5 });
  const newest = await team.post('/sla/rules', rule);
  await team.post('/sla/rules', { ...rule, responseTarget: 1, enabled: false });
  const ticket = await ticketOf(team);
  expect(ticket).toMatchObject({
    responseDeadline: minutesAfter(ticket.createdAt, 15),
    resolutionDeadline: minutesAfter(ticket.createdAt, 120),
    responseTier: 'on_track',
    resolutionTier: 'on_track',
  });
  // Those that were open already follow too.
  const followed = (await team.get(`/tickets/${before.id}`)).data;
  expect(followed.responseDeadline).toBe(minutesAfter(before.createdAt, 15));
  expect(followed.updatedAt).toBe(before.updatedAt);
  await team.delete(`/sla/rules/${newest.data.id}`);
  expect((await team.get(`/tickets/${ticket.id}`)).data.responseDeadline).toBe(
    minutesAfter(ticket.createdAt, 5),
  );
});

test('another priority, an answer and a status move the deadlines of a ticket', async () => {
  const team = await newTeam();
  await team.post('/sla/rules', rule);
  const ticket = await ticketOf(team, { priority: 'low' });
  const path = `/tickets/${ticket.id}`;
  expect(ticket.responseDeadline).toBeNull();
  const urgent = (await team.patch(path, { priority: 'urgent' })).data;
  expect(urgent.responseDeadline).toBe(minutesAfter(ticket.createdAt, 15));
  await team.post(`${path}/messages`, { content: 'On it' });
  expect((await team.get(path)).data).toMatchObject({ responseTier: 'met', resolutionTier: 'on_track' });
  expect((await team.patch(path, { status: 'pending' })).data.slaPaused).toBe(true);
  const resolved = (await team.patch(path, { status: 'resolved' })).data;
  expect(resolved).toMatchObject({ slaPaused: false, responseTier: 'met', resolutionTier: 'met' });
});

test('business hours move the deadlines of open tickets that count them', async () => {
  const team = await newTeam();
  await team.post('/sla/rules', { ...rule, businessHoursOnly: true });
  const ticket = await ticketOf(team);
  expect(ticket.responseDeadline).toBe(minutesAfter(ticket.createdAt, 15));
  const closed = { enabled: false };
  await team.patch('/settings/business-hours', {
    enabled: true,
    schedule: { monday: closed, tuesday: closed, wednesday: closed, thursday: closed, friday: closed },
  });
  expect((await team.get(`/tickets/${ticket.id}`)).data).toMatchObject({
    responseDeadline: null,
    resolutionTier: null,
  });
});

test('metrics count open tickets by tier, and what was done in time', async () => {
  const team = await newTeam();
  await team.post('/sla/rules', rule);
  const [first, second] = [await ticketOf(team), await ticketOf(team)];
  await ticketOf(team, { priority: 'low' });
  await team.post(`/tickets/${first.id}/messages`, { content: 'On it' });
  await team.patch(`/tickets/${first.id}`, { status: 'resolved' });
  await team.patch(`/tickets/${second.id}`, { status: 'pending' });
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  const { data } = await team.get(`/sla/metrics?to=${tomorrow}`);
  const none = { on_track: 0, at_risk: 0, critical: 0, breached: 0, met: 0, missed: 0 };
  expect(data).toMatchObject({
    object: 'sla_metrics',
    to: tomorrow,
    active: {
      total: 1,
      paused: 1,
      breached: 0,
      response: { ...none, on_track: 1 },
      resolution: { ...none, on_track: 1 },
    },
    response: { met: 1, missed: 0, metRate: 1 },
    resolution: { met: 1, missed: 0, metRate: 1 },
  });
  const past = await team.get('/sla/metrics?from=2020-01-01T00:00:00Z&to=2021-01-01T00:00:00Z');
  expect(past.data.response).toEqual({ met: 0, missed: 0, metRate: null });
  expect((await team.get('/sla/metrics?from=2030-01-01T00:00:00Z')).error.param).toBe('from');
});

test.each([
  ['to=0001-01-01T00:00:00Z', 400],
  ['from=0000-06-01T00:00:00Z', 400],
  ['to=9999-12-31T23:59:59-23:59', 400],
  ['to=2026-01-31', 400],
  ['to=1900-01-01T00:00:00Z', 200],
  ['from=1900-01-01T00:00:00Z&to=9999-12-30T23:59:59Z', 200],
])('the period %s is answered by %i', async (query, status) => {
  const team = await newTeam();
  const reply = await team.get(`/sla/metrics?${query}`);
  expect(reply.status).toBe(status);
  if (status === 400) expect(reply.error.param).toBe(query.split('=')[0]);
});

test('members read the rules, those who manage settings write them', async () => {
  const team = await newTeam({
    members: [
      { name: 'Agnes', role: 'agent' },
      { name: 'Mo', role: 'manager' },
    ],
  });
  const [, agent, manager] = team.members.map((member) => ({ key: member.keys.secretTest }));
  const { data } = await team.post('/sla/rules', rule);
  const path = `/sla/rules/${data.id}`;
  expect((await team.get('/sla/rules', agent)).list).toHaveLength(1);
  for (const reply of [
    await team.post('/sla/rules', rule, manager),
    await team.patch(path, {}, manager),
    await team.delete(path, manager),
    await team.get('/sla/metrics', agent),
  ]) {
    expect(reply.error.code).toBe('insufficient_permissions');
  }
  expect((await team.get('/sla/metrics', manager)).status).toBe(200);
  expect((await team.get('/sla/rules', { key: team.keys.publishableTest })).status).toBe(403);
});
