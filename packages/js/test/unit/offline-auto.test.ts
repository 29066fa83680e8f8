import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rejection, ticketId } from '../support/client.ts';
import { networkFailure, silence } from '../support/fake-fetch.ts';
import { FakeLocalStorage, kept, mapStorage, offlineClient } from '../support/offline.ts';
import { failed, json, many, one } from '../support/replies.ts';

/** What a page's window does with listeners. */
class Page {
  readonly listeners = new Map<string, Set<(event: object) => void>>();
  readonly add = (name: string, listener: (event: object) => void) => {
    this.listeners.set(name, (this.listeners.get(name) ?? new Set()).add(listener));
  };
  readonly remove = (name: string, listener: (event: object) => void) => {
    this.listeners.get(name)?.delete(listener);
  };
  emit(name: string, event: object = {}): void {
    for (const listener of this.listeners.get(name) ?? []) listener(event);
  }
  get count(): number {
    return [...this.listeners.values()].reduce((sum, { size }) => sum + size, 0);
  }
}

let page: Page;
beforeEach(() => {
  vi.useFakeTimers();
  page = new Page();
  vi.stubGlobal('addEventListener', page.add);
  vi.stubGlobal('removeEventListener', page.remove);
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  expect(page.count).toBe(0);
  vi.useRealTimers();
});

const good = json(one({ id: 'tkt_1' }));

describe('the queue flushes by itself', () => {
  it('when the browser says that it is online', async () => {
    const test = await offlineClient({}, true);
    await kept(test.cstar.tickets.create({ title: 'x' }));
    test.network.online = true;
    page.emit('online');
    await vi.waitFor(async () => expect(await test.queue.items()).toEqual([]));
    test.cstar.destroy();
  });

  it('not because the browser is thought to be online: the server is asked', async () => {
    vi.stubGlobal('navigator', { onLine: true });
    const test = await offlineClient({}, true);
    await kept(test.cstar.tickets.create({ title: 'x' }));
    vi.stubGlobal('navigator', { onLine: false });
    test.network.online = true;
    await vi.advanceTimersByTimeAsync(2_200);
    expect(await test.queue.items()).toEqual([]);
    test.cstar.destroy();
  });

  it('after a successful call, also one that reads', async () => {
    const test = await offlineClient({}, true);
    await kept(test.cstar.tickets.create({ title: 'x' }));
    test.network.online = true;
    test.network.answer = ({ init }) => (init.method === 'GET' ? json(many([])) : good.clone());
    await test.cstar.tickets.list();
    await vi.waitFor(async () => expect(await test.queue.items()).toEqual([]));
    test.cstar.destroy();
  });

  it('again and again, less and less often, up to once a minute', async () => {
    const test = await offlineClient({}, true);
    await kept(test.cstar.tickets.create({ title: 'x' }));
    const times: number[] = [];
    const begin = Date.now();
    test.network.online = true;
    test.network.answer = () => {
      times.push(Date.now() - begin);
      throw networkFailure();
    };
    await vi.advanceTimersByTimeAsync(250_000);

    const waits = times.map((time, index) => time - (times[index - 1] ?? 0));
    for (const [index, wait] of [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000].entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(wait);
      expect(waits[index]).toBeLessThanOrEqual(wait + 200);
    }
    test.cstar.destroy();
  });

  it('not before the server wants to be asked again, whatever else succeeds', async () => {
    const test = await offlineClient({}, true);
    await kept(test.cstar.tickets.create({ title: 'x' }));
    let posts = 0;
    test.network.online = true;
    test.network.answer = ({ init }) => {
      if (init.method === 'GET') return json(many([]));
      posts += 1;
      return failed(429, 'Wait.', { 'retry-after': '300' });
    };
    await test.queue.flush();
    await test.cstar.tickets.list();
    await vi.advanceTimersByTimeAsync(299_000);
    await test.cstar.tickets.list();
    expect(posts).toBe(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(posts).toBe(2);
    test.cstar.destroy();
  });

  it('at the start, what an earlier page left', async () => {
    const storage = mapStorage();
    const first = await offlineClient({ offline: { storage } });
    await kept(first.cstar.tickets.create({ title: 'x' }));
    first.cstar.destroy();
    const second = await offlineClient({ offline: { storage }, fetch: async () => good.clone() }, true);
    await vi.advanceTimersByTimeAsync(200);
    await vi.waitFor(async () => expect(await second.queue.items()).toEqual([]));
    second.cstar.destroy();
  });

  it('what another tab left, within a minute', async () => {
    const storage = mapStorage();
    const tab = await offlineClient({ offline: { storage } }, true);
    await vi.advanceTimersByTimeAsync(0);
    const closed = await offlineClient({ offline: { storage } });
    await kept(closed.cstar.tickets.create({ title: 'x' }));
    closed.cstar.destroy();
    tab.network.online = true;
    await vi.advanceTimersByTimeAsync(60_200);
    await vi.waitFor(async () => expect(await tab.queue.items()).toEqual([]));
    tab.cstar.destroy();
  });

  it('and has no timer while nothing waits that only this page knows', async () => {
    const test = await offlineClient({}, true);
    await kept(test.cstar.tickets.create({ title: 'x' }));
    expect(vi.getTimerCount()).toBe(1);
    test.network.online = true;
    await test.queue.flush();
    expect(vi.getTimerCount()).toBe(0);
    test.cstar.destroy();
  });

  it('what another tab added, as the browser tells it', async () => {
    const local = new FakeLocalStorage();
    vi.stubGlobal('localStorage', local);
    const offline = { storage: 'localStorage' as const };
    const tab = await offlineClient({ offline }, true);
    const changes = vi.fn();
    tab.queue.onChange(changes);
    const other = await offlineClient({ offline });
    await kept(other.cstar.tickets.create({ title: 'x' }));
    other.cstar.destroy();
    page.emit('storage', { key: 'unrelated' });
    page.emit('storage', { key: [...local.texts.keys()][0] });

    await vi.waitFor(() => expect(changes).toHaveBeenCalledTimes(1));
    expect(changes.mock.calls[0]?.[0]).toHaveLength(1);
    tab.network.online = true;
    await vi.advanceTimersByTimeAsync(2_500);
    await vi.waitFor(async () => expect(await tab.queue.items()).toEqual([]));
    tab.cstar.destroy();
  });
});

describe('disableAutoFlush()', () => {
  it('ends all of this, until it is enabled again', async () => {
    const test = await offlineClient({}, true);
    await kept(test.cstar.tickets.create({ title: 'x' }));
    test.queue.disableAutoFlush();
    expect(page.count).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    test.network.online = true;
    page.emit('online');
    await test.cstar.tickets.update(ticketId, {});
    await vi.advanceTimersByTimeAsync(500_000);
    expect(await test.queue.items()).toHaveLength(1);

    test.queue.enableAutoFlush();
    test.queue.enableAutoFlush();
    expect(page.count).toBe(1);
    await vi.waitFor(async () => expect(await test.queue.items()).toEqual([]));
    test.cstar.destroy();
  });

  it('holds before the queue is loaded, too', async () => {
    const test = await offlineClient();
    await kept(test.cstar.tickets.create({ title: 'x' }));
    expect(page.count).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    test.cstar.destroy();
  });
});

describe('destroy()', () => {
  it('leaves no timer and no listener, however many queues there were', async () => {
    vi.stubGlobal('localStorage', new FakeLocalStorage());
    for (let round = 0; round < 20; round += 1) {
      const test = await offlineClient({ offline: { storage: 'localStorage' } }, true);
      await kept(test.cstar.tickets.update(`tkt_${round}`, { title: 'x' }));
      test.cstar.destroy();
      test.cstar.destroy();
    }
  });

  it('keeps no call that it ends', async () => {
    const storage = mapStorage();
    const test = await offlineClient({ offline: { storage } }, true);
    Object.assign(test.network, { online: true, answer: silence });
    const call = rejection(test.cstar.tickets.create({ title: 'x' }));
    await vi.waitFor(() => expect(test.sent).toHaveLength(1));
    test.cstar.destroy();

    expect(await call).toMatchObject({ code: 'client_destroyed' });
    expect(await rejection(test.cstar.tickets.create({ title: 'y' }))).toMatchObject({
      code: 'client_destroyed',
    });
    expect(storage.texts.size).toBe(0);
  });

  it('ends a flush; what it did not send waits for the next client', async () => {
    const storage = mapStorage();
    const test = await offlineClient({ offline: { storage } });
    await kept(test.cstar.tickets.create({ title: 'x' }));
    Object.assign(test.network, { online: true, answer: silence });
    const flush = test.queue.flush();
    await vi.advanceTimersByTimeAsync(100);
    await vi.waitFor(() => expect(test.sent).toHaveLength(2));
    test.cstar.destroy();

    expect(await flush).toMatchObject([{ success: false, error: { code: 'client_destroyed' } }]);
    expect([...storage.texts.keys()].map((key) => key.replace(/.*\./, '').slice(0, 4))).toEqual(['off_']);
  });

  it('ends a flush that waits for its turn', async () => {
    const test = await offlineClient({ offline: { storage: mapStorage() } });
    await kept(test.cstar.tickets.create({ title: 'x' }));
    const flush = rejection(test.queue.flush());
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    test.cstar.destroy();
    expect(await flush).toMatchObject({ code: 'client_destroyed' });
  });

  it.each(['destroy', 'close'] as const)('and %s() refuse what comes after', async (end) => {
    const test = await offlineClient({}, true);
    if (end === 'destroy') test.cstar.destroy();
    else test.queue.close();
    const { queue } = test;

    const calls = [
      queue.flush(),
      queue.enqueue('POST', '/tickets', {}),
      queue.retry('off_1'),
      queue.discard('off_1'),
      queue.clear(),
      queue.items(),
      queue.deadLetters(),
    ];
    for (const call of calls) {
      expect(await rejection(call)).toMatchObject({ code: 'client_destroyed' });
    }
    queue.enableAutoFlush();
    expect(page.count).toBe(0);
  });

  it('of the queue alone leaves the client as one without', async () => {
    const test = await offlineClient({}, true);
    test.queue.close();
    expect(await rejection(test.cstar.tickets.create({ title: 'x' }))).toMatchObject({
      code: 'connection_failed',
    });
  });
});
