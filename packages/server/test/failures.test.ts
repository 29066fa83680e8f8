import { connect } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openDatabase } from '../src/db/connect.ts';
import type { OpenDatabase } from '../src/db/database.ts';
import { silent } from '../src/logger.ts';
import { type RunningServer, start } from '../src/main.ts';
import { newTeam, send } from './support/api.ts';
import { ownDatabase, ownDatabaseUrl } from './support/database.ts';

const onPostgres = inject('database') !== 'memory';

let database: { url: string; drop(): Promise<void> };
let server: RunningServer;
let logged: string[] = [];

const textOf = (cause: unknown): string =>
  cause instanceof Error
    ? [cause.stack, JSON.stringify(Object.entries(cause)), textOf(cause.cause)].join('\n')
    : String(cause);

beforeAll(async () => {
  database = await ownDatabaseUrl();
  server = await start({
    port: 0,
    database: database.url,
    development: true,
    logger: {
      info: (message) => logged.push(message),
      error: (message, cause) => logged.push(message, textOf(cause)),
    },
  });
});

afterAll(async () => {
  await server.close();
  await database.drop();
});

test('a caller that hangs up in the middle of a body is no failure of the server', async () => {
  logged = [];
  const socket = connect(server.port, '127.0.0.1');
  socket.write('POST /__dev/teams HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"na');
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  await expect.poll(() => logged.join('\n')).toContain('/__dev/teams');
  expect(logged.join('\n')).toMatch(/POST \/__dev\/teams 400/);
  expect(logged.join('\n')).not.toContain('failed');
});

const withOwner = async (work: (owner: OpenDatabase) => Promise<void>) => {
  const owner = await openDatabase(database.url, silent);
  try {
    await work(owner);
  } finally {
    await owner.close();
  }
};

test.runIf(onPostgres)('the log of a failure holds neither the values of the query nor a key', async () => {
  const team = await newTeam({}, server.url);
  logged = [];
  await withOwner(async ({ db }) => {
    await db.execute(sql`alter table tickets add constraint broken check (title <> 'A secret title')`);
    const reply = await team.post('/tickets', { title: 'A secret title' });
    expect([reply.status, reply.error.code]).toEqual([500, 'internal_error']);
    await db.execute(sql`alter table api_keys rename to hidden`);
    expect((await team.get('/tickets')).status).toBe(500);
    await db.execute(sql`alter table hidden rename to api_keys`);
  });
  const text = logged.join('\n');
  expect(text).toContain('SQLSTATE 23514');
  expect(text).toContain('SQLSTATE 42P01');
  expect(text).not.toContain('A secret title');
  expect(text).not.toMatch(/[0-9a-f]{64}/);
});

test.runIf(onPostgres)('a row that someone else holds makes a call wait, but not for ever', async () => {
  const team = await newTeam({}, server.url);
  const { id } = (await team.post('/tickets', { title: 'held' })).data;
  await withOwner(async ({ db }) => {
    await db.transaction(async (tx) => {
      await tx.execute(sql`set local row_security = off`);
      await tx.execute(sql`lock table tickets in exclusive mode`);
      const reply = await team.patch(`/tickets/${id}`, { title: 'free' });
      expect([reply.status, reply.error.code]).toEqual([503, 'service_unavailable']);
      expect(reply.headers.get('retry-after')).toBe('1');
    });
  });
  expect((await team.patch(`/tickets/${id}`, { title: 'free' })).status).toBe(200);
});

test.runIf(onPostgres)('a connection that the database ends costs one call at most', async () => {
  const team = await newTeam({}, server.url);
  const { id } = (await team.post('/tickets', { title: 'held' })).data;
  await withOwner(async ({ db }) => {
    await db.transaction(async (tx) => {
      await tx.execute(sql`lock table tickets in exclusive mode`);
      const waiting = team.patch(`/tickets/${id}`, { title: 'free' });
      const ended = async () => {
        const { length } = await tx
          .select({ ended: sql`pg_terminate_backend(pid)` })
          .from(sql`pg_stat_activity`)
          .where(sql`datname = current_database() and wait_event_type = 'Lock'`);
        return length;
      };
      await expect.poll(ended, { timeout: 4000 }).toBeGreaterThan(0);
      const reply = await waiting;
      expect([reply.status, reply.error.code]).toEqual([503, 'service_unavailable']);
    });
  });
  expect((await team.get('/tickets')).status).toBe(200);
});

test('health is 503 while the database is away', async () => {
  const own = await ownDatabase();
  const { createApp } = await import('../src/app.ts');
  const { createHousekeeping } = await import('../src/housekeeping.ts');
  const { defaultRateLimits } = await import('../src/http/rate-limit.ts');
  const { countInMemory } = await import('../src/rate-counter.ts');
  const { createServices } = await import('../src/services.ts');
  const rateCounter = countInMemory(3600);
  const app = createApp({
    db: own.db,
    rateCounter,
    rateLimits: defaultRateLimits,
    housekeeping: createHousekeeping(own.db, Date.now, silent),
    logger: silent,
    services: createServices(),
    clock: Date.now,
    development: false,
  });
  expect((await app.request('/health')).status).toBe(200);
  await own.close();
  const response = await app.request('/health');
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('1');
  await rateCounter.close();
  expect((await send('GET', '/health', undefined, { server: server.url })).status).toBe(200);
});
