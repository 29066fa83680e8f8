import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../src/app.ts';
import type { OpenDatabase } from '../src/db/database.ts';
import { findRemovedFiles } from '../src/db/owner.ts';
import { createHousekeeping } from '../src/housekeeping.ts';
import { defaultRateLimits } from '../src/http/rate-limit.ts';
import { silent } from '../src/logger.ts';
import { countInMemory } from '../src/rate-counter.ts';
import { signingSecretOf } from '../src/resources/attachments/signing-secret.ts';
import { memoryStorage } from '../src/resources/attachments/storage/memory.ts';
import type { Storage } from '../src/resources/attachments/storage/storage.ts';
import { sweepFiles } from '../src/resources/attachments/sweep.ts';
import { createServices } from '../src/services.ts';
import { CreateTeamOptions, createTeam } from '../src/teams/create.ts';
import { readReply } from './support/api.ts';
import { ownDatabase } from './support/database.ts';
import { upload } from './support/images.ts';

const begin = Date.parse('2026-03-01T10:00:00.000Z');
const hour = 60 * 60 * 1000;

let database: OpenDatabase;
let team: Awaited<ReturnType<typeof createTeam>>;
let now = begin;
const clock = () => now;
const rateCounter = countInMemory(3600);

beforeAll(async () => {
  database = await ownDatabase();
  team = await createTeam({ db: database.db, clock }, CreateTeamOptions.parse({}));
});

afterAll(async () => {
  await rateCounter.close();
  await database.close();
});

/** The API with a storage of the test's own. */
function apiOn(storage: Storage | undefined) {
  const { db } = database;
  const app = createApp({
    db,
    rateCounter,
    rateLimits: defaultRateLimits,
    housekeeping: createHousekeeping(db, clock, silent, storage),
    logger: silent,
    services: createServices({ storage, signingSecret: 'known' }),
    clock,
    development: true,
  });
  const headers = { authorization: `Bearer ${team.keys.secretTest}` };
  const base = `/api/v1/teams/${team.teamId}`;
  return {
    get: async (url: string) => app.request(url.startsWith('/') ? base + url : url, { headers }),
    call: async (method: string, path: string, body?: FormData | object, more: Record<string, string> = {}) =>
      readReply(
        await app.request(base + path, {
          method,
          headers: { ...headers, ...more },
          ...(body && { body: body instanceof FormData ? body : JSON.stringify(body) }),
        }),
      ),
  };
}

const broken = (): Promise<never> => Promise.reject(new Error('disk of secret-host is full'));

test('a storage that fails is a 503 without its words, and leaves no attachment', async () => {
  const api = apiOn({ put: broken, get: broken, delete: broken });
  const reply = await api.call('POST', '/attachments', upload());
  expect([reply.status, reply.error.code]).toEqual([503, 'service_unavailable']);
  expect(JSON.stringify(reply.body)).not.toContain('secret-host');
  expect((await api.call('GET', '/attachments')).list).toEqual([]);
});

test('without a place for files the answer names the settings', async () => {
  const reply = await apiOn(undefined).call('POST', '/attachments', upload());
  expect([reply.status, reply.error.code]).toEqual([422, 'feature_not_configured']);
  expect(reply.error.message).toMatch(/CSTAR_S3_BUCKET.*CSTAR_STORAGE/);
});

test('when the ticket goes while the bytes are stored, neither row nor bytes stay', async () => {
  const kept = memoryStorage();
  const paths: string[] = [];
  const plain = apiOn(kept);
  const ticketId = String((await plain.call('POST', '/tickets', { title: 'x' })).data.id);
  const racing = apiOn({
    ...kept,
    async put(path, bytes, contentType) {
      paths.push(path);
      await kept.put(path, bytes, contentType);
      await plain.call('DELETE', `/tickets/${ticketId}`);
    },
  });
  const reply = await racing.call('POST', '/attachments', upload({ fields: { ticketId } }));
  expect([reply.status, reply.error.param]).toEqual([400, 'ticketId']);
  expect(await kept.get(paths[0] ?? '')).toBeUndefined();
  expect((await plain.call('GET', '/attachments')).list).toEqual([]);
});

test('a download URL ends after an hour', async () => {
  const api = apiOn(memoryStorage());
  const { data } = await api.call('POST', '/attachments', upload());
  expect(data.urlExpiresAt).toBe('2026-03-01T11:00:00.000Z');
  now = begin + hour - 1000;
  const last = await api.get(String(data.url));
  expect([last.status, last.headers.get('cache-control')]).toEqual([200, 'private, max-age=1, immutable']);
  now = begin + hour;
  const reply = await readReply(await api.get(String(data.url)));
  expect([reply.status, reply.error.message]).toEqual([403, expect.stringContaining('has ended')]);
  now = begin;
});

test('a replayed upload comes with a download URL that works', async () => {
  const api = apiOn(memoryStorage());
  const idempotent = { 'idempotency-key': 'upload' };
  const first = await api.call('POST', '/attachments', upload(), idempotent);
  now += 2 * hour;
  const again = await api.call('POST', '/attachments', upload(), idempotent);
  expect((await api.get(String(first.data.url))).status).toBe(403);
  expect((await api.get(String(again.data.url))).status).toBe(200);
  const { url: _, urlExpiresAt, ...stays } = again.data;
  expect(first.data).toMatchObject(stays);
  expect(urlExpiresAt).toBe(new Date(now + hour).toISOString());
  expect(again.body.meta).toEqual({ ...first.body.meta, idempotentReplayed: true });
  now = begin;
});

test('the bytes of images that went with their ticket are removed later', async () => {
  const storage = memoryStorage();
  const api = apiOn(storage);
  const ticketId = String((await api.call('POST', '/tickets', { title: 'x' })).data.id);
  const path = String(
    (await api.call('POST', '/attachments', upload({ fields: { ticketId } }))).data.storagePath,
  );
  const stays = String((await api.call('POST', '/attachments', upload())).data.storagePath);
  await api.call('DELETE', `/tickets/${ticketId}`);
  expect(await findRemovedFiles(database.db, 10)).toContain(path);
  await expect(sweepFiles(database.db, { ...storage, delete: broken })).rejects.toThrow();
  await sweepFiles(database.db, storage);
  expect(await storage.get(path)).toBeUndefined();
  expect(await storage.get(stays)).toBeDefined();
  expect(await findRemovedFiles(database.db, 10)).toEqual([]);
});

test('processes on one database sign with one secret, unless a setting names it', async () => {
  const secrets = await Promise.all([signingSecretOf(database.db, {}), signingSecretOf(database.db, {})]);
  expect(secrets[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(secrets[1]).toBe(secrets[0]);
  expect(await signingSecretOf(database.db, { CSTAR_SIGNING_SECRET: 'mine' })).toBe('mine');
});
