import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, start } from '../src/main.ts';
import { readReply, send } from './support/api.ts';
import { ownDatabaseUrl } from './support/database.ts';

const day = 24 * 60 * 60 * 1000;

let server: RunningServer;
let database: { url: string; drop(): Promise<void> };
let elapsed = 0;

beforeAll(async () => {
  database = await ownDatabaseUrl();
  server = await start({ port: 0, database: database.url, clock: () => Date.now() + elapsed });
});

afterAll(async () => {
  await server.close();
  await database.drop();
});

const request = (path: string, key: string, body?: object) =>
  new Request(server.url + path, {
    headers: { authorization: `Bearer ${key}` },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });

test('two servers run side by side; one stops with running requests finished and idle connections closed', async () => {
  const own = await ownDatabaseUrl();
  const second = await start({ port: 0, database: own.url });
  const team = await second.createTeam({ name: 'Only here' });
  const key = team.keys.secretTest;
  const path = `/api/v1/teams/${team.teamId}/tickets`;
  const elsewhere = await send('GET', '/api/v1/auth/whoami', undefined, { key, server: server.url });
  expect(elsewhere.error.code).toBe('invalid_api_key');

  const silent = connect(second.port, '127.0.0.1');
  await new Promise((resolve) => silent.once('connect', resolve));
  const silentClosed = new Promise((resolve) => silent.once('close', resolve));
  // A connection that was used before and is kept alive must not hold the stop up either.
  await send('GET', path, undefined, { key, server: second.url });

  const requests = Array.from({ length: 5 }, (_, index) =>
    send('POST', path, { title: `t${index}` }, { key, server: second.url }),
  );
  const inProcess = second.fetch(request(path, key));
  await Promise.race(requests);
  const stops = [second.close(), second.close()];
  expect((await inProcess).status).toBe(200);
  await Promise.all(stops);
  await silentClosed;
  const outcomes = await Promise.allSettled(requests);
  const answered = outcomes.filter((outcome) => outcome.status === 'fulfilled');
  expect(answered.length).toBeGreaterThan(0);
  expect(answered.map((outcome) => outcome.value.status)).toEqual(answered.map(() => 201));

  await expect(fetch(`${second.url}/health`)).rejects.toThrow();
  await expect(second.fetch(new Request(`${second.url}/health`))).rejects.toThrow('closed');
  await expect(second.createTeam()).rejects.toThrow('closed');
  expect((await send('GET', '/health', undefined, { server: server.url })).status).toBe(200);
  await own.drop();
});

test('a taken port is told in plain words', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { url, drop } = await ownDatabaseUrl();
  await expect(start({ port, database: url })).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
  await drop();
  await new Promise((resolve) => other.close(resolve));
});

test.each([-1, 65_536, 1.5, Number.NaN])('the port %s is refused', async (port) => {
  await expect(start({ port })).rejects.toThrow('port must be a whole number');
});

test.each(
  (['secret', 'publishable'] as const).flatMap((keyType) =>
    [-1, 0, 1.5, Number.NaN, Number.POSITIVE_INFINITY].map((limit) => [keyType, limit] as const),
  ),
)('the rate limit %s: %s is refused and named', async (keyType, limit) => {
  const error = await start({ port: 0, rateLimits: { [keyType]: limit } }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(RangeError);
  expect(String(error)).toContain(`rateLimits.${keyType} must be a whole number`);
});

test.each([
  ['mysql://root@127.0.0.1/x', "'memory', the path of a folder or a postgres:// URL"],
  ['postgres://nobody:secret@127.0.0.1:1/none', 'could not be prepared'],
])('the database %s is refused with a reason and without its password', async (database, reason) => {
  const error = await start({ port: 0, database }).catch((thrown: unknown) => thrown);
  expect(String(error)).toContain(reason);
  expect(String(error)).not.toContain('secret');
});

test('requests may be answered without the network', async () => {
  const team = await server.createTeam({ name: 'Acme' });
  const path = `/api/v1/teams/${team.teamId}/tickets`;
  const reply = await readReply(await server.fetch(request(path, team.keys.secretTest, { title: 'Direct' })));
  expect(reply.data.title).toBe('Direct');
});

test('outside development nobody can make teams over HTTP', async () => {
  const reply = await send('POST', '/__dev/teams', {}, { server: server.url });
  expect([reply.status, reply.error.code]).toEqual([404, 'resource_missing']);
});

test('a slug that is taken and a slug that is malformed are refused', async () => {
  await server.createTeam({ slug: 'taken' });
  await expect(server.createTeam({ slug: 'taken' })).rejects.toThrow("'taken' belongs to another team");
  await expect(server.createTeam({ slug: 'Not A Slug' })).rejects.toThrow('slug is not valid');
});

test('opening a team by its slug makes it once, and gives fresh keys while old ones stay valid', async () => {
  const first = await server.openTeam({ slug: 'acme', name: 'Acme' });
  const second = await server.openTeam({ slug: 'acme', name: 'Acme' });
  expect(second.teamId).toBe(first.teamId);
  expect(second.keys.secretTest).not.toBe(first.keys.secretTest);
  for (const { keys } of [first, second]) {
    const reply = await readReply(await server.fetch(request('/api/v1/auth/whoami', keys.secretTest)));
    expect(reply.data.teamId).toBe(first.teamId);
  }
});

test('many that open one new team at once all get keys to the same team', async () => {
  const opened = await Promise.all(
    Array.from({ length: 8 }, () => server.openTeam({ slug: 'opened-at-once', name: 'Acme' })),
  );
  expect(new Set(opened.map((team) => team.teamId)).size).toBe(1);
  for (const { keys, teamId } of opened) {
    const reply = await readReply(await server.fetch(request('/api/v1/auth/whoami', keys.secretTest)));
    expect(reply.data.teamId).toBe(teamId);
  }
});

test('a stored response is forgotten after 24 hours, and the key may be used anew', async () => {
  const team = await server.createTeam();
  const create = () =>
    send(
      'POST',
      `/api/v1/teams/${team.teamId}/tickets`,
      { title: 'x' },
      { key: team.keys.secretTest, server: server.url, headers: { 'idempotency-key': 'k' } },
    );
  const first = await create();
  elapsed += day - 60_000;
  expect((await create()).data.id).toBe(first.data.id);
  elapsed += 60_001;
  expect((await create()).data.id).not.toBe(first.data.id);
});

test('demo data fills both environments with tickets in every state, and the same each time', async () => {
  const [one, two] = [
    await server.createTeam({ demoData: true }),
    await server.createTeam({ demoData: true }),
  ];
  const titles = async (team: typeof one, key: string) => {
    const list = await readReply(
      await server.fetch(request(`/api/v1/teams/${team.teamId}/tickets?pageSize=100`, key)),
    );
    return list.list.map((ticket) => [ticket.title, ticket.status]);
  };
  const tickets = await titles(one, one.keys.secretTest);
  expect(new Set(tickets.map(([, status]) => status)).size).toBe(5);
  expect(await titles(one, one.keys.secretLive)).toEqual(tickets);
  expect(await titles(two, two.keys.secretTest)).toEqual(tickets);
});
