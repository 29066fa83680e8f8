import { Hono } from 'hono';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OpenDatabase } from '../src/db/database.ts';
import { removeExpired } from '../src/db/owner.ts';
import { rateLimits, storedResponses } from '../src/db/schema/index.ts';
import { createHousekeeping } from '../src/housekeeping.ts';
import type { ServerEnvironment } from '../src/http/environment.ts';
import { silent } from '../src/logger.ts';
import { ownDatabase } from './support/database.ts';

const start = 1_800_000_000_000;
const hour = 60 * 60 * 1000;

let database: OpenDatabase;

beforeEach(async () => {
  database = await ownDatabase();
});

afterEach(() => database.close());

const storeExpired = () =>
  database.db.insert(storedResponses).values({
    id: uuidv7(),
    teamId: uuidv7(),
    environment: 'test',
    bodyHash: 'x',
    status: 200,
    requestId: 'x',
    answer: { kind: 'one', data: {} },
    createdAt: new Date(start - 48 * hour),
    expiresAt: new Date(start - 24 * hour),
  });

test.each([
  ['POST', 0],
  ['PATCH', 0],
  ['DELETE', 0],
  ['GET', 1],
  ['HEAD', 1],
])('after a %s, %i of one expired row are left', async (method, left) => {
  let now = start;
  const housekeeping = createHousekeeping(database.db, () => now, silent);
  const app = new Hono<ServerEnvironment>();
  app.use(housekeeping.afterWrites);
  app.all('/', (c) => c.body(null));
  await storeExpired();
  now += hour;
  await app.request('/', { method });
  await housekeeping.close();
  expect(await database.db.$count(storedResponses)).toBe(left);
});

test('a rate limit window goes by the real clock, so a server clock ahead of it removes none that runs', async () => {
  await database.db.insert(rateLimits).values([
    { key: 'running', points: 1, expire: Date.now() + hour },
    { key: 'over', points: 1, expire: Date.now() - hour },
  ]);
  await removeExpired(database.db, new Date(Date.now() + 1000 * hour));
  const kept = await database.db.select({ key: rateLimits.key }).from(rateLimits);
  expect(kept).toEqual([{ key: 'running' }]);
});
