import { expect, test } from 'vitest';
import { newTeam, type TestTeam } from './support/api.ts';

const ticketsOf = async (team: TestTeam, titles: string[]) => {
  const replies = [];
  for (const title of titles) replies.push(await team.post('/tickets', { title }));
  return replies.map((reply) => String(reply.data.id));
};

test('an update changes every object and says so', async () => {
  const team = await newTeam();
  const ids = await ticketsOf(team, ['a', 'b', 'c']);
  const reply = await team.post('/bulk', {
    action: 'update',
    resource: 'tickets',
    ids,
    data: { status: 'closed', tags: 'done' },
  });
  expect([reply.status, reply.data]).toEqual([
    200,
    {
      object: 'bulk_result',
      action: 'update',
      resource: 'tickets',
      total: 3,
      succeeded: 3,
      failed: 0,
      errors: [],
    },
  ]);
  const { list } = await team.get('/tickets?status=closed');
  expect(list.map((ticket) => [ticket.title, ticket.tags, ticket.closedAt !== null])).toEqual([
    ['c', ['done'], true],
    ['b', ['done'], true],
    ['a', ['done'], true],
  ]);
});

test('what fails is told and does not undo the rest', async () => {
  const team = await newTeam();
  const [first, second] = await ticketsOf(team, ['a', 'b']);
  const live = await team.post('/tickets', { title: 'live' }, { key: team.keys.secretLive });
  const unknown = `tkt_${'0'.repeat(32)}`;
  const reply = await team.post('/bulk', {
    action: 'update',
    resource: 'tickets',
    ids: [first, 'tkt_1', unknown, live.data.id, second],
    data: { priority: 'high' },
  });
  expect(reply.data).toMatchObject({ total: 5, succeeded: 2, failed: 3 });
  expect(reply.data.errors).toEqual([
    { id: 'tkt_1', code: 'parameter_invalid', message: expect.stringContaining('tkt_'), param: 'ids' },
    { id: unknown, code: 'resource_missing', message: expect.stringContaining(unknown) },
    { id: live.data.id, code: 'resource_missing', message: expect.any(String) },
  ]);
  expect((await team.get('/tickets?priority=high')).list).toHaveLength(2);
  const untouched = await team.get(`/tickets/${live.data.id}`, { key: team.keys.secretLive });
  expect(untouched.data.priority).toBe('normal');
});

test('an object that hits a limit of its own is left whole', async () => {
  const team = await newTeam();
  const full = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key${index}`, index]));
  const crowded = (await team.post('/tickets', { title: 'a', metadata: full })).data.id;
  const [roomy] = await ticketsOf(team, ['b']);
  const reply = await team.post('/bulk', {
    action: 'update',
    resource: 'tickets',
    ids: [crowded, roomy],
    data: { title: 'changed', metadata: { more: 1 } },
  });
  expect(reply.data.errors).toMatchObject([{ id: crowded, code: 'parameter_invalid', param: 'metadata' }]);
  expect((await team.get(`/tickets/${crowded}`)).data).toMatchObject({ title: 'a', metadata: full });
  expect((await team.get(`/tickets/${roomy}`)).data).toMatchObject({
    title: 'changed',
    metadata: { more: 1 },
  });
});

test('a unique value goes to the first object, and is a conflict for the next', async () => {
  const team = await newTeam();
  const ids = [];
  for (const name of ['ada', 'bo']) {
    ids.push((await team.post('/customers', { name, email: `${name}@example.com` })).data.id);
  }
  const data = { email: 'same@example.com' };
  const reply = await team.post('/bulk', { action: 'update', resource: 'customers', ids, data });
  expect(reply.data).toMatchObject({
    succeeded: 1,
    errors: [{ id: ids[1], code: 'resource_conflict', param: 'email' }],
  });
});

test.each(['tickets', 'customers', 'articles'])('%s are deleted', async (resource) => {
  const team = await newTeam();
  const create = { tickets: { title: 'x' }, customers: { name: 'x' }, articles: { title: 'x' } }[resource];
  const ids = [];
  for (const email of ['a@example.com', 'b@example.com']) {
    const body = resource === 'customers' ? { ...create, email } : create;
    ids.push((await team.post(`/${resource}`, body)).data.id);
  }
  const reply = await team.post('/bulk', { action: 'delete', resource, ids });
  expect(reply.data).toMatchObject({ action: 'delete', resource, total: 2, succeeded: 2, errors: [] });
  expect((await team.get(`/${resource}`)).list).toEqual([]);
});

test('an object named twice, in whatever spelling, is changed once', async () => {
  const team = await newTeam();
  const [id = ''] = await ticketsOf(team, ['a']);
  const ids = [id, id.slice('tkt_'.length), id];
  const reply = await team.post('/bulk', { action: 'delete', resource: 'tickets', ids });
  expect(reply.data).toMatchObject({ total: 1, succeeded: 1, errors: [] });
});

test.each([
  ['no ids', { action: 'update', resource: 'tickets', ids: [], data: {} }, 'ids'],
  ['too many ids', { action: 'delete', resource: 'tickets', ids: Array(101).fill('tkt_1') }, 'ids'],
  ['an update without data', { action: 'update', resource: 'tickets', ids: ['tkt_1'] }, 'data'],
  ['a delete with data', { action: 'delete', resource: 'tickets', ids: ['tkt_1'], data: {} }, 'data'],
  ['an unknown action', { action: 'close', resource: 'tickets', ids: ['tkt_1'] }, 'action'],
  ['an unknown resource', { action: 'delete', resource: 'views', ids: ['tkt_1'] }, 'resource'],
  [
    'a bad value',
    { action: 'update', resource: 'tickets', ids: ['tkt_1'], data: { status: 'x' } },
    'data.status',
  ],
  [
    'an unknown field',
    { action: 'update', resource: 'tickets', ids: ['tkt_1'], data: { stat: 1 } },
    'data.stat',
  ],
  [
    'an unknown category',
    { action: 'update', resource: 'articles', ids: ['art_1'], data: { category: 'None' } },
    'data.category',
  ],
  [
    'an unknown member',
    { action: 'update', resource: 'tickets', ids: ['tkt_1'], data: { assignedTo: `mem_${'0'.repeat(32)}` } },
    'data.assignedTo',
  ],
])('%s is refused as a whole', async (_, body, param) => {
  const team = await newTeam();
  const reply = await team.post('/bulk', body);
  expect([reply.status, reply.error.param]).toEqual([400, param]);
});

test('the role must allow changes of the resource', async () => {
  const team = await newTeam({
    members: [
      { name: 'Lee', role: 'librarian' },
      { name: 'Ann', role: 'agent' },
    ],
  });
  const [ticket] = await ticketsOf(team, ['a']);
  const article = (await team.post('/articles', { title: 'a' })).data.id;
  const status = async (role: string, resource: string, id: unknown) => {
    const key = team.members.find((member) => member.role === role)?.keys.secretTest ?? '';
    const body = { action: 'update', resource, ids: [id], data: { tags: ['x'] } };
    return (await team.post('/bulk', body, { key })).status;
  };
  expect(await status('librarian', 'tickets', ticket)).toBe(403);
  expect(await status('agent', 'articles', article)).toBe(403);
  expect(await status('agent', 'tickets', ticket)).toBe(200);
  expect(await status('librarian', 'articles', article)).toBe(200);
  const body = { action: 'delete', resource: 'tickets', ids: [ticket] };
  const publishable = await team.post('/bulk', body, { key: team.keys.publishableTest });
  expect([publishable.status, publishable.error.code]).toEqual([403, 'publishable_key_write']);
});

test('the same call with one idempotency key runs once', async () => {
  const team = await newTeam();
  const [id] = await ticketsOf(team, ['a']);
  const body = { action: 'delete', resource: 'tickets', ids: [id] };
  const options = { headers: { 'idempotency-key': 'bulk-1' } };
  const first = await team.post('/bulk', body, options);
  const again = await team.post('/bulk', body, options);
  expect([again.data, again.body.meta.idempotentReplayed]).toEqual([first.data, true]);
  expect((await team.post('/bulk', body)).data).toMatchObject({ succeeded: 0, failed: 1 });
});

test('bulk changes of the same objects in opposite orders both finish', async () => {
  const team = await newTeam();
  const ids = await ticketsOf(team, ['a', 'b', 'c', 'd', 'e', 'f']);
  for (let round = 0; round < 5; round++) {
    const replies = await Promise.all(
      [ids, [...ids].reverse(), ids, [...ids].reverse()].map((order, index) =>
        team.post('/bulk', {
          action: 'update',
          resource: 'tickets',
          ids: order,
          data: { notes: `${round} ${index}` },
        }),
      ),
    );
    expect(replies.map((reply) => [reply.status, reply.data.succeeded])).toEqual(Array(4).fill([200, 6]));
  }
});

test('closing many tickets is a closing of each, in the audit log too, and once', async () => {
  const team = await newTeam();
  const ids = await ticketsOf(team, ['a', 'b', 'c']);
  await team.post('/bulk', { action: 'update', resource: 'tickets', ids, data: { status: 'closed' } });
  const { list } = await team.get('/audit-log?action=ticket.closed');
  expect(list.map((entry) => entry.resourceId)).toEqual(expect.arrayContaining(ids));
  expect(list).toHaveLength(3);
  await team.post('/bulk', { action: 'update', resource: 'tickets', ids, data: { status: 'closed' } });
  expect((await team.get('/audit-log?action=ticket.closed')).list).toHaveLength(3);
});

test('what was refused leaves no entry in the audit log', async () => {
  const team = await newTeam();
  const ids = [];
  for (const name of ['ada', 'bo']) {
    ids.push((await team.post('/customers', { name, email: `${name}@example.com` })).data.id);
  }
  const data = { email: 'same@example.com' };
  await team.post('/bulk', { action: 'update', resource: 'customers', ids, data });
  const { list } = await team.get('/audit-log?action=customer.updated');
  expect(list.map((entry) => entry.resourceId)).toEqual([ids[0]]);
});
