import { CStarNotFoundError } from '@cstar.help/js';
import type { ProactiveClientOptions } from '@cstar.help/js/proactive';
import { describe, expect, it, vi } from 'vitest';
import { fakePage } from '../support/browser-page.ts';
import { rejection } from '../support/client.ts';
import type { Reply } from '../support/fake-fetch.ts';
import { names, nudge, useProactive, withNudge } from '../support/proactive.ts';
import { failed, json, one } from '../support/replies.ts';

const { here, clientWith } = useProactive();

describe('nudges', () => {
  const listening = (options: Partial<ProactiveClientOptions> = {}, ...replies: Reply[]) => {
    const made = clientWith({ consent: true, ...options }, ...(replies.length > 0 ? replies : [withNudge]));
    const got: string[] = [];
    const off = made.client.onNudge(({ id }) => got.push(id));
    const ask = async () => {
      made.client.track('buy');
      await made.client.flush();
    };
    return { ...made, got, off, ask };
  };

  it('come once, over reloads and tabs, until their cooldown is over', async () => {
    const first = listening();
    await first.ask();
    await first.ask();
    expect(first.got).toEqual([nudge.id]);
    const second = listening();
    await second.ask();
    expect(second.got).toEqual([]);
    vi.setSystemTime(Date.now() + 3_600_000);
    await second.ask();
    expect([first.got, second.got]).toEqual([[nudge.id], [nudge.id]]);
  });

  it.each(['dismiss', 'act'] as const)('never come again after %s', async (method) => {
    const { client, ask, got, sent } = listening({}, withNudge, json(one({ seenCount: 0 })), withNudge);
    await ask();
    await client[method](nudge.id);
    expect(sent[1]?.url.pathname).toBe(
      `/api/proactive/acme/nudges/${nudge.id}/${method === 'act' ? 'acted' : 'dismissed'}`,
    );
    vi.setSystemTime(Date.now() + 365 * 86_400_000);
    await ask();
    expect(got).toEqual([nudge.id]);
  });

  it('wait until somebody listens', async () => {
    const { client, ask, off, got } = listening();
    off();
    await ask();
    expect(got).toEqual([]);
    client.onNudge(({ id }) => got.push(id));
    await ask();
    expect(got).toEqual([nudge.id]);
  });

  it('reach every listener, also after those that throw, which the page is told of', async () => {
    const { client, ask, got } = listening();
    const thrown: unknown[] = [];
    vi.stubGlobal('reportError', (error: unknown) => thrown.push(error));
    client.onNudge(() => {
      throw new Error('mine');
    });
    client.onNudge(async () => {
      throw new Error('mine, later');
    });
    client.onNudge(({ id }) => got.push(id));
    await ask();
    expect(got).toEqual([nudge.id, nudge.id]);
    expect(thrown).toEqual([new Error('mine'), new Error('mine, later')]);
  });

  it('reach nobody who was taken off by another listener meanwhile, nor who came', async () => {
    const { client, ask } = listening();
    const late = vi.fn();
    const removed = vi.fn();
    client.onNudge(() => {
      off();
      client.onNudge(late);
    });
    const off = client.onNudge(removed);
    await ask();
    expect([removed.mock.calls.length, late.mock.calls.length]).toEqual([0, 0]);
  });

  it('are seen by the visitor who got them', async () => {
    const { client, ask, bodies } = listening(
      {},
      withNudge,
      json(one({ object: 'nudge_state', seenCount: 1 })),
    );
    await ask();
    expect(await client.seen(nudge.id)).toMatchObject({ seenCount: 1 });
    const [batch, seen] = bodies();
    expect(seen).toEqual({ visitorId: batch.visitorId });
  });

  it('that are gone are an error of the one who asks', async () => {
    const { client } = clientWith({ consent: true }, failed(404));
    expect(await rejection(client.seen(nudge.id))).toBeInstanceOf(CStarNotFoundError);
  });

  it('can be asked for', async () => {
    const { client, sent } = clientWith({ consent: true }, json(one([nudge])));
    expect(await client.nudges()).toEqual([nudge]);
    expect(sent[0]?.url.searchParams.get('url')).toBe('https://shop.example/cart');
  });
});

describe('storage', () => {
  it.each([
    ['that throws', () => fakePage({ brokenStorage: true })],
    [
      'that is missing',
      () => {
        vi.stubGlobal('localStorage', undefined);
        return here.page;
      },
    ],
  ])('%s is replaced by memory', async (_, broken) => {
    here.page = broken();
    const { client, bodies } = clientWith({ consent: true }, withNudge);
    const got: string[] = [];
    client.onNudge(({ id }) => got.push(id));
    for (let count = 0; count < 2; count += 1) {
      client.track('buy');
      await client.flush();
    }
    const [first, second] = bodies();
    expect(second.visitorId).toBe(first.visitorId);
    expect(got).toEqual([nudge.id]);
    client.setConsent(false);
  });

  it('keeps one visitor per team and environment, and mistrusts what it finds', async () => {
    here.page.storage.set('cstar_visitor_acme', 'ada@example.com');
    here.page.storage.set('cstar_nudges_acme', '{"not": "a list"');
    const options = [{ consent: true }, { consent: true }, { consent: true, environment: 'test' as const }];
    const ids = [];
    for (const each of options) {
      const { client, bodies } = clientWith(each, withNudge);
      client.onNudge(() => undefined);
      client.track('buy');
      await client.flush();
      ids.push(bodies()[0].visitorId);
    }
    expect(ids[0]).toMatch(/^[\w-]{16,64}$/);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it.each(['local', 'memory'] as const)('can be %s', async (storage) => {
    const { client, bodies } = clientWith({ consent: true, storage });
    for (let count = 0; count < 2; count += 1) {
      client.track('buy');
      await client.flush();
    }
    const [first, second] = bodies();
    expect(second.visitorId).toBe(first.visitorId);
    expect(here.page.storage.get('cstar_visitor_acme')).toBe(
      storage === 'local' ? first.visitorId : undefined,
    );
  });

  it('can be one of your own', async () => {
    const mine = new Map<string, string>();
    const storage = {
      getItem: (key: string) => mine.get(key) ?? null,
      setItem: (key: string, value: string) => void mine.set(key, value),
      removeItem: (key: string) => void mine.delete(key),
    };
    const { client } = clientWith({ consent: true, storage });
    client.track('buy');
    await client.flush();
    expect([...mine.keys()]).toEqual(['cstar_visitor_acme']);
    expect(here.page.storage.size).toBe(0);
  });
});

describe('the end', () => {
  it('leaves no listener and no timer, and nothing is sent any more', async () => {
    const { client, sent } = clientWith({ consent: true });
    client.track('buy');
    expect([here.page.listeners(), vi.getTimerCount()]).toEqual([2, 1]);
    client.destroy();
    client.destroy();
    client.track('more');
    client.start();
    await client.flush();
    here.page.fire('pagehide');
    await vi.advanceTimersByTimeAsync(60_000);
    expect([here.page.listeners(), vi.getTimerCount(), sent.length, here.page.beacons.length]).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it('comes without a page, too', async () => {
    vi.unstubAllGlobals();
    const { client, bodies } = clientWith({ consent: true });
    client.start();
    client.track('rendered');
    await client.flush();
    client.destroy();
    expect(bodies().map(names)).toEqual([['rendered']]);
    expect(bodies()[0].page).toEqual({});
  });
});
