import { beforeAll, describe, expect, test } from 'vitest';
import { newTeam, type TestTeam } from './support/api.ts';

let team: TestTeam;

beforeAll(async () => {
  team = await newTeam();
});

const nudge = { name: 'Prices', title: 'Questions?', body: 'Ask us.' };
const condition = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });

test('a nudge is created with defaults, changed, listed and deleted', async () => {
  const own = await newTeam();
  const created = await own.post('/nudges', nudge);
  expect(created.data).toMatchObject({
    ...nudge,
    object: 'nudge',
    id: expect.stringMatching(/^ndg_/),
    actionLabel: null,
    actionUrl: null,
    conditions: [],
    frequency: { maxTimes: 1, cooldown: 86_400 },
    priority: 0,
    isActive: true,
    counts: { seen: 0, dismissed: 0, acted: 0 },
  });
  const { id } = created.data;
  const conditions = [condition('pageViews', 'at_least', 3)];
  const updated = await own.patch(`/nudges/${id}`, {
    conditions,
    frequency: { maxTimes: null },
    priority: 5,
  });
  expect(updated.data).toMatchObject({
    ...nudge,
    conditions,
    frequency: { maxTimes: null, cooldown: 86_400 },
    priority: 5,
  });
  expect((await own.get(`/nudges/${id}`)).data).toEqual(updated.data);
  const low = await own.post('/nudges', { ...nudge, name: 'Low' });
  const high = await own.post('/nudges', { ...nudge, name: 'High', priority: 9 });
  expect((await own.get('/nudges')).list.map((each) => each.id)).toEqual([high.data.id, id, low.data.id]);
  expect((await own.delete(`/nudges/${id}`)).data).toEqual({ deleted: true, id });
  expect((await own.get(`/nudges/${id}`)).status).toBe(404);
});

test.each([
  ['an unknown fact', [condition('email', 'equals', 'x')], 'conditions.0.fact'],
  ['an unknown operator', [condition('url', 'like', 'x')], 'conditions.0.operator'],
  [
    'an operator that does not fit, in the second',
    [condition('url', 'equals', 'x'), condition('pageViews', 'contains', 1)],
    'conditions.1.operator',
  ],
  ['a text for a number', [condition('timeOnPage', 'at_least', '30')], 'conditions.0.value'],
  ['a number for yes or no', [condition('isIdentified', 'equals', 1)], 'conditions.0.value'],
  ['a detail compared in vain', [condition('signals.buy.plan', 'contains', 5)], 'conditions.0.operator'],
  ['no value', [{ fact: 'url', operator: 'equals' }], 'conditions.0.value'],
  ['a field too many', [{ ...condition('url', 'equals', 'x'), field: 'y' }], 'conditions.0.field'],
])('a condition with %s is refused by its place', async (_, conditions, param) => {
  const created = await team.post('/nudges', { ...nudge, conditions });
  expect([created.status, created.error.param]).toEqual([400, param]);
});

test.each([
  ['a script for an address', { actionLabel: 'Go', actionUrl: 'javascript:alert(1)' }, 'actionUrl'],
  ['data for an address', { actionLabel: 'Go', actionUrl: 'data:text/html,x' }, 'actionUrl'],
  ['an address of another host in disguise', { actionLabel: 'Go', actionUrl: '//evil.example' }, 'actionUrl'],
  ['an address without a button', { actionUrl: '/pricing' }, 'actionLabel'],
  ['a blank title', { title: ' ' }, 'title'],
  ['21 conditions', { conditions: Array(21).fill(condition('idle', 'equals', true)) }, 'conditions'],
  ['no time at all', { frequency: { maxTimes: 0 } }, 'frequency.maxTimes'],
  ['a cooldown of more than a year', { frequency: { cooldown: 31_536_001 } }, 'frequency.cooldown'],
])('a nudge with %s is refused', async (_, more, param) => {
  const { status, error } = await team.post('/nudges', { ...nudge, ...more });
  expect([status, error.param]).toEqual([400, param]);
});

test('the button cannot be taken from an address that stays', async () => {
  const { data } = await team.post('/nudges', { ...nudge, actionLabel: 'Go', actionUrl: '/pricing' });
  const { status, error } = await team.patch(`/nudges/${data.id}`, { actionLabel: null });
  expect([status, error.param]).toEqual([400, 'actionLabel']);
});

describe('a test of a nudge', () => {
  const conditions = [
    condition('path', 'starts_with', '/pricing'),
    condition('signals.rage_click', 'at_least', 1),
  ];

  test.each([
    ['shows it when all conditions hold', { path: '/pricing/teams', 'signals.rage_click': 1 }, true, null],
    ['tells which one does not', { path: '/pricing' }, false, 'conditions'],
  ])('%s', async (_, facts, wouldShow, reason) => {
    const { data } = await team.post('/nudges', { ...nudge, conditions });
    const reply = await team.post(`/nudges/${data.id}/test`, { facts });
    expect(reply.data).toMatchObject({
      object: 'nudge_test',
      wouldShow,
      reason,
      conditionResults: [
        { fact: 'path', passed: true },
        { fact: 'signals.rage_click', actual: wouldShow ? 1 : 0, passed: wouldShow },
      ],
    });
  });

  test('says when it is switched off', async () => {
    const { data } = await team.post('/nudges', { ...nudge, isActive: false });
    expect((await team.post(`/nudges/${data.id}/test`, {})).data).toMatchObject({
      wouldShow: false,
      reason: 'inactive',
    });
  });

  test('knows no facts that there are not', async () => {
    const { data } = await team.post('/nudges', nudge);
    const { error } = await team.post(`/nudges/${data.id}/test`, { facts: { email: 'x' } });
    expect(error.param).toBe('facts.email');
  });
});

test('what is done to nudges stands in the audit log', async () => {
  const own = await newTeam();
  const { data } = await own.post('/nudges', nudge);
  await own.patch(`/nudges/${data.id}`, { isActive: false });
  await own.delete(`/nudges/${data.id}`);
  const { list } = await own.get('/audit-log');
  const entries =
    Object(list).map?.((entry: Record<string, unknown>) => [entry.action, entry.resourceId]) ?? [];
  expect(entries).toEqual([
    ['nudge.deleted', data.id],
    ['nudge.updated', data.id],
    ['nudge.created', data.id],
  ]);
});

test('a team of demo data has nudges to look at', async () => {
  const demo = await newTeam({ demoData: true });
  const { list } = await demo.get('/nudges');
  expect(list.map(({ name }) => name)).toEqual([
    'Trouble at the checkout',
    'Choosing a subscription',
    'Welcome back',
  ]);
  const reply = await demo.post(`/nudges/${list[0]?.id}/test`, {
    facts: { path: '/checkout/payment', 'signals.rage_click': 1 },
  });
  expect(reply.data.wouldShow).toBe(true);
});
