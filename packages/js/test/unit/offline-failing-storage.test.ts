import { CStarOfflineError, type OfflineStorage } from '@cstar.help/js';
import { IDBFactory, type IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rejection, ticketId } from '../support/client.ts';
import { kept, mapStorage, type OfflineClient, offlineClient } from '../support/offline.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const silence = () => new Promise<never>(() => undefined);
const failure = () => Promise.reject(new Error('busy'));
const titles = ({ sent }: OfflineClient) => sent.map(({ init }) => JSON.parse(`${init.body}`).title);
const logger = () => ({ error: vi.fn(), warn: vi.fn(), info: vi.fn(), debug: vi.fn() });

type Method = 'getItem' | 'setItem' | 'removeItem' | 'getAllKeys';
const methods = ['getItem', 'setItem', 'removeItem', 'getAllKeys'] as const;

/** A storage whose methods can be made to fail, or to say nothing. */
function moody(texts?: Map<string, string>) {
  const storage = mapStorage(texts);
  const mood = new Map<Method, () => Promise<never>>();
  const moods: OfflineStorage & { texts: Map<string, string> } = {
    texts: storage.texts,
    getItem: (key) => mood.get('getItem')?.() ?? storage.getItem(key),
    setItem: (key, value) => mood.get('setItem')?.() ?? storage.setItem(key, value),
    removeItem: (key) => mood.get('removeItem')?.() ?? storage.removeItem(key),
    getAllKeys: () => mood.get('getAllKeys')?.() ?? storage.getAllKeys(),
  };
  const be = (how: () => Promise<never>, names: readonly Method[] = methods) => {
    for (const name of names) mood.set(name, how);
  };
  return { storage: moods, be, recover: () => mood.clear() };
}

/** Lets time pass until a promise is settled, and gives how long it took. */
async function pass<T>(promise: PromiseLike<T>): Promise<{ value: T; took: number }> {
  const began = Date.now();
  let settled = false;
  const end = () => {
    settled = true;
  };
  promise.then(end, end);
  for (let steps = 0; !settled && steps < 1_000; steps += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (!settled) await vi.advanceTimersByTimeAsync(100);
  }
  expect(settled).toBe(true);
  return { value: await promise, took: Date.now() - began };
}

describe('a storage that does not answer', () => {
  const hung = async (options = {}) => {
    const mood = moody();
    const test = await offlineClient({ logger: logger(), offline: { storage: mood.storage }, ...options });
    mood.be(silence);
    return { ...test, ...mood };
  };

  it('holds up a call for 5 seconds, and further ones not at all', async () => {
    const test = await hung();
    test.network.online = true;
    expect((await pass(test.cstar.tickets.create({ title: '1' }))).took).toBeLessThanOrEqual(5_200);
    expect((await pass(test.cstar.tickets.create({ title: '2' }))).took).toBe(0);
    expect(titles(test)).toEqual(['1', '2']);
    test.cstar.destroy();
  });

  it('is replaced by memory, with one warning', async () => {
    const log = logger();
    const test = await hung({ logger: log });
    const { value } = await pass(kept(test.cstar.tickets.create({ title: '1' })));
    await pass(kept(test.cstar.customers.update('cus_1', { name: '2' })));
    expect(log.warn.mock.calls.map(([message]) => message)).toEqual([
      expect.stringContaining('waits in memory'),
    ]);
    test.network.online = true;
    expect((await pass(test.queue.flush())).value).toContainEqual({ id: value, success: true });
    expect((await pass(test.queue.items())).value).toEqual([]);
    test.cstar.destroy();
  });

  it('is asked again after a minute', async () => {
    const test = await hung();
    await pass(kept(test.cstar.tickets.create({ title: '1' })));
    test.recover();
    await pass(kept(test.cstar.tickets.create({ title: '2' })));
    expect(test.storage.texts.size).toBe(0);
    vi.setSystemTime(Date.now() + 60_000);
    await pass(kept(test.cstar.tickets.create({ title: '3' })));
    expect(test.storage.texts.size).toBe(1);
    test.cstar.destroy();
  });

  it('does not keep a call beyond its deadline or its timeout', async () => {
    const test = await hung();
    for (const options of [{ deadline: 300 }, { timeout: 300 }]) {
      vi.setSystemTime(Date.now() + 61_000);
      const { value, took } = await pass(rejection(test.cstar.tickets.create({ title: '1' }, options)));
      expect(value).toMatchObject({
        name: 'CStarTimeoutError',
        attempts: 0,
        message: expect.stringContaining('its storage does not answer'),
      });
      expect(took).toBe(300);
    }
    expect(test.sent).toHaveLength(0);
    test.cstar.destroy();
  });

  it('does not keep a call that is taken back, nor one of a client that ends', async () => {
    const test = await hung();
    const controller = new AbortController();
    const call = rejection(test.cstar.tickets.create({ title: '1' }, { signal: controller.signal }));
    const other = rejection(test.cstar.tickets.create({ title: '2' }));
    controller.abort('stop');
    expect(await call).toBe('stop');
    test.cstar.destroy();
    expect(await other).toMatchObject({ code: 'client_destroyed' });
    expect(test.sent).toHaveLength(0);
  });

  it('when a lost write is to be kept: who takes it back gets nothing done later', async () => {
    const test = await hung();
    test.recover();
    test.be(silence, ['setItem']);
    const controller = new AbortController();
    const call = rejection(test.cstar.tickets.create({ title: '1' }, { signal: controller.signal }));
    await vi.waitFor(() => expect(test.sent).toHaveLength(1));
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort('stop');
    expect(await call).toBe('stop');
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await pass(test.queue.items())).value).toEqual([]);
    test.cstar.destroy();
  });

  it('holds up neither files nor calls that are made for their answers', async () => {
    const test = await hung();
    test.network.online = true;
    await test.cstar.attachments.create({ file: new Blob(['x'], { type: 'image/png' }) });
    await test.cstar.ai.improve('helo');
    expect(test.sent).toHaveLength(2);
    test.cstar.destroy();
  });

  it('is an indexedDB with a transaction that never ends', async () => {
    const factory = new IDBFactory();
    vi.stubGlobal('indexedDB', factory);
    const test = await pass(offlineClient({ logger: logger(), offline: { storage: 'indexedDB' } }));
    const blocker = await pass(
      new Promise<IDBObjectStore>((resolve) => {
        const request = factory.open('cstar-offline', 1);
        request.onsuccess = () =>
          resolve(request.result.transaction('items', 'readwrite').objectStore('items') as never);
      }),
    );
    // Asks for one thing after another, so that its transaction goes on and the others wait.
    let busy = true;
    const spin = () => {
      blocker.value.get('x').onsuccess = () => busy && spin();
    };
    spin();
    const { took } = await pass(kept(test.value.cstar.tickets.create({ title: '1' })));
    expect(took).toBeGreaterThan(4_000);
    expect(took).toBeLessThan(11_000);
    busy = false;
    test.value.cstar.destroy();
  });
});

describe('a storage that fails for a while', () => {
  const failing = async (names: readonly Method[], others = false) => {
    const first = moody();
    const before = await offlineClient({ logger: logger(), offline: { storage: first.storage } });
    await kept(before.cstar.tickets.update(ticketId, { title: '1' }));
    // Another page, which has never read the item, or the one that has written it.
    const mood = others ? moody(first.storage.texts) : first;
    if (others) mood.be(failure, names);
    const test = others
      ? await offlineClient({ logger: logger(), offline: { storage: mood.storage } })
      : before;
    test.sent.length = 0;
    test.network.online = true;
    mood.be(failure, names);
    return { ...test, ...mood };
  };
  const cases: [readonly Method[]][] = [
    [['getItem']],
    [['getAllKeys']],
    [['getItem', 'getAllKeys']],
    [methods],
  ];

  it.each(cases)('with %j is not taken for empty: no write overtakes what it holds', async (names) => {
    const test = await failing(names);
    const call = test.cstar.tickets.update(ticketId, { title: '2' }).catch((error) => {
      expect(error).toBeInstanceOf(CStarOfflineError);
    });
    await pass(call);
    test.recover();
    await pass(test.queue.flush());
    expect(titles(test)).toEqual(['1', '2']);
    expect((await pass(test.queue.items())).value).toEqual([]);
    test.cstar.destroy();
  });

  it('and holds what this page has never read: writes are kept behind it', async () => {
    const test = await failing(['getItem'], true);
    const { value } = await pass(rejection(test.cstar.tickets.update(ticketId, { title: '2' })));
    expect(value).toBeInstanceOf(CStarOfflineError);
    expect(value).toMatchObject({ cause: { code: 'offline_storage_failed' } });
    expect((await pass(test.queue.flush())).value).toEqual([]);
    expect(test.sent).toHaveLength(0);
    test.recover();
    await pass(test.queue.flush());
    expect(titles(test)).toEqual(['1', '2']);
    test.cstar.destroy();
  });

  it('is flushed again by itself', async () => {
    const first = moody();
    const test = await offlineClient({ logger: logger(), offline: { storage: first.storage } });
    await test.queue.enqueue('PATCH', `/tickets/${ticketId}`, { title: '1' });
    test.cstar.destroy();
    const next = moody(first.storage.texts);
    next.be(failure, ['getItem']);
    const page = await offlineClient({ logger: logger(), offline: { storage: next.storage } }, true);
    page.network.online = true;
    expect(page.sent).toHaveLength(0);
    next.recover();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(titles(page)).toEqual(['1']);
    page.cstar.destroy();
  });

  it('for one item only: after a minute it is set aside, so that the others go on', async () => {
    const test = await failing(['getItem'], true);
    vi.setSystemTime(Date.now() + 60_001);
    expect((await pass(test.queue.deadLetters())).value).toMatchObject([{ reason: 'corrupt' }]);
    await pass(test.cstar.tickets.update(ticketId, { title: '2' }));
    expect(titles(test)).toEqual(['2']);
    test.recover();
    expect((await pass(test.queue.items())).value).toHaveLength(1);
    test.cstar.destroy();
  });

  it('disturbs no listener', async () => {
    const test = await failing(['getItem'], true);
    const changes = vi.fn();
    test.queue.onChange(changes);
    await pass(kept(test.cstar.customers.update('cus_1', { name: '2' })));
    expect(changes).not.toHaveBeenCalled();
    test.recover();
    await pass(test.queue.flush());
    await vi.waitFor(() => expect(changes).toHaveBeenCalled());
    test.cstar.destroy();
  });
});
