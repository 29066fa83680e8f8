import { beforeAll, expect, test } from 'vitest';
import { expectFields } from './documented-fields.ts';
import { newTeam, type TestTeam } from './team.ts';

// Every JavaScript call that the API reference shows for settings, preferences, SLA rules, automations
// and saved views.

let cstar: TestTeam['cstar'];
let memberId: string;
let ticketId: string;

beforeAll(async () => {
  const team = await newTeam();
  cstar = team.cstar;
  memberId = (await cstar.members.list()).data[0]?.id ?? '';
  ticketId = (await cstar.tickets.create({ title: 'Urgent billing issue', priority: 'urgent' })).id;
});

test('settings and their parts', async () => {
  const settings = await cstar.settings.get();
  expectFields(settings, { object: ['settings'], teamName: 'text', teamSlug: 'text' });
  const renamed = await cstar.settings.update({ teamName: 'New Name' });
  expectFields(renamed, { object: ['settings'], teamName: ['New Name'] });
  const { data: statuses } = await cstar.settings.statuses.list();
  expectFields(statuses[1] ?? {}, {
    key: ['open'],
    label: ['Open'],
    color: ['#3B82F6'],
    isProtected: [true],
  });
  expect((await cstar.settings.statuses.update('open', { label: 'In work' })).label).toBe('In work');
  const hours = await cstar.settings.getBusinessHours();
  expectFields(hours, { object: ['business_hours'], enabled: 'boolean', timezone: 'text' });
  expect(hours.schedule.monday).toEqual({ enabled: true, start: '09:00', end: '17:00' });
  const changed = await cstar.settings.businessHours.update({ timezone: 'America/New_York' });
  expect(changed).toEqual({ ...hours, timezone: 'America/New_York' });
  const widget = await cstar.settings.getWidget();
  expectFields(widget, {
    object: ['widget_settings'],
    position: ['bottom-right'],
    primaryColor: ['#F87171'],
  });
  expect((await cstar.settings.widget.update({ title: 'Ask us' })).title).toBe('Ask us');
});

test('preferences and feature flags', async () => {
  expectFields(await cstar.preferences.get(), { bossBattlesEnabled: [true] });
  const off = await cstar.preferences.update({ bossBattlesEnabled: false });
  expectFields(off, { bossBattlesEnabled: [false] });
  expect(await cstar.settings.featureFlags.get()).toEqual(off);
  await cstar.settings.featureFlags.update({ bossBattlesEnabled: true });
  expect((await cstar.preferences.get()).bossBattlesEnabled).toBe(true);
});

test('SLA rules', async () => {
  const rule = await cstar.sla.create({
    name: 'High Priority',
    priority: 'high',
    responseTarget: 30,
    resolutionTarget: 240,
  });
  expectFields(rule, { id: 'text', name: ['High Priority'], responseTarget: 'number', enabled: [true] });
  const { data } = await cstar.sla.list();
  expect(data).toEqual([rule]);
  expect(await cstar.sla.get(rule.id)).toEqual(rule);
  expect((await cstar.sla.update(rule.id, { responseTarget: 15 })).responseTarget).toBe(15);
  expect((await cstar.sla.metrics()).active.total).toBe(0);
  expect(await cstar.sla.del(rule.id)).toEqual({ deleted: true, id: rule.id });
});

test('automations', async () => {
  const rule = await cstar.automations.create({
    name: 'Auto-assign urgent',
    triggerEvent: 'ticket.created',
    conditions: { all: [{ field: 'priority', operator: 'equals', value: 'urgent' }] },
    actions: [{ type: 'assign', agentId: memberId }],
  });
  expectFields(rule, {
    id: 'text',
    triggerEvent: ['ticket.created'],
    enabled: [true],
    executionCount: 'number',
  });
  const { data } = await cstar.automations.list();
  expect(data).toEqual([rule]);
  expect(await cstar.automations.get(rule.id)).toEqual(rule);
  const outcome = await cstar.automations.test(rule.id, { resourceType: 'ticket', resourceId: ticketId });
  expect(outcome).toMatchObject({
    wouldMatch: true,
    conditionResults: { all: [{ field: 'priority', passed: true }] },
    actionsWouldExecute: [{ action: 'assign', success: true }],
  });
  expect((await cstar.automations.update(rule.id, { enabled: false })).enabled).toBe(false);
  expect(await cstar.automations.del(rule.id)).toEqual({ deleted: true, id: rule.id });
});

test('saved views', async () => {
  const view = await cstar.views.create({
    name: 'Urgent Unresolved',
    entityType: 'tickets',
    filters: { priority: 'urgent', status: 'new' },
  });
  expectFields(view, { id: 'text', entityType: ['tickets'], visibility: 'text' });
  const { data: views } = await cstar.views.list({ entityType: 'tickets' });
  expect(views).toEqual([view]);
  const { data, pagination } = await cstar.views.execute(view.id);
  expect(data.map((row) => row.object === 'ticket' && row.title)).toEqual(['Urgent billing issue']);
  expect(pagination).toMatchObject({ page: 1, pageSize: 20, total: 1, totalPages: 1 });
  expect(await cstar.views.get(view.id)).toEqual(view);
  expect((await cstar.views.update(view.id, { visibility: 'team' })).visibility).toBe('team');
  expect(await cstar.views.del(view.id)).toEqual({ deleted: true, id: view.id });
});
