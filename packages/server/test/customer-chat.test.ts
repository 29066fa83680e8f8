import { customerContract } from '@cstar.help/contract';
import { describe, expect, test } from 'vitest';
import { newTeam, type TestTeam } from './support/api.ts';
import { chatter, newCustomer, newSecret, newVisitor } from './support/chat.ts';
import { listen } from './support/frames.ts';
import { upload } from './support/images.ts';

const uuid = () => crypto.randomUUID();
const msg = (id: string) => `msg_${id.replaceAll('-', '')}`;
const tkt = (id: string) => `tkt_${id.replaceAll('-', '')}`;

const reply = (team: TestTeam, ticketId: string, content: string, more: object = {}) =>
  team.post(`/tickets/${ticketId}/messages`, { content, senderName: 'Robin', ...more });

test('a visitor opens a ticket with a message, and goes on talking', async () => {
  const team = await newTeam();
  const visitor = await newVisitor(team);
  const opened = await visitor.post('/tickets', {
    title: 'Cannot log in',
    message: ' It says no. ',
    priority: 'high',
    metadata: { page: '/login' },
  });
  const { schemas } = customerContract.customerChat;
  expect(opened.status).toBe(201);
  expect(schemas.ChatTicket.strict().parse(opened.data)).toMatchObject({
    title: 'Cannot log in',
    status: 'new',
    priority: 'high',
    closed_at: null,
    message_count: 1,
    unread_count: 0,
    last_message: { sender: 'customer', sender_name: 'Visitor', content: 'It says no.', attachments: [] },
  });
  const ticketId = String(opened.data.id);
  expect((await team.get(`/tickets/${ticketId}`)).data).toMatchObject({
    customerId: null,
    customerName: 'Visitor',
    metadata: { page: '/login' },
  });
  await reply(team, ticketId, 'Which page?');
  const id = uuid();
  const sent = await visitor.say(ticketId, 'The first one.', id);
  expect([sent.status, schemas.ChatMessage.strict().parse(sent.data)]).toMatchObject([
    201,
    { id: msg(id), ticket_id: ticketId, sender: 'customer', content: 'The first one.' },
  ]);
  const { list, body } = await visitor.get(`/tickets/${ticketId}/messages`);
  expect(list.map(({ content, sender_name: name }) => [name, content])).toEqual([
    ['Visitor', 'It says no.'],
    ['Robin', 'Which page?'],
    ['Visitor', 'The first one.'],
  ]);
  expect(body.pagination).toMatchObject({ page: 1, pageSize: 50, total: 3, hasMore: false });
});

test('a customer lists the own tickets, newest first, by status and page by page', async () => {
  const team = await newTeam();
  const secret = await newSecret(team);
  const ada = await newCustomer(team, 'ada@example.com', secret);
  const bob = await newCustomer(team, 'bob@example.com', secret);
  const ids = [await ada.open('a'), await ada.open('b'), await ada.open('c')];
  await bob.open('not hers');
  await team.patch(`/tickets/${ids[1]}`, { status: 'closed' });
  const titles = async (query: string) => (await ada.get(`/tickets${query}`)).list.map(({ title }) => title);
  expect(await titles('')).toEqual(['c', 'b', 'a']);
  expect(await titles('?status=closed')).toEqual(['b']);
  expect(await titles('?page=2&pageSize=2')).toEqual(['a']);
  const visitor = await newVisitor(team);
  const refused = await visitor.get('/tickets');
  expect([refused.status, refused.error.code]).toEqual([403, 'identity_required']);
});

test('internal notes show nowhere: not in lists, not in counts, not as the last message, not as a change', async () => {
  const team = await newTeam();
  const ada = await newCustomer(team, 'ada@example.com', await newSecret(team));
  const ticketId = await ada.open('Help', 'Hello');
  await reply(team, ticketId, 'Hi');
  const before = (await ada.get(`/tickets/${ticketId}`)).data;
  expect(before).toMatchObject({ message_count: 2, unread_count: 1, last_message: { content: 'Hi' } });
  const note = await reply(team, ticketId, 'She is difficult.', { isInternal: true });
  await team.patch(`/tickets/${ticketId}`, { notes: 'Difficult', tags: ['difficult'] });
  expect((await ada.get(`/tickets/${ticketId}`)).data).toEqual(before);
  expect((await ada.get('/tickets')).list).toEqual([before]);
  const messages = await ada.get(`/tickets/${ticketId}/messages`);
  expect(messages.list.map(({ content }) => content)).toEqual(['Hello', 'Hi']);
  expect(messages.body.pagination).toMatchObject({ total: 2 });
  for (const [path, body] of [
    [`/tickets/${ticketId}/messages?after=${note.data.id}`, undefined],
    [`/tickets/${ticketId}/read`, { messageId: note.data.id }],
  ] as const) {
    const refused = body === undefined ? await ada.get(path) : await ada.post(path, body);
    expect([refused.status, refused.error.code]).toEqual([400, 'parameter_invalid']);
  }
});

test('messages after one of them come in order, and none is skipped however fast they were sent', async () => {
  const team = await newTeam();
  const ada = await newCustomer(team, 'ada@example.com', await newSecret(team));
  const ticketId = await ada.open('Help', 'first');
  await Promise.all(Array.from({ length: 12 }, (_, index) => ada.say(ticketId, `${index}`)));
  const all = (await ada.get(`/tickets/${ticketId}/messages`)).list;
  const moments = all.map(({ created_at: at }) => String(at));
  expect(moments).toEqual([...new Set(moments)].sort());
  for (const [index, { id }] of all.entries()) {
    const after = await ada.get(`/tickets/${ticketId}/messages?after=${id}`);
    expect(after.list).toEqual(all.slice(index + 1));
  }
  const page = await ada.get(`/tickets/${ticketId}/messages?after=${all[2]?.id}&page=2&pageSize=4`);
  expect(page.list).toEqual(all.slice(7, 11));
  const unknown = await ada.get(`/tickets/${ticketId}/messages?after=${msg(uuid())}`);
  expect([unknown.status, unknown.error.param]).toEqual([400, 'after']);
});

test('a thread from elsewhere, all of one moment, is told in one order as well', async () => {
  const team = await newTeam();
  const ada = await newCustomer(team, 'ada@example.com', await newSecret(team));
  const messages = ['a', 'b', 'c', 'd'].map((content) => ({ content, sender: 'agent' }));
  const records = [{ title: 'Old', customerId: ada.id, externalId: 'old-1', messages }];
  expect((await team.post('/import', { resource: 'tickets', records })).data).toMatchObject({ created: 1 });
  const [ticket] = (await ada.get('/tickets')).list;
  expect(ticket).toMatchObject({ message_count: 4, unread_count: 4 });
  const all = (await ada.get(`/tickets/${ticket?.id}/messages`)).list;
  for (const [index, { id }] of all.entries()) {
    const after = await ada.get(`/tickets/${ticket?.id}/messages?after=${id}`);
    expect(after.list).toEqual(all.slice(index + 1));
    await ada.post(`/tickets/${ticket?.id}/read`, { messageId: id });
    expect((await ada.get(`/tickets/${ticket?.id}`)).data.unread_count).toBe(all.length - 1 - index);
  }
});

describe('an ID of the own making', () => {
  test('makes one message, however often and however parallel it is sent', async () => {
    const team = await newTeam();
    const ada = await newCustomer(team, 'ada@example.com', await newSecret(team));
    const ticketId = await ada.open();
    const stream = await listen(team, { types: 'ticket.message_added' });
    const id = uuid();
    const replies = await Promise.all(Array.from({ length: 6 }, () => ada.say(ticketId, 'once', id)));
    replies.push(await ada.say(ticketId, 'once', msg(id)));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
    for (const { data } of replies) expect(data).toEqual(replies[0]?.data);
    await ada.say(ticketId, 'twice');
    expect((await stream.events(2)).map(({ data }) => Object(data).message.content)).toEqual([
      'once',
      'twice',
    ]);
    await stream.close();
    expect((await ada.get(`/tickets/${ticketId}/messages`)).list).toHaveLength(2);
  });

  test('makes one ticket, however often and however parallel it is sent', async () => {
    const team = await newTeam();
    const visitor = await newVisitor(team);
    const [id, messageId] = [uuid(), uuid()];
    const open = () => visitor.post('/tickets', { id, title: 'Help', message: 'Hello', messageId });
    const replies = await Promise.all(Array.from({ length: 5 }, open));
    for (const { status, data } of replies) expect([status, data]).toEqual([201, replies[0]?.data]);
    expect(replies[0]?.data).toMatchObject({
      id: tkt(id),
      message_count: 1,
      last_message: { id: msg(messageId) },
    });
    expect((await team.get('/tickets')).list).toHaveLength(1);
  });

  test('is refused where it names something else', async () => {
    const [team, other] = [await newTeam(), await newTeam()];
    const secret = await newSecret(team);
    const ada = await newCustomer(team, 'ada@example.com', secret);
    const bob = await newCustomer(team, 'bob@example.com', secret);
    const stranger = await newVisitor(other);
    const ticketId = await ada.open();
    const id = uuid();
    await ada.say(ticketId, 'mine', id);
    const answer = await reply(team, ticketId, 'from an agent');
    const attempts = [
      ada.say(await ada.open(), 'on another ticket', id),
      bob.say(await bob.open(), 'of somebody else', id),
      stranger.say(await stranger.open(), 'of another team', id),
      ada.say(ticketId, 'of an agent', String(answer.data.id)),
      bob.post('/tickets', { id: ticketId, title: 'of somebody else' }),
      stranger.post('/tickets', { id: ticketId, title: 'of another team' }),
      bob.post('/tickets', { title: 'with a message of somebody else', message: 'x', messageId: id }),
    ];
    for (const { status, error } of await Promise.all(attempts)) {
      expect([status, error.code]).toEqual([409, 'resource_conflict']);
    }
    expect((await ada.get(`/tickets/${ticketId}/messages`)).list.map(({ content }) => content)).toEqual([
      'mine',
      'from an agent',
    ]);
  });
});

test.each([
  ['new', 'new'],
  ['open', 'open'],
  ['pending', 'open'],
  ['resolved', 'open'],
])('a message to a ticket that is %s leaves it %s', async (status, after) => {
  const team = await newTeam();
  const ada = await newCustomer(team, 'ada@example.com', await newSecret(team));
  const ticketId = await ada.open('Help', 'Hello');
  await team.patch(`/tickets/${ticketId}`, { status });
  expect((await ada.say(ticketId, 'Once more')).status).toBe(201);
  expect((await ada.get(`/tickets/${ticketId}`)).data.status).toBe(after);
});

test('a closed ticket takes no message, but still knows those it has', async () => {
  const team = await newTeam();
  const ada = await newCustomer(team, 'ada@example.com', await newSecret(team));
  const ticketId = await ada.open();
  const id = uuid();
  const sent = await ada.say(ticketId, 'Hello', id);
  await team.patch(`/tickets/${ticketId}`, { status: 'closed' });
  const refused = await ada.say(ticketId, 'Once more');
  expect([refused.status, refused.error.code]).toEqual([409, 'resource_conflict']);
  expect(refused.error.message).toContain('Open a new one');
  expect((await ada.say(ticketId, 'Hello', id)).data).toEqual(sent.data);
  expect((await ada.get(`/tickets/${ticketId}`)).data).toMatchObject({
    status: 'closed',
    closed_at: expect.any(String),
    message_count: 1,
  });
});

test('messages of others are unread up to the one that was read; a mark never goes back', async () => {
  const team = await newTeam();
  const ada = await newCustomer(team, 'ada@example.com', await newSecret(team));
  const ticketId = await ada.open('Help', 'Hello');
  const one = await reply(team, ticketId, 'one');
  const two = await reply(team, ticketId, 'two');
  const unread = async () => (await ada.get(`/tickets/${ticketId}`)).data.unread_count;
  const read = (messageId: unknown) => ada.post(`/tickets/${ticketId}/read`, { messageId });
  expect(await unread()).toBe(2);
  expect((await read(one.data.id)).data).toEqual({ read: true });
  expect(await unread()).toBe(1);
  await read(two.data.id);
  await read(one.data.id);
  expect(await unread()).toBe(0);
  await ada.say(ticketId, 'thanks');
  await reply(team, ticketId, 'three');
  expect(await unread()).toBe(1);
  expect((await read(msg(uuid()))).error.param).toBe('messageId');
});

describe('what is refused', () => {
  test.each<[string, object, string]>([
    ['a ticket without a title', { message: 'x' }, 'title'],
    ['an unknown field', { title: 'x', subject: 'x' }, 'subject'],
    ['a message ID without a message', { title: 'x', messageId: uuid() }, 'message'],
    ['a priority that is none', { title: 'x', priority: 'asap' }, 'priority'],
    [
      'more than ten images',
      { title: 'x', attachments: Array.from({ length: 11 }, () => `att_${'0'.repeat(32)}`) },
      'attachments',
    ],
  ])('%s', async (_, body, param) => {
    const team = await newTeam();
    const visitor = await newVisitor(team);
    const refused = await visitor.post('/tickets', body);
    expect([refused.status, refused.error.param]).toEqual([400, param]);
    expect((await team.get('/tickets')).list).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['no ID', { content: 'x' }, 'id'],
    ['an ID that is none', { id: 'x', content: 'x' }, 'id'],
    ['no content', { id: uuid() }, 'content'],
    ['white space', { id: uuid(), content: ' \n' }, 'content'],
    ['too long a text', { id: uuid(), content: 'x'.repeat(50_001) }, 'content'],
    ['a sender of the own choice', { id: uuid(), content: 'x', sender: 'agent' }, 'sender'],
  ])('a message with %s', async (_, body, param) => {
    const team = await newTeam();
    const visitor = await newVisitor(team);
    const refused = await visitor.post(`/tickets/${await visitor.open()}/messages`, body);
    expect([refused.status, refused.error.param]).toEqual([400, param]);
  });
});

describe('images', () => {
  test('are uploaded first, go with one message, and agents see them at the ticket', async () => {
    const team = await newTeam();
    const visitor = await newVisitor(team);
    const ticketId = await visitor.open();
    const image = await visitor.post('/attachments', upload({ name: 'shot.png' }));
    expect([image.status, image.data]).toMatchObject([
      201,
      { filename: 'shot.png', content_type: 'image/png', width: 1, height: 1 },
    ]);
    const sent = await visitor.post(`/tickets/${ticketId}/messages`, {
      id: uuid(),
      content: '',
      attachments: [image.data.id],
    });
    expect(sent.data).toMatchObject({ content: '', attachments: [{ id: image.data.id }] });
    const [message] = (await visitor.get(`/tickets/${ticketId}/messages`)).list;
    const [shown] = Object(message).attachments;
    const file = await fetch(String(shown.url));
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/png']);
    const listed = (await team.get(`/attachments?ticketId=${ticketId}`)).list;
    expect(listed.map(({ id }) => id)).toEqual([image.data.id]);
    // Once sent, it is not to be sent again.
    const again = await visitor.post(`/tickets/${ticketId}/messages`, {
      id: uuid(),
      content: 'again',
      attachments: [image.data.id],
    });
    expect([again.status, again.error.param]).toEqual([400, 'attachments.0']);
    expect((await visitor.get(`/tickets/${ticketId}`)).data.message_count).toBe(1);
  });

  test('of another session cannot be sent', async () => {
    const team = await newTeam();
    const [one, other] = [await newVisitor(team), await newVisitor(team)];
    const image = await one.post('/attachments', upload());
    const stolen = await other.post('/tickets', { title: 'x', attachments: [image.data.id] });
    expect([stolen.status, stolen.error.param]).toEqual([400, 'attachments.0']);
  });

  test('go with a ticket that is opened with them', async () => {
    const team = await newTeam();
    const visitor = await newVisitor(team);
    const image = await visitor.post('/attachments', upload());
    const opened = await visitor.post('/tickets', { title: 'x', attachments: [image.data.id] });
    expect(opened.data).toMatchObject({
      message_count: 1,
      last_message: { content: '', attachments: [{ id: image.data.id }] },
    });
  });
});

test('what customers do is told to the team: tickets, messages, changes', async () => {
  const team = await newTeam();
  const stream = await listen(team, { types: 'ticket.*' });
  const ada = await newCustomer(team, 'ada@example.com', await newSecret(team));
  const ticketId = await ada.open('Help', 'Hello');
  await team.patch(`/tickets/${ticketId}`, { status: 'resolved' });
  await ada.say(ticketId, 'Not yet');
  const told = await stream.events(6);
  await stream.close();
  expect(told.map(({ type }) => type)).toEqual([
    'ticket.created',
    'ticket.message_added',
    'ticket.updated',
    'ticket.closed',
    'ticket.updated',
    'ticket.message_added',
  ]);
  expect(told[1]).toMatchObject({
    data: {
      customer: { id: ada.id },
      message: { sender: 'customer', sender_name: 'ada', content: 'Hello', is_internal: false },
    },
  });
});

test('typing is taken, and said too often it costs no other calls', async () => {
  const team = await newTeam();
  const visitor = await newVisitor(team);
  const ticketId = await visitor.open();
  const left = async () => (await visitor.get(`/tickets/${ticketId}`)).headers.get('x-ratelimit-remaining');
  const before = Number(await left());
  for (const isTyping of [true, false]) {
    expect((await visitor.post(`/tickets/${ticketId}/typing`, { isTyping })).data).toEqual({ sent: true });
  }
  expect(Number(await left())).toBe(before - 1);
  expect((await team.post(`/tickets/${ticketId}/typing`, { isTyping: true })).data).toEqual({ sent: true });
  expect((await chatter(team, null).post(`/tickets/${ticketId}/typing`, { isTyping: true })).status).toBe(
    401,
  );
});
