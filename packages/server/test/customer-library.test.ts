import { describe, expect, inject, test } from 'vitest';
import { newTeam, send, type TestTeam } from './support/api.ts';

const open = { status: 'published', isPublic: true };

/** The library of a team, as a browser without a key sees it. */
const libraryOf = (team: TestTeam, environment: ':test' | '' = ':test') => {
  const base = `/api/library/${team.teamSlug}${environment}`;
  return {
    get: (path: string, headers: Record<string, string> = {}) =>
      send('GET', base + path, undefined, { headers }),
    post: (path: string, body?: unknown, headers: Record<string, string> = {}) =>
      send('POST', base + path, body, { headers }),
  };
};

async function newLibrary() {
  const team = await newTeam();
  const article = async (title: string, more: object = {}) =>
    (await team.post('/articles', { title, ...open, ...more })).data;
  return { team, article, library: libraryOf(team) };
}

test('an article is shown with all that is for readers, and nothing else', async () => {
  const { team, article, library } = await newLibrary();
  await team.post('/categories', { name: 'Brewing', color: 'brown' });
  const made = await article('Cold brew', {
    content: '# Cold brew\n\nSteep overnight.',
    category: 'Brewing',
    tags: ['coffee'],
    notes: 'Ask Bo',
    metaDescription: 'How to',
    metadata: { source: 'zendesk' },
  });
  const { status, data } = await library.get('/articles/cold-brew');
  expect(status).toBe(200);
  expect(data).toEqual({
    id: made.id,
    title: 'Cold brew',
    slug: 'cold-brew',
    content: '# Cold brew\n\nSteep overnight.',
    excerpt: 'Cold brew Steep overnight.',
    category: { name: 'Brewing', slug: 'brewing' },
    tags: ['coffee'],
    readTime: 1,
    viewCount: 0,
    metaDescription: 'How to',
    publishedAt: made.publishedAt,
    updatedAt: made.updatedAt,
  });
  expect((await library.get('/articles')).list).toEqual([data]);
  expect((await library.get('/popular')).list).toEqual([data]);
});

test('articles come with the latest first, in pages, by category and by tag', async () => {
  const { team, article, library } = await newLibrary();
  await team.post('/categories', { name: 'One' });
  for (const title of ['a', 'b', 'c']) await article(title, { category: 'One', tags: [`tag ${title}`] });
  await article('d');
  const titles = async (query = '') =>
    (await library.get(`/articles${query}`)).list.map(({ title }) => title).join('');
  expect(await titles()).toBe('dcba');
  expect(await titles('?categorySlug=one')).toBe('cba');
  expect(await titles('?categorySlug=two')).toBe('');
  expect(await titles('?tag=tag+b')).toBe('b');
  expect(await titles('?page=2&pageSize=3')).toBe('a');
  const { body } = await library.get('/articles?categorySlug=one&pageSize=2');
  expect(body.pagination).toEqual({ page: 1, pageSize: 2, total: 3, totalPages: 2, hasMore: true });
});

test('categories come by sort order, then name, with the number of their articles', async () => {
  const { team, article, library } = await newLibrary();
  const zebra = (await team.post('/categories', { name: 'Zebra', sortOrder: 1, icon: 'z' })).data;
  await team.post('/categories', { name: 'Ape', sortOrder: 2, description: 'Apes' });
  await article('x', { category: 'Zebra' });
  await article('y', { category: 'Zebra' });
  await article('draft', { category: 'Zebra', status: 'draft' });
  expect((await library.get('/categories')).list).toEqual([
    {
      id: zebra.id,
      name: 'Zebra',
      slug: 'zebra',
      description: null,
      icon: 'z',
      color: null,
      articleCount: 2,
    },
    expect.objectContaining({ name: 'Ape', description: 'Apes', articleCount: 0 }),
  ]);
});

test('views are counted, one by one also in parallel, and tell what is popular', async () => {
  const { team, article, library } = await newLibrary();
  const { id, updatedAt } = await article('Much read');
  await article('Little read');
  await Promise.all(Array.from({ length: 5 }, () => library.post('/articles/much-read/view')));
  const { data } = await library.post('/articles/much-read/view');
  expect(data).toEqual({ slug: 'much-read', viewCount: 6 });
  const popular = (await library.get('/popular?limit=1')).list;
  expect(popular).toMatchObject([{ slug: 'much-read', viewCount: 6 }]);
  expect((await library.get('/stats')).data).toEqual({
    totalArticles: 2,
    totalCategories: 0,
    totalViews: 6,
  });
  expect((await team.get(`/articles/${id}`)).data).toMatchObject({ viewCount: 6, updatedAt });
  const { list } = await team.get('/audit-log?resourceType=article');
  expect(list.map(({ action }) => action)).not.toContain('article.updated');
});

test('an empty library is empty in every route', async () => {
  const { library } = await newLibrary();
  for (const path of ['/articles', '/categories', '/popular', '/search?q=x']) {
    expect([path, (await library.get(path)).list]).toEqual([path, []]);
  }
  expect((await library.get('/stats')).data).toEqual({
    totalArticles: 0,
    totalCategories: 0,
    totalViews: 0,
  });
});

describe('search', () => {
  test('finds the best first, with what matches marked and safe for a page', async () => {
    const { article, library } = await newLibrary();
    await article('Grinders', { content: 'A <b>burr</b> "x" & more: <script>alert(1)</script> espresso.' });
    await article('Espresso <basics>', { content: 'Espresso espresso.' });
    const { list, body } = await library.get('/search?q=espresso');
    expect(list.map(({ slug }) => slug)).toEqual(['espresso-basics', 'grinders']);
    expect(list[0]).toMatchObject({
      title: 'Espresso <basics>',
      highlights: { title: '<mark>Espresso</mark> &lt;basics&gt;' },
    });
    const text = JSON.stringify(list.map(({ highlights }) => highlights));
    expect(text.replaceAll(/<\/?mark>/g, '')).not.toMatch(/[<>]/);
    expect(body.pagination).toMatchObject({ total: 2, pageSize: 10 });
    expect(Number(list[0]?.score)).toBeGreaterThan(Number(list[1]?.score));
  });

  test('takes stretches, and a category', async () => {
    const { team, article, library } = await newLibrary();
    await team.post('/categories', { name: 'One' });
    for (let number = 1; number <= 5; number++)
      await article(`Cup ${number}`, number > 3 ? { category: 'One' } : {});
    const first = await library.get('/search?q=cup&limit=2');
    const last = await library.get('/search?q=cup&limit=2&page=3');
    expect([first.list.length, last.list.length]).toEqual([2, 1]);
    expect(first.body.pagination).toEqual({ page: 1, pageSize: 2, total: 5, totalPages: 3, hasMore: true });
    expect((await library.get('/search?q=cup&categorySlug=one')).list).toHaveLength(2);
  });

  test.each([
    ['Überraschung', 'Große Überraschung', 'überraschung'],
    ['другое письмо', 'Другое письмо', 'письмо'],
    ['パスワード 再設定', 'パスワード 再設定', '再設定'],
    ['crème brûlée', 'Crème brûlée 🍮', 'brûlée'],
    ['العربية', 'اللغة العربية', 'العربية'],
  ])('finds words of any script: %s', async (_, title, query) => {
    const { article, library } = await newLibrary();
    await article(title);
    await article('Something else');
    expect((await library.get(`/search?q=${encodeURIComponent(query)}`)).list).toMatchObject([{ title }]);
  });

  test.each([
    "'; drop table articles; --",
    `' or 1=1 --`,
    'a & | ! <-> b :*',
    '\\',
    "'''''",
    '%',
    '_',
    '$$',
    '((((',
    '"',
    '-',
    'or or or',
    '\u0001\u0002<mark>\u0003',
  ])('takes %j for words, not for orders', async (query) => {
    const { article, library } = await newLibrary();
    await article('Cup');
    const reply = await library.get(`/search?q=${encodeURIComponent(query)}`);
    expect([reply.status, reply.list]).toEqual([200, []]);
  });

  test.each([
    ['/search', 'q'],
    ['/search?q=', 'q'],
    [`/search?q=${'x'.repeat(201)}`, 'q'],
    ['/search?q=%00', 'q'],
    ['/search?q=x&limit=0', 'limit'],
    ['/search?q=x&limit=51', 'limit'],
    ['/search?q=x&page=0', 'page'],
    ['/popular?limit=51', 'limit'],
    ['/popular?limit=x', 'limit'],
    ['/articles?pageSize=101', 'pageSize'],
    ['/articles?status=draft', 'status'],
    ['/articles?isPublic=false', 'isPublic'],
    ['/categories?isPublic=false', 'isPublic'],
    ['/articles/%00', 'articleSlug'],
  ])('%s is refused, and %s named', async (path, param) => {
    const { library } = await newLibrary();
    const reply = await library.get(path);
    expect([reply.status, reply.error.param]).toEqual([400, param]);
  });
});

describe('feedback', () => {
  const day = { 'user-agent': 'Browser A' };

  test('is taken for what it is, and the last word of a reader counts', async () => {
    const { article, library } = await newLibrary();
    await article('x');
    for (const rating of ['helpful', 'not_helpful', 'not_helpful']) {
      const reply = await library.post('/articles/x/feedback', { rating }, day);
      expect([reply.status, reply.data]).toEqual([200, { slug: 'x', rating }]);
    }
  });

  test.each([[{}], [{ rating: 'great' }], [{ rating: null }], [{ rating: 'helpful', reader: 'me' }]])(
    '%j is refused',
    async (body) => {
      const { article, library } = await newLibrary();
      await article('x');
      expect((await library.post('/articles/x/feedback', body)).status).toBe(400);
    },
  );
});

describe('what may be kept', () => {
  test('is told by every read, with a tag that changes with the data alone', async () => {
    const { article, library, team } = await newLibrary();
    const { id } = await article('x');
    const first = await library.get('/articles/x');
    const again = await library.get('/articles/x');
    expect(first.headers.get('cache-control')).toBe('public, max-age=60, stale-while-revalidate=300');
    expect(first.headers.get('vary')).toContain('Authorization');
    expect(first.headers.get('etag')).toMatch(/^W\/"[\w-]{20,}"$/);
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(again.body.meta).not.toEqual(first.body.meta);
    await team.patch(`/articles/${id}`, { title: 'y' });
    expect((await library.get('/articles/x')).headers.get('etag')).not.toBe(first.headers.get('etag'));
  });

  const raw = (team: TestTeam, path: string, headers: Record<string, string>) =>
    fetch(`${inject('serverUrl')}/api/library/${team.teamSlug}:test${path}`, { headers });

  test.each(['/articles/x', '/articles', '/categories', '/search?q=x', '/popular', '/stats'])(
    '%s answers 304 to whoever has it, without a body',
    async (path) => {
      const { article, library, team } = await newLibrary();
      await article('x');
      const etag = (await library.get(path)).headers.get('etag') ?? '';
      for (const header of [etag, etag.replace('W/', ''), `"other", ${etag}`, '*']) {
        const response = await raw(team, path, { 'if-none-match': header });
        expect([header, response.status, await response.text()]).toEqual([header, 304, '']);
        expect(response.headers.get('etag')).toBe(etag);
        expect(response.headers.get('cache-control')).toContain('max-age=60');
      }
      expect((await raw(team, path, { 'if-none-match': '"other"' })).status).toBe(200);
    },
  );

  test('another page of a list has another tag', async () => {
    const { article, library } = await newLibrary();
    await article('x');
    const tagOf = async (path: string) => (await library.get(path)).headers.get('etag');
    expect(await tagOf('/articles?page=2')).not.toBe(await tagOf('/articles?page=3'));
  });

  test('a web page can read the tag, and ask with it', async () => {
    const { article, team } = await newLibrary();
    await article('x');
    const response = await raw(team, '/articles/x', { origin: 'https://acme.example' });
    expect(response.headers.get('access-control-expose-headers')).toMatch(/\betag\b/i);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('nothing else is: no failure, no write, nothing with a key', async () => {
    const { article, library, team } = await newLibrary();
    const { id } = await article('x');
    for (const reply of [
      await library.get('/articles/none'),
      await library.get('/search'),
      await library.post('/articles/x/view'),
      await team.get(`/articles/${id}`),
    ]) {
      expect([reply.headers.get('etag'), reply.headers.get('cache-control')]).toEqual([null, null]);
    }
  });
});

test('a team is named by its slug or its UUID, and others are not there', async () => {
  const { article, team } = await newLibrary();
  await article('x');
  const status = async (name: string) => (await send('GET', `/api/library/${name}/articles/x`)).status;
  expect(await status(`${team.teamId}:test`)).toBe(200);
  expect(await status(team.teamSlug)).toBe(404);
  expect(await status('no-such-team')).toBe(404);
  expect(await status("'--")).toBe(400);
});

test('a token that is not valid is refused, and does not look like no token', async () => {
  const { library } = await newLibrary();
  const reply = await library.get('/articles', { authorization: 'Bearer nonsense' });
  expect([reply.status, reply.error.code]).toEqual([401, 'invalid_token']);
});
