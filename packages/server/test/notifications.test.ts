import { expect, test } from 'vitest';
import { newTeam } from './support/api.ts';

async function newCrew() {
  const team = await newTeam({ members: [{ name: 'Jane Smith' }, { name: 'Bo' }] });
  const [owner, jane, bo] = team.members;
  if (owner === undefined || jane === undefined || bo === undefined) throw new Error('members are missing');
  const as = (member: typeof jane) => ({ key: member.keys.secretTest });
  const newsOf = async (member: typeof jane, query = '') =>
    (await team.get(`/notifications${query}`, as(member))).list;
  return { ...team, owner, jane, bo, as, newsOf };
}

test('an assignee is told of the assignment, unless it was their own doing', async () => {
  const team = await newCrew();
  const { id } = (await team.post('/tickets', { title: 'Broken cup', assignedTo: team.jane.id })).data;
  const [news] = await team.newsOf(team.jane);
  expect(news).toMatchObject({
    object: 'notification',
    type: 'ticket_assigned',
    title: 'Ticket assigned',
    body: 'Broken cup',
    read: false,
    readAt: null,
    resourceType: 'ticket',
    resourceId: id,
  });
  expect(news?.id).toMatch(/^ntf_[0-9a-f]{32}$/);
  await team.patch(`/tickets/${id}`, { assignedTo: team.bo.id }, team.as(team.bo));
  expect(await team.newsOf(team.bo)).toEqual([]);
  await team.patch(`/tickets/${id}`, { priority: 'high' });
  expect(await team.newsOf(team.bo)).toEqual([]);
});

test('an assignee is told when the customer writes, whoever brings the message, and not of agents', async () => {
  const team = await newCrew();
  const ticket = (await team.post('/tickets', { title: 'x', assignedTo: team.owner.id })).data;
  const messages = `/tickets/${ticket.id}/messages`;
  await team.post(messages, { content: 'Still broken', sender: 'customer', senderName: 'Ada' });
  await team.post(messages, { content: 'On it', sender: 'agent' }, team.as(team.bo));
  expect(await team.newsOf(team.owner)).toMatchObject([
    { type: 'ticket_message', title: 'New message from Ada', resourceId: ticket.id },
  ]);
});

test('when a ticket is deleted, what was told about it goes, and nothing else', async () => {
  const team = await newCrew();
  const jane = team.as(team.jane);
  const doomed = (await team.post('/tickets', { title: 'Gone', assignedTo: team.jane.id })).data;
  await team.post(`/tickets/${doomed.id}/messages`, { content: 'Look, @Jane Smith', sender: 'agent' });
  const other = (await team.post('/tickets', { title: 'Stays', assignedTo: team.jane.id })).data;
  const count = async () => (await team.get('/notifications/unread-count', jane)).data.count;
  expect(await count()).toBe(3);
  await team.delete(`/tickets/${doomed.id}`);
  expect(await team.newsOf(team.jane)).toMatchObject([{ resourceId: other.id }]);
  expect((await team.get('/mentions', jane)).list).toEqual([]);
  await team.post('/bulk', { resource: 'tickets', action: 'delete', ids: [other.id] });
  expect(await count()).toBe(0);
});

test('notifications are counted, read one by one, and all at once', async () => {
  const team = await newCrew();
  for (const title of ['a', 'b', 'c']) await team.post('/tickets', { title, assignedTo: team.jane.id });
  const as = team.as(team.jane);
  const count = async () => (await team.get('/notifications/unread-count', as)).data;
  expect(await count()).toEqual({ object: 'unread_count', count: 3 });
  const [newest] = await team.newsOf(team.jane);
  const read = (await team.post(`/notifications/${newest?.id}/read`, undefined, as)).data;
  expect(read).toMatchObject({ id: newest?.id, read: true });
  expect((await team.post(`/notifications/${newest?.id}/read`, undefined, as)).data).toEqual(read);
  expect((await team.newsOf(team.jane, '?unreadOnly=true')).map((each) => each.body)).toEqual(['b', 'a']);
  expect((await team.post('/notifications/mark-all-read', undefined, as)).data).toEqual({ updated: 2 });
  expect((await team.post('/notifications/mark-all-read', undefined, as)).data).toEqual({ updated: 0 });
  expect((await count()).count).toBe(0);
  expect(await team.newsOf(team.jane, '?unreadOnly=true')).toEqual([]);
  expect(await team.newsOf(team.jane, '?unreadOnly=false')).toHaveLength(3);
});

test('nobody reads what is for another member, another environment or a web page', async () => {
  const team = await newCrew();
  await team.post('/tickets', { title: 'x', assignedTo: team.jane.id });
  const [news] = await team.newsOf(team.jane);
  expect((await team.post(`/notifications/${news?.id}/read`, undefined, team.as(team.bo))).status).toBe(404);
  expect(await team.newsOf(team.bo)).toEqual([]);
  expect((await team.get('/notifications', { key: team.jane.keys.secretLive })).list).toEqual([]);
  const page = await team.get('/notifications', { key: team.jane.keys.publishableTest });
  expect(page.error.code).toBe('insufficient_permissions');
  expect((await team.get('/notifications?unreadOnly=maybe')).error.param).toBe('unreadOnly');
});

test('a mention in a message of the team is a mention and a notification, read together', async () => {
  const team = await newCrew();
  const ticket = (await team.post('/tickets', { title: 'Broken cup' })).data;
  const content = 'Can you look, @Jane Smith? (@Bo knows cups too; @Robin Owner is me.)';
  const message = (
    await team.post(`/tickets/${ticket.id}/messages`, { content, sender: 'agent', isInternal: true })
  ).data;
  const [mention] = (await team.get('/mentions', team.as(team.jane))).list;
  expect(mention).toEqual({
    object: 'mention',
    id: mention?.id,
    ticketId: ticket.id,
    ticketTitle: 'Broken cup',
    messageId: message.id,
    excerpt: content,
    mentionedBy: team.owner.id,
    mentionedByName: 'Robin Owner',
    read: false,
    createdAt: message.createdAt,
  });
  expect(await team.newsOf(team.jane)).toMatchObject([
    { type: 'mentioned', title: 'Robin Owner mentioned you in Broken cup', body: content, read: false },
  ]);
  expect((await team.get('/mentions', team.as(team.bo))).list).toHaveLength(1);
  expect((await team.get('/mentions')).list).toEqual([]);

  const as = team.as(team.jane);
  expect((await team.post(`/mentions/${mention?.id}/read`, undefined, team.as(team.bo))).status).toBe(404);
  expect((await team.post(`/mentions/${mention?.id}/read`, undefined, as)).data.read).toBe(true);
  expect((await team.get('/mentions?unreadOnly=true', as)).list).toEqual([]);
  expect((await team.get('/mentions', as)).body.pagination).toMatchObject({ total: 1 });
  expect((await team.get('/notifications/unread-count', as)).data.count).toBe(0);
});

test('customers mention nobody', async () => {
  const team = await newCrew();
  const { id } = (await team.post('/tickets', { title: 'x' })).data;
  await team.post(`/tickets/${id}/messages`, { content: '@Jane Smith', sender: 'customer' });
  expect((await team.get('/mentions', team.as(team.jane))).list).toEqual([]);
});

test('notes mention once: an edit tells only who is new in it', async () => {
  const team = await newCrew();
  const { id } = (await team.post('/tickets', { title: 'x', notes: 'ask @Bo' })).data;
  await team.patch(`/tickets/${id}`, { notes: 'ask @Bo and @Jane Smith' });
  const of = async (member: typeof team.bo) => (await team.get('/mentions', team.as(member))).list;
  expect(await of(team.bo)).toMatchObject([{ ticketId: id, messageId: null, excerpt: 'ask @Bo' }]);
  expect(await of(team.jane)).toHaveLength(1);
  await team.delete(`/tickets/${id}`);
  expect(await of(team.jane)).toEqual([]);
});

test('a notification that is no mention is read as a notification only', async () => {
  const team = await newCrew();
  await team.post('/tickets', { title: 'x', assignedTo: team.jane.id });
  const [news] = await team.newsOf(team.jane);
  const uuid = String(news?.id).slice('ntf_'.length);
  expect((await team.post(`/mentions/${uuid}/read`, undefined, team.as(team.jane))).status).toBe(404);
  expect((await team.newsOf(team.jane))[0]?.read).toBe(false);
});

test('a one-up is told to its receiver, but not in boring mode', async () => {
  const team = await newCrew();
  await team.patch(`/members/${team.bo.id}/preferences`, { boringMode: true });
  for (const { id, name } of [team.jane, team.bo]) {
    const names = { senderName: 'Robin Owner', recipientName: name };
    const ids = { senderId: team.owner.id, recipientId: id };
    const sent = await team.post('/game/one-ups', { ...ids, ...names, message: 'Well done' });
    expect(sent.status).toBe(201);
  }
  expect(await team.newsOf(team.jane)).toMatchObject([
    { type: 'one_up', title: 'Robin Owner sent you a one-up', body: 'Well done', resourceType: 'one_up' },
  ]);
  expect(await team.newsOf(team.bo)).toEqual([]);
});
