import { expect, test } from 'vitest';
import { newTeam } from './support/api.ts';

test('a created ticket is new, of normal priority and empty otherwise', async () => {
  const team = await newTeam();
  const { data } = await team.post('/tickets', { title: '  Broken cup ' });
  expect(data).toMatchObject({
    object: 'ticket',
    title: 'Broken cup',
    status: 'new',
    priority: 'normal',
    customerId: null,
    customerName: null,
    assignedTo: null,
    tags: [],
    notes: null,
    messageCount: 0,
    metadata: {},
    resolvedAt: null,
    closedAt: null,
    firstResponseAt: null,
    slaPaused: false,
  });
  expect(data.id).toMatch(/^tkt_[0-9a-f]{32}$/);
  expect(data.createdAt).toBe(data.updatedAt);
});

test('tags are taken as an array or one comma-separated string, without repetitions', async () => {
  const team = await newTeam();
  const asText = await team.post('/tickets', { title: 'x', tags: ' refund, vip ,, refund' });
  const asArray = await team.post('/tickets', { title: 'x', tags: ['refund', 'vip'] });
  expect(asText.data.tags).toEqual(['refund', 'vip']);
  expect(asArray.data.tags).toEqual(['refund', 'vip']);
});

test('a ticket of a customer carries their id and name', async () => {
  const team = await newTeam();
  const customer = await team.post('/customers', { name: 'Ada Vale', email: 'ada@example.com' });
  const ticket = await team.post('/tickets', {
    title: 'x',
    customerId: customer.data.id,
    customerName: 'Someone else',
  });
  expect(ticket.data).toMatchObject({ customerId: customer.data.id, customerName: 'Ada Vale' });
  await team.patch(`/customers/${customer.data.id}`, { name: 'Ada Vale-Brook' });
  expect((await team.get(`/tickets/${ticket.data.id}`)).data.customerName).toBe('Ada Vale-Brook');
});

test('a ticket may carry a name without a customer', async () => {
  const team = await newTeam();
  const { data } = await team.post('/tickets', { title: 'x', customerName: 'Walk-in' });
  expect(data).toMatchObject({ customerId: null, customerName: 'Walk-in' });
});

test('resolving and closing set their times, and reopening clears both', async () => {
  const team = await newTeam();
  const { id } = (await team.post('/tickets', { title: 'x' })).data;
  const set = async (status: string) => (await team.patch(`/tickets/${id}`, { status })).data;

  const resolved = await set('resolved');
  expect(resolved.resolvedAt).toBe(resolved.updatedAt);
  expect(resolved.closedAt).toBeNull();

  const closed = await set('closed');
  expect(closed.resolvedAt).toBe(resolved.resolvedAt);
  expect(closed.closedAt).toBe(closed.updatedAt);
  expect((await set('closed')).closedAt).toBe(closed.closedAt);

  expect(await set('open')).toMatchObject({ status: 'open', resolvedAt: null, closedAt: null });
});

test('an update changes only what it names', async () => {
  const team = await newTeam();
  const before = (
    await team.post('/tickets', { title: 'x', notes: 'keep', tags: ['keep'], priority: 'high' })
  ).data;
  const after = (await team.patch(`/tickets/${before.id}`, { title: 'y' })).data;
  expect(after).toEqual({ ...before, title: 'y', updatedAt: after.updatedAt });
  expect((await team.patch(`/tickets/${before.id}`, {})).data.title).toBe('y');
  expect((await team.patch(`/tickets/${before.id}`, { notes: null, tags: [] })).data).toMatchObject({
    notes: null,
    tags: [],
  });
});

test('a ticket is assigned to a member of the team, and unassigned with null', async () => {
  const team = await newTeam();
  const [member] = team.members;
  const { id } = (await team.post('/tickets', { title: 'x' })).data;
  expect((await team.patch(`/tickets/${id}`, { assignedTo: member?.id })).data.assignedTo).toBe(member?.id);
  expect((await team.get(`/tickets?assignedTo=${member?.id}`)).list).toHaveLength(1);
  expect((await team.patch(`/tickets/${id}`, { assignedTo: null })).data.assignedTo).toBeNull();
});

test('a ticket cannot be assigned to a member of another team', async () => {
  const [team, other] = [await newTeam(), await newTeam()];
  const { id } = (await team.post('/tickets', { title: 'x' })).data;
  const reply = await team.patch(`/tickets/${id}`, { assignedTo: other.members[0]?.id });
  expect(reply.status).toBe(400);
  expect(reply.error).toMatchObject({ code: 'parameter_invalid', param: 'assignedTo' });
});

test('metadata is merged: keys stay, change, come, and go with null', async () => {
  const team = await newTeam();
  const { id } = (await team.post('/tickets', { title: 'x', metadata: { a: 1, b: 'two', c: true } })).data;
  const { data } = await team.patch(`/tickets/${id}`, { metadata: { a: 2, b: null, d: 'new', gone: null } });
  expect(data.metadata).toEqual({ a: 2, c: true, d: 'new' });
});

test('the limit of 50 metadata keys holds for the merged result', async () => {
  const team = await newTeam();
  const keys = (from: number, to: number, value: number | null) =>
    Object.fromEntries(Array.from({ length: to - from }, (_, index) => [`k${from + index}`, value]));
  const { id } = (await team.post('/tickets', { title: 'x', metadata: keys(0, 50, 1) })).data;
  const over = await team.patch(`/tickets/${id}`, { metadata: { more: 1 } });
  expect([over.status, over.error.param]).toEqual([400, 'metadata']);
  const swapped = await team.patch(`/tickets/${id}`, { metadata: { more: 1, ...keys(0, 1, null) } });
  expect(swapped.status).toBe(200);
});

test('parallel updates of metadata lose nothing', async () => {
  const team = await newTeam();
  const { id } = (await team.post('/tickets', { title: 'x' })).data;
  await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      team.patch(`/tickets/${id}`, { metadata: { [`key${index}`]: index } }),
    ),
  );
  const { data } = await team.get(`/tickets/${id}`);
  expect(Object.keys(Object(data.metadata))).toHaveLength(10);
});

test('messages come oldest first and are counted on their ticket', async () => {
  const team = await newTeam();
  const { id } = (await team.post('/tickets', { title: 'x' })).data;
  await team.post(`/tickets/${id}/messages`, { content: 'Help', sender: 'customer', senderName: 'Ada' });
  await team.post(`/tickets/${id}/messages`, { content: 'Coming' });
  const ticket = (await team.get(`/tickets/${id}`)).data;
  const thread = (await team.get(`/tickets/${id}/messages`)).list;
  expect(ticket).toMatchObject({ messageCount: 2, messages: thread });
  expect(thread).toMatchObject([
    {
      object: 'message',
      ticketId: id,
      content: 'Help',
      sender: 'customer',
      senderName: 'Ada',
      isInternal: false,
    },
    { content: 'Coming', sender: 'agent', senderName: null },
  ]);
});

test('parallel messages are all counted', async () => {
  const team = await newTeam();
  const { id } = (await team.post('/tickets', { title: 'x' })).data;
  await Promise.all(
    Array.from({ length: 10 }, (_, index) => team.post(`/tickets/${id}/messages`, { content: `m${index}` })),
  );
  expect((await team.get(`/tickets/${id}`)).data.messageCount).toBe(10);
});

test('the first answer of an agent that the customer can see sets firstResponseAt, once', async () => {
  const team = await newTeam();
  const { id } = (await team.post('/tickets', { title: 'x' })).data;
  const say = async (message: object) => {
    const { data } = await team.post(`/tickets/${id}/messages`, { content: 'x', ...message });
    return [data.createdAt, (await team.get(`/tickets/${id}`)).data.firstResponseAt];
  };
  expect((await say({ sender: 'customer' }))[1]).toBeNull();
  expect((await say({ sender: 'system' }))[1]).toBeNull();
  expect((await say({ isInternal: true }))[1]).toBeNull();
  const [sentAt, firstResponseAt] = await say({});
  expect(firstResponseAt).toBe(sentAt);
  expect((await say({}))[1]).toBe(firstResponseAt);
});

test('a message to a ticket that does not exist is 404', async () => {
  const team = await newTeam();
  const reply = await team.post(`/tickets/${team.teamId}/messages`, { content: 'x' });
  expect([reply.status, reply.error.code]).toEqual([404, 'resource_missing']);
});

test('deleting a ticket deletes its messages', async () => {
  const team = await newTeam();
  const { id } = (await team.post('/tickets', { title: 'x' })).data;
  await team.post(`/tickets/${id}/messages`, { content: 'unmistakable' });
  expect((await team.delete(`/tickets/${id}`)).data).toEqual({ deleted: true, id });
  expect((await team.get(`/tickets/${id}`)).status).toBe(404);
  expect((await team.get(`/tickets/${id}/messages`)).status).toBe(404);
  expect((await team.get('/tickets?search=unmistakable')).list).toEqual([]);
  expect((await team.delete(`/tickets/${id}`)).status).toBe(404);
});

test('lists come newest first, in pages that neither repeat nor skip', async () => {
  const team = await newTeam();
  await Promise.all(
    Array.from({ length: 7 }, (_, index) => team.post('/tickets', { title: `Ticket ${index}` })),
  );
  const whole = (await team.get('/tickets')).list;
  const pages = [];
  for (const page of [1, 2, 3]) {
    const reply = await team.get(`/tickets?page=${page}&pageSize=3`);
    expect(reply.body.pagination).toEqual({ page, pageSize: 3, total: 7, totalPages: 3, hasMore: page < 3 });
    pages.push(...reply.list);
  }
  expect(pages).toEqual(whole);
  const moments = whole.map((ticket) => String(ticket.createdAt));
  expect(moments).toEqual([...moments].sort().reverse());
});

test('lists are filtered by status, priority, customer and all at once', async () => {
  const team = await newTeam();
  const customer = await team.post('/customers', { name: 'Ada', email: 'ada@example.com' });
  await team.post('/tickets', { title: 'a', priority: 'urgent', customerId: customer.data.id });
  await team.post('/tickets', { title: 'b', priority: 'urgent' });
  const c = await team.post('/tickets', { title: 'c', customerId: customer.data.id });
  await team.patch(`/tickets/${c.data.id}`, { status: 'pending' });
  const titles = async (query: string) =>
    (await team.get(`/tickets?${query}`)).list.map((each) => each.title);
  expect(await titles('priority=urgent')).toEqual(['b', 'a']);
  expect(await titles('status=pending')).toEqual(['c']);
  expect(await titles(`customerId=${customer.data.id}`)).toEqual(['c', 'a']);
  expect(await titles(`customerId=${customer.data.id}&priority=urgent&status=new`)).toEqual(['a']);
});

test('expand=customer inlines a summary, and null where no customer is linked', async () => {
  const team = await newTeam();
  const { id } = (await team.post('/customers', { name: 'Ada', email: 'ada@example.com' })).data;
  await team.post('/tickets', { title: 'linked', customerId: id });
  await team.post('/tickets', { title: 'loose' });
  const [loose, linked] = (await team.get('/tickets?expand=customer')).list;
  expect(loose?.customer).toBeNull();
  expect(linked?.customer).toEqual({ object: 'customer', id, name: 'Ada', email: 'ada@example.com' });
  expect((await team.get('/tickets')).list[0]).not.toHaveProperty('customer');
});

test.each([
  ['a word of the title', 'espresso', ['Espresso machine leaks']],
  ['another form of the word', 'leaking', ['Espresso machine leaks']],
  ['the beginning of a word', 'espr', ['Espresso machine leaks']],
  ['the name of the customer', 'okonkwo', ['Invoice is wrong']],
  ['a word of a message', 'basement', ['Invoice is wrong']],
  ['a first name that is a stop word', 'will', ['Invoice is wrong']],
  ['several words in any order', 'machine espresso', ['Espresso machine leaks']],
  ['a phrase', '"machine leaks"', ['Espresso machine leaks']],
  ['a phrase in the wrong order', '"leaks machine"', []],
  ['one or the other', 'espresso or invoice', ['Invoice is wrong', 'Espresso machine leaks']],
  ['a word and not another', 'wrong -espresso', ['Invoice is wrong']],
  ['nothing that exists', 'submarine', []],
  ['signs only', '&|!', []],
])('search finds tickets by %s', async (_, search, titles) => {
  const team = await newTeam();
  await team.post('/tickets', { title: 'Espresso machine leaks' });
  const { id } = (await team.post('/tickets', { title: 'Invoice is wrong', customerName: 'Will Okonkwo' }))
    .data;
  await team.post(`/tickets/${id}/messages`, { content: 'It lies in the basement.' });
  const reply = await team.get(`/tickets?search=${encodeURIComponent(search)}`);
  expect(reply.list.map((ticket) => ticket.title)).toEqual(titles);
  expect(reply.body.pagination).toMatchObject({ total: titles.length });
});
