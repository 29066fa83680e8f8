import { endpoint, one, parseId } from '@cstar.help/contract';
import { Hono } from 'hono';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { createApp } from '../src/app.ts';
import { partitionOf } from '../src/context.ts';
import type { OpenDatabase } from '../src/db/database.ts';
import { insertKeys, removeExpired } from '../src/db/owner.ts';
import { categories, storedResponses } from '../src/db/schema/index.ts';
import { inTenant } from '../src/db/tenant.ts';
import type { EffectHandler, Handler } from '../src/handlers.ts';
import { createHousekeeping } from '../src/housekeeping.ts';
import { authentication } from '../src/http/authentication.ts';
import type { ServerEnvironment } from '../src/http/environment.ts';
import { answerErrors } from '../src/http/errors.ts';
import { defaultRateLimits } from '../src/http/rate-limit.ts';
import type { AnyEndpoint } from '../src/http/read-input.ts';
import { requestId } from '../src/http/request-id.ts';
import { serve } from '../src/http/serve.ts';
import { silent } from '../src/logger.ts';
import { countInMemory } from '../src/rate-counter.ts';
import { createServices } from '../src/services.ts';
import { CreateTeamOptions, createTeam } from '../src/teams/create.ts';
import { hashKey, keyHint, newKey } from '../src/teams/keys.ts';
import { readReply } from './support/api.ts';
import { ownDatabase } from './support/database.ts';

const start = 1_800_000_000_000;
const day = 24 * 60 * 60 * 1000;

let database: OpenDatabase;
let team: Awaited<ReturnType<typeof createTeam>>;
let now = start;
const clock = () => now;

beforeAll(async () => {
  database = await ownDatabase();
  team = await createTeam({ db: database.db, clock }, CreateTeamOptions.parse({}));
});

afterAll(() => database.close());

const anything: AnyEndpoint = endpoint({
  method: 'POST',
  path: '/things',
  scope: 'global',
  summary: 'A stand-in.',
  body: z.object({ name: z.string() }),
  returns: one(z.object({ name: z.string() })),
  status: 201,
});

/** The last steps of a route, around a handler of the test's own. */
function appAround(handler: Handler | EffectHandler, log: unknown[] = []) {
  const app = new Hono<ServerEnvironment>();
  app.onError(answerErrors({ info: () => undefined, error: (_, cause) => log.push(cause) }));
  const development = true;
  app.use(requestId(clock), authentication(database.db));
  app.post(
    '/api/v1/things',
    serve({ db: database.db, development, services: createServices(), reactions: [] }, anything, handler),
  );
  return async (body: unknown, idempotencyKey?: string) =>
    readReply(
      await app.request('/api/v1/things', {
        method: 'POST',
        headers: {
          authorization: `Bearer ${team.keys.secretTest}`,
          ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        },
        body: JSON.stringify(body),
      }),
    );
}

const addCategory: Handler = async ({ context, body }) => {
  await context.tx.insert(categories).values({
    id: context.newId(),
    ...partitionOf(context),
    name: String(body?.name),
    slug: uuidv7(),
    sortOrder: 0,
    isPublic: true,
    createdAt: context.now,
    updatedAt: context.now,
  });
  return { name: String(body?.name) };
};

const countOf = (table: typeof categories | typeof storedResponses): Promise<number> =>
  inTenant(database.db, { teamId: team.teamId, environment: 'test' }, 'read', (tx) => tx.$count(table));

function signal(): { raised: Promise<void>; raise(): void } {
  const emitter = new AbortController();
  const raised = new Promise<void>((resolve) => {
    emitter.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  return { raised, raise: () => emitter.abort() };
}

test('a call that reaches beyond the database runs once per key, and again after a failure', async () => {
  const inside = signal();
  const gate = signal();
  let runs = 0;
  const call = appAround({
    async reach({ body }) {
      runs++;
      if (runs === 1) throw new Error('the other side is away');
      inside.raise();
      await gate.raised;
      return { name: String(body?.name) };
    },
  });
  expect((await call({ name: 'far' }, 'far')).status).toBe(500);
  const running = call({ name: 'far' }, 'far');
  await inside.raised;
  const beside = await call({ name: 'far' }, 'far');
  expect([beside.status, beside.error.code]).toEqual([409, 'idempotency_key_in_progress']);
  gate.raise();
  expect((await running).status).toBe(201);
  const again = await call({ name: 'far' }, 'far');
  expect([again.status, again.body.meta.idempotentReplayed, runs]).toEqual([201, true, 2]);
});

test('a handler that fails after its change leaves neither the change nor a stored response', async () => {
  const before = [await countOf(categories), await countOf(storedResponses)];
  const log: unknown[] = [];
  const call = appAround(async (input) => {
    await addCategory(input);
    throw new Error('select secret from vault: permission denied');
  }, log);
  const reply = await call({ name: 'x' }, 'fails');
  expect([reply.status, reply.error.code]).toEqual([500, 'internal_error']);
  expect(JSON.stringify(reply.body)).not.toMatch(/vault|secret|at .*\.ts/);
  expect(String(log[0])).toContain('vault');
  expect([await countOf(categories), await countOf(storedResponses)]).toEqual(before);
});

test('while the first call runs, a second one with its key never runs beside it', async () => {
  const gate = signal();
  const inside = signal();
  let runs = 0;
  const call = appAround(async (input) => {
    runs++;
    inside.raise();
    await gate.raised;
    return addCategory(input);
  });
  const first = call({ name: 'slow' }, 'slow');
  await inside.raised;
  const second = call({ name: 'slow' }, 'slow');
  // One connection, as embedded, makes the second call wait; several let it ask and be told to come back.
  if (inject('database') !== 'memory') {
    const reply = await second;
    expect([reply.status, reply.error.code]).toEqual([409, 'idempotency_key_in_progress']);
    expect(reply.headers.get('retry-after')).toBe('1');
  }
  gate.raise();
  expect((await first).status).toBe(201);
  const third = await call({ name: 'slow' }, 'slow');
  expect(third.body.meta.idempotentReplayed).toBe(true);
  expect(third.status).toBe(201);
  await second;
  expect(runs).toBe(1);
});

test.each([
  ['a field of the wrong type', { name: 5 }, 'data.name'],
  ['a field that the contract does not name', { name: 'x', secret: 1 }, 'data.secret'],
])(
  'in development a response with %s is a 500 that names it, and nothing is committed',
  async (_, result, field) => {
    const before = await countOf(categories);
    const call = appAround(async (input) => {
      await addCategory(input);
      return result;
    });
    const reply = await call({ name: 'x' });
    expect(reply.status).toBe(500);
    expect(reply.error.message).toContain(field);
    expect(await countOf(categories)).toBe(before);
  },
);

test('a team whose making fails leaves nothing behind', async () => {
  const options = CreateTeamOptions.parse({ slug: 'whole-or-not', demoData: true });
  // Postgres knows no year 0, which is where demo data of the first January would begin.
  const yearOne = () => Date.parse('0001-01-20T00:00:00.000Z');
  await expect(createTeam({ db: database.db, clock: yearOne }, options)).rejects.toThrow();
  const made = await createTeam({ db: database.db, clock }, options);
  expect(made.teamSlug).toBe('whole-or-not');
});

test('a key that has expired is refused and says when that was', async () => {
  const housekeeping = createHousekeeping(database.db, clock, silent);
  const rateCounter = countInMemory(3600);
  const app = createApp({
    db: database.db,
    rateCounter,
    rateLimits: defaultRateLimits,
    housekeeping,
    logger: silent,
    services: createServices(),
    clock,
    development: false,
  });
  const key = newKey('secret', 'test');
  await insertKeys(database.db, [
    {
      id: uuidv7(),
      teamId: team.teamId,
      memberId: parseId('member', team.members[0]?.id ?? ''),
      environment: 'test',
      type: 'secret',
      hash: hashKey(key),
      hint: keyHint(key),
      expiresAt: new Date(start + day),
      createdAt: new Date(start),
    },
  ]);
  const ask = async () =>
    readReply(await app.request('/api/v1/auth/whoami', { headers: { authorization: `Bearer ${key}` } }));
  expect((await ask()).status).toBe(200);
  now = start + day;
  const reply = await ask();
  now = start;
  expect([reply.status, reply.error.code]).toEqual([401, 'key_expired']);
  expect(reply.error.message).toContain(new Date(start + day).toISOString());
  await rateCounter.close();
});

test('only digests of keys are stored, with a hint that does not give them away', () => {
  const key = newKey('publishable', 'live');
  expect(key).toMatch(/^pk_live_[A-Za-z0-9_-]{32}$/);
  expect(hashKey(key)).not.toContain(key.slice(8));
  expect(keyHint(key)).toBe(`pk_live_…${key.slice(-4)}`);
});

test('stored responses are removed after they expired, and not before', async () => {
  await appAround(addCategory)({ name: 'x' }, 'kept');
  const stored = await countOf(storedResponses);
  expect(stored).toBeGreaterThan(0);
  await removeExpired(database.db, new Date(start + day - 1));
  expect(await countOf(storedResponses)).toBe(stored);
  await removeExpired(database.db, new Date(start + day + 1));
  expect(await countOf(storedResponses)).toBe(0);
});
