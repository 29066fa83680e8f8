import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../src/db/connect.ts';
import { silent } from '../src/logger.ts';
import { type RunningServer, start } from '../src/main.ts';
import { newTeam, readReply } from './support/api.ts';
import { ownDatabaseUrl } from './support/database.ts';
import { type Listener, listen, requestToListen } from './support/frames.ts';

// What belongs to whole servers: their stops, their clocks, and several of them on one database.

const hour = 60 * 60 * 1000;
const nothing = `evt_${'0'.repeat(32)}`;

let database: { url: string; drop(): Promise<void> };
let servers: RunningServer[];
let elapsed = 0;
const options = () => ({
  port: 0,
  database: database.url,
  development: true,
  clock: () => Date.now() + elapsed,
  streams: { heartbeat: 25, buffer: 50_000 },
});

beforeAll(async () => {
  database = await ownDatabaseUrl();
  servers = [await start(options())];
  // Only a real Postgres takes several processes.
  while (database.url !== 'memory' && servers.length < 3) servers.push(await start(options()));
});
const opened: Listener[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await database.drop();
});
async function open(...given: Parameters<typeof listen>): Promise<Listener> {
  const listener = await listen(...given);
  opened.push(listener);
  return listener;
}
const first = () => {
  const [server] = servers;
  if (server === undefined) throw new Error('No server has started.');
  return server;
};

test('all servers on one database tell the same events in the same order, whichever took the calls', async () => {
  const team = await newTeam({}, first().url);
  const streams: Listener[] = [];
  for (const { url } of servers) {
    streams.push(await open(team, { server: url }), await open(team, { server: url, lastEventId: nothing }));
  }
  const count = 60;
  const calls = Array.from({ length: count }, (_, index) => {
    const { url } = servers[index % servers.length] ?? first();
    return team.post('/tickets', { title: `${index}` }, { server: url });
  });
  expect((await Promise.all(calls)).every(({ status }) => status === 201)).toBe(true);
  const [expected = [], ...others] = await Promise.all(streams.map((stream) => stream.events(count)));
  expect(new Set(expected.map((event) => event.id)).size).toBe(count);
  for (const told of others) expect(told).toEqual(expected);
});

test('a server that loses the connection on which it hears of events loses none', async () => {
  const team = await newTeam({}, first().url);
  const streams = await Promise.all(servers.map(({ url }) => open(team, { server: url })));
  const admin = await openDatabase(database.url, silent);
  await admin.db.execute(
    sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and query ilike 'listen %'`,
  );
  await admin.close();
  for (const title of ['a', 'b']) await team.post('/tickets', { title }, { server: first().url });
  const [expected, ...others] = await Promise.all(streams.map((stream) => stream.events(2)));
  expect(expected).toHaveLength(2);
  for (const told of others) expect(told).toEqual(expected);
});

test('signs of life come by themselves, and move the cursor past what is not shown', async () => {
  const team = await newTeam({}, first().url);
  const stream = await open(team, { server: first().url, types: 'ticket.*' });
  expect(await stream.next()).toMatchObject({ event: 'cstar.cursor', id: nothing });
  expect(await stream.next()).toEqual({ comment: 'heartbeat' });
  const all = await open(team, { server: first().url });
  await team.post('/customers', { name: 'Jane', email: 'jane@example.com' });
  const [hidden] = await all.events(1);
  expect(await stream.frame()).toEqual({ event: 'cstar.cursor', id: hidden?.id, data: '{}' });
  expect(await stream.next()).toEqual({ comment: 'heartbeat' });
  await team.post('/tickets', { title: 'a' });
  const [shown] = await stream.events(1);
  expect(shown?.previous_id).toBe(hidden?.id);
});

test('after 24 hours events are no longer told again, and a frame tells of the gap', async () => {
  const team = await newTeam({}, first().url);
  const server = first().url;
  const stream = await open(team, { server });
  await team.post('/tickets', { title: 'old' });
  const [old] = await stream.events(1);
  elapsed += 23 * hour;
  const soon = await open(team, { server, lastEventId: nothing });
  expect(await soon.events(1)).toEqual([old]);
  await team.post('/tickets', { title: 'new' });
  const [fresh] = await stream.events(1);
  elapsed += 2 * hour;
  const late = await open(team, { server, lastEventId: nothing });
  expect(await late.frame()).toMatchObject({ event: 'cstar.gap', id: fresh?.id });
  const inTime = await open(team, { server, lastEventId: String(old?.id) });
  expect(await inTime.frame()).toEqual({ comment: 'ok' });
  expect(await inTime.events(1)).toEqual([fresh]);
});

test('the streams of a member who leaves the team end, and the others go on', async () => {
  const team = await newTeam({ members: [{ name: 'Robin' }] }, first().url);
  const [, robin] = team.members;
  const stream = await open(team, { server: first().url });
  const other = await open(team, { server: first().url, key: robin?.keys.secretTest ?? '' });
  expect((await team.delete(`/members/${robin?.id}`)).status).toBe(200);
  expect(await other.ending()).toBe('ended');
  await team.post('/tickets', { title: 'a' });
  expect(await stream.events(1)).toMatchObject([{ type: 'ticket.created' }]);
});

test('a reader that cannot keep up is cut, holds nobody up, and goes on from its last event', async () => {
  const server = first();
  const team = await newTeam({}, server.url);
  const swift = await open(team, { server: server.url });
  // Without the network nothing but the server itself keeps what is not read.
  const response = await server.fetch(requestToListen(team, { server: server.url }));
  const slow = await listen(team, { server: server.url, fetch: async () => response });
  expect(await slow.frame()).toMatchObject({ id: nothing });
  const notes = 'x'.repeat(9_000);
  for (let index = 0; index < 12; index++) {
    expect((await team.post('/tickets', { title: `${index}`, notes })).status).toBe(201);
  }
  const all = await swift.events(12);
  expect(await slow.ending()).toBe('broken');
  const resumed = await open(team, { server: server.url, lastEventId: nothing });
  expect(await resumed.events(12)).toEqual(all);
});

test('a server that stops ends its streams in order, with and without the network', async () => {
  const own = await ownDatabaseUrl();
  const server = await start({ port: 0, database: own.url, development: true });
  const team = await newTeam({}, server.url);
  const streams = [
    await listen(team, { server: server.url }),
    await listen(team, { server: server.url, fetch: server.fetch }),
    await listen(team, { server: server.url, lastEventId: nothing }),
  ];
  for (const stream of streams) await stream.frame();
  await team.post('/tickets', { title: 'a' });
  await Promise.all(streams.map((stream) => stream.events(1)));
  const endings = Promise.all(streams.map((stream) => stream.ending()));
  await server.close();
  expect(await endings).toEqual(['ended', 'ended', 'ended']);
  await own.drop();
});

test('streams whose readers leave are forgotten', async () => {
  const server = first();
  const team = await newTeam({}, server.url);
  for (let round = 0; round < 20; round++) {
    const stream = await listen(team, { server: server.url, lastEventId: nothing });
    if (round % 2 === 0) await stream.frame();
    await stream.close();
  }
  const stream = await open(team, { server: server.url });
  await team.post('/tickets', { title: 'a' });
  expect(await stream.events(1)).toMatchObject([{ previous_id: nothing }]);
});

test('more streams than a kind of key may have in a partition are refused, until one of them ends', async () => {
  const own = await ownDatabaseUrl();
  const limits = { secret: 2, publishable: 1 };
  const server = await start({ ...options(), database: own.url, streams: { limits } });
  const [team, other] = [await newTeam({}, server.url), await newTeam({}, server.url)];
  const at = (key: string) => ({ server: server.url, key });
  const { secretTest, secretLive, publishableTest } = team.keys;
  const one = await open(team, at(secretTest));
  await open(team, { ...at(secretTest), lastEventId: nothing });
  await open(team, at(publishableTest));
  for (const [key, limit] of [
    [secretTest, 2],
    [publishableTest, 1],
  ] as const) {
    const response = await fetch(requestToListen(team, at(key)));
    expect(response.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    const reply = await readReply(response);
    expect([reply.status, reply.error.code]).toEqual([429, 'rate_limit_exceeded']);
    expect(reply.error.message).toContain(`${limit} stream`);
  }
  await open(team, at(secretLive));
  await open(other, at(other.keys.secretTest));
  await one.close();
  const isFree = async () => {
    const { status, body } = await fetch(requestToListen(team, at(secretTest)));
    await body?.cancel();
    return status === 200;
  };
  await expect.poll(isFree).toBe(true);
  // Those who leave at any moment before their answer give their place back too.
  for (let round = 0; round < 40; round++) {
    const leaving = new AbortController();
    const request = requestToListen(team, at(secretTest), leaving.signal);
    const asked = fetch(request).catch(() => undefined);
    for (let turn = 0; turn < round; turn++) await new Promise(setImmediate);
    leaving.abort();
    await asked;
  }
  await expect.poll(isFree).toBe(true);
  await server.close();
  await own.drop();
});

test.each([0, 1.5, Number.NaN])('a limit of %s streams is refused', async (publishable) => {
  await expect(start({ port: 0, streams: { limits: { publishable } } })).rejects.toThrow(
    'streams.limits.publishable must be',
  );
});

test.each([0, -1, 1.5, Number.NaN])('a heartbeat of %s milliseconds is refused', async (heartbeat) => {
  await expect(start({ port: 0, streams: { heartbeat } })).rejects.toThrow('streams.heartbeat must be');
});
