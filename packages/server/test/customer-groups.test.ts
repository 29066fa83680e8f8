import { expect, test } from 'vitest';
import { newTeam, type TestTeam } from './support/api.ts';

const group = async (team: TestTeam, body: object = {}) => {
  const reply = await team.post('/customer-groups', { name: 'Acme Corp', ...body });
  expect(reply.status).toBe(201);
  return reply.data;
};

const people = async (team: TestTeam, count: number): Promise<string[]> => {
  const replies = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      team.post('/customers', { name: `Person ${index}`, email: `p${index}@example.com` }),
    ),
  );
  return replies.map(({ data }) => String(data.id));
};

test('a group gets a slug of its own from its name, and is there to get', async () => {
  const team = await newTeam();
  const data = await group(team);
  expect(data).toMatchObject({
    object: 'customer_group',
    name: 'Acme Corp',
    slug: 'acme-corp',
    description: null,
    externalId: null,
    customFields: {},
    customerCount: 0,
  });
  expect(data.id).toMatch(/^[0-9a-f-]{36}$/);
  expect((await team.get(`/customer-groups/${data.id}`)).data).toEqual(data);
  expect((await group(team)).slug).toBe('acme-corp-2');
  const full = await group(team, {
    slug: 'vip',
    description: 'Enterprise',
    externalId: 'zd-1',
    customFields: { tier: 'enterprise', seats: 5 },
  });
  expect(full).toMatchObject({
    slug: 'vip',
    externalId: 'zd-1',
    customFields: { tier: 'enterprise', seats: 5 },
  });
});

test('groups are listed by name, 25 at a time, and found by part of it', async () => {
  const team = await newTeam();
  for (const name of ['beta', 'Alpha', 'gamma']) await group(team, { name });
  const reply = await team.get('/customer-groups');
  expect(reply.list.map(({ name }) => name)).toEqual(['Alpha', 'beta', 'gamma']);
  expect(reply.body.pagination).toMatchObject({ total: 3, page: 1, pageSize: 25, hasMore: false });
  const found = await team.get('/customer-groups?search=AMM');
  expect([found.list.map(({ name }) => name), found.body.pagination]).toMatchObject([
    ['gamma'],
    { total: 1 },
  ]);
  expect((await team.get('/customer-groups?page=2&pageSize=2')).list.map(({ name }) => name)).toEqual([
    'gamma',
  ]);
});

test('an update changes only what it names, and merges custom fields', async () => {
  const team = await newTeam();
  const before = await group(team, { customFields: { tier: 'free', region: 'eu' } });
  const { data } = await team.patch(`/customer-groups/${before.id}`, {
    name: 'Acme Corp Updated',
    customFields: { tier: null, seats: 3 },
  });
  expect(data).toEqual({
    ...before,
    name: 'Acme Corp Updated',
    customFields: { region: 'eu', seats: 3 },
    updatedAt: data.updatedAt,
  });
});

test.each([
  ['no name', {}, 400, 'name'],
  ['a slug with capitals', { name: 'x', slug: 'Acme Corp' }, 400, 'slug'],
  ['a slug that is taken', { name: 'x', slug: 'taken' }, 409, 'slug'],
  ['an external ID that is taken', { name: 'x', externalId: 'ext' }, 409, 'externalId'],
  ['a nested custom field', { name: 'x', customFields: { a: {} } }, 400, 'customFields.a'],
])('a group with %s is refused', async (_, body, status, param) => {
  const team = await newTeam();
  await group(team, { slug: 'taken', externalId: 'ext' });
  const reply = await team.post('/customer-groups', body);
  expect([reply.status, reply.error.param]).toEqual([status, param]);
});

test('members are added once, counted, listed with the time they joined, and removed', async () => {
  const team = await newTeam();
  const { id } = await group(team);
  const [ada = '', bo = '', cy = ''] = await people(team, 3);
  await team.post('/tickets', { title: 'x', customerId: bo });
  const one = await team.post(`/customer-groups/${id}/members`, { customerId: ada });
  expect([one.status, one.data]).toEqual([201, { added: 1, total: 1, skipped: 0 }]);
  const several = await team.post(`/customer-groups/${id}/members`, { customerIds: [ada, bo, bo, cy] });
  expect(several.data).toEqual({ added: 2, total: 4, skipped: 2 });

  const members = await team.get(`/customer-groups/${id}/members`);
  expect(members.body.pagination).toMatchObject({ total: 3, page: 1, pageSize: 25, hasMore: false });
  // Whoever joined last comes first; people of one call joined together, and then the ID decides.
  const [first = '', second = ''] = [bo, cy].sort().reverse();
  expect(members.list.map((each) => each.id)).toEqual([first, second, ada]);
  const { joinedGroupAt, ...customer } = members.list.find((each) => each.id === bo) ?? {};
  expect(customer).toEqual((await team.get(`/customers/${bo}`)).data);
  expect(customer.ticketCount).toBe(1);
  expect(String(joinedGroupAt)).toMatch(/^\d{4}-.*Z$/);
  expect(
    (await team.get(`/customer-groups/${id}/members?page=2&pageSize=2`)).list.map((each) => each.id),
  ).toEqual([ada]);

  const path = `/customer-groups/${id}/members?customerId=${bo}`;
  expect((await team.delete(path)).data).toEqual({ removed: true, customerId: bo, groupId: id });
  const again = await team.delete(path);
  expect([again.status, again.error.param]).toEqual([404, 'customerId']);
  await team.delete(`/customers/${cy}`);
  expect((await team.get(`/customer-groups/${id}`)).data.customerCount).toBe(1);
  expect((await team.get('/customer-groups')).list[0]?.customerCount).toBe(1);
});

test.each([
  ['neither one nor several', {}, 'parameter_missing', 'customerIds'],
  ['no customer', { customerIds: [] }, 'parameter_invalid', 'customerIds'],
  [
    'more than 100',
    { customerIds: Array(101).fill('7134fc12-0302-4e58-9466-a770035d5da9') },
    'parameter_invalid',
    'customerIds',
  ],
  [
    'an ID of something else',
    { customerId: 'tkt_7134fc1203024e589466a770035d5da9' },
    'parameter_invalid',
    'customerId',
  ],
  [
    'an unknown customer',
    { customerId: '7134fc12-0302-4e58-9466-a770035d5da9' },
    'parameter_invalid',
    'customerId',
  ],
])('adding %s is refused', async (_, body, code, param) => {
  const team = await newTeam();
  const { id } = await group(team);
  const reply = await team.post(`/customer-groups/${id}/members`, body);
  expect([reply.status, reply.error.code, reply.error.param]).toEqual([400, code, param]);
});

test('one unknown customer adds none of the others; one and several exclude each other', async () => {
  const team = await newTeam();
  const { id } = await group(team);
  const [ada] = await people(team, 1);
  const path = `/customer-groups/${id}/members`;
  const unknown = await team.post(path, { customerIds: [ada, '7134fc12-0302-4e58-9466-a770035d5da9'] });
  expect([unknown.status, unknown.error.param]).toEqual([400, 'customerIds']);
  expect((await team.post(path, { customerId: ada, customerIds: [ada] })).status).toBe(400);
  expect((await team.get(path)).list).toEqual([]);
});

test('customers added by several calls at once are members once', async () => {
  const team = await newTeam();
  const { id } = await group(team);
  const ids = await people(team, 5);
  const replies = await Promise.all(
    [ids, [...ids].reverse(), ids].map((customerIds) =>
      team.post(`/customer-groups/${id}/members`, { customerIds }),
    ),
  );
  expect(replies.reduce((sum, { data }) => sum + Number(data.added), 0)).toBe(5);
  expect((await team.get(`/customer-groups/${id}`)).data.customerCount).toBe(5);
});

test('deleting a group keeps its customers', async () => {
  const team = await newTeam();
  const { id } = await group(team);
  const [ada = ''] = await people(team, 1);
  await team.post(`/customer-groups/${id}/members`, { customerId: ada });
  expect((await team.delete(`/customer-groups/${id}`)).data).toEqual({ deleted: true, id });
  expect((await team.get(`/customers/${ada}`)).status).toBe(200);
  for (const reply of [
    await team.get(`/customer-groups/${id}`),
    await team.patch(`/customer-groups/${id}`, { name: 'x' }),
    await team.delete(`/customer-groups/${id}`),
    await team.get(`/customer-groups/${id}/members`),
    await team.post(`/customer-groups/${id}/members`, { customerId: ada }),
    await team.delete(`/customer-groups/${id}/members?customerId=${ada}`),
  ]) {
    expect([reply.status, reply.error.code]).toEqual([404, 'resource_missing']);
  }
});

test('publishable keys read groups, and librarians change none', async () => {
  const team = await newTeam({ members: [{ name: 'Ada', role: 'librarian' }] });
  const { id } = await group(team);
  const key = team.keys.publishableTest;
  expect((await team.get('/customer-groups', { key })).status).toBe(200);
  expect((await team.get(`/customer-groups/${id}/members`, { key })).status).toBe(200);
  expect((await team.delete(`/customer-groups/${id}`, { key })).error.code).toBe('publishable_key_write');
  const librarian = { key: String(team.members[1]?.keys?.secretTest) };
  expect((await team.post('/customer-groups', { name: 'x' }, librarian)).error.code).toBe(
    'insufficient_permissions',
  );
});
