import { expect, test } from 'vitest';
import { type Facts, match } from '../src/resources/automations/match.ts';
import { newTeam, type TestTeam } from './support/api.ts';

const subject = {
  title: 'Cannot log in',
  priority: 'urgent',
  assignedTo: '550e8400-e29b-41d4-a716-446655440000',
  tags: ['vip', 'Login'],
  notes: null,
  messageCount: 3,
  createdAt: new Date('2026-11-20T10:00:00.000Z'),
  customFields: { plan: 'Pro', 'seats.used': 12 },
};
const facts: Facts = {
  trigger: 'ticket.updated',
  subject,
  before: { ...subject, priority: 'low', tags: ['vip'] },
  related: { customer: { email: 'ada@example.com' } },
};

test.each([
  ['priority', 'equals', 'urgent', true],
  ['priority', 'equals', 'Urgent', true],
  ['priority', 'not_equals', 'urgent', false],
  ['messageCount', 'equals', '3', true],
  ['tags', 'equals', ['login', 'VIP'], true],
  ['tags', 'equals', 'vip', false],
  ['title', 'contains', 'LOG', true],
  ['title', 'not_contains', 'log', false],
  ['tags', 'contains', 'login', true],
  ['tags', 'contains', ['login', 'vip'], true],
  ['tags', 'contains', 'log', false],
  ['title', 'starts_with', 'cannot', true],
  ['title', 'ends_with', 'log', false],
  ['customer.email', 'ends_with', '@example.com', true],
  ['customer.name', 'contains', 'a', false],
  ['priority', 'in', ['high', 'urgent'], true],
  ['tags', 'in', ['vip', 'other'], true],
  ['priority', 'not_in', ['high'], true],
  ['messageCount', 'greater_than', 2, true],
  ['messageCount', 'greater_than', 3, false],
  ['messageCount', 'less_than', 10, true],
  ['createdAt', 'less_than', '2026-11-21', true],
  ['notes', 'greater_than', 0, false],
  ['notes', 'is_empty', undefined, true],
  ['tags', 'is_empty', undefined, false],
  ['tags', 'is_not_empty', undefined, true],
  ['customFields.plan', 'equals', 'pro', true],
  ['customFields.seats.used', 'equals', 12, true],
  ['customFields.none', 'is_empty', undefined, true],
  ['assignedTo', 'equals', 'mem_550e8400e29b41d4a716446655440000', true],
  ['assignedTo', 'in', ['550e8400-e29b-41d4-a716-446655440000'], true],
  ['priority', 'changed', undefined, true],
  ['title', 'changed', undefined, false],
  ['priority', 'changed_to', 'urgent', true],
  ['title', 'changed_to', 'Cannot log in', false],
  ['priority', 'changed_from', 'low', true],
  ['tags', 'changed_from', 'vip', true],
])('the condition %s %s %j is %s', (field, operator, value, passed) => {
  const condition = { field, operator, ...(value === undefined ? {} : { value }) };
  const result = match({ all: [condition], any: [] }, facts);
  expect([result.matches, result.all[0]?.passed]).toEqual([passed, passed]);
});

test('all conditions must hold, and one of the others', () => {
  const yes = { field: 'priority', operator: 'equals', value: 'urgent' };
  const no = { field: 'priority', operator: 'equals', value: 'low' };
  expect(match({ all: [], any: [] }, facts).matches).toBe(true);
  expect(match({ all: [yes, no], any: [] }, facts).matches).toBe(false);
  expect(match({ all: [yes], any: [no] }, facts).matches).toBe(false);
  expect(match({ all: [yes], any: [no, yes] }, facts).matches).toBe(true);
});

test('nothing has changed where there is no before', () => {
  const changed = { all: [{ field: 'priority', operator: 'changed' }], any: [] };
  expect(match(changed, { ...facts, before: undefined }).matches).toBe(false);
});

const urgent = { all: [{ field: 'priority', operator: 'equals', value: 'urgent' }] };
const make = async (team: TestTeam, body: object) => {
  const reply = await team.post('/automations', { name: 'Rule', triggerEvent: 'ticket.created', ...body });
  expect([reply.status, reply.body.error?.message]).toEqual([201, undefined]);
  return reply.data;
};
const open = async (team: TestTeam, body: object = {}) =>
  (await team.post('/tickets', { title: 'Help', ...body })).data;

test('a rule acts when its event happens and its conditions hold', async () => {
  const team = await newTeam({ members: [{ name: 'Agnes', role: 'agent' }] });
  const [, agent] = team.members;
  const rule = await make(team, {
    name: 'Urgent ones',
    conditions: urgent,
    actions: [
      { type: 'assign', agentId: agent?.userId },
      { type: 'add_tags', tags: 'hot, vip' },
      { type: 'add_note', content: 'Looked at by a rule' },
      { type: 'send_reply', content: 'We are on it' },
      { type: 'send_notification', role: 'owner', title: 'Urgent!' },
    ],
  });
  expect(rule).toMatchObject({
    object: 'automation',
    triggerEvent: 'ticket.created',
    conditions: { ...urgent, any: [] },
    enabled: true,
    executionCount: 0,
    lastExecutedAt: null,
    lastError: null,
  });
  expect(rule.id).toMatch(/^rule_[0-9a-f]{32}$/);
  expect(rule.actions).toContainEqual({ type: 'assign', agentId: agent?.id });

  expect((await open(team)).tags).toEqual([]);
  const ticket = await open(team, { priority: 'urgent', tags: ['vip'] });
  expect(ticket).toMatchObject({ assignedTo: agent?.id, tags: ['vip', 'hot'], firstResponseAt: null });
  const thread = (await team.get(`/tickets/${ticket.id}/messages`)).list;
  expect(thread).toMatchObject([
    { content: 'Looked at by a rule', sender: 'system', senderName: 'Urgent ones', isInternal: true },
    { content: 'We are on it', sender: 'system', senderName: team.teamName, isInternal: false },
  ]);
  const news = (await team.get('/notifications')).list;
  expect(news).toMatchObject([{ type: 'automation', title: 'Urgent!', resourceId: ticket.id }]);
  const after = (await team.get(`/automations/${rule.id}`)).data;
  expect(after).toMatchObject({ executionCount: 1, lastError: null });
  expect(after.lastExecutedAt).not.toBeNull();
  expect((await team.get('/automations')).list).toEqual([after]);
});

test('rules on changes, messages and customers act as well', async () => {
  const team = await newTeam();
  await make(team, {
    triggerEvent: 'ticket.updated',
    conditions: { all: [{ field: 'status', operator: 'changed_to', value: 'resolved' }] },
    actions: [
      { type: 'remove_tags', tags: ['todo'] },
      { type: 'set_priority', priority: 'low' },
    ],
  });
  await make(team, {
    triggerEvent: 'ticket.message_added',
    conditions: {
      any: [{ field: 'message.sender', operator: 'equals', value: 'customer' }],
      all: [{ field: 'customer.email', operator: 'ends_with', value: '@example.com' }],
    },
    actions: [{ type: 'set_status', status: 'open' }],
  });
  await make(team, { triggerEvent: 'customer.created', actions: [{ type: 'add_tags', tags: ['fresh'] }] });

  const customer = (await team.post('/customers', { name: 'Ada', email: 'ada@example.com' })).data;
  expect(customer.tags).toEqual(['fresh']);
  const ticket = await open(team, { tags: ['todo', 'x'], customerId: customer.id });
  const path = `/tickets/${ticket.id}`;
  await team.post(`${path}/messages`, { content: 'Hello', sender: 'agent' });
  expect((await team.get(path)).data.status).toBe('new');
  await team.post(`${path}/messages`, { content: 'Hello', sender: 'customer' });
  expect((await team.get(path)).data.status).toBe('open');
  const resolved = (await team.patch(path, { status: 'resolved' })).data;
  expect(resolved).toMatchObject({ tags: ['x'], priority: 'low', status: 'resolved' });
});

test('rules that set each other off run once each', async () => {
  const team = await newTeam();
  const flip = (from: string, to: string) =>
    make(team, {
      triggerEvent: 'ticket.updated',
      conditions: { all: [{ field: 'priority', operator: 'equals', value: from }] },
      actions: [{ type: 'set_priority', priority: to }],
    });
  const rules = [await flip('low', 'high'), await flip('high', 'low')];
  const ticket = await open(team);
  const changed = await team.patch(`/tickets/${ticket.id}`, { priority: 'low' });
  expect([changed.status, changed.data.priority]).toEqual([200, 'low']);
  for (const rule of rules) {
    expect((await team.get(`/automations/${rule.id}`)).data.executionCount).toBe(1);
  }
  // In the next request they may run again.
  await team.patch(`/tickets/${ticket.id}`, { priority: 'high' });
  for (const rule of rules) {
    expect((await team.get(`/automations/${rule.id}`)).data.executionCount).toBe(2);
  }
});

test('rules run in the order of their creation, and only enabled ones', async () => {
  const team = await newTeam();
  await make(team, { actions: [{ type: 'set_priority', priority: 'high' }] });
  await make(team, { actions: [{ type: 'set_priority', priority: 'low' }] });
  const off = await make(team, { actions: [{ type: 'set_priority', priority: 'urgent' }], enabled: false });
  expect((await open(team)).priority).toBe('low');
  await team.patch(`/automations/${off.id}`, { enabled: true });
  expect((await open(team)).priority).toBe('urgent');
  expect((await team.delete(`/automations/${off.id}`)).data).toEqual({ deleted: true, id: off.id });
  expect((await open(team)).priority).toBe('low');
  expect((await team.get(`/automations/${off.id}`)).error.code).toBe('resource_missing');
});

test('an action that fails is told by the rule, not by the request that set it off', async () => {
  const team = await newTeam();
  const many = (prefix: string) => Array.from({ length: 60 }, (_, index) => `${prefix}${index}`);
  const rule = await make(team, {
    actions: [
      { type: 'add_tags', tags: many('b') },
      { type: 'set_priority', priority: 'high' },
    ],
  });
  const reply = await team.post('/tickets', { title: 'Help', tags: many('a') });
  expect(reply.status).toBe(201);
  expect(reply.data).toMatchObject({ tags: many('a'), priority: 'high' });
  const after = (await team.get(`/automations/${rule.id}`)).data;
  expect(after.executionCount).toBe(1);
  expect(after.lastError).toContain('add_tags: tags would be 120');
});

test('a dry run explains each condition and action, and changes nothing', async () => {
  const team = await newTeam({ members: [{ name: 'Agnes', role: 'agent' }] });
  const [, agent] = team.members;
  const rule = await make(team, {
    conditions: { ...urgent, any: [{ field: 'title', operator: 'contains', value: 'log in' }] },
    actions: [
      { type: 'assign', agentId: agent?.id },
      { type: 'send_notification', role: 'librarian' },
    ],
    enabled: false,
  });
  const ticket = await open(team, { title: 'Cannot log in', priority: 'urgent' });
  const dryRun = (resourceId: unknown, resourceType = 'ticket') =>
    team.post(`/automations/${rule.id}/test`, { resourceType, resourceId });
  const before = (await team.get(`/tickets/${ticket.id}`)).data;
  expect((await dryRun(ticket.id)).data).toEqual({
    object: 'automation_test',
    wouldMatch: true,
    conditionResults: {
      all: [{ field: 'priority', operator: 'equals', value: 'urgent', actual: 'urgent', passed: true }],
      any: [{ field: 'title', operator: 'contains', value: 'log in', actual: 'Cannot log in', passed: true }],
    },
    actionsWouldExecute: [
      { action: 'assign', success: true, reason: null },
      { action: 'send_notification', success: false, reason: 'Nobody of the team would get it.' },
    ],
  });
  expect((await team.get(`/tickets/${ticket.id}`)).data).toEqual(before);
  expect((await team.get(`/automations/${rule.id}`)).data.executionCount).toBe(0);
  const other = await open(team);
  expect((await dryRun(other.id)).data).toMatchObject({ wouldMatch: false, actionsWouldExecute: [] });
  expect((await dryRun(rule.id)).error.param).toBe('resourceId');
  expect((await dryRun(ticket.id, 'customer')).error.param).toBe('resourceType');
});

test.each([
  [{ triggerEvent: 'boss.spawned' }, 'triggerEvent'],
  [{ conditions: { all: [{ field: 'colour', operator: 'equals', value: 'x' }] } }, 'conditions.all.0.field'],
  [{ conditions: { all: [{ field: 'message.content', operator: 'is_empty' }] } }, 'conditions.all.0.field'],
  [{ conditions: { any: [{ field: 'title', operator: 'like', value: 'x' }] } }, 'conditions.any.0.operator'],
  [{ conditions: { any: [{ field: 'title', operator: 'changed' }] } }, 'conditions.any.0.operator'],
  [{ conditions: { any: [{ field: 'title', operator: 'equals' }] } }, 'conditions.any.0.value'],
  [{ conditions: { any: [{ field: 'title', operator: 'in', value: 'x' }] } }, 'conditions.any.0.value'],
  [{ conditions: { any: [{ field: 'title', operator: 'is_empty', value: 1 }] } }, 'conditions.any.0.value'],
  [
    { conditions: { all: [{ field: 'status', operator: 'equals', value: 'done' }] } },
    'conditions.all.0.value',
  ],
  [{ conditions: { none: [] } }, 'conditions.none'],
  [{ actions: [{ type: 'explode' }] }, 'actions.0.type'],
  [{ actions: [{ type: 'assign_to' }] }, 'actions.0.agentId'],
  [
    { actions: [{ type: 'assign_to', agentId: 'mem_550e8400e29b41d4a716446655440000' }] },
    'actions.0.agentId',
  ],
  [{ actions: [{ type: 'unassign', tags: ['x'] }] }, 'actions.0.tags'],
  [{ actions: [{ type: 'send_notification', title: 'x' }] }, 'actions.0.memberId'],
  [{ triggerEvent: 'customer.created', actions: [{ type: 'unassign' }] }, 'actions.0.type'],
  [{ triggerEvent: 'ticket.deleted', actions: [{ type: 'add_tags', tags: ['x'] }] }, 'actions.0.type'],
])('a rule with %j is refused', async (patch, param) => {
  const team = await newTeam();
  const reply = await team.post('/automations', { name: 'Rule', triggerEvent: 'ticket.created', ...patch });
  expect([reply.status, reply.error.param]).toEqual([400, param]);
});

test('a condition that compares with an object is told what would fit', async () => {
  const team = await newTeam();
  const conditions = { all: [{ field: 'title', operator: 'equals', value: { a: 1 } }] };
  const { error } = await team.post('/automations', {
    name: 'Rule',
    triggerEvent: 'ticket.created',
    conditions,
  });
  expect(error.message).toBe(
    'conditions.all.0.value is not valid: expected string or number or boolean or array.',
  );
});

test('a rule that changes its event must still fit', async () => {
  const team = await newTeam();
  const rule = await make(team, { conditions: urgent, actions: [{ type: 'unassign' }] });
  const path = `/automations/${rule.id}`;
  const refused = await team.patch(path, { triggerEvent: 'customer.created' });
  expect([refused.status, refused.error.param]).toEqual([400, 'conditions.all.0.field']);
  const { data } = await team.patch(path, { triggerEvent: 'ticket.updated', name: 'Other' });
  expect(data).toMatchObject({ triggerEvent: 'ticket.updated', name: 'Other', conditions: rule.conditions });
  expect((await team.patch('/automations/rule_550e8400e29b41d4a716446655440000', {})).status).toBe(404);
});

test('members read the rules, those who manage automations write and test them', async () => {
  const team = await newTeam({
    members: [
      { name: 'Agnes', role: 'agent' },
      { name: 'Mo', role: 'manager' },
    ],
  });
  const [, agent, manager] = team.members.map((member) => ({ key: member.keys.secretTest }));
  const rule = await make(team, {});
  const path = `/automations/${rule.id}`;
  expect((await team.get('/automations', agent)).list).toHaveLength(1);
  for (const reply of [
    await team.post('/automations', { name: 'x', triggerEvent: 'ticket.created' }, agent),
    await team.patch(path, {}, agent),
    await team.delete(path, agent),
    await team.post(`${path}/test`, { resourceType: 'ticket', resourceId: 'tkt_x' }, agent),
  ]) {
    expect(reply.error.code).toBe('insufficient_permissions');
  }
  expect((await team.patch(path, { name: 'y' }, manager)).status).toBe(200);
  expect((await team.get('/automations', { key: team.keys.publishableTest })).status).toBe(403);
});
