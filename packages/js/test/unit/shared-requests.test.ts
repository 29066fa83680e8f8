import { LibraryClient } from '@cstar.help/js/library';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FetchInit, ResponseLike } from '../../src/core/platform.ts';
import { sharing } from '../../src/customer/shared-fetch.ts';
import { rejection } from '../support/client.ts';
import { fakeFetch, type Reply, silence } from '../support/fake-fetch.ts';
import { failed, json, one } from '../support/replies.ts';

/** Lets everything happen that waits for nothing outside. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A server that answers when it is told to. */
function slowServer() {
  const waiting: { answer(response: Response): void; signal: AbortSignal }[] = [];
  const reply: Reply = ({ init }) =>
    new Promise((resolve, reject) => {
      waiting.push({ answer: resolve, signal: init.signal });
      init.signal.addEventListener('abort', () => reject(init.signal.reason));
    });
  const fake = fakeFetch(reply);
  const library = new LibraryClient({ teamSlug: 'acme', fetch: fake.fetch, maxRetries: 0 });
  return { ...fake, waiting, library };
}

describe('reads that are the same and run at the same time', () => {
  it('share one request, and each gets an object of its own', async () => {
    const { library, sent, waiting } = slowServer();
    const calls = Array.from({ length: 20 }, () => library.article('a'));
    await settled();
    waiting[0]?.answer(json(one({ slug: 'a' })));
    const articles = await Promise.all(calls);

    expect(sent).toHaveLength(1);
    expect(articles).toEqual(Array(20).fill({ slug: 'a' }));
    expect(new Set(articles).size).toBe(20);
    expect((await calls[19]?.withMeta())?.meta.requestId).toBe('req_1');
  });

  it('are as many requests as there are questions', async () => {
    const { library, sent } = slowServer();
    library.article('a').catch(() => undefined);
    library.article('b').catch(() => undefined);
    library.articles({ page: 1 }).catch(() => undefined);
    library.articles({ page: 2 }).catch(() => undefined);
    library.stats({ headers: { 'x-own': '1' } }).catch(() => undefined);
    library.stats().catch(() => undefined);
    await settled();

    expect(sent).toHaveLength(6);
    library.destroy();
  });

  it('go on for the others when one is aborted, and end when all are', async () => {
    const { library, sent, waiting } = slowServer();
    const [first, second] = [new AbortController(), new AbortController()];
    const alone = library.stats({ signal: first.signal });
    const last = library.stats({ signal: second.signal });
    await settled();
    first.abort(new Error('enough'));

    expect(await rejection(alone)).toEqual(new Error('enough'));
    expect(waiting[0]?.signal.aborted).toBe(false);
    second.abort(new Error('me too'));
    expect(await rejection(last)).toEqual(new Error('me too'));
    expect(waiting[0]?.signal.aborted).toBe(true);
    expect(sent).toHaveLength(1);
  });

  it('begin anew for who has left one, by a timeout or an abort, while others wait for it', async () => {
    const { fetch, sent } = fakeFetch(silence, json(one({ totalViews: 1 })));
    const library = new LibraryClient({ teamSlug: 'acme', fetch, maxRetries: 0 });
    const patient = rejection(library.stats({ timeout: 2_000 }));
    await settled();
    expect(await rejection(library.stats({ timeout: 5 }))).toMatchObject({ code: 'timed_out' });
    expect(sent[0]?.init.signal.aborted).toBe(false);

    expect(await library.stats({ timeout: 1_000 })).toEqual({ totalViews: 1 });
    expect([sent.length, sent[0]?.init.signal.aborted]).toEqual([2, false]);
    library.destroy();
    expect(await patient).toMatchObject({ code: 'client_destroyed' });
  });

  it('that run into their timeout are tried again with a request of their own', async () => {
    const { fetch, sent } = fakeFetch(silence, json(one({ totalViews: 1 })));
    const library = new LibraryClient({ teamSlug: 'acme', fetch, maxRetries: 1 });
    const patient = library.stats();
    patient.catch(() => undefined);
    await settled();

    expect(await library.stats({ timeout: 5 })).toEqual({ totalViews: 1 });
    expect(sent).toHaveLength(2);
    library.destroy();
  });

  it('begin anew after one that everybody left', async () => {
    const { library, sent, waiting } = slowServer();
    const leaving = new AbortController();
    const left = rejection(library.stats({ signal: leaving.signal }));
    await settled();
    leaving.abort();
    await left;
    const next = library.stats();
    await settled();
    waiting[1]?.answer(json(one({ totalViews: 1 })));

    expect(await next).toEqual({ totalViews: 1 });
    expect(sent).toHaveLength(2);
  });

  it('all hear of a failure, and a later one asks again', async () => {
    const { library, sent, waiting } = slowServer();
    const calls = [library.stats(), library.stats()].map((call) => rejection(call));
    await settled();
    waiting[0]?.answer(failed(500));
    for (const error of await Promise.all(calls)) expect(error).toMatchObject({ statusCode: 500 });
    const next = library.stats();
    await settled();
    waiting[1]?.answer(json(one({ totalViews: 1 })));

    expect(await next).toEqual({ totalViews: 1 });
    expect(sent).toHaveLength(2);
  });

  it('are of one client alone, and writes are never shared', async () => {
    const [first, second] = [slowServer(), slowServer()];
    for (const { library } of [first, second]) library.stats().catch(() => undefined);
    first.library.recordView('a').catch(() => undefined);
    first.library.recordView('a').catch(() => undefined);
    await settled();

    expect([first.sent.length, second.sent.length]).toEqual([3, 1]);
    first.library.destroy();
    second.library.destroy();
  });

  it('end with their client', async () => {
    const { library, waiting } = slowServer();
    const calls = [library.stats(), library.stats()].map((call) => rejection(call));
    await settled();
    library.destroy();

    for (const error of await Promise.all(calls)) expect(error).toMatchObject({ code: 'client_destroyed' });
    expect(waiting[0]?.signal.aborted).toBe(true);
  });
});

/** What happens next: somebody asks, somebody who asked leaves, or the server answers an open request. */
const step = fc.oneof(
  fc.record({ type: fc.constant('ask' as const), url: fc.constantFrom('/a', '/b') }),
  fc.record({ type: fc.constant('leave' as const), who: fc.nat(20) }),
  fc.record({ type: fc.constant('answer' as const), which: fc.nat(20), fails: fc.boolean() }),
);

interface Request {
  url: string;
  signal: FetchInit['signal'];
  resolve(response: ResponseLike): void;
  reject(reason: unknown): void;
  done: boolean;
}

interface Caller {
  url: string;
  controller: AbortController;
  /** Why they left, if they did. */
  left: string | undefined;
  got: unknown[];
}

/** Callers on one side, a server on the other, and what is under test between them. */
function stage() {
  const requests: Request[] = [];
  const callers: Caller[] = [];
  const open = () => requests.filter(({ done }) => !done);
  const shared = sharing(
    (url, { signal }) =>
      new Promise((resolve, reject) => {
        const request: Request = { url, signal, resolve, reject, done: false };
        requests.push(request);
        signal.addEventListener('abort', () => {
          request.done = true;
          reject(signal.reason);
        });
      }),
    () => true,
  );

  /** How many have left a question that others may wait for still. */
  const leavers = new Map<string, number>();
  const ask = (url: string) => {
    const caller: Caller = { url, controller: new AbortController(), left: undefined, got: [] };
    callers.push(caller);
    const { signal } = caller.controller;
    shared(url, { method: 'GET', headers: {}, body: null, redirect: 'manual', signal }).then(
      async (response) => caller.got.push(await response.text()),
      (reason) => caller.got.push(reason),
    );
  };
  const leave = (who: number) => {
    const caller = callers[who];
    if (caller === undefined || caller.got.length > 0) return;
    caller.left = `left ${who}`;
    leavers.set(caller.url, (leavers.get(caller.url) ?? 0) + 1);
    caller.controller.abort(caller.left);
  };
  const answer = (which: number, fails: boolean) => {
    const request = open()[which % Math.max(1, open().length)];
    if (request === undefined) return;
    request.done = true;
    if (fails) request.reject('failed');
    else request.resolve(new Response(`answer of ${request.url}`));
  };
  const play = (next: typeof step extends fc.Arbitrary<infer Step> ? Step : never) => {
    if (next.type === 'ask') ask(next.url);
    else if (next.type === 'leave') leave(next.who);
    else answer(next.which, next.fails);
  };
  return { callers, open, play, leavers };
}

/** What a caller may have got by the end: what they left with, or else what came for their question. */
const due = ({ url, left }: Caller) => (left === undefined ? [`answer of ${url}`, 'failed'] : [left]);

it('whoever asks, leaves or is answered when: who leaves alone leaves the request to the others, and everybody gets their due', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { callers, open, play, leavers } = stage();
      for (const next of steps) {
        play(next);
        await settled();
        const urls = open().map(({ url }) => url);
        for (const url of urls) {
          // One, and one more for each who has left theirs to the others.
          const most = 1 + (leavers.get(url) ?? 0);
          expect(urls.filter((other) => other === url).length).toBeLessThanOrEqual(most);
        }
        // Whoever waits has a request that runs for them, and no request runs for nobody.
        const waiting = callers.filter(({ got }) => got.length === 0).map(({ url }) => url);
        expect(new Set(urls)).toEqual(new Set(waiting));
      }
      for (const caller of callers.filter(({ got }) => got.length > 0)) {
        expect(caller.got).toHaveLength(1);
        expect(due(caller)).toContain(caller.got[0]);
      }
    }),
    { numRuns: 100 },
  );
});
