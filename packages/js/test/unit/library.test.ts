import { CStarNotFoundError, CStarValidationError, LibraryClient } from '@cstar.help/js/library';
import { describe, expect, it, vi } from 'vitest';
import { rejection } from '../support/client.ts';
import { type FakeFetch, fakeFetch, type Reply } from '../support/fake-fetch.ts';
import { failed, json, many, one, pagesOf } from '../support/replies.ts';

type Options = Partial<ConstructorParameters<typeof LibraryClient>[0]>;

function libraryWith(options: Options = {}, ...replies: Reply[]): FakeFetch & { library: LibraryClient } {
  const fake = fakeFetch(...(replies.length > 0 ? replies : [() => json(one({}))]));
  const library = new LibraryClient({ teamSlug: 'acme', fetch: fake.fetch, maxRetries: 0, ...options });
  return { ...fake, library };
}

const list: Reply = () => json(many([{ slug: 'a' }, { slug: 'b' }], { total: 7, pageSize: 2 }));

describe('the routes of the library', () => {
  it.each<[string, Reply, (library: LibraryClient) => PromiseLike<unknown>]>([
    ['GET /api/library/acme/categories', list, (library) => library.categories()],
    ['GET /api/library/acme/articles', list, (library) => library.articles()],
    [
      'GET /api/library/acme/articles?categorySlug=billing&tag=a+b&page=3&pageSize=10',
      list,
      (library) => library.articles({ categorySlug: 'billing', tag: 'a b', page: 3, limit: 10 }),
    ],
    [
      'GET /api/library/acme/articles/caf%C3%A9-%E6%97%A5',
      json(one({})),
      (library) => library.article('café-日'),
    ],
    ['GET /api/library/acme/search?q=a+%26+b', list, (library) => library.search('a & b')],
    [
      'GET /api/library/acme/search?q=x&categorySlug=billing&limit=3',
      list,
      (library) => library.search('x', { categorySlug: 'billing', limit: 3 }),
    ],
    ['GET /api/library/acme/popular?limit=5', list, (library) => library.popularArticles()],
    ['GET /api/library/acme/popular?limit=2', list, (library) => library.popularArticles(2)],
    ['GET /api/library/acme/stats', json(one({})), (library) => library.stats()],
    ['POST /api/library/acme/articles/a/view', json(one({})), (library) => library.recordView('a')],
    [
      'POST /api/library/acme/articles/a/feedback',
      json(one({})),
      (library) => library.feedback('a', 'helpful'),
    ],
  ])('%s', async (expected, reply, call) => {
    const { library, sent } = libraryWith({}, reply);
    await call(library);

    expect(sent.map(({ init, url }) => `${init.method} ${url.pathname}${url.search}`)).toEqual([expected]);
    expect(sent[0]?.headers).not.toHaveProperty('authorization');
  });

  it('live below the test environment where that is asked for', async () => {
    const { library, sent } = libraryWith({ environment: 'test' });
    await library.stats();

    expect(sent[0]?.url.pathname).toBe('/api/library/acme:test/stats');
  });

  it('send what a reader says as JSON', async () => {
    const { library, sent } = libraryWith();
    await library.feedback('a', 'not_helpful');

    expect(sent[0]?.init.body).toBe('{"rating":"not_helpful"}');
  });
});

describe('what the methods resolve to', () => {
  it('is a page for articles, which can be iterated over all pages', async () => {
    const { library, sent } = libraryWith({}, pagesOf(45));
    const page = await library.articles({ limit: 20 });
    const ids: string[] = [];
    for await (const { id } of library.articles({ limit: 20 })) ids.push(id);

    expect([page.data.length, page.hasMore, page.pagination.total]).toEqual([20, true, 45]);
    expect(ids).toHaveLength(45);
    expect(sent.map(({ url }) => url.searchParams.get('pageSize'))).toEqual(['20', '20', '20', '20']);
  });

  it('is data and total for a search, and arrays for categories and popular articles', async () => {
    const { library } = libraryWith({}, list);

    expect(await library.search('x')).toEqual({ data: [{ slug: 'a' }, { slug: 'b' }], total: 7 });
    expect(await library.categories()).toEqual([{ slug: 'a' }, { slug: 'b' }]);
    expect(await library.popularArticles()).toEqual([{ slug: 'a' }, { slug: 'b' }]);
  });

  it('comes with the facts of its call', async () => {
    const { library } = libraryWith({}, list);
    const { data, meta, response } = await library.search('x').withMeta();

    expect([data.total, meta.requestId, meta.attempts, response.status]).toEqual([7, 'req_1', 1, 200]);
    expect(library.lastMeta.requestId).toBe('req_1');
  });

  it('is an error of the class that fits', async () => {
    const { library } = libraryWith({}, failed(404, { code: 'resource_missing', message: 'None. Look.' }));

    expect(await rejection(library.article('gone'))).toBeInstanceOf(CStarNotFoundError);
  });

  it.each(['', '.', '..', 'a/b'])('is a refusal before anything is sent for the slug %j', async (slug) => {
    const { library, sent } = libraryWith();

    expect(await rejection(library.article(slug))).toBeInstanceOf(CStarValidationError);
    expect(sent).toEqual([]);
  });
});

it('sends the token of whoever is signed in', async () => {
  const { library, sent } = libraryWith({ auth: () => 'token-1' });
  await library.feedback('a', 'helpful');

  expect(sent[0]?.headers.authorization).toBe('Bearer token-1');
});

it('costs nothing to make, and looks the platform up only when it calls', async () => {
  vi.stubGlobal('fetch', undefined);
  const library = new LibraryClient({ teamSlug: 'acme', maxRetries: 0 });
  const { fetch, sent } = fakeFetch(json(one({ totalArticles: 3 })));
  vi.stubGlobal('fetch', fetch);

  expect(await library.stats()).toEqual({ totalArticles: 3 });
  expect(sent).toHaveLength(1);
});

it.each([
  [{ teamSlug: '' }, 'teamSlug'],
  [{ teamSlug: '../acme' }, 'teamSlug'],
  [{ cache: { ttl: Number.NaN } }, 'cache.ttl'],
  [{ cache: { ttl: -1 } }, 'cache.ttl'],
  [{ cache: { ttl: 1, maxEntries: 0 } }, 'cache.maxEntries'],
])('refuses %j and names %s', (options, param) => {
  expect(() => libraryWith(options)).toThrow(expect.objectContaining({ param }));
});
