import { eventEnvelope } from '@cstar.help/contract';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { newTeam, readReply, send, type TestTeam } from './support/api.ts';
import { dataOf, type Listener, listen, requestToListen } from './support/frames.ts';

const opened: Listener[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
async function open(...given: Parameters<typeof listen>): Promise<Listener> {
  const listener = await listen(...given);
  opened.push(listener);
  return listener;
}

const nothing = `evt_${'0'.repeat(32)}`;

async function createTickets(team: TestTeam, ...titles: string[]): Promise<void> {
  for (const title of titles) await team.post('/tickets', { title });
}
const TicketCreated = z.object({ data: z.object({ ticket: z.object({ title: z.string() }) }) });
const titleOf = (event: Record<string, unknown>) => TicketCreated.parse(event).data.ticket.title;

test('a stream starts with the cursor of now, and tells what happens', async () => {
  const team = await newTeam();
  const stream = await open(team);
  expect(Object.fromEntries(stream.response.headers)).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
    'x-cstar-request-id': expect.stringMatching(/^req_/),
    'x-ratelimit-remaining': expect.stringMatching(/^\d+$/),
  });
  expect(await stream.frame()).toEqual({ event: 'cstar.cursor', id: nothing, data: '{}' });
  await createTickets(team, 'First', 'Second');
  const first = await stream.frame();
  const second = await stream.frame();
  expect([first.event, second.event]).toEqual(['ticket.created', 'ticket.created']);
  const { previous_id: previous, ...event } = dataOf(first);
  expect(previous).toBe(nothing);
  expect(event.id).toBe(first.id);
  expect(eventEnvelope('ticket.created').strict().parse(event)).toMatchObject({
    team_id: team.teamId,
    data: { ticket: { title: 'First' } },
  });
  expect(dataOf(second).previous_id).toBe(first.id);

  const later = await open(team);
  expect(await later.frame()).toEqual({ event: 'cstar.cursor', id: second.id, data: '{}' });
});

test('a stream goes on after the last event that its reader knows, and then live', async () => {
  const team = await newTeam();
  const first = await open(team);
  await createTickets(team, 'a', 'b', 'c');
  const [a, b, c] = await first.events(3);
  const resumed = await open(team, { lastEventId: String(a?.id) });
  expect(await resumed.frame()).toEqual({ comment: 'ok' });
  await createTickets(team, 'd');
  const told = await resumed.events(3);
  expect(told.map(titleOf)).toEqual(['b', 'c', 'd']);
  expect(told.map((event) => event.previous_id)).toEqual([a?.id, b?.id, c?.id]);

  const fromNothing = await open(team, { lastEventId: nothing });
  expect(await fromNothing.frame()).toEqual({ comment: 'ok' });
  expect((await fromNothing.events(4)).map(titleOf)).toEqual(['a', 'b', 'c', 'd']);
});

test.each(['', ' '])('an ID of %j is none: the stream starts now', async (lastEventId) => {
  const team = await newTeam();
  const stream = await open(team, { lastEventId });
  expect(await stream.frame()).toEqual({ event: 'cstar.cursor', id: nothing, data: '{}' });
});

test('streams that open while events happen see each event once and in order', async () => {
  const team = await newTeam();
  const whole = await open(team);
  await createTickets(team, '0');
  const [zero] = await whole.events(1);
  const lastEventId = String(zero?.id);
  const writing = createTickets(team, ...Array.from({ length: 150 }, (_, index) => `${index + 1}`));
  const streams: Listener[] = [];
  for (let index = 0; index < 12; index++) streams.push(await open(team, { lastEventId }));
  const expected = (await whole.events(150)).map((event) => event.id);
  for (const stream of streams) {
    const events = await stream.events(150);
    expect(events.map((event) => event.id)).toEqual(expected);
    expect(events.map((event) => event.previous_id)).toEqual([lastEventId, ...expected.slice(0, -1)]);
  }
  await writing;
});

test('a stream shows the types that it asks for, in the log as well as live', async () => {
  const team = await newTeam();
  const types = 'ticket.*,customer.updated';
  const stream = await open(team, { types });
  const customer = await team.post('/customers', { name: 'Jane', email: 'jane@example.com' });
  const path = `/customers/${customer.data.id}`;
  await team.patch(path, { name: 'Janet' });
  await createTickets(team, 'x');
  await team.delete(path);
  await createTickets(team, 'y');
  const live = await stream.events(3);
  expect(live.map((event) => event.type)).toEqual(['customer.updated', 'ticket.created', 'ticket.created']);
  const replayed = await open(team, { types, lastEventId: nothing });
  expect(await replayed.events(3)).toEqual(live);
});

test.each([
  ['ticket.opened', /'ticket\.opened'.*ticket\.created/],
  ['', /at least one/],
  ['ticket.*&types=*', /more than once/],
])('the types %j are refused before the stream, by name', async (types, message) => {
  const team = await newTeam();
  const reply = await readReply(await fetch(requestToListen(team, { types })));
  expect([reply.status, reply.error.code, reply.error.param]).toEqual([400, 'parameter_invalid', 'types']);
  expect(reply.error.message).toMatch(message);
});

test('only keys of the team may listen, and other methods are refused', async () => {
  const team = await newTeam();
  const other = await newTeam();
  const path = `${team.base}/webhooks/listen`;
  expect((await send('GET', path)).error.code).toBe('authentication_required');
  expect((await send('GET', path, undefined, { key: other.keys.secretTest })).error.code).toBe(
    'team_access_denied',
  );
  expect((await send('POST', path, {}, { key: team.keys.secretTest })).headers.get('allow')).toBe('GET');
  const head = await fetch(new Request(requestToListen(team), { method: 'HEAD' }));
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test('a connection counts as one request', async () => {
  const team = await newTeam({ rateLimits: { secret: 2 } });
  await open(team);
  await open(team);
  const refused = await readReply(await fetch(requestToListen(team)));
  expect([refused.status, refused.error.code]).toEqual([429, 'rate_limit_exceeded']);
});

test('teams and environments do not see each other', async () => {
  const [one, other] = [await newTeam(), await newTeam()];
  const streams = [
    await open(one),
    await open(one, { key: one.keys.secretLive }),
    await open(other, { lastEventId: nothing }),
  ];
  await one.post('/tickets', { title: 'test of one' });
  await one.post('/tickets', { title: 'live of one' }, { key: one.keys.secretLive });
  await other.post('/tickets', { title: 'test of other' });
  const seen = await Promise.all(streams.map((stream) => stream.events(1)));
  expect(seen.flat().map(titleOf)).toEqual(['test of one', 'live of one', 'test of other']);
});

test('a publishable key sees what is public of an event', async () => {
  const team = await newTeam();
  const stream = await open(team, { key: team.keys.publishableTest });
  await team.post('/tags', { name: 'for the team alone' });
  await team.post('/tickets', { title: 'x', notes: 'for the team alone', metadata: { secret: 1 } });
  const [event] = await stream.events(1);
  expect(event?.type).toBe('ticket.created');
  expect(JSON.stringify(event)).not.toMatch(/for the team alone|"secret"/);
});

test.each([
  ['unknown', () => `evt_${'1'.repeat(32)}`],
  ['malformed', () => 'yesterday'],
  [
    'of another team',
    async () => {
      const other = await newTeam();
      await createTickets(other, 'x');
      return untilCursor(other, (id) => id !== nothing);
    },
  ],
])('after an ID that is %s, a frame tells of the gap, and it goes on from now', async (_, makeId) => {
  const team = await newTeam();
  await createTickets(team, 'before');
  const lastEventId = await makeId();
  const cursor = await untilCursor(team, (id) => id !== nothing);
  const stream = await open(team, { lastEventId });
  expect(await stream.frame()).toEqual({ event: 'cstar.gap', id: cursor, data: '{"reason":"expired"}' });
  await createTickets(team, 'after');
  const [event] = await stream.events(1);
  expect([titleOf(event ?? {}), event?.previous_id]).toEqual(['after', cursor]);
});

/** Events get their place right after the answer of the call that caused them. */
async function untilCursor(team: TestTeam, isIt: (cursor: string) => boolean): Promise<string> {
  for (;;) {
    const cursor = String((await team.get('/webhooks/events')).data.cursor);
    if (isIt(cursor)) return cursor;
  }
}
