import { afterAll, beforeAll, expect, test } from 'vitest';
import { events } from '../src/db/schema/index.ts';
import { missingId } from '../src/resources/shared/missing.ts';
import { createTicket } from '../src/resources/tickets/operations.ts';
import type { Reply, SendOptions, TestTeam } from './support/api.ts';
import { causedBy, eventsOf, expectContract } from './support/events.ts';
import { type GameServer, memberOf, startGame } from './support/game-server.ts';

// Whichever path a change takes, it is told once, with what it changed; and nothing else is told.

let server: GameServer;
beforeAll(async () => {
  server = await startGame();
});
afterAll(() => server.close());

const people = [
  { name: 'Ada', role: 'agent' },
  { name: 'Bo', role: 'agent' },
] as const;

async function ok(call: Promise<Reply>): Promise<Reply> {
  const reply = await call;
  if (reply.status >= 300) throw new Error(`${reply.status}: ${JSON.stringify(reply.body.error)}`);
  return reply;
}

const id = async (call: Promise<Reply>): Promise<string> => String((await ok(call)).data.id);

/** What a call told, each as the contract says. */
async function told(team: TestTeam, call: Promise<Reply>, environment: 'test' | 'live' = 'test') {
  const caused = await causedBy(server.db, team, await ok(call), environment);
  for (const { type, data } of caused) expectContract(type, data);
  return caused;
}

const typesOf = (rows: readonly { type: string }[]) => rows.map(({ type }) => type);

async function teamWithTicket(fields: object = {}) {
  const team = await server.newTeam({ members: people });
  const ada = memberOf(team, 'Ada');
  const ticketId = await id(team.post('/tickets', { title: 'Cup', ...fields }));
  return { team, ada, bo: memberOf(team, 'Bo'), ticketId };
}

const rule = (team: TestTeam, triggerEvent: string, actions: object[], conditions: object = {}) =>
  ok(team.post('/automations', { name: 'Rule', triggerEvent, conditions, actions }));

test('a change that changes nothing tells nothing', async () => {
  const { team, ada, ticketId } = await teamWithTicket({ tags: ['a'] });
  const customerId = await id(team.post('/customers', { name: 'Jane', email: 'jane@example.com' }));
  const articleId = await id(team.post('/articles', { title: 'How to' }));
  const groupId = await id(team.post('/customer-groups', { name: 'Big' }));
  await ok(team.post(`/customer-groups/${groupId}/members`, { customerId }));
  const topicId = await id(team.post('/community/topics', { name: 'Ideas' }));
  const postId = await id(team.post('/community/posts', { title: 'Dark mode', topicId }));
  await ok(team.post(`/community/posts/${postId}/vote`, { customerId }));
  const before = (await eventsOf(server.db, team)).length;
  for (const call of [
    team.patch(`/tickets/${ticketId}`, { title: 'Cup', tags: ['a'] }),
    team.patch(`/tickets/${ticketId}`, {}),
    team.patch(`/customers/${customerId}`, { name: 'Jane' }),
    team.patch(`/articles/${articleId}`, { title: 'How to' }),
    team.patch(`/customer-groups/${groupId}`, { name: 'Big' }),
    team.post(`/customer-groups/${groupId}/members`, { customerId }),
    team.patch(`/community/posts/${postId}`, { title: 'Dark mode', attachments: [] }),
    team.post(`/community/posts/${postId}/vote`, { customerId }),
    team.patch('/preferences', { bossBattlesEnabled: true }),
    team.patch(`/members/${ada.id}/preferences`, { boringMode: false }),
    team.get(`/tickets/${ticketId}`),
  ]) {
    await ok(call);
  }
  expect(await eventsOf(server.db, team)).toHaveLength(before);
});

test('what is undone was never told', async () => {
  const { team, ada, ticketId } = await teamWithTicket();
  const before = (await eventsOf(server.db, team)).length;
  const undone = server.run(team, ada, async (context) => {
    const { id: uuid } = await createTicket(context, { title: 'Mug', priority: 'low' });
    expect(await context.tx.$count(events)).toBe(before + 1);
    throw missingId('ticket', uuid);
  });
  await expect(undone).rejects.toMatchObject({ code: 'resource_missing' });
  const data = { customFields: { unknown: 1 } };
  const refused = await team.patch(`/tickets/${ticketId}`, data);
  expect(refused.status).toBe(400);
  expect(await eventsOf(server.db, team)).toHaveLength(before);
});

test('a call that is replayed by its idempotency key tells what it did once', async () => {
  const { team } = await teamWithTicket();
  const options: SendOptions = { headers: { 'idempotency-key': 'once' } };
  const first = await told(team, team.post('/tickets', { title: 'Mug' }, options));
  const again = await told(team, team.post('/tickets', { title: 'Mug' }, options));
  expect(typesOf(first)).toEqual(['ticket.created']);
  expect(again).toEqual(first);
  expect(typesOf(await eventsOf(server.db, team))).toEqual(['ticket.created', 'ticket.created']);
});

test('a bulk change tells of each object that it changed, and of no other', async () => {
  const { team, ticketId } = await teamWithTicket();
  const other = await id(team.post('/tickets', { title: 'Mug', priority: 'high' }));
  const unknown = `tkt_${'0'.repeat(32)}`;
  const run = (action: string, data?: object) =>
    told(team, team.post('/bulk', { action, resource: 'tickets', ids: [ticketId, other, unknown], data }));
  const updated = await run('update', { priority: 'high' });
  expect(updated.map(({ type, data }) => [type, data.changes])).toEqual([
    ['ticket.updated', { priority: { from: 'normal', to: 'high' } }],
  ]);
  expect(typesOf(await run('delete'))).toEqual(['ticket.deleted', 'ticket.deleted']);
});

test('an import tells of each record, with the thread that came along', async () => {
  const { team } = await teamWithTicket();
  await ok(team.post('/customers', { name: 'Jane', email: 'jane@example.com' }));
  const record = { title: 'Mug', externalId: '1', customerEmail: 'jane@example.com' };
  const messages = [
    { sender: 'customer', content: 'Hello', createdAt: '2026-04-01T12:00:00.000Z' },
    { sender: 'agent', content: 'Hello Jane', createdAt: '2026-04-01T13:00:00.000Z' },
  ];
  const records = [
    { ...record, messages },
    { title: 'No', status: 'never' },
  ];
  const created = await told(team, team.post('/import', { resource: 'tickets', records }));
  expect(created.map(({ type, data }) => [type, data])).toEqual([
    [
      'ticket.created',
      {
        ticket: expect.objectContaining({
          title: 'Mug',
          message_count: 2,
          first_response_at: '2026-04-01T13:00:00.000Z',
        }),
        customer: { id: expect.stringMatching(/^cus_/), name: 'Jane', email: 'jane@example.com' },
      },
    ],
  ]);
  const again = [{ ...record, title: 'Cup' }];
  const merged = await told(
    team,
    team.post('/import', { resource: 'tickets', records: again, mergeStrategy: 'merge' }),
  );
  expect(merged.map(({ type, data }) => [type, data.changes])).toEqual([
    ['ticket.updated', { title: { from: 'Mug', to: 'Cup' } }],
  ]);
});

test('what automations do is told as well, each step with its own changes', async () => {
  const { team, bo } = await teamWithTicket();
  await rule(team, 'ticket.created', [
    { type: 'set_priority', priority: 'urgent' },
    { type: 'assign_to', agentId: bo.id },
    { type: 'add_note', content: 'Look!' },
  ]);
  const rows = await told(team, team.post('/tickets', { title: 'Mug' }));
  expect(rows.map(({ type, data }) => [type, data.changes])).toEqual([
    ['ticket.created', undefined],
    ['ticket.updated', { priority: { from: 'normal', to: 'urgent' } }],
    ['ticket.updated', { assigned_to: { from: null, to: bo.id } }],
    ['ticket.assigned', undefined],
    ['ticket.message_added', undefined],
  ]);
  expect(rows[3]?.data.assignee).toEqual({ id: bo.id, name: 'Bo' });
  expect(rows[4]?.data.message).toMatchObject({ is_internal: true, content: 'Look!' });
});

test('where a chain of automations is cut off, the last change is told still', async () => {
  const { team, ticketId } = await teamWithTicket();
  for (let n = 1; n <= 12; n += 1) {
    const onTag = { all: [{ field: 'tags', operator: 'contains', value: `tag-${n - 1}.` }] };
    await rule(team, 'ticket.updated', [{ type: 'add_tags', tags: [`tag-${n}.`] }], onTag);
  }
  const rows = await told(team, team.patch(`/tickets/${ticketId}`, { tags: ['tag-0.'] }));
  const { tags } = (await team.get(`/tickets/${ticketId}`)).data;
  // One for the caller's tag, and one for each that a rule has added.
  expect(rows).toHaveLength(Array.isArray(tags) ? tags.length : 0);
  expect(rows.length).toBeGreaterThan(8);
  expect(rows.at(-1)?.data.ticket).toMatchObject({ tags });
});

test('what is deleted is told as it was last', async () => {
  const { team } = await teamWithTicket();
  const customerId = await id(
    team.post('/customers', { name: 'Jane', email: 'jane@example.com', metadata: { orderId: 1 } }),
  );
  await ok(team.post('/tickets', { title: 'Mug', customerId }));
  const groupId = await id(team.post('/customer-groups', { name: 'Big' }));
  await ok(team.post(`/customer-groups/${groupId}/members`, { customerId }));
  const topicId = await id(team.post('/community/topics', { name: 'Ideas' }));
  const postId = await id(team.post('/community/posts', { title: 'Dark mode', topicId, customerId }));
  await ok(team.post(`/community/posts/${postId}/vote`, { customerId }));
  const dataOf = async (path: string) => (await told(team, team.delete(path))).map(({ data }) => data);
  expect(await dataOf(`/community/posts/${postId}`)).toMatchObject([{ post: { id: postId, vote_count: 1 } }]);
  expect(await dataOf(`/customer-groups/${groupId}`)).toMatchObject([{ group: { customer_count: 1 } }]);
  expect(await dataOf(`/customers/${customerId}`)).toMatchObject([
    { customer: { id: customerId, ticket_count: 1, metadata: { orderId: 1 } } },
  ]);
});

test('customers who come to a group and go change it', async () => {
  const { team } = await teamWithTicket();
  const groupId = await id(team.post('/customer-groups', { name: 'Big' }));
  const customerIds = [
    await id(team.post('/customers', { name: 'Jane', email: 'jane@example.com' })),
    await id(team.post('/customers', { name: 'June', email: 'june@example.com' })),
  ];
  const path = `/customer-groups/${groupId}/members`;
  const came = await told(team, team.post(path, { customerIds }));
  const went = await told(team, team.delete(`${path}?customerId=${customerIds[0]}`));
  expect([...came, ...went].map(({ type, data }) => [type, data.changes])).toEqual([
    ['customer_group.updated', { customer_count: { from: 0, to: 2 } }],
    ['customer_group.updated', { customer_count: { from: 2, to: 1 } }],
  ]);
});

test('a vote and a comment that are taken back change their post', async () => {
  const { team } = await teamWithTicket();
  const customerId = await id(team.post('/customers', { name: 'Jane', email: 'jane@example.com' }));
  const topicId = await id(team.post('/community/topics', { name: 'Ideas' }));
  const postId = await id(team.post('/community/posts', { title: 'Dark mode', topicId }));
  const path = `/community/posts/${postId}`;
  await ok(team.post(`${path}/vote`, { customerId }));
  const commentId = await id(team.post(`${path}/comments`, { body: 'Yes.' }));
  const rows = [
    ...(await told(team, team.delete(`${path}/vote?customerId=${customerId}`))),
    ...(await told(team, team.delete(`${path}/vote?customerId=${customerId}`))),
    ...(await told(team, team.delete(`${path}/comments/${commentId}`))),
  ];
  expect(rows.map(({ type, data }) => [type, data.changes])).toEqual([
    ['community_post.updated', { vote_count: { from: 1, to: 0 } }],
    ['community_post.updated', { comment_count: { from: 1, to: 0 } }],
  ]);
});

test('a member who goes leaves their tickets to nobody, and both environments hear of it', async () => {
  const { team, ada, ticketId } = await teamWithTicket();
  await ok(team.patch(`/tickets/${ticketId}`, { assignedTo: ada.id }));
  const live = { key: team.keys.secretLive };
  const liveId = await id(team.post('/tickets', { title: 'Mug', assignedTo: ada.id }, live));
  const reply = await ok(team.delete(`/members/${ada.id}`));
  const changes = { assigned_to: { from: ada.id, to: null } };
  for (const [environment, about] of [
    ['test', ticketId],
    ['live', liveId],
  ] as const) {
    const rows = await told(team, Promise.resolve(reply), environment);
    expect(rows.map(({ type, data }) => [type, data])).toEqual([
      [
        'ticket.updated',
        expect.objectContaining({ ticket: expect.objectContaining({ id: about }), changes }),
      ],
    ]);
  }
  expect((await team.get(`/tickets/${liveId}`, live)).data.assignedTo).toBe(null);
});

test('an automation cannot give a ticket back to a member who goes', async () => {
  const { team, ada, ticketId } = await teamWithTicket();
  await rule(team, 'ticket.updated', [{ type: 'assign_to', agentId: ada.id }]);
  await ok(team.patch(`/tickets/${ticketId}`, { assignedTo: ada.id }));
  const rows = await told(team, team.delete(`/members/${ada.id}`));
  expect(rows.at(-1)?.data.ticket).toMatchObject({ assigned_to: null });
  expect((await team.get(`/tickets/${ticketId}`)).data.assignedTo).toBe(null);
});

test('the names of custom fields and metadata stay as users wrote them', async () => {
  const { team } = await teamWithTicket();
  await ok(
    team.post('/custom-fields', { name: 'Plan', key: 'plan_name', type: 'text', entityType: 'tickets' }),
  );
  const fields = { metadata: { orderId: 7 }, customFields: { plan_name: 'Pro' } };
  const [created] = await told(team, team.post('/tickets', { title: 'Mug', ...fields }));
  expect(created?.data.ticket).toMatchObject({
    metadata: fields.metadata,
    custom_fields: fields.customFields,
  });
});

test('a hit that closed a ticket caused names it, and one by hand names none', async () => {
  const { team, ada, ticketId } = await teamWithTicket();
  await ok(team.post('/game/boss/spawn', { difficulty: 'hard' }));
  await ok(team.patch(`/tickets/${ticketId}`, { assignedTo: ada.id }));
  const hits = [
    ...(await told(team, team.patch(`/tickets/${ticketId}`, { status: 'resolved' }))),
    ...(await told(team, team.post('/game/boss/damage', { userId: ada.id, priority: 'low' }))),
  ].filter(({ type }) => type === 'boss.damaged');
  expect(hits.map(({ data }) => data.ticket_id)).toEqual([ticketId, null]);
});

test('each gain of XP tells the total that it led to', async () => {
  const { team, ada, ticketId } = await teamWithTicket();
  await ok(team.patch(`/tickets/${ticketId}`, { assignedTo: ada.id }));
  const rows = await told(team, team.patch(`/tickets/${ticketId}`, { status: 'closed' }));
  const gains = rows.filter(({ type }) => type === 'player.xp_gained').map(({ data }) => data);
  expect(gains.map(({ source, xp, total_xp }) => [source, xp, total_xp])).toEqual([
    ['ticket', 25, 25],
    ['achievement', 25, 50],
  ]);
});

test('a made-up event is marked, and nothing follows from it', async () => {
  const { team, ada } = await teamWithTicket();
  const before = (await team.get('/audit-log')).list.length;
  const eventId = await server.run(team, ada, (context) => context.publishTest('boss.spawned'));
  expect(eventId).toMatch(/^evt_[0-9a-f]{32}$/);
  const last = (await eventsOf(server.db, team)).at(-1);
  expect(last).toMatchObject({ type: 'boss.spawned', test: true, requestId: 'test' });
  expectContract('boss.spawned', last?.data);
  expect((await team.get('/audit-log')).list).toHaveLength(before);
});
