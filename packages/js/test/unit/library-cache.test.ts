import { LibraryClient } from '@cstar.help/js/library';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeFetch, networkFailure, type Reply, type Sent } from '../support/fake-fetch.ts';
import { failed, json, one } from '../support/replies.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A server whose answer is the number of its version; it knows ETags. */
function versioned() {
  const state = { version: 1, tags: true };
  const reply: Reply = ({ url, headers }: Sent) => {
    const etag = `W/"${url.pathname}-${state.version}"`;
    if (headers['if-none-match'] === etag) return new Response(null, { status: 304, headers: { etag } });
    const answer = one({ totalArticles: state.version, slug: url.pathname });
    return json(answer, { headers: state.tags ? { etag } : {} });
  };
  return { state, reply };
}

function cached(cache: { ttl: number; maxEntries?: number } | undefined, reply: Reply) {
  const fake = fakeFetch(reply);
  return {
    ...fake,
    library: new LibraryClient({ teamSlug: 'acme', fetch: fake.fetch, maxRetries: 0, cache }),
  };
}

it('keeps nothing unless it is told to', async () => {
  const { library, sent } = cached(undefined, versioned().reply);
  await library.stats();
  await library.stats();

  expect(sent).toHaveLength(2);
  expect(sent[1]?.headers).not.toHaveProperty('if-none-match');
});

it('asks again only after the time to live, and then whether anything has changed', async () => {
  const { state, reply } = versioned();
  const { library, sent } = cached({ ttl: 1_000 }, reply);
  const first = await library.stats();
  vi.advanceTimersByTime(999);
  state.version = 2;
  expect(await library.stats()).toEqual(first);
  expect(sent).toHaveLength(1);

  state.version = 1;
  vi.advanceTimersByTime(1);
  expect(await library.stats()).toEqual(first);
  expect(sent[1]?.headers['if-none-match']).toBe('W/"/api/library/acme/stats-1"');

  vi.advanceTimersByTime(999);
  await library.stats();
  expect(sent).toHaveLength(2);

  vi.advanceTimersByTime(1);
  state.version = 2;
  expect(await library.stats()).toMatchObject({ totalArticles: 2 });
  expect(await library.stats()).toMatchObject({ totalArticles: 2 });
  expect(sent).toHaveLength(3);
});

it('gives every caller an object of their own', async () => {
  const { library } = cached({ ttl: 1_000 }, versioned().reply);
  const mine = await library.stats();
  mine.totalArticles = 99;

  expect(await library.stats()).toMatchObject({ totalArticles: 1 });
});

it('fetches anew where the server sends no tag', async () => {
  const { state, reply } = versioned();
  state.tags = false;
  const { library, sent } = cached({ ttl: 10 }, reply);
  await library.stats();
  vi.advanceTimersByTime(10);
  state.version = 2;

  expect(await library.stats()).toMatchObject({ totalArticles: 2 });
  expect(sent[1]?.headers).not.toHaveProperty('if-none-match');
});

it('forgets what was not used for longest when it is full', async () => {
  const { library, sent } = cached({ ttl: 1_000, maxEntries: 2 }, versioned().reply);
  for (const slug of ['a', 'b', 'a', 'c', 'a', 'b']) await library.article(slug);

  const paths = sent.map(({ url }) => url.pathname.at(-1));
  expect(paths).toEqual(['a', 'b', 'c', 'b']);
});

it('tells apart who asks', async () => {
  let token = 'one';
  const fake = fakeFetch(versioned().reply);
  const library = new LibraryClient({
    teamSlug: 'acme',
    fetch: fake.fetch,
    auth: () => token,
    cache: { ttl: 1_000 },
  });
  await library.stats();
  token = 'two';
  await library.stats();

  expect(fake.sent.map(({ headers }) => headers.authorization)).toEqual(['Bearer one', 'Bearer two']);
});

it('keeps no failure, and goes on with what it has when the server is back', async () => {
  const { reply } = versioned();
  let failure: Reply | undefined;
  const { library, sent } = cached({ ttl: 10 }, (request) => {
    if (failure instanceof Error) throw failure;
    if (failure instanceof Response) return failure;
    return typeof reply === 'function' ? reply(request) : json({});
  });
  failure = failed(500);
  await expect(library.stats()).rejects.toMatchObject({ statusCode: 500 });
  failure = undefined;
  expect(await library.stats()).toMatchObject({ totalArticles: 1 });
  vi.advanceTimersByTime(10);
  failure = networkFailure();
  await expect(library.stats()).rejects.toMatchObject({ code: 'connection_failed' });
  failure = undefined;
  expect(await library.stats()).toMatchObject({ totalArticles: 1 });
  expect(sent.at(-1)?.headers).toHaveProperty('if-none-match');
});

it('does not trust a clock that was set back', async () => {
  const { library, sent } = cached({ ttl: 1_000 }, versioned().reply);
  await library.stats();
  vi.setSystemTime(Date.now() - 60_000);
  await library.stats();

  expect(sent).toHaveLength(2);
});

it('is of one client alone, and keeps no writes', async () => {
  const { reply } = versioned();
  const [first, second] = [cached({ ttl: 1_000 }, reply), cached({ ttl: 1_000 }, reply)];
  await first.library.stats();
  await second.library.stats();
  await first.library.recordView('a');
  await first.library.recordView('a');

  expect([first.sent.length, second.sent.length]).toEqual([3, 1]);
});

it('gives the facts of the call that fetched it', async () => {
  const { library } = cached({ ttl: 1_000 }, versioned().reply);
  await library.stats();
  const { meta, response } = await library.stats().withMeta();

  expect([meta.requestId, response.status]).toEqual(['req_1', 200]);
  expect(response.headers.get('etag')).toContain('stats-1');
});
