import { CStarConflictError, CStarValidationError } from '@cstar.help/js';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectFields } from './documented-fields.ts';
import { newTeam, type TestTeam } from './team.ts';

// Every JavaScript call that the API reference shows for what puts other things in order: custom fields,
// tags, groups, search, analytics; and the calls of CSAT.

let team: TestTeam;
let cstar: TestTeam['cstar'];
let customerId: string;
let ticketId: string;

beforeAll(async () => {
  team = await newTeam();
  cstar = team.cstar;
  customerId = (await cstar.customers.create({ name: 'Rick Astley', email: 'rick@acme.com' })).id;
  ticketId = (await cstar.tickets.create({ title: 'Billing issue', customerId, tags: 'billing' })).id;
});

function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('the list is empty');
  return item;
}

test('custom fields', async () => {
  const field = await cstar.customFields.create({
    name: 'Region',
    key: 'region',
    type: 'select',
    entityType: 'tickets',
    options: ['US', 'EU', 'APAC'],
  });
  expectFields(field, { id: 'text', name: ['Region'], key: ['region'], type: ['select'] });
  const { data } = await cstar.customFields.list({ entityType: 'tickets' });
  expectFields(first(data), { id: [field.id], entityType: ['tickets'], options: 'texts' });
  expect(await cstar.customFields.get(field.id)).toEqual(field);
  await cstar.tickets.update(ticketId, { customFields: { region: 'EU' } });
  await expect(cstar.customFields.update(field.id, { options: ['US'] })).rejects.toThrow(CStarConflictError);
  expect((await cstar.customFields.update(field.id, { name: 'Where' })).name).toBe('Where');
  expect(await cstar.customFields.del(field.id)).toEqual({ deleted: true, id: field.id });
});

test('tags', async () => {
  expectFields(await cstar.tags.create('new-tag'), { object: ['tag'], name: ['new-tag'], count: 'number' });
  await cstar.tags.create({ name: 'area/api' });
  const { data } = await cstar.tags.list();
  expect(data.map(({ name, count }) => [name, count])).toEqual([
    ['billing', 1],
    ['area/api', 0],
    ['new-tag', 0],
  ]);
  await expect(cstar.tags.delete('billing')).rejects.toThrow(CStarConflictError);
  expect(await cstar.tags.delete('area/api')).toEqual({ deleted: true, id: 'area/api' });
  expect(await cstar.tags.del({ name: 'new-tag' })).toEqual({ deleted: true, id: 'new-tag' });
});

describe('customer groups', () => {
  test('from create to del', async () => {
    const group = await cstar.customerGroups.create({ name: 'Acme Corp' });
    expectFields(group, {
      id: 'text',
      object: ['customer_group'],
      name: ['Acme Corp'],
      slug: ['acme-corp'],
      customerCount: 'number',
      createdAt: 'moment',
    });
    const groupId = group.id;
    const { data, pagination } = await cstar.customerGroups.list();
    expect([first(data).id, pagination.pageSize]).toEqual([groupId, 25]);
    expect(await cstar.customerGroups.get(groupId)).toEqual(group);
    const updated = await cstar.customerGroups.update(groupId, { name: 'Acme Corp Updated' });
    expectFields(updated, { id: [groupId], object: ['customer_group'], name: ['Acme Corp Updated'] });
    expect(await cstar.customerGroups.del(groupId)).toEqual({ deleted: true, id: groupId });
  });

  test('members', async () => {
    const { id: groupId } = await cstar.customerGroups.create({ name: 'Members' });
    const added = await cstar.customerGroups.addMembers(groupId, { customerIds: [customerId] });
    expect(added).toEqual({ added: 1, total: 1, skipped: 0 });
    const { data } = await cstar.customerGroups.listMembers(groupId);
    expectFields(first(data), {
      id: [customerId],
      object: ['customer'],
      name: ['Rick Astley'],
      email: ['rick@acme.com'],
      joinedGroupAt: 'moment',
    });
    expect(await cstar.customerGroups.removeMember(groupId, customerId)).toEqual({
      removed: true,
      customerId,
      groupId,
    });
  });
});

test('search, in both forms', async () => {
  const { data } = await cstar.search.query({ query: 'billing issue', types: ['tickets', 'customers'] });
  expectFields(first(data), {
    object: ['search_result'],
    type: ['ticket'],
    id: [ticketId],
    title: ['Billing issue'],
  });
  expect(typeof first(data).snippet).toBe('string');
  expect((await cstar.search.query('billing issue', { types: ['tickets'], limit: 1 })).data).toEqual(data);
  expect((await cstar.search.query('billing', { types: ['articles'] })).data).toEqual([]);
  await expect(cstar.search.query({ query: '' }, { timeout: 10_000 })).rejects.toThrow(CStarValidationError);
});

test('CSAT', async () => {
  expect((await cstar.csat.settings.update({ question: 'Happy?' })).question).toBe('Happy?');
  expect((await cstar.csat.settings.get()).question).toBe('Happy?');
  const survey = await cstar.csat.surveys.create({ ticketId, rating: 4, comment: 'Quick' });
  expect(await cstar.csat.surveys.get(survey.id)).toEqual(survey);
  expect((await cstar.csat.surveys.list({ rating: 4 })).data).toEqual([survey]);
  const stats = await cstar.csat.stats({ period: 'day' });
  expect([stats.average, stats.distribution['4']]).toEqual([4, 1]);
});

test('analytics', async () => {
  const overview = await cstar.analytics.overview({ period: 'week' });
  expectFields(overview, { object: ['analytics_overview'], period: ['week'] });
  expectFields(overview.tickets, { total: 'number', open: 'number', resolved: 'number' });
  expectFields(overview.customers, { total: 'number', active: 'number', new: 'number' });
  expectFields(overview.csat, { totalResponses: 'number' });
  expect(typeof overview.csat.average).toBe('number');
  const { data } = await cstar.analytics.agents();
  expectFields(first(data), {
    object: ['agent_stats'],
    userId: 'text',
    name: 'text',
    ticketsResolved: 'number',
  });
});
