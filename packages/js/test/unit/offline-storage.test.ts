import type { CStarClientOptions, OfflineStorage } from '@cstar.help/js';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fingerprint, type Owner } from '../../src/offline/fingerprint.ts';
import { indexedDbStorage } from '../../src/offline/indexed-db.ts';
import { memoryStorage, webStorage } from '../../src/offline/storage.ts';
import { publishableKey, secretKey, teamId, ticketId } from '../support/client.ts';
import { FakeLocalStorage, kept, mapStorage, offlineClient } from '../support/offline.ts';
import { json, one } from '../support/replies.ts';

let local: FakeLocalStorage;
beforeEach(() => {
  local = new FakeLocalStorage();
  vi.stubGlobal('localStorage', local);
  vi.stubGlobal('indexedDB', new IDBFactory());
});
afterEach(() => {
  vi.useRealTimers();
});

const kinds = {
  memory: memoryStorage,
  localStorage: webStorage,
  indexedDB: indexedDbStorage,
  'your own': mapStorage,
} satisfies Record<string, () => OfflineStorage>;

describe.each(Object.entries(kinds))('a storage (%s)', (_, make) => {
  it('keeps texts by key', async () => {
    const storage: OfflineStorage = make();
    expect(await storage.getItem('a')).toBeNull();
    await storage.setItem('a', '1');
    await storage.setItem('b', '2');
    await storage.setItem('a', '3');
    expect(await storage.getItem('a')).toBe('3');
    expect([...(await storage.getAllKeys())].sort()).toEqual(['a', 'b']);
    await storage.removeItem('a');
    await storage.removeItem('a');
    expect(await storage.getItem('a')).toBeNull();
    await storage.close?.();
    expect(await storage.getAllKeys()).toEqual(['b']);
    await storage.close?.();
  });

  it('lets one of many win, where it can compare', async () => {
    const storage: OfflineStorage = make();
    if (!storage.compareAndSet) return expect(['localStorage', 'your own']).toContain(_);
    const tries = await Promise.all(['1', '2', '3'].map((text) => storage.compareAndSet?.('a', null, text)));
    expect(tries).toEqual([true, false, false]);
    expect(await storage.compareAndSet('a', '2', '4')).toBe(false);
    expect(await storage.compareAndSet('a', '1', '4')).toBe(true);
    expect(await storage.getItem('a')).toBe('4');
    await storage.close?.();
  });
});

describe.each(['localStorage', 'indexedDB'] as const)('%s', (storage) => {
  it('keeps writes over the end of a page, with their keys', async () => {
    const first = await offlineClient({ offline: { storage } });
    const id = await kept(first.cstar.tickets.create({ title: 'x' }));
    first.cstar.destroy();
    const second = await offlineClient({ offline: { storage } });
    second.network.online = true;

    expect(await second.queue.flush()).toEqual([{ id, success: true }]);
    expect(second.sent[0]?.headers['idempotency-key']).toBe(first.sent[0]?.headers['idempotency-key']);
    expect(await second.queue.items()).toEqual([]);
    second.cstar.destroy();
  });
});

it('nothing secret is stored, neither the key nor headers', async () => {
  const { cstar } = await offlineClient({
    offline: { storage: 'localStorage', scope: 'user_1' },
    headers: { 'x-mine': 'hidden-text' },
    identity: { email: 'a@example.com', hash: 'hidden-hash' },
  });
  await kept(cstar.tickets.create({ title: 'x' }));

  expect(local.texts.size).toBe(1);
  const all = JSON.stringify([...local.texts]);
  expect(all).not.toMatch(/sk_test|bearer|hidden|a@example/i);
  expect(all).not.toContain(secretKey.slice(8));
});

describe('a queue is never sent as another:', () => {
  const mine: CStarClientOptions = { identity: { email: 'a@example.com', hash: 'x' } };
  const user = { offline: { storage: 'localStorage' as const, scope: 'user_1' } };

  it.each<[string, CStarClientOptions]>([
    ['another key', { ...mine, ...user, apiKey: `sk_test_${'t'.repeat(32)}` }],
    ['a key of live data', { ...mine, ...user, apiKey: secretKey.replace('test', 'live') }],
    ['another team', { ...mine, ...user, teamId: '8134fc12-0302-4e58-9466-a770035d5da9' }],
    ['another server', { ...mine, ...user, baseUrl: 'https://other.example' }],
    ['another user of the app', { ...mine, offline: { ...user.offline, scope: 'user_2' } }],
    ['nobody', { ...mine, offline: { storage: 'localStorage' } }],
    ['another customer', { ...user, identity: { email: 'b@example.com', hash: 'x' } }],
  ])('%s', async (_, options) => {
    const first = await offlineClient({ ...mine, ...user });
    await kept(first.cstar.tickets.create({ title: 'x' }));
    const second = await offlineClient(options);
    second.network.online = true;

    expect(await second.queue.flush()).toEqual([]);
    expect(second.sent).toHaveLength(0);
    await second.queue.clear();
    expect(await first.queue.items()).toHaveLength(1);
  });

  it('but the same one it is, also with a new proof of who the customer is', async () => {
    const first = await offlineClient({ ...mine, ...user });
    await kept(first.cstar.tickets.create({ title: 'x' }));
    const second = await offlineClient({
      ...user,
      identity: { email: 'a@example.com', hash: 'y', timestamp: 1 },
      teamId: teamId.toUpperCase(),
    });
    expect(await second.queue.items()).toHaveLength(1);
  });
});

describe('the fingerprint of an owner', () => {
  const owner: Owner = { baseUrl: 'https://www.cstar.help', apiKey: secretKey, teamId, users: ['user_1'] };

  it('is a digest, the same on every platform', async () => {
    expect(await fingerprint(owner)).toMatch(/^[\da-f]{32}$/);
    expect(await fingerprint(owner)).toBe(await fingerprint({ ...owner }));
    expect(await fingerprint({ ...owner, users: ['', 'user_1'] })).not.toBe(await fingerprint(owner));
  });

  it.each([
    ['no crypto at all', undefined],
    ['no digests', {}],
  ])('holds no more of the key than a dashboard shows where there is %s', async (_, crypto) => {
    vi.stubGlobal('crypto', crypto);
    const key = `sk_test_${'abcdefgh'.repeat(3)}12345678`;
    const name = await fingerprint({ ...owner, apiKey: key });
    expect(name).toContain('sk_test_5678');
    expect(name).not.toMatch(/abcd|1234/);
    expect(await fingerprint({ ...owner, apiKey: publishableKey })).not.toBe(name);
  });
});

describe('a storage that does not work', () => {
  const broken = (methods: string[]): OfflineStorage => {
    const storage = mapStorage();
    const refuse = () => {
      throw new Error('QuotaExceededError');
    };
    return { ...storage, ...Object.fromEntries(methods.map((name) => [name, refuse])) };
  };
  const logger = () => ({ error: vi.fn(), warn: vi.fn(), info: vi.fn(), debug: vi.fn() });

  it.each([
    ['takes nothing', ['setItem']],
    ['gives nothing', ['getItem', 'getAllKeys', 'setItem']],
    ['removes nothing', ['setItem', 'removeItem']],
    ['does nothing at all', ['getItem', 'getAllKeys', 'setItem', 'removeItem']],
  ])('because it %s: writes wait in memory, with one warning', async (_, methods) => {
    const log = logger();
    const test = await offlineClient({ offline: { storage: broken(methods) }, logger: log });
    expect(log.warn).not.toHaveBeenCalled();
    const ids = [
      await kept(test.cstar.tickets.update(ticketId, { title: '1' })),
      await kept(test.cstar.customers.update('cus_1', { name: '2' })),
    ];
    expect(log.warn.mock.calls.map(([message]) => message)).toEqual([
      expect.stringContaining('waits in memory'),
    ]);
    expect((await test.queue.items()).map(({ id }) => id)).toEqual(ids);
    test.network.online = true;
    expect(await test.queue.flush()).toHaveLength(2);
    expect(await test.queue.items()).toEqual([]);
    test.sent.length = 0;
    expect(await test.queue.flush()).toEqual([]);
    expect(test.sent).toHaveLength(0);
    expect(log.warn).toHaveBeenCalledTimes(1);
  });

  it('because the page may not even name it', async () => {
    vi.stubGlobal('localStorage', undefined);
    const log = logger();
    const test = await offlineClient({ offline: { storage: 'localStorage' }, logger: log });
    await kept(test.cstar.tickets.create({ title: 'x' }));
    test.network.online = true;
    expect(await test.queue.flush()).toHaveLength(1);
    expect(log.warn).toHaveBeenCalledTimes(1);
  });

  it('because there is no indexedDB', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const log = logger();
    const test = await offlineClient({ offline: { storage: 'indexedDB' }, logger: log });
    await kept(test.cstar.tickets.create({ title: 'x' }));
    test.network.online = true;
    expect(await test.queue.flush()).toHaveLength(1);
    expect(log.warn).toHaveBeenCalledTimes(1);
    test.cstar.destroy();
  });

  it('because its database never opens: no call waits for it twice', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const open = vi.fn(() => ({}));
    vi.stubGlobal('indexedDB', { open });
    /** Lets time pass until a promise is settled. */
    const pass = async <T>(promise: Promise<T>): Promise<T> => {
      let settled = false;
      void promise.finally(() => {
        settled = true;
      });
      while (!settled) {
        await new Promise((resolve) => setImmediate(resolve));
        await vi.advanceTimersByTimeAsync(100);
      }
      return promise;
    };
    const test = await pass(offlineClient({ offline: { storage: 'indexedDB' }, logger: logger() }));
    expect(open).toHaveBeenCalledTimes(1);
    expect(await pass(kept(test.cstar.tickets.create({ title: 'x' })))).toMatch(/^off_/);
    expect(open).toHaveBeenCalledTimes(1);
    vi.setSystemTime(Date.now() + 61_000);
    expect(await pass(test.queue.items())).toHaveLength(1);
    expect(open).toHaveBeenCalledTimes(2);
    test.cstar.destroy();
  });

  it('nor its logger', async () => {
    const log = {
      ...logger(),
      warn: () => {
        throw new Error('no log');
      },
    };
    const test = await offlineClient({ offline: { storage: broken(['setItem']) }, logger: log });
    await kept(test.cstar.tickets.create({ title: 'x' }));
    expect(await test.queue.items()).toHaveLength(1);
  });

  it('for a while loses nothing of what it held before', async () => {
    const storage = mapStorage();
    const test = await offlineClient({ offline: { storage }, logger: logger() });
    await kept(test.cstar.tickets.update(ticketId, { title: '1' }));
    const set = storage.setItem;
    storage.setItem = () => Promise.reject(new Error('full'));
    await kept(test.cstar.tickets.update('tkt_2', { title: '2' }));
    storage.setItem = set;
    await kept(test.cstar.tickets.update('tkt_3', { title: '3' }));
    expect((await test.queue.items()).map(({ body }) => body)).toEqual([
      { title: '1' },
      { title: '2' },
      { title: '3' },
    ]);
    expect(storage.texts.size).toBe(2);
  });
});

describe('what a storage holds and nobody can read', () => {
  it('is set aside, stops nothing, and can only be discarded', async () => {
    const storage = mapStorage();
    const test = await offlineClient({ offline: { storage } });
    const id = await kept(test.cstar.tickets.update(ticketId, { title: '1' }));
    const [key = ''] = storage.texts.keys();
    const bad = 'off_000000000aaaaaaaa';
    storage.texts.set(key.replace(id, bad), '{"method":');
    storage.texts.set(key.replace(id, 'lease'), 'no lease');
    test.network.online = true;

    expect(await test.queue.deadLetters()).toMatchObject([{ id: bad, reason: 'corrupt' }]);
    expect(await test.queue.flush()).toEqual([{ id, success: true }]);
    await expect(test.queue.retry(bad)).rejects.toMatchObject({ param: 'id' });
    expect(await test.queue.discard(bad)).toBe(true);
    expect(storage.texts.size).toBe(0);
  });
});

it('what others keep in the same storage stays as it is', async () => {
  local.setItem('theme', 'dark');
  const test = await offlineClient({ offline: { storage: 'localStorage' } });
  await kept(test.cstar.tickets.create({ title: 'x' }));
  Object.assign(test.network, { online: true, answer: json(one({ id: 'tkt_1' })) });
  await test.queue.flush();
  await test.queue.clear();
  expect([...local.texts]).toEqual([['theme', 'dark']]);
});
