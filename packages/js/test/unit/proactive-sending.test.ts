import { CStarConnectionError, CStarValidationError } from '@cstar.help/js';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { fakePage } from '../support/browser-page.ts';
import { rejection } from '../support/client.ts';
import { fakeFetch, networkFailure, type Reply } from '../support/fake-fetch.ts';
import { names, nothing, useProactive } from '../support/proactive.ts';
import { failed } from '../support/replies.ts';

const { here, clientWith } = useProactive();

describe('a batch', () => {
  it('tells the page without what may tell who the visitor is', async () => {
    here.page = fakePage({
      url: 'https://shop.example/cart?mail=x#total',
      referrer: 'https://a.example/b?q=secret',
    });
    const { client, sent, bodies } = clientWith({ consent: true, environment: 'test' });
    client.track('buy', { plan: 'pro', seats: 3, yearly: true });
    await client.flush();
    expect(sent[0]?.url.pathname).toBe('/api/proactive/acme:test/signals');
    expect(bodies()).toEqual([
      {
        visitorId: expect.stringMatching(/^[\w-]{16,64}$/),
        batchId: expect.stringMatching(/^[\w-]{8,64}$/),
        signals: [
          { name: 'buy', at: '2026-04-06T12:00:00.000Z', props: { plan: 'pro', seats: 3, yearly: true } },
        ],
        page: { url: 'https://shop.example/cart', referrer: 'https://a.example/b' },
      },
    ]);
  });

  it('goes after five seconds, or at once when twenty have come together', async () => {
    const { client, bodies } = clientWith({ consent: true });
    client.track('one');
    await vi.advanceTimersByTimeAsync(4_999);
    expect(bodies()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(bodies().map(names)).toEqual([['one']]);
    for (let count = 0; count < 20; count += 1) client.track('more');
    await vi.advanceTimersByTimeAsync(0);
    expect(bodies().map((body) => body.signals.length)).toEqual([1, 20]);
  });

  it('that was lost goes again under the same ID, and before what came later', async () => {
    const { client, bodies } = clientWith({ consent: true }, networkFailure(), nothing);
    client.track('first');
    await vi.advanceTimersByTimeAsync(5_000);
    client.track('second');
    await vi.advanceTimersByTimeAsync(5_000);
    const [lost, again, next] = bodies();
    expect([lost, again, next].map(names)).toEqual([['first'], ['first'], ['second']]);
    expect(again.batchId).toBe(lost.batchId);
    expect(next.batchId).not.toBe(lost.batchId);
  });

  describe('that was lost', () => {
    /** The seconds at which something was sent, from the first time on. */
    async function timesOf(seconds: number, ...replies: Reply[]): Promise<number[]> {
      const times: number[] = [];
      const noting = replies.map<Reply>((reply) => (sent) => {
        times.push(Date.now() / 1_000);
        if (typeof reply === 'function') return reply(sent);
        if (reply instanceof Error) throw reply;
        return reply.clone();
      });
      const { client } = clientWith({ consent: true }, ...noting);
      for (let count = 0; count < 60; count += 1) client.track('more');
      await vi.advanceTimersByTimeAsync(seconds * 1_000);
      return times.map((time) => time - (times[0] ?? 0));
    }
    const asked = (seconds: number, status = 503) =>
      failed(status, 'Later.', { 'retry-after': `${seconds}` });

    it('waits twice as long each time, at most ten minutes, however many signals come', async () => {
      expect(await timesOf(2_500, networkFailure())).toEqual([
        0, 5, 15, 35, 75, 155, 315, 635, 1_235, 1_835, 2_435,
      ]);
    });

    it.each([429, 503])(
      'waits as long as the server asks for with %i, also for very long',
      async (status) => {
        expect(await timesOf(86_400, asked(7_200, status), nothing)).toEqual([0, 7_200, 7_200, 7_200]);
      },
    );

    it('waits longer than the server asks for when it fails again and again', async () => {
      expect(await timesOf(40, asked(1))).toEqual([0, 5, 15, 35]);
    });

    it('is forgotten once something has arrived', async () => {
      const { client, sent } = clientWith(
        { consent: true },
        networkFailure(),
        networkFailure(),
        nothing,
        networkFailure(),
      );
      client.track('first');
      await vi.advanceTimersByTimeAsync(20_000);
      expect(sent).toHaveLength(3);
      client.track('second');
      await vi.advanceTimersByTimeAsync(10_000);
      expect(sent).toHaveLength(5);
    });

    it('waits for its next try when you wanted it sent', async () => {
      const { client, bodies } = clientWith({ consent: true }, networkFailure(), nothing);
      client.track('buy');
      expect(await rejection(client.flush())).toBeInstanceOf(CStarConnectionError);
      await vi.advanceTimersByTimeAsync(5_000);
      expect(bodies().map(names)).toEqual([['buy'], ['buy']]);
    });

    it('keeps its wait when the visitor withdraws and agrees again', async () => {
      const { client, sent } = clientWith({ consent: true }, asked(60));
      client.track('buy');
      await vi.advanceTimersByTimeAsync(5_000);
      client.setConsent(false);
      client.setConsent(true);
      client.track('buy');
      await vi.advanceTimersByTimeAsync(59_000);
      expect(sent).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(sent).toHaveLength(2);
    });
  });

  it('that the server refuses is dropped, and stands in the way of none', async () => {
    const { client, bodies } = clientWith({ consent: true }, failed(400), nothing);
    client.track('bad');
    expect(await rejection(client.flush())).toBeInstanceOf(CStarValidationError);
    client.track('good');
    await client.flush();
    expect(bodies().map(names)).toEqual([['bad'], ['good']]);
  });

  it('loses, doubles and reorders nothing, however signals and faults come', async () => {
    const step = fc.constantFrom('track', 'flush', 'wait', 'down', 'up');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        let isDown = false;
        const counted = new Map<string, string[]>();
        const { client } = clientWith({ consent: true, batch: { size: 3 } }, ({ init }) => {
          if (isDown) throw networkFailure();
          const body = JSON.parse(String(init.body));
          counted.set(body.batchId, names(body));
          return nothing.clone();
        });
        const tracked: string[] = [];
        const actions: Record<string, () => unknown> = {
          track: () => client.track(tracked[tracked.push(`signal_${tracked.length}`) - 1] ?? ''),
          flush: () => client.flush().catch(() => undefined),
          wait: () => vi.advanceTimersByTimeAsync(5_000),
          down: () => {
            isDown = true;
          },
          up: () => {
            isDown = false;
          },
        };
        for (const each of steps) await actions[each]?.();
        // What is under way may still fail.
        await vi.advanceTimersByTimeAsync(0);
        isDown = false;
        await client.flush();
        client.destroy();
        expect([...counted.values()].flat()).toEqual(tracked);
      }),
    );
  });

  it.each([
    ['a name that is none', () => clientWith().client.track('Buy now')],
    [
      '11 details',
      () =>
        clientWith().client.track(
          'buy',
          Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`p${n}`, n])),
        ),
    ],
    ['a number that is none', () => clientWith().client.track('buy', { price: Number.NaN })],
    ['a detail with a bad name', () => clientWith().client.track('buy', { 'e-mail': 'x' })],
    ['batches of none', () => clientWith({ batch: { size: 0 } })],
    ['batches of too many', () => clientWith({ batch: { size: 101 } })],
    ['a storage that is none', () => clientWith({ storage: JSON.parse('"session"') })],
    ['no team', () => clientWith({ teamSlug: '' })],
  ])('%s is refused before anything is sent', (_, work) => {
    expect(work).toThrow(CStarValidationError);
  });

  it('takes long and broken texts as the server takes them', async () => {
    const { client, bodies } = clientWith({ consent: true });
    client.track('buy', { text: `${'x'.repeat(199)}😀`, broken: '\ud83d and \0' });
    await client.flush();
    expect(bodies()[0].signals[0].props).toEqual({ text: 'x'.repeat(199), broken: ' and ' });
  });
});

describe('when the page goes', () => {
  it.each([
    ['hidden', () => here.page.show('hidden')],
    ['left', () => here.page.fire('pagehide')],
  ])('%s, what waits goes as a beacon, once', async (_, leave) => {
    const { client, sent } = clientWith({ consent: true, fetch: undefined, baseUrl: 'https://api.example' });
    client.track('buy');
    leave();
    leave();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent).toEqual([]);
    expect(here.page.beacons.map(({ url }) => url)).toEqual([
      'https://api.example/api/proactive/acme/signals',
    ]);
    expect(JSON.parse(here.page.beacons[0]?.body ?? '')).toMatchObject({
      leaving: true,
      signals: [{ name: 'buy' }],
    });
  });

  it('seen again, it sends nothing by itself', () => {
    const { client } = clientWith({ consent: true, fetch: undefined });
    client.track('buy');
    here.page.show('visible');
    expect(here.page.beacons).toEqual([]);
  });

  it('fetch sends it where it can outlive a page: as text, so that no leave has to be asked for', () => {
    const { client, sent } = clientWith({ consent: true });
    client.track('buy');
    here.page.fire('pagehide');
    expect(sent[0]?.init).toMatchObject({
      method: 'POST',
      keepalive: true,
      credentials: 'omit',
      headers: {},
    });
    expect(here.page.beacons).toEqual([]);
  });

  it('what fetch could not send waits, in case the page stays', async () => {
    const { client, bodies } = clientWith({ consent: true }, networkFailure(), nothing);
    client.track('buy');
    here.page.fire('pagehide');
    await vi.advanceTimersByTimeAsync(0);
    await client.flush();
    expect(bodies().map(names)).toEqual([['buy'], ['buy']]);
  });

  it('no more goes than browsers take, and the rest waits', async () => {
    const { client, bodies } = clientWith({ consent: true, batch: { size: 100 }, fetch: undefined });
    const fetch = fakeFetch(nothing);
    vi.stubGlobal('fetch', fetch.fetch);
    const props = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [`p${index}`, 'ü'.repeat(200)]),
    );
    for (let count = 0; count < 40; count += 1) client.track('buy', props);
    here.page.fire('pagehide');
    const [beacon] = here.page.beacons;
    const gone = JSON.parse(beacon?.body ?? '').signals.length;
    expect(new TextEncoder().encode(beacon?.body).length).toBeLessThan(65_536);
    expect(gone).toBeGreaterThan(5);
    await client.flush();
    const rest = fetch.sent.map(({ init }) => JSON.parse(String(init.body)).signals.length);
    expect(gone + rest.reduce((sum, each) => sum + each, 0)).toBe(40);
    expect(bodies()).toEqual([]);
  });

  it('what is under way goes once more under its ID, since it may be cut off', async () => {
    const { client } = clientWith({ consent: true, fetch: undefined });
    const fetch = fakeFetch(() => new Promise<Response>(() => undefined));
    vi.stubGlobal('fetch', fetch.fetch);
    client.track('buy');
    client.flush().catch(() => undefined);
    await vi.advanceTimersByTimeAsync(1);
    here.page.fire('pagehide');
    const [under] = fetch.sent.map(({ init }) => JSON.parse(String(init.body)).batchId);
    expect(here.page.beacons.map(({ body }) => JSON.parse(body).batchId)).toEqual([under]);
  });
});
