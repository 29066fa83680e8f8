import { expect, test } from 'vitest';
import { newTeam, type TestTeam } from './support/api.ts';

const ada = { name: 'Ada Vale', email: 'ada@example.com' };

const run = async (team: TestTeam, resource: string, records: unknown[], mergeStrategy?: string) => {
  const reply = await team.post('/import', { resource, records, mergeStrategy });
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return reply.data;
};

test('customers are created with all that the records say', async () => {
  const team = await newTeam();
  const result = await run(team, 'customers', [
    {
      ...ada,
      email: 'ADA@example.com',
      externalId: 'zd-1',
      status: 'inactive',
      tags: 'vip, eu',
      notes: 'n',
      metadata: { plan: 'pro' },
      createdAt: '2024-02-03T04:05:06+01:00',
    },
    { name: 'Bo', email: 'bo@example.com' },
  ]);
  expect(result).toEqual({
    object: 'import_result',
    resource: 'customers',
    total: 2,
    created: 2,
    updated: 0,
    skipped: 0,
    failed: 0,
    errors: [],
  });
  const { list } = await team.get('/customers');
  expect(list).toMatchObject([
    { name: 'Bo', status: 'active', externalId: null },
    {
      ...ada,
      externalId: 'zd-1',
      status: 'inactive',
      sentiment: 'neutral',
      tags: ['vip', 'eu'],
      notes: 'n',
      metadata: { plan: 'pro' },
      createdAt: '2024-02-03T03:05:06.000Z',
    },
  ]);
});

test('a customer is matched by id, then external id, then email', async () => {
  const team = await newTeam();
  const first = (await team.post('/customers', { ...ada, externalId: 'x1' })).data;
  const second = (await team.post('/customers', { name: 'Bo', email: 'bo@example.com' })).data;
  const named = async (record: object, id: unknown) => {
    const result = await run(team, 'customers', [record], 'merge');
    expect(result).toMatchObject({ created: 0, updated: 1, errors: [] });
    return (await team.get(`/customers/${id}`)).data.name;
  };
  expect(await named({ id: first.id, name: 'By id', email: ada.email }, first.id)).toBe('By id');
  expect(await named({ externalId: 'x1', name: 'By external id', email: 'new@example.com' }, first.id)).toBe(
    'By external id',
  );
  expect(await named({ name: 'By email', email: 'BO@example.com' }, second.id)).toBe('By email');
  const unknown = { id: `cus_${'0'.repeat(32)}`, name: 'New', email: 'other@example.com' };
  expect(await run(team, 'customers', [unknown])).toMatchObject({ created: 1 });
});

test('skip leaves what is there; it is the default', async () => {
  const team = await newTeam();
  const before = (await team.post('/customers', ada)).data;
  const result = await run(team, 'customers', [{ ...ada, name: 'Other', notes: 'x' }]);
  expect(result).toMatchObject({ total: 1, created: 0, updated: 0, skipped: 1 });
  expect((await team.get(`/customers/${before.id}`)).data).toEqual(before);
});

const whole = { ...ada, externalId: 'x1', tags: ['a', 'b'], notes: 'old', metadata: { one: 1, two: 2 } };
const part = { ...ada, name: 'New', tags: ['b', 'c'], metadata: { two: 22 } };

test.each([
  ['overwrite', { name: 'New', externalId: null, tags: ['b', 'c'], notes: null, metadata: { two: 22 } }],
  [
    'merge',
    { name: 'New', externalId: 'x1', tags: ['a', 'b', 'c'], notes: 'old', metadata: { one: 1, two: 22 } },
  ],
])('%s of a customer', async (strategy, expected) => {
  const team = await newTeam();
  const { id } = (await team.post('/customers', whole)).data;
  expect(await run(team, 'customers', [part], strategy)).toMatchObject({ updated: 1, errors: [] });
  expect((await team.get(`/customers/${id}`)).data).toMatchObject(expected);
});

test('a record matches an earlier one of the same request', async () => {
  const team = await newTeam();
  const records = [ada, { ...ada, tags: ['x'] }, { ...ada, tags: ['y'] }];
  expect(await run(team, 'customers', records, 'merge')).toMatchObject({ created: 1, updated: 2 });
  expect((await team.get('/customers')).list).toMatchObject([{ tags: ['x', 'y'] }]);
});

test('a record that is refused is told, and does not undo the rest', async () => {
  const team = await newTeam();
  await team.post('/customers', { name: 'Taken', email: 'taken@example.com', externalId: 't' });
  const result = await run(
    team,
    'customers',
    [
      { name: 'No email' },
      { ...ada, email: 'ada' },
      { ...ada, emial: 'x' },
      { ...ada, externalId: 'mine' },
      { name: 'Clash', email: 'taken@example.com', externalId: 'mine' },
      { ...ada, createdAt: '2999-01-01T00:00:00Z', email: 'future@example.com' },
      { ...ada, id: 'cus_1' },
      { name: 'Bo', email: 'bo@example.com' },
    ],
    'merge',
  );
  expect(result).toMatchObject({ total: 8, created: 2, updated: 0, failed: 6 });
  expect(result.errors).toMatchObject([
    { index: 0, code: 'parameter_missing', param: 'email' },
    { index: 1, code: 'parameter_invalid', param: 'email' },
    { index: 2, code: 'parameter_invalid', param: 'emial' },
    { index: 4, code: 'resource_conflict', param: 'email' },
    { index: 5, code: 'parameter_invalid', param: 'createdAt' },
    { index: 6, code: 'parameter_invalid', param: 'id' },
  ]);
  const names = (await team.get('/customers')).list.map((each) => each.name);
  expect(names.sort()).toEqual(['Ada Vale', 'Bo', 'Taken']);
});

test('tickets come with their thread, their customer and their age', async () => {
  const team = await newTeam();
  const customer = (await team.post('/customers', ada)).data;
  const result = await run(team, 'tickets', [
    {
      title: 'Old',
      externalId: '4711',
      status: 'closed',
      priority: 'high',
      customerEmail: 'Ada@example.com',
      createdAt: '2024-01-01T10:00:00Z',
      messages: [
        { content: 'It broke', sender: 'customer', senderName: 'Ada' },
        { content: 'On it', createdAt: '2024-01-01T11:00:00Z' },
        { content: 'A note', isInternal: true, createdAt: '2024-01-01T10:30:00Z' },
      ],
    },
  ]);
  expect(result).toMatchObject({ created: 1, errors: [] });
  const { list } = await team.get('/tickets');
  expect(list).toMatchObject([
    {
      title: 'Old',
      externalId: '4711',
      status: 'closed',
      priority: 'high',
      customerId: customer.id,
      customerName: 'Ada Vale',
      messageCount: 3,
      createdAt: '2024-01-01T10:00:00.000Z',
      closedAt: '2024-01-01T10:00:00.000Z',
      firstResponseAt: '2024-01-01T11:00:00.000Z',
      updatedAt: '2024-01-01T11:00:00.000Z',
    },
  ]);
  const thread = (await team.get(`/tickets/${list[0]?.id}/messages`)).list;
  expect(thread.map((message) => [message.content, message.sender, message.isInternal])).toEqual([
    ['It broke', 'customer', false],
    ['A note', 'agent', true],
    ['On it', 'agent', false],
  ]);
  expect((await team.get(`/customers/${customer.id}`)).data.ticketCount).toBe(1);
  expect((await team.get('/tickets?search=broke')).list).toHaveLength(1);
});

test('a ticket is matched by id and external id, and its thread stays', async () => {
  const team = await newTeam();
  const [member] = team.members;
  const ticket = (
    await team.post('/tickets', {
      title: 'a',
      externalId: 'e1',
      priority: 'high',
      tags: ['x'],
      assignedTo: member?.id,
    })
  ).data;
  const record = { title: 'b', externalId: 'e1', tags: ['y'], messages: [{ content: 'late' }] };
  expect(await run(team, 'tickets', [record], 'merge')).toMatchObject({ updated: 1 });
  const merged = (await team.get(`/tickets/${ticket.id}`)).data;
  expect(merged).toMatchObject({ title: 'b', priority: 'high', tags: ['x', 'y'], messageCount: 0 });
  expect(merged.assignedTo).toBe(ticket.assignedTo);
  const byId = { id: ticket.id, title: 'c', status: 'pending' };
  expect(await run(team, 'tickets', [byId], 'overwrite')).toMatchObject({ updated: 1 });
  expect((await team.get(`/tickets/${ticket.id}`)).data).toMatchObject({
    title: 'c',
    status: 'pending',
    priority: 'high',
    tags: [],
    assignedTo: null,
    externalId: null,
  });
});

test.each([
  ['an email of nobody', { customerEmail: 'nobody@example.com' }, 'customerEmail'],
  ['a customer of nobody', { customerId: `cus_${'0'.repeat(32)}` }, 'customerId'],
  ['an unknown agent', { assignedTo: `mem_${'0'.repeat(32)}` }, 'assignedTo'],
  ['a bad message', { messages: [{ content: '' }] }, 'messages.0.content'],
  ['an unknown field of a message', { messages: [{ content: 'x', internal: true }] }, 'messages.0.internal'],
  ['too many messages', { messages: Array(101).fill({ content: 'x' }) }, 'messages'],
  [
    'a message of tomorrow',
    { messages: [{ content: 'x', createdAt: '2999-01-01T00:00:00Z' }] },
    'messages.0.createdAt',
  ],
  ['a moment before time', { createdAt: '0000-01-01T00:00:00Z' }, 'createdAt'],
  ['a moment before 1970', { createdAt: '1969-12-31T23:59:59Z' }, 'createdAt'],
  ['a moment after all time', { createdAt: '9999-12-31T23:59:59-23:59' }, 'createdAt'],
])('a ticket with %s is refused', async (_, fields, param) => {
  const team = await newTeam();
  const result = await run(team, 'tickets', [{ title: 'x', ...fields }]);
  expect(result).toMatchObject({ created: 0, failed: 1, errors: [{ index: 0, param }] });
  expect((await team.get('/tickets')).list).toEqual([]);
});

test('an article is matched by slug, and takes the slug it asks for', async () => {
  const team = await newTeam();
  await team.post('/categories', { name: 'Account' });
  const record = { title: 'Reset', slug: 'Reset Password', content: '# Reset', category: 'Account' };
  expect(await run(team, 'articles', [{ ...record, status: 'published' }])).toMatchObject({ created: 1 });
  expect(await run(team, 'articles', [record])).toMatchObject({ skipped: 1 });
  expect(await run(team, 'articles', [{ title: 'New', slug: 'reset-password' }], 'overwrite')).toMatchObject({
    updated: 1,
  });
  const { list } = await team.get('/articles');
  expect(list).toMatchObject([
    { title: 'New', slug: 'reset-password', content: '# Reset', status: 'published', category: null },
  ]);
});

test.each([
  ['no records', { resource: 'customers', records: [] }, 'records'],
  ['too many records', { resource: 'customers', records: Array(501).fill(ada) }, 'records'],
  ['a record that is no object', { resource: 'customers', records: [ada, 'x'] }, 'records.1'],
  ['an unknown strategy', { resource: 'customers', records: [ada], mergeStrategy: 'x' }, 'mergeStrategy'],
  ['an unknown resource', { resource: 'views', records: [ada] }, 'resource'],
])('%s is refused as a whole', async (_, body, param) => {
  const team = await newTeam();
  const reply = await team.post('/import', body);
  expect([reply.status, reply.error.param]).toEqual([400, param]);
  expect((await team.get('/import')).list).toEqual([]);
});

test('every import is logged, newest first', async () => {
  const team = await newTeam();
  await run(team, 'customers', [ada]);
  await run(team, 'customers', [ada, { name: 'x' }], 'merge');
  await run(team, 'tickets', [{}]);
  const { list } = await team.get('/import?pageSize=2');
  expect(list).toMatchObject([
    { object: 'import_log', resource: 'tickets', status: 'failed', totalRecords: 1, failed: 1 },
    {
      resource: 'customers',
      status: 'completed_with_errors',
      totalRecords: 2,
      created: 0,
      updated: 1,
      skipped: 0,
      failed: 1,
      mergeStrategy: 'merge',
      actorName: team.members.find((member) => member.role === 'owner')?.name,
    },
  ]);
  expect((await team.get('/import?page=2&pageSize=2')).list).toMatchObject([{ status: 'completed' }]);
  expect((await team.get('/import', { key: team.keys.secretLive })).list).toEqual([]);
});

test('the role must allow imports', async () => {
  const team = await newTeam({ members: [{ name: 'Ann', role: 'agent' }] });
  const key = team.members.find((member) => member.role === 'agent')?.keys.secretTest ?? '';
  const body = { resource: 'customers', records: [ada] };
  expect((await team.post('/import', body, { key })).status).toBe(403);
  expect((await team.get('/import', { key })).status).toBe(403);
  expect((await team.get('/import', { key: team.keys.publishableTest })).status).toBe(403);
});

test('the same import with one idempotency key runs once', async () => {
  const team = await newTeam();
  const body = { resource: 'tickets', records: [{ title: 'a' }, { title: 'b' }] };
  const options = { headers: { 'idempotency-key': 'import-1' } };
  const first = await team.post('/import', body, options);
  const again = await team.post('/import', body, options);
  expect([again.data, again.body.meta.idempotentReplayed]).toEqual([first.data, true]);
  expect((await team.get('/tickets')).list).toHaveLength(2);
});

test('imports of the same customers at once create each of them once', async () => {
  const team = await newTeam();
  const records = Array.from({ length: 10 }, (_, index) => ({ name: 'x', email: `c${index}@example.com` }));
  const results = await Promise.all(
    [records, [...records].reverse(), records].map((each) => run(team, 'customers', each)),
  );
  const sum = (field: string) => results.reduce((total, result) => total + Number(result[field]), 0);
  expect([sum('created'), sum('skipped')]).toEqual([10, 20]);
});

test('500 long records fit into one request', async () => {
  const team = await newTeam();
  const records = Array.from({ length: 500 }, (_, index) => ({
    name: `Customer ${index}`,
    email: `c${index}@example.com`,
    notes: 'n'.repeat(10_000),
  }));
  expect(await run(team, 'customers', records)).toMatchObject({ total: 500, created: 500 });
}, 60_000);
