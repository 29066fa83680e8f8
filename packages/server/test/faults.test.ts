import { randomUUID } from 'node:crypto';
import { eventTypeNames } from '@cstar.help/contract';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { type RunningServer, start } from '../src/main.ts';
import { newTeam, readReply, send, type TestTeam } from './support/api.ts';
import { ownDatabaseUrl } from './support/database.ts';
import { type Listener, listen, requestToListen } from './support/frames.ts';

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

/** Asks for a fault that is for this team alone: other tests run on the same server. */
const fail = (team: TestTeam, fault: string, more: object = {}) =>
  send('POST', '/__faults', { fault, teamId: team.teamId, ...more });

const titles = async (team: TestTeam) => (await team.get('/tickets')).list.map((ticket) => ticket.title);

/** How one call ends: its status, or that the connection broke. */
const outcome = (call: Promise<{ status: number }>) =>
  call.then(
    ({ status }) => status,
    () => 'broken',
  );

test('a connection that is dropped before the commit leaves nothing behind', async () => {
  const team = await newTeam();
  await fail(team, 'drop_before_commit', { method: 'POST', times: 2 });
  expect(await outcome(team.post('/tickets', { title: 'a' }))).toBe('broken');
  expect(await outcome(team.post('/tickets', { title: 'b' }))).toBe('broken');
  expect(await outcome(team.post('/tickets', { title: 'c' }))).toBe(201);
  expect(await titles(team)).toEqual(['c']);
});

test('a connection that is dropped after the commit has done its work, and a replay finds it', async () => {
  const team = await newTeam();
  const headers = { 'idempotency-key': randomUUID() };
  await fail(team, 'drop_after_commit', { path: '/tickets' });
  expect(await outcome(team.post('/tickets', { title: 'a' }, { headers }))).toBe('broken');
  const again = await team.post('/tickets', { title: 'a' }, { headers });
  expect([again.status, again.body.meta.idempotentReplayed]).toEqual([201, true]);
  expect(await titles(team)).toEqual(['a']);
});

test('refusals come with what a client has to know of them', async () => {
  const team = await newTeam();
  await fail(team, 'rate_limited', { retryAfter: 7 });
  const refused = await team.get('/tickets');
  expect([refused.status, refused.error.code, refused.headers.get('retry-after')]).toEqual([
    429,
    'rate_limit_exceeded',
    '7',
  ]);
  await fail(team, 'server_error', { status: 503 });
  await fail(team, 'server_error', { status: 502 });
  expect(await outcome(team.get('/tickets'))).toBe(503);
  const failed = await team.get('/tickets');
  expect([failed.status, failed.error.code, failed.headers.get('access-control-allow-origin')]).toEqual([
    502,
    'internal_error',
    '*',
  ]);
  expect(failed.error.request_id).toBe(failed.headers.get('x-cstar-request-id'));
  expect(await outcome(team.get('/tickets'))).toBe(200);
});

test('latency comes before everything else, and goes together with it', async () => {
  const team = await newTeam();
  await fail(team, 'server_error', { status: 504 });
  await fail(team, 'latency', { milliseconds: 60_000 });
  const closing = new AbortController();
  const call = fetch(`${inject('serverUrl')}${team.base}/tickets`, {
    headers: { authorization: `Bearer ${team.keys.secretTest}` },
    signal: closing.signal,
  });
  while ((await faultsOf(team)).length > 0);
  expect(await Promise.race([outcome(call), team.get('/tickets').then(() => 'another call')])).toBe(
    'another call',
  );
  closing.abort();
  expect(await outcome(call)).toBe('broken');
  await fail(team, 'latency', { milliseconds: 1 });
  await fail(team, 'server_error', { status: 504 });
  expect(await outcome(team.get('/tickets'))).toBe(504);
});

const faultsOf = async (team: TestTeam) =>
  (await send('GET', '/__faults')).list.filter((fault) => fault.teamId === team.teamId);

test('a fault is for the calls that it names, so many of them, and can be taken back', async () => {
  const team = await newTeam();
  const header = { name: 'X-Test', value: 'mine' };
  const { status, data } = await fail(team, 'server_error', { path: '/tickets', header, times: 3 });
  expect(status).toBe(201);
  expect(data).toMatchObject({
    object: 'fault',
    fault: 'server_error',
    status: 500,
    times: 3,
    left: 3,
    header,
  });
  const mine = { headers: { 'x-test': 'mine' } };
  expect(await outcome(team.get('/tickets'))).toBe(200);
  expect(await outcome(team.get('/tickets', { headers: { 'x-test': 'yours' } }))).toBe(200);
  expect(await outcome(team.get('/customers', mine))).toBe(200);
  expect(await outcome(team.get('/tickets', mine))).toBe(500);
  expect(await faultsOf(team)).toEqual([{ ...data, left: 2 }]);
  const removed = await send('DELETE', `/__faults/${data.id}`);
  expect(removed.data).toEqual({ deleted: 1 });
  expect((await send('DELETE', `/__faults/${data.id}`)).error.code).toBe('resource_missing');
  expect(await outcome(team.get('/tickets', mine))).toBe(200);
});

test.each([
  [{}, 'fault', /Send it \(the name of a fault\)/],
  [{ fault: 'fire' }, 'fault', /latency, drop_before_commit/],
  [{ fault: 'cut_stream' }, 'afterBytes', /missing/],
  [{ fault: 'latency', milliseconds: 0 }, 'milliseconds', /at least 1/],
  [{ fault: 'server_error', status: 404 }, 'status', /500, 502, 503, 504/],
  [{ fault: 'rate_limited', after: 1 }, 'after', /Accepted: fault, retryAfter, times/],
  [{ fault: 'latency', milliseconds: 1, times: 0 }, 'times', /at least 1/],
])('the fault %j is refused, and %s named', async (body, param, message) => {
  const { status, error } = await send('POST', '/__faults', body);
  expect([status, error.param]).toEqual([400, param]);
  expect(error.message).toMatch(message);
});

test('web pages may not ask for faults', async () => {
  const headers = { origin: 'https://example.com' };
  const reply = await send('POST', '/__faults', { fault: 'drop_before_commit' }, { headers });
  expect([reply.status, reply.headers.get('access-control-allow-origin')]).toEqual([403, null]);
});

test('a stream is cut after as many bytes as were asked for, and can be resumed', async () => {
  const team = await newTeam();
  const whole = await open(team, { lastEventId: nothing });
  for (const title of ['a', 'b', 'c']) await team.post('/tickets', { title });
  const ids = (await whole.events(3)).map((event) => event.id);
  for (const afterBytes of [0, 1, 5, 40, 700]) {
    await fail(team, 'cut_stream', { afterBytes });
    const response = await fetch(requestToListen(team, { lastEventId: nothing }));
    expect((await bytesOf(response)).length).toBe(afterBytes);
  }
  const resumed = await open(team, { lastEventId: String(ids[0]) });
  expect((await resumed.events(2)).map((event) => event.id)).toEqual(ids.slice(1));
});

/** What arrives of a body that breaks off. */
async function bytesOf(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  await expect(async () => {
    for await (const chunk of response.body ?? []) chunks.push(chunk);
  }).rejects.toThrow();
  return Buffer.concat(chunks);
}

test.each([
  ['duplicate_events', [0, 0, 1, 1, 2, 2]],
  ['reorder_events', [1, 0, 2]],
])('%s changes what one stream tells, and not what each frame says', async (fault, order) => {
  const team = await newTeam();
  await fail(team, fault);
  const spoilt = await open(team);
  const sound = await open(team);
  for (const title of ['a', 'b', 'c']) await team.post('/tickets', { title });
  const events = await sound.events(3);
  expect(events.map((event) => event.previous_id)).toEqual([nothing, events[0]?.id, events[1]?.id]);
  expect(await spoilt.events(order.length)).toEqual(order.map((index) => events[index]));
  const replayed = await open(team, { lastEventId: nothing });
  expect(await replayed.events(3)).toEqual(events);
});

test('a cursor can expire, of a stream and of polling', async () => {
  const team = await newTeam();
  const stream = await open(team);
  await team.post('/tickets', { title: 'a' });
  const [event] = await stream.events(1);
  await fail(team, 'expire_cursor', { times: 2 });
  const resumed = await open(team, { lastEventId: nothing });
  expect(await resumed.frame()).toMatchObject({ event: 'cstar.gap', id: event?.id });
  const polled = await team.get(`/webhooks/events?after=${nothing}&types=${eventTypeNames[0]}`);
  expect(polled.data).toMatchObject({ gap: true, events: [], cursor: event?.id });
  const sound = await team.get(`/webhooks/events?after=${nothing}`);
  expect(sound.data).toMatchObject({ gap: false, events: [{ id: event?.id }] });
});

test('a stream that is dropped before or after its start takes nothing with it', async () => {
  const team = await newTeam();
  for (const fault of ['drop_before_commit', 'drop_after_commit']) {
    await fail(team, fault, { path: '/webhooks/listen' });
    await expect(fetch(requestToListen(team))).rejects.toThrow();
  }
  const stream = await open(team);
  await team.post('/tickets', { title: 'a' });
  expect(await stream.events(1)).toMatchObject([{ type: 'ticket.created' }]);
});

let production: RunningServer;
let embedded: RunningServer;
let databases: { url: string; drop(): Promise<void> }[];
beforeAll(async () => {
  databases = [await ownDatabaseUrl(), await ownDatabaseUrl()];
  production = await start({ port: 0, database: databases[0]?.url });
  embedded = await start({ port: 0, database: databases[1]?.url, development: true });
});
afterAll(async () => {
  await production.close();
  await embedded.close();
  for (const { drop } of databases) await drop();
});

test.each(['GET', 'POST', 'DELETE'])('outside development there is no %s /__faults', async (method) => {
  const reply = await send(
    method,
    '/__faults',
    method === 'POST' ? { fault: 'drop_before_commit' } : undefined,
    {
      server: production.url,
    },
  );
  expect([reply.status, reply.error.code]).toEqual([404, 'resource_missing']);
});

test('without the network, a dropped call fails like a fetch, and a cut stream like its body', async () => {
  const team = await newTeam({}, embedded.url);
  const ask = (fault: object) => send('POST', '/__faults', fault, { server: embedded.url });
  await ask({ fault: 'drop_after_commit' });
  const list = () =>
    embedded.fetch(
      new Request(`${embedded.url}${team.base}/tickets`, {
        headers: { authorization: `Bearer ${team.keys.secretTest}` },
      }),
    );
  await expect(list()).rejects.toThrow(TypeError);
  expect((await readReply(await list())).status).toBe(200);
  await ask({ fault: 'cut_stream', afterBytes: 3 });
  const response = await embedded.fetch(requestToListen(team, { server: embedded.url }));
  expect(Buffer.from(await bytesOf(response)).toString()).toBe('eve');
});
