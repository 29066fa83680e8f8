import { chatFrames } from '@cstar.help/contract';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, start } from '../src/main.ts';
import { newTeam, readReply, type TestTeam } from './support/api.ts';
import {
  type Chatter,
  chatter,
  follow,
  newCustomer,
  newSecret,
  newVisitor,
  proofOf,
} from './support/chat.ts';
import { ownDatabaseUrl } from './support/database.ts';
import { dataOf, type Frame, type Listener } from './support/frames.ts';
import { upload } from './support/images.ts';

const opened: Listener[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
async function open(...given: Parameters<typeof follow>): Promise<Listener> {
  const stream = await follow(...given);
  opened.push(stream);
  return stream;
}
const contracts = new Map(Object.entries(chatFrames));
/** What a frame says, which is what the contract says and nothing beside it. */
function shown(frame: Frame) {
  const data = dataOf(frame);
  expect(contracts.get(frame.event ?? '')?.parse(data), frame.event).toEqual(data);
  return [frame.event, data];
}
const reply = (team: TestTeam, ticketId: string, content: string, more: object = {}) =>
  team.post(`/tickets/${ticketId}/messages`, { content, senderName: 'Robin', ...more });

describe('a stream of a ticket', () => {
  test('tells messages of both sides, as they stand in the list', async () => {
    const team = await newTeam();
    const visitor = await newVisitor(team);
    const ticketId = await visitor.open();
    const stream = await open(visitor, `/tickets/${ticketId}/stream`);
    expect(Object.fromEntries(stream.response.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    const image = await visitor.post('/attachments', upload());
    await reply(team, ticketId, 'Hello');
    await visitor.post(`/tickets/${ticketId}/messages`, {
      id: crypto.randomUUID(),
      content: '',
      attachments: [image.data.id],
    });
    const frames = [await stream.frame(), await stream.frame()];
    const { list } = await visitor.get(`/tickets/${ticketId}/messages`);
    const previous = [null, list[0]?.id];
    const streamed = list.map((message, index) => ({ ...message, previous_id: previous[index] }));
    const unsigned = (message: unknown) => JSON.stringify(message).replaceAll(/\?expires=[^"]*/g, '');
    expect(frames.map(({ event }) => event)).toEqual(['message', 'message']);
    expect(frames.map((frame) => unsigned(dataOf(frame)))).toEqual(streamed.map(unsigned));
  });

  test('shows nothing of internal notes, nor of changes that customers do not see', async () => {
    const team = await newTeam();
    const ada = await newCustomer(team, 'ada@example.com', await newSecret(team));
    const ticketId = await ada.open();
    const stream = await open(ada, `/tickets/${ticketId}/stream`);
    await reply(team, ticketId, 'She is difficult.', { isInternal: true });
    await team.patch(`/tickets/${ticketId}`, { notes: 'x', tags: ['x'], metadata: { x: 1 } });
    await team.patch(`/tickets/${ticketId}`, { assignedTo: team.members[0]?.id });
    await team.post('/webhooks/test', { event: 'ticket.message_added' });
    await reply(team, ticketId, 'Hello');
    expect(shown(await stream.frame())).toMatchObject(['message', { content: 'Hello', previous_id: null }]);
  });

  test('tells of every message the one before it that customers see, of its own ticket', async () => {
    const team = await newTeam();
    const visitor = await newVisitor(team);
    const [ticketId, other] = [await visitor.open('Help', 'The first'), await visitor.open()];
    const first = (await visitor.get(`/tickets/${ticketId}/messages`)).list[0]?.id;
    const stream = await open(visitor, `/stream?tickets=${ticketId},${other}`);
    await reply(team, ticketId, 'A note', { isInternal: true });
    await reply(team, other, 'Elsewhere');
    await Promise.all(['a', 'b', 'c'].map((content) => reply(team, ticketId, content)));
    const frames = [await stream.frame(), await stream.frame(), await stream.frame(), await stream.frame()];
    const [elsewhere, ...here] = frames.map((frame) => Object(shown(frame)[1]));
    expect(elsewhere).toMatchObject({ content: 'Elsewhere', previous_id: null });
    const ids = [first, ...here.map(({ id }) => id)];
    expect(here.map(({ previous_id: previous }) => previous)).toEqual(ids.slice(0, 3));
  });

  test.each<[string, object, object]>([
    ['a title', { title: 'Another' }, { title: 'Another' }],
    ['a priority', { priority: 'urgent' }, { priority: 'urgent' }],
    ['a status', { status: 'pending' }, { status: 'pending', closed_at: null }],
    ['its end, once', { status: 'closed' }, { status: 'closed', closed_at: expect.any(String) }],
  ])('shows %s', async (_, change, expected) => {
    const team = await newTeam();
    const visitor = await newVisitor(team);
    const ticketId = await visitor.open();
    const stream = await open(visitor, `/tickets/${ticketId}/stream`);
    await team.patch(`/tickets/${ticketId}`, change);
    await reply(team, ticketId, 'the end');
    const [name, data] = shown(await stream.frame());
    expect([name, data]).toMatchObject(['ticket', { id: ticketId, ...expected }]);
    expect(data).not.toHaveProperty('notes');
    expect(shown(await stream.frame())).toMatchObject(['message', { content: 'the end' }]);
  });

  test('keeps the order of what happened', async () => {
    const team = await newTeam();
    const visitor = await newVisitor(team);
    const ticketId = await visitor.open();
    const stream = await open(visitor, `/tickets/${ticketId}/stream`);
    const sent = Array.from({ length: 40 }, (_, index) => `${index}`);
    for (const content of sent)
      await (Number(content) % 2 ? visitor.say(ticketId, content) : reply(team, ticketId, content));
    const told: unknown[] = [];
    while (told.length < sent.length) told.push(dataOf(await stream.frame()).content);
    expect(told).toEqual(sent);
  });

  test('tells nothing of other tickets, of the same customer or of others', async () => {
    const team = await newTeam();
    const visitor = await newVisitor(team);
    const [mine, other] = [await visitor.open(), await visitor.open()];
    const stream = await open(visitor, `/tickets/${mine}/stream`);
    await reply(team, other, 'elsewhere');
    await reply(team, await (await newVisitor(team)).open(), 'of somebody else');
    await reply(team, mine, 'here');
    expect(shown(await stream.frame())).toMatchObject(['message', { content: 'here' }]);
  });

  test('tells that a ticket is gone', async () => {
    const team = await newTeam();
    const visitor = await newVisitor(team);
    const ticketId = await visitor.open();
    const stream = await open(visitor, `/tickets/${ticketId}/stream`);
    await team.delete(`/tickets/${ticketId}`);
    expect(shown(await stream.frame())).toEqual(['closed', { ticket_id: ticketId }]);
  });

  test('tells a visitor that a ticket went to the customer who they turned out to be', async () => {
    const team = await newTeam();
    const visitor = await newVisitor(team);
    const ticketId = await visitor.open();
    const stream = await open(visitor, `/tickets/${ticketId}/stream`);
    const secret = await newSecret(team);
    const { data } = await visitor.post('/identify', proofOf('ada@example.com', secret));
    expect(shown(await stream.frame())).toEqual(['closed', { ticket_id: ticketId }]);
    await open(chatter(team, String(data.accessToken)), `/tickets/${ticketId}/stream`);
  });

  test('answers a look at its head without a stream, and no other method', async () => {
    const team = await newTeam();
    const visitor = await newVisitor(team);
    const path = `/tickets/${await visitor.open()}/stream`;
    const head = await fetch(new Request(visitor.requestTo(path), { method: 'HEAD' }));
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await visitor.post(path, {})).headers.get('allow')).toBe('GET');
    const query = await readReply(await fetch(visitor.requestTo(`${path}?types=x`)));
    expect([query.status, query.error.param]).toEqual([400, 'types']);
  });
});

test('one stream follows several tickets', async () => {
  const team = await newTeam();
  const ada = await newCustomer(team, 'ada@example.com', await newSecret(team));
  const ids = [await ada.open(), await ada.open(), await ada.open()];
  const stream = await open(ada, `/stream?tickets=${ids[0]},${ids[1]},${ids[0]}`);
  for (const id of [ids[2], ids[1], ids[0]]) await reply(team, String(id), 'x');
  await team.delete(`/tickets/${ids[0]}`);
  await reply(team, String(ids[1]), 'still here');
  const frames = [await stream.frame(), await stream.frame(), await stream.frame(), await stream.frame()];
  expect(frames.map(shown)).toMatchObject([
    ['message', { ticket_id: ids[1] }],
    ['message', { ticket_id: ids[0] }],
    ['closed', { ticket_id: ids[0] }],
    ['message', { ticket_id: ids[1], content: 'still here' }],
  ]);
});

describe('typing', () => {
  test("reaches the others at a ticket, and not the typist's own session", async () => {
    const team = await newTeam();
    const secret = await newSecret(team);
    const here = await newCustomer(team, 'ada@example.com', secret);
    const there = await newCustomer(team, 'ada@example.com', secret);
    const ticketId = await here.open();
    const [own, other] = [
      await open(here, `/tickets/${ticketId}/stream`),
      await open(there, `/tickets/${ticketId}/stream`),
    ];
    await here.post(`/tickets/${ticketId}/typing`, { isTyping: true });
    const typing = { ticket_id: ticketId, sender: 'customer', sender_name: 'ada', is_typing: true };
    expect(shown(await other.frame())).toEqual(['typing', typing]);
    await team.post(`/tickets/${ticketId}/typing`, { isTyping: true });
    const agent = { ...typing, sender: 'agent', sender_name: team.members[0]?.name };
    expect(shown(await own.frame())).toEqual(['typing', agent]);
    expect(shown(await other.frame())).toEqual(['typing', agent]);
  });

  test('of one ticket is not told at another', async () => {
    const team = await newTeam();
    const visitor = await newVisitor(team);
    const [one, other] = [await visitor.open(), await visitor.open()];
    const stream = await open(visitor, `/tickets/${one}/stream`);
    await team.post(`/tickets/${other}/typing`, { isTyping: true });
    await team.post(`/tickets/${one}/typing`, { isTyping: false });
    expect(shown(await stream.frame())).toMatchObject(['typing', { ticket_id: one, is_typing: false }]);
  });

  test('of a ticket that there is not, is refused', async () => {
    const team = await newTeam();
    const refused = await team.post(`/tickets/tkt_${'0'.repeat(32)}/typing`, { isTyping: true });
    expect(refused.error.code).toBe('resource_missing');
  });
});

test('a session has five streams at most, and gets a place back', async () => {
  const team = await newTeam();
  const visitor = await newVisitor(team);
  const path = `/tickets/${await visitor.open()}/stream`;
  const streams: Listener[] = [];
  for (let index = 0; index < 5; index++) streams.push(await open(visitor, path));
  const refused = await readReply(await fetch(visitor.requestTo(path)));
  expect([refused.status, refused.error.code]).toEqual([429, 'rate_limit_exceeded']);
  expect(refused.error.message).toContain('This session has 5 streams');
  const other = await newVisitor(team);
  await open(other, `/tickets/${await other.open()}/stream`);
  await streams[0]?.close();
  const isFree = async () => {
    const { status, body } = await fetch(visitor.requestTo(path));
    await body?.cancel();
    return status === 200;
  };
  await expect.poll(isFree).toBe(true);
});

describe('whole servers', () => {
  let database: { url: string; drop(): Promise<void> };
  let servers: RunningServer[];
  let elapsed = 0;
  const options = () => ({
    port: 0,
    database: database.url,
    storage: 'memory',
    development: true,
    clock: () => Date.now() + elapsed,
    streams: { heartbeat: 25, buffer: 50_000 },
  });
  beforeAll(async () => {
    database = await ownDatabaseUrl();
    servers = [await start(options())];
    // Only a real Postgres takes several processes.
    if (database.url !== 'memory') servers.push(await start(options()));
  });
  afterAll(async () => {
    for (const server of servers) await server.close();
    await database.drop();
  });
  const first = () => servers[0] ?? expect.unreachable();
  const last = () => servers.at(-1) ?? expect.unreachable();
  const at = ({ url }: RunningServer) => ({ server: url });
  /** Skips signs of life. */
  const frameOf = async (stream: Listener, event: string) => {
    for (;;) {
      const frame = await stream.frame();
      if (frame.event === event) return dataOf(frame);
    }
  };

  test('messages and typing reach the streams of all servers on one database', async () => {
    const team = await newTeam({}, first().url);
    const visitor = await newVisitor(team, at(first()));
    const ticketId = await visitor.open();
    const path = `/tickets/${ticketId}/stream`;
    const there = chatter(team, visitor.token, at(last()));
    const streams = [await open(visitor, path), await open(there, path)];
    const sent = await there.say(ticketId, 'Hello');
    await reply(team, ticketId, 'Hi');
    for (const stream of streams) {
      expect(await frameOf(stream, 'message')).toEqual({ ...sent.data, previous_id: null });
      expect(await frameOf(stream, 'message')).toMatchObject({ content: 'Hi' });
    }
    // The connection on which servers hear of each other's typing may still be on its way.
    let isTyping = false;
    const heard = Promise.all(streams.map((stream) => frameOf(stream, 'typing')));
    const done = heard.then(() => true);
    const tell = async () => {
      isTyping = !isTyping;
      await team.post(`/tickets/${ticketId}/typing`, { isTyping });
      return Promise.race([done, new Promise((resolve) => setImmediate(resolve, false))]);
    };
    await expect.poll(tell, { timeout: 20_000 }).toBe(true);
    expect(await heard).toMatchObject([{ sender: 'agent' }, { sender: 'agent' }]);
  });

  test('parallel messages with one ID to several servers make one', async () => {
    const team = await newTeam({}, first().url);
    const visitor = await newVisitor(team, at(first()));
    const there = chatter(team, visitor.token, at(last()));
    const ticketId = await visitor.open();
    const id = crypto.randomUUID();
    const replies = await Promise.all(
      [visitor, there, visitor, there].map((who) => who.say(ticketId, 'once', id)),
    );
    for (const { status, data } of replies) expect([status, data]).toEqual([201, replies[0]?.data]);
    expect((await visitor.get(`/tickets/${ticketId}/messages`)).list).toHaveLength(1);
  });

  test.each<[string, (who: Chatter & { id: string }, team: TestTeam) => Promise<unknown>]>([
    ['logs out', (who) => who.post('/logout')],
    ['is deleted', ({ id }, team) => team.delete(`/customers/${id}`)],
  ])('the streams of a session end when its customer %s, and the others go on', async (_, leave) => {
    const team = await newTeam({}, first().url);
    const secret = await newSecret(team, at(first()));
    const [ada, bob] = [
      await newCustomer(team, 'ada@example.com', secret, at(first())),
      await newCustomer(team, 'bob@example.com', secret, at(first())),
    ];
    const his = await bob.open();
    const stream = await open(ada, `/tickets/${await ada.open()}/stream`);
    const other = await open(bob, `/tickets/${his}/stream`);
    await leave(ada, team);
    expect(await stream.ending()).toBe('ended');
    await reply(team, his, 'still here');
    expect(await frameOf(other, 'message')).toMatchObject({ content: 'still here' });
  });

  test('the streams of a session end with its day, unless it was renewed', async () => {
    const team = await newTeam({}, first().url);
    const [one, other] = [await newVisitor(team, at(first())), await newVisitor(team, at(first()))];
    const theirs = await other.open();
    const stream = await open(one, `/tickets/${await one.open()}/stream`);
    const renewed = await open(other, `/tickets/${theirs}/stream`);
    elapsed += 23 * 60 * 60 * 1000;
    await other.post('/sessions');
    elapsed += 2 * 60 * 60 * 1000;
    expect(await stream.ending()).toBe('ended');
    expect((await one.get('/tickets')).error.code).toBe('invalid_token');
    await reply(team, theirs, 'still here');
    expect(await frameOf(renewed, 'message')).toMatchObject({ content: 'still here' });
  });

  test('images that were never sent go with their session', async () => {
    const team = await newTeam({}, first().url);
    const visitor = await newVisitor(team, at(first()));
    const [sent, unsent] = [
      await visitor.post('/attachments', upload()),
      await visitor.post('/attachments', upload()),
    ];
    const attachments = [sent.data.id];
    await visitor.post('/tickets', { title: 'Help', message: 'Look', attachments });
    const ids = async () => (await team.get('/attachments')).list.map(({ id }) => id).sort();
    expect(await ids()).toEqual([sent.data.id, unsent.data.id].sort());
    elapsed += 25 * 60 * 60 * 1000;
    // Whatever has expired is removed after a write.
    await newVisitor(team, at(first()));
    await expect.poll(ids).toEqual([sent.data.id]);
  });

  test('signs of life come by themselves', async () => {
    const team = await newTeam({}, first().url);
    const visitor = await newVisitor(team, at(first()));
    const stream = await open(visitor, `/tickets/${await visitor.open()}/stream`);
    expect(await stream.next()).toEqual({ comment: 'heartbeat' });
  });

  test('a reader that cannot keep up is cut, and holds nobody up', async () => {
    const server = first();
    const team = await newTeam({}, server.url);
    const visitor = await newVisitor(team, at(server));
    const ticketId = await visitor.open();
    const path = `/tickets/${ticketId}/stream`;
    const swift = await open(visitor, path);
    // Without the network nothing but the server itself keeps what is not read.
    const response = await server.fetch(visitor.requestTo(path));
    const slow = await open(visitor, path, async () => response);
    for (let index = 0; index < 12; index++) await reply(team, ticketId, 'x'.repeat(9_000));
    for (let index = 0; index < 12; index++) await frameOf(swift, 'message');
    expect(await slow.ending()).toBe('broken');
  });

  test('a server that stops ends its streams in order', async () => {
    const own = await ownDatabaseUrl();
    const server = await start({ ...options(), database: own.url });
    const team = await newTeam({}, server.url);
    const visitor = await newVisitor(team, at(server));
    const stream = await follow(visitor, `/tickets/${await visitor.open()}/stream`);
    const ending = stream.ending();
    await server.close();
    expect(await ending).toBe('ended');
    await own.drop();
  });
});
