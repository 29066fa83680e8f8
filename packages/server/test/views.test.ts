import { expect, test } from 'vitest';
import { newTeam, type TestTeam } from './support/api.ts';

const make = async (team: TestTeam, body: object, key?: string) => {
  const view = { name: 'View', entityType: 'tickets', ...body };
  const reply = await team.post('/views', view, key === undefined ? {} : { key });
  expect([reply.status, reply.body.error?.message]).toEqual([201, undefined]);
  return reply.data;
};
const rowsOf = async (team: TestTeam, view: Record<string, unknown>, key?: string) =>
  (await team.get(`/views/${view.id}/tickets`, key === undefined ? {} : { key })).list;
const titles = (rows: Record<string, unknown>[]) => rows.map(({ title, name }) => title ?? name);

test('a view is created, read, changed, listed and deleted', async () => {
  const team = await newTeam();
  const view = await make(team, { name: 'Urgent', filters: { priority: 'urgent', status: 'open' } });
  expect(view).toMatchObject({
    object: 'view',
    name: 'Urgent',
    entityType: 'tickets',
    filters: { priority: 'urgent', status: 'open' },
    sortField: 'createdAt',
    sortDirection: 'desc',
    visibility: 'private',
    createdBy: team.members[0]?.id,
  });
  expect(view.id).toMatch(/^view_[0-9a-f]{32}$/);
  const path = `/views/${view.id}`;
  expect((await team.get(path)).data).toEqual(view);
  const changed = (await team.patch(path, { filters: { tags: ['vip'] }, sortField: 'title' })).data;
  expect(changed).toMatchObject({ name: 'Urgent', filters: { tags: ['vip'] }, sortField: 'title' });
  await make(team, { name: 'All customers', entityType: 'customers' });
  expect(titles((await team.get('/views')).list)).toEqual(['All customers', 'Urgent']);
  expect((await team.get('/views?entityType=tickets')).list).toEqual([changed]);
  expect((await team.delete(path)).data).toEqual({ deleted: true, id: view.id });
  for (const reply of [await team.get(path), await team.patch(path, {}), await team.get(`${path}/tickets`)]) {
    expect(reply.error.code).toBe('resource_missing');
  }
});

test('a view of tickets filters, sorts and pages', async () => {
  const team = await newTeam({ members: [{ name: 'Agnes', role: 'agent' }] });
  const [owner, agent] = team.members;
  const customer = (await team.post('/customers', { name: 'Ada', email: 'ada@example.com' })).data;
  const open = (title: string, body: object = {}) => team.post('/tickets', { title, ...body });
  await open('A leak', { priority: 'urgent', tags: ['water'], assignedTo: agent?.id });
  await open('Broken cup', { priority: 'low', tags: ['cup', 'vip'], assignedTo: owner?.id });
  await open('Cold coffee', { priority: 'high', customerId: customer.id });

  const cases: [filters: object, titles: string[]][] = [
    [{}, ['A leak', 'Broken cup', 'Cold coffee']],
    [{ priority: 'urgent' }, ['A leak']],
    [{ priority: ['urgent', 'low'], status: 'new' }, ['A leak', 'Broken cup']],
    [{ tags: ['vip', 'water'] }, ['A leak', 'Broken cup']],
    [{ tags: 'cup' }, ['Broken cup']],
    [{ search: 'coffee' }, ['Cold coffee']],
    [{ customerId: customer.id }, ['Cold coffee']],
    [{ assignedTo: agent?.userId }, ['A leak']],
    [{ assignedTo: 'me' }, ['Broken cup']],
    [{ assignedTo: 'unassigned' }, ['Cold coffee']],
    [{ createdAfter: '2020-01-01T00:00:00Z' }, ['A leak', 'Broken cup', 'Cold coffee']],
    [{ createdBefore: '2020-01-01T00:00:00Z' }, []],
  ];
  for (const [filters, expected] of cases) {
    const view = await make(team, { filters, sortField: 'title', sortDirection: 'asc', visibility: 'team' });
    expect([filters, titles(await rowsOf(team, view))]).toEqual([filters, expected]);
  }
  const mine = await make(team, { filters: { assignedTo: 'me' }, visibility: 'team' });
  expect(titles(await rowsOf(team, mine, agent?.keys.secretTest))).toEqual(['A leak']);

  const ranked = await make(team, { sortField: 'priority' });
  expect(titles(await rowsOf(team, ranked))).toEqual(['A leak', 'Cold coffee', 'Broken cup']);
  const second = await team.get(`/views/${ranked.id}/tickets?page=2&pageSize=2`);
  expect(titles(second.list)).toEqual(['Broken cup']);
  expect(second.body.pagination).toMatchObject({ page: 2, total: 3, totalPages: 2, hasMore: false });
});

test('views of customers, articles and posts return those', async () => {
  const team = await newTeam();
  await team.post('/customers', { name: 'Ada', email: 'ada@example.com', tags: ['vip'] });
  await team.post('/customers', { name: 'Bo', email: 'bo@example.com' });
  const customers = await make(team, {
    entityType: 'customers',
    filters: { tags: 'vip' },
    sortField: 'name',
  });
  expect(await rowsOf(team, customers)).toMatchObject([{ object: 'customer', name: 'Ada', ticketCount: 0 }]);

  await team.post('/categories', { name: 'Billing' });
  await team.post('/articles', { title: 'Invoices', category: 'Billing', status: 'published' });
  await team.post('/articles', { title: 'Draft' });
  const articles = await make(team, { entityType: 'articles', filters: { category: 'billing' } });
  expect(await rowsOf(team, articles)).toMatchObject([
    { object: 'article', title: 'Invoices', category: 'Billing' },
  ]);

  const topic = (await team.post('/community/topics', { name: 'Ideas' })).data;
  await team.post('/community/posts', { title: 'More cups', body: 'Please', topicId: topic.id });
  const posts = await make(team, {
    entityType: 'community_posts',
    filters: { status: 'open', topicId: topic.id },
    sortField: 'voteCount',
  });
  expect(await rowsOf(team, posts)).toMatchObject([{ object: 'community_post', title: 'More cups' }]);
});

test.each([
  [{ entityType: 'players' }, 'entityType'],
  [{ name: '' }, 'name'],
  [{ filters: { colour: 'red' } }, 'filters.colour'],
  [{ filters: { sentiment: 'happy' } }, 'filters.sentiment'],
  [{ filters: { status: 'done' } }, 'filters.status'],
  [{ filters: { priority: ['low', 'lower'] } }, 'filters.priority'],
  [{ filters: { assignedTo: 'somebody' } }, 'filters.assignedTo'],
  [{ filters: { customerId: 'tkt_1' } }, 'filters.customerId'],
  [{ filters: { createdAfter: 'yesterday' } }, 'filters.createdAfter'],
  [{ filters: { createdAfter: '0000-06-01T00:00:00Z' } }, 'filters.createdAfter'],
  [{ filters: { createdAfter: '0001-01-01T00:00:00+23:59' } }, 'filters.createdAfter'],
  [{ filters: { createdBefore: '9999-12-31T23:59:59-23:59' } }, 'filters.createdBefore'],
  [{ sortField: 'email' }, 'sortField'],
  [{ sortDirection: 'up' }, 'sortDirection'],
  [{ entityType: 'articles', filters: { assignedTo: 'me' } }, 'filters.assignedTo'],
])('a view with %j is refused', async (patch, param) => {
  const team = await newTeam();
  const reply = await team.post('/views', { name: 'View', entityType: 'tickets', ...patch });
  expect([reply.status, reply.error.param]).toEqual([400, param]);
});

test('a view of all the time that there can be is executed', async () => {
  const team = await newTeam();
  const { id } = (await team.post('/tickets', { title: 'Now' })).data;
  const filters = { createdAfter: '1900-01-01T00:00:00Z', createdBefore: '9999-12-30T23:59:59.999Z' };
  const view = (await team.post('/views', { name: 'All', entityType: 'tickets', filters })).data;
  expect(view.filters).toEqual(filters);
  expect((await team.get(`/views/${view.id}/tickets`)).list).toMatchObject([{ id }]);
});

test('a private view is for its maker, one of the team for everyone to see', async () => {
  const team = await newTeam({
    members: [
      { name: 'Agnes', role: 'agent' },
      { name: 'Ari', role: 'agent' },
    ],
  });
  const [owner, agnes, ari] = team.members.map((member) => ({ key: member.keys.secretTest }));
  const hidden = await make(team, { name: 'Mine' }, agnes?.key);
  const shared = await make(team, { name: 'Ours', visibility: 'team' }, agnes?.key);
  for (const other of [owner, ari]) {
    expect(titles((await team.get('/views', other)).list)).toEqual(['Ours']);
    for (const reply of [
      await team.get(`/views/${hidden.id}`, other),
      await team.get(`/views/${hidden.id}/tickets`, other),
      await team.patch(`/views/${hidden.id}`, { name: 'x' }, other),
      await team.delete(`/views/${hidden.id}`, other),
    ]) {
      expect(reply.error.code).toBe('resource_missing');
    }
  }
  const path = `/views/${shared.id}`;
  expect((await team.get(path, ari)).status).toBe(200);
  expect((await team.patch(path, { name: 'x' }, ari)).error.code).toBe('insufficient_permissions');
  expect((await team.delete(path, ari)).error.code).toBe('insufficient_permissions');
  expect((await team.patch(path, { name: 'Ours too' }, owner)).status).toBe(200);
  expect((await team.patch(path, { visibility: 'private' }, owner)).status).toBe(403);
  expect((await team.patch(path, { visibility: 'private' }, agnes)).data.visibility).toBe('private');
  expect((await team.get(path, owner)).status).toBe(404);
  expect((await team.get('/views', { key: team.keys.publishableTest })).status).toBe(403);
});

test('who may change nothing keeps views for themselves', async () => {
  const team = await newTeam({ members: [{ name: 'Sam', role: 'spectator' }] });
  const sam = { key: String(team.members[1]?.keys.secretTest) };
  const view = { name: 'Mine', entityType: 'tickets' };
  const shared = await team.post('/views', { ...view, visibility: 'team' }, sam);
  expect([shared.status, shared.error.code]).toEqual([403, 'insufficient_permissions']);
  const made = await team.post('/views', view, sam);
  expect(made.data.visibility).toBe('private');
  const path = `/views/${made.data.id}`;
  expect((await team.patch(path, { visibility: 'team' }, sam)).error.code).toBe('insufficient_permissions');
  expect((await team.patch(path, { name: 'Still mine' }, sam)).data.visibility).toBe('private');
});
