import { expect, test } from 'vitest';
import { newTeam } from './support/api.ts';

test('a created customer is active and neutral, with their email in lower case', async () => {
  const team = await newTeam();
  const { data } = await team.post('/customers', { name: 'Ada Vale', email: 'Ada@Example.COM' });
  expect(data).toMatchObject({
    object: 'customer',
    name: 'Ada Vale',
    email: 'ada@example.com',
    status: 'active',
    sentiment: 'neutral',
    tags: [],
    notes: null,
    ticketCount: 0,
    customFields: {},
    metadata: {},
  });
  expect(data.id).toMatch(/^cus_[0-9a-f]{32}$/);
  expect((await team.get(`/customers/${data.id}`)).data).toEqual(data);
});

test('an email that exists is a conflict, on create and on update', async () => {
  const team = await newTeam();
  await team.post('/customers', { name: 'Ada', email: 'ada@example.com' });
  const other = await team.post('/customers', { name: 'Bo', email: 'bo@example.com' });
  const replies = [
    await team.post('/customers', { name: 'Ada', email: 'ADA@example.com' }),
    await team.patch(`/customers/${other.data.id}`, { email: 'ada@example.com' }),
  ];
  for (const reply of replies) {
    expect(reply.status).toBe(409);
    expect(reply.error).toMatchObject({ code: 'resource_conflict', type: 'conflict_error', param: 'email' });
  }
  expect((await team.get(`/customers/${other.data.id}`)).data.email).toBe('bo@example.com');
});

test('an update changes only what it names', async () => {
  const team = await newTeam();
  const before = (
    await team.post('/customers', { name: 'Ada', email: 'ada@example.com', metadata: { a: 1 } })
  ).data;
  const { data } = await team.patch(`/customers/${before.id}`, {
    sentiment: 'happy',
    status: 'inactive',
    metadata: { b: 2 },
  });
  expect(data).toEqual({
    ...before,
    sentiment: 'happy',
    status: 'inactive',
    metadata: { a: 1, b: 2 },
    updatedAt: data.updatedAt,
  });
});

test('ticketCount counts the tickets of each customer', async () => {
  const team = await newTeam();
  const ada = await team.post('/customers', { name: 'Ada', email: 'ada@example.com' });
  const bo = await team.post('/customers', { name: 'Bo', email: 'bo@example.com' });
  for (const title of ['a', 'b']) await team.post('/tickets', { title, customerId: ada.data.id });
  expect((await team.get(`/customers/${ada.data.id}`)).data.ticketCount).toBe(2);
  const counts = (await team.get('/customers')).list.map((each) => [each.id, each.ticketCount]);
  expect(counts).toEqual([
    [bo.data.id, 0],
    [ada.data.id, 2],
  ]);
});

test('deleting a customer unlinks their tickets, which keep the name', async () => {
  const team = await newTeam();
  const { id } = (await team.post('/customers', { name: 'Ada', email: 'ada@example.com' })).data;
  const ticket = await team.post('/tickets', { title: 'x', customerId: id });
  expect((await team.delete(`/customers/${id}`)).data).toEqual({ deleted: true, id });
  expect((await team.get(`/tickets/${ticket.data.id}`)).data).toMatchObject({
    customerId: null,
    customerName: 'Ada',
  });
  expect((await team.get(`/customers/${id}`)).status).toBe(404);
  expect((await team.post('/customers', { name: 'Ada', email: 'ada@example.com' })).status).toBe(201);
});

test('lists are filtered by status, sentiment and tag', async () => {
  const team = await newTeam();
  const ada = await team.post('/customers', { name: 'Ada', email: 'ada@example.com', tags: ['vip', 'eu'] });
  const bo = await team.post('/customers', { name: 'Bo', email: 'bo@example.com' });
  await team.patch(`/customers/${bo.data.id}`, { status: 'inactive', sentiment: 'angry' });
  const names = async (query: string) =>
    (await team.get(`/customers?${query}`)).list.map((each) => each.name);
  expect(await names('status=inactive')).toEqual(['Bo']);
  expect(await names('sentiment=angry')).toEqual(['Bo']);
  expect(await names('tag=vip')).toEqual(['Ada']);
  expect(await names('tag=vi')).toEqual([]);
  expect(ada.data.tags).toEqual(['vip', 'eu']);
});

test.each([
  ['part of the email', 'ple.org', ['Ada Vale']],
  ['the whole email', 'ada.vale@example.org', ['Ada Vale']],
  ['part of a name', 'val', ['Ada Vale']],
  ['both names in any order', 'vale ada', ['Ada Vale']],
  ['a percent sign as itself', '%', ['100% Arabica Ltd']],
  ['an underscore as itself', '_', []],
  ['a backslash as itself', '\\', []],
])('search finds customers by %s', async (_, search, names) => {
  const team = await newTeam();
  await team.post('/customers', { name: 'Ada Vale', email: 'ada.vale@example.org' });
  await team.post('/customers', { name: '100% Arabica Ltd', email: 'arabica@example.com' });
  const reply = await team.get(`/customers?search=${encodeURIComponent(search)}`);
  expect(reply.list.map((each) => each.name)).toEqual(names);
});

test('a customer deleted while a ticket for them is made is a refused reference or an unlinked ticket', async () => {
  const team = await newTeam();
  for (let round = 0; round < 20; round++) {
    const { id } = (await team.post('/customers', { name: 'Ada', email: `ada${round}@example.com` })).data;
    const [ticket, gone] = await Promise.all([
      team.post('/tickets', { title: 'x', customerId: id }),
      team.delete(`/customers/${id}`),
    ]);
    expect(gone.status).toBe(200);
    if (ticket.status !== 201) {
      expect([ticket.status, ticket.error.code, ticket.error.param]).toEqual([
        400,
        'parameter_invalid',
        'customerId',
      ]);
      continue;
    }
    expect((await team.get(`/tickets/${ticket.data.id}`)).data).toMatchObject({
      customerId: null,
      customerName: 'Ada',
    });
  }
});

test('a customer renamed while tickets for them are made leaves no ticket with the old name', async () => {
  const team = await newTeam();
  for (let round = 0; round < 20; round++) {
    const { id } = (await team.post('/customers', { name: 'Old', email: `ada${round}@example.com` })).data;
    const [renamed, ...made] = await Promise.all([
      team.patch(`/customers/${id}`, { name: 'New' }),
      ...Array.from({ length: 4 }, () => team.post('/tickets', { title: 'x', customerId: id })),
    ]);
    expect([renamed.status, ...made.map((reply) => reply.status)]).toEqual([200, 201, 201, 201, 201]);
    const { list } = await team.get(`/tickets?customerId=${id}`);
    expect(list.map((ticket) => ticket.customerName)).toEqual(['New', 'New', 'New', 'New']);
  }
});

test('an external id is shown, unique within the environment, and can be taken away', async () => {
  const team = await newTeam();
  const ada = { name: 'Ada', email: 'ada@example.com', externalId: 'crm-1' };
  const { data } = await team.post('/customers', ada);
  expect(data.externalId).toBe('crm-1');
  const clash = await team.post('/customers', { ...ada, email: 'bo@example.com' });
  expect([clash.status, clash.error.code, clash.error.param]).toEqual([
    409,
    'resource_conflict',
    'externalId',
  ]);
  expect((await team.post('/customers', ada, { key: team.keys.secretLive })).status).toBe(201);
  expect((await team.patch(`/customers/${data.id}`, { externalId: null })).data.externalId).toBeNull();
  expect((await team.post('/customers', { ...ada, email: 'bo@example.com' })).status).toBe(201);
});

test('custom fields are merged, and null removes one', async () => {
  const team = await newTeam();
  for (const [name, type] of [
    ['Plan', 'text'],
    ['Seats', 'number'],
  ]) {
    const key = name?.toLowerCase();
    const made = await team.post('/custom-fields', { name, key, type, entityType: 'customers' });
    expect(made.status).toBe(201);
  }
  const customFields = { plan: 'pro', seats: 3 };
  const { data } = await team.post('/customers', { name: 'Ada', email: 'ada@example.com', customFields });
  expect(data.customFields).toEqual(customFields);
  const patch = async (values: object) => team.patch(`/customers/${data.id}`, { customFields: values });
  expect((await patch({ seats: 5 })).data.customFields).toEqual({ plan: 'pro', seats: 5 });
  expect((await patch({ plan: null })).data.customFields).toEqual({ seats: 5 });
  const unknown = await patch({ colour: 'red' });
  expect([unknown.status, unknown.error.param]).toEqual([400, 'customFields.colour']);
});

test('the audit log knows what was done to a customer, and nothing of an update without a change', async () => {
  const team = await newTeam();
  const { id } = (await team.post('/customers', { name: 'Ada', email: 'ada@example.com' })).data;
  await team.patch(`/customers/${id}`, { name: 'Ada' });
  await team.patch(`/customers/${id}`, { name: 'Ada Vale', tags: 'vip' });
  await team.delete(`/customers/${id}`);
  const { list } = await team.get('/audit-log?resourceType=customer');
  expect(list.map((entry) => [entry.action, entry.resourceId])).toEqual([
    ['customer.deleted', id],
    ['customer.updated', id],
    ['customer.created', id],
  ]);
  expect(list[1]?.details).toEqual({ changed: ['name', 'tags'] });
});
