import { Hono } from 'hono';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OpenDatabase } from '../src/db/database.ts';
import { removeExpired } from '../src/db/owner.ts';
import {
  customerSessions,
  quickhelpAnswers,
  rateLimits,
  refreshTokens,
  storedResponses,
  teams,
} from '../src/db/schema/index.ts';
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

test('used and ended refresh tokens go after a day, and answers of the quick help after a year', async () => {
  const { db } = database;
  const [now, day] = [new Date(start), 24 * hour];
  const at = (age: number) => new Date(start - age);
  const partition = { teamId: uuidv7(), environment: 'test' as const };
  await db
    .insert(teams)
    .values({ id: partition.teamId, name: 'Acme', slug: 'acme', rateLimits: {}, createdAt: now });
  const sessionId = uuidv7();
  const session = { ...partition, id: sessionId, kind: 'visitor' as const };
  await db.insert(customerSessions).values({ ...session, createdAt: now, expiresAt: at(-day) });
  const token = { ...partition, sessionId, createdAt: now, expiresAt: at(-day) };
  await db.insert(refreshTokens).values([
    { ...token, hash: 'unused' },
    { ...token, hash: 'just used', usedAt: at(day) },
    { ...token, hash: 'used', usedAt: at(day + 1) },
    { ...token, hash: 'just over', expiresAt: at(day) },
    { ...token, hash: 'over', expiresAt: at(day + 1) },
  ]);
  const answer = { ...partition, askedBy: 'x', answer: '', isGenerated: false, sources: [], confidence: 0 };
  await db.insert(quickhelpAnswers).values([
    { ...answer, id: uuidv7(), question: 'new', createdAt: at(365 * day) },
    { ...answer, id: uuidv7(), question: 'old', createdAt: at(365 * day + 1) },
  ]);
  await removeExpired(db, now);
  const tokens = (await db.select().from(refreshTokens)).map(({ hash }) => hash);
  expect(tokens.sort()).toEqual(['just over', 'just used', 'unused']);
  const answers = (await db.select().from(quickhelpAnswers)).map(({ question }) => question);
  expect(answers).toEqual(['new']);
});
