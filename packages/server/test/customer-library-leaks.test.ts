import { customerContract, type Endpoint, fullPath } from '@cstar.help/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { newTeam, type Reply, send, type TestTeam } from './support/api.ts';

// Walks the contract: whatever endpoint is added to the library or to quick help, it has to say here how it
// could be made to show what is not for everybody.

const { customerLibrary, customerQuickhelp } = customerContract;
const endpoints: [string, Endpoint][] = [customerLibrary, customerQuickhelp].flatMap(({ name, endpoints }) =>
  Object.entries<Endpoint>(endpoints).map(([key, endpoint]): [string, Endpoint] => [
    `${name}.${key}`,
    endpoint,
  ]),
);

interface Hidden {
  id: string;
  slug: string;
  /** Stands in the title, the content and the tags, and nowhere else. */
  word: string;
}

interface Attempt {
  query?: Record<string, string>;
  body?: object;
}

/** The requests by which an endpoint would show a hidden article, if it could. */
const attempts: Record<string, (hidden: Hidden) => Attempt[]> = {
  'library.categories': () => [{}],
  'library.articles': ({ word }) => [
    {},
    { query: { categorySlug: 'layoffs' } },
    { query: { tag: word } },
    { query: { pageSize: '100' } },
  ],
  'library.article': () => [{}],
  'library.search': ({ word, slug }) => [
    { query: { q: word } },
    { query: { q: slug } },
    { query: { q: `shown or ${word}` } },
    { query: { q: word, categorySlug: 'layoffs' } },
    { query: { q: '-nothing' } },
  ],
  'library.popularArticles': () => [{ query: { limit: '50' } }],
  'library.stats': () => [{}],
  'library.recordView': () => [{}],
  'library.feedback': () => [{ body: { rating: 'helpful' } }],
  'quickhelp.suggest': ({ word, slug }) => [
    { body: { title: word } },
    { body: { url: `https://acme.example/${slug}` } },
    { body: { text: `${word} `.repeat(20), limit: 20 } },
  ],
  'quickhelp.ask': ({ word }) => [
    { body: { question: `What is ${word}?` } },
    { body: { question: 'What is shown?', context: { title: word, text: word } } },
  ],
  'quickhelp.feedback': () => [{ body: { helpful: true } }],
};

let team: TestTeam;
let other: TestTeam;
let shown: Record<string, unknown>;
const hidden = new Map<string, Hidden>();

const unpublished = { isPublic: true };
const everybody = { status: 'published', isPublic: true };

async function hide(why: string, fields: object, owner: TestTeam, options = {}) {
  const word = `secret${hidden.size}word`;
  const article = { title: `About ${word}`, content: `The ${word} is here.`, tags: [word], ...fields };
  const { data } = await owner.post('/articles', article, options);
  hidden.set(why, { id: String(data.id), slug: String(data.slug), word });
}

beforeAll(async () => {
  team = await newTeam();
  other = await newTeam();
  await team.post('/categories', { name: 'Layoffs', isPublic: false });
  await team.post('/categories', { name: 'Guides' });
  shown = (
    await team.post('/articles', {
      title: 'Shown guide',
      content: 'Is shown.',
      category: 'Guides',
      ...everybody,
    })
  ).data;
  await hide('a draft', { ...unpublished, status: 'draft', category: 'Guides' }, team);
  await hide('an archived article', { ...unpublished, status: 'archived', category: 'Guides' }, team);
  await hide('a private article', { status: 'published', isPublic: false, category: 'Guides' }, team);
  await hide('an article in a private category', { ...everybody, category: 'Layoffs' }, team);
  await hide('an article of the other environment', everybody, team, { key: team.keys.secretLive });
  await hide('an article of another team', everybody, other);
});

const cases = ['a draft', 'an archived article', 'a private article', 'an article in a private category'];
const elsewhere = ['an article of the other environment', 'an article of another team'];

const wanted = (why: string): Hidden => hidden.get(why) ?? { id: '', slug: '', word: '' };

function request(
  endpoint: Endpoint,
  slug: string,
  { query = {}, body }: Attempt,
  headers = {},
): Promise<Reply> {
  const path = fullPath(endpoint)
    .replace('{team}', `${team.teamSlug}:test`)
    .replace('{articleSlug}', slug)
    .replace('{answerId}', 'ans_00000000000000000000000000000000');
  const search = new URLSearchParams(query).toString();
  return send(endpoint.method, `${path}${search && `?${search}`}`, body, { headers });
}

/** What an answer says, without what the caller has said. */
const saidBy = ({ body }: Reply, { word, slug }: Hidden) =>
  JSON.stringify(body.data ?? null)
    .split('"')
    .filter((part) => part.includes(word) || part === slug || part === 'Layoffs' || part === 'layoffs');

describe.each([...cases, ...elsewhere])('%s', (why) => {
  test.each(endpoints)('is not shown by %s', async (name, endpoint) => {
    const article = wanted(why);
    const tries = attempts[name]?.(article) ?? [];
    expect(tries.length).toBeGreaterThan(0);
    for (const each of tries) {
      const reply = await request(endpoint, article.slug, each);
      const named = endpoint.path.includes('{articleSlug}') || endpoint.path.includes('{answerId}');
      expect([each, reply.status]).toEqual([each, named ? 404 : 200]);
      expect([each, saidBy(reply, article)]).toEqual([each, []]);
      expect(JSON.stringify(reply.body)).not.toContain(article.id);
    }
  });

  test('looks like one that does not exist', async () => {
    const { slug } = wanted(why);
    for (const [, endpoint] of endpoints.filter(([, { path }]) => path.includes('{articleSlug}'))) {
      const attempt = endpoint.body === undefined ? {} : { body: { rating: 'helpful' } };
      const answer = async (name: string) => {
        const { error, status } = await request(endpoint, name, attempt, { 'if-none-match': '*' });
        return { status, message: error.message.replace(name, ''), param: error.param, code: error.code };
      };
      expect(await answer(slug)).toEqual(await answer('there-is-none'));
    }
  });
});

test('no number counts what is hidden', async () => {
  const library = `/api/library/${team.teamSlug}:test`;
  expect((await send('GET', `${library}/stats`)).data).toEqual({
    totalArticles: 1,
    totalCategories: 1,
    totalViews: 0,
  });
  expect((await send('GET', `${library}/categories`)).list).toMatchObject([
    { slug: 'guides', articleCount: 1 },
  ]);
  expect((await send('GET', `${library}/articles`)).body.pagination).toMatchObject({ total: 1 });
  expect((await send('GET', `${library}/search?q=about`)).body.pagination).toMatchObject({ total: 0 });
});

test('no view of a hidden article was counted', async () => {
  for (const why of cases) {
    const { data } = await team.get(`/articles/${wanted(why).id}`);
    expect([why, data.viewCount]).toEqual([why, 0]);
  }
});

test('what is for everybody is shown by every route, so that the tries above are good ones', async () => {
  const article: Hidden = { id: String(shown.id), slug: String(shown.slug), word: 'shown' };
  const seen: string[] = [];
  for (const [name, endpoint] of endpoints) {
    for (const each of attempts[name]?.(article) ?? []) {
      const { body } = await request(endpoint, article.slug, each);
      if (/shown/i.test(JSON.stringify(body.data ?? ''))) seen.push(name);
    }
  }
  const silent = ['library.categories', 'library.stats', 'quickhelp.feedback'];
  expect(new Set(seen)).toEqual(
    new Set(endpoints.map(([name]) => name).filter((name) => !silent.includes(name))),
  );
});

test('a category that becomes private takes its articles along at once, and brings them back', async () => {
  const owner = await newTeam();
  const { id } = (await owner.post('/categories', { name: 'Guides' })).data;
  await owner.post('/articles', { title: 'Cup', category: 'Guides', ...everybody });
  const library = `/api/library/${owner.teamSlug}:test`;
  const counts = async () => [
    (await send('GET', `${library}/articles/cup`)).status,
    (await send('GET', `${library}/search?q=cup`)).list.length,
    (await send('POST', `/api/quickhelp/${owner.teamSlug}:test/suggest`, { title: 'cup' })).list.length,
  ];
  expect(await counts()).toEqual([200, 1, 1]);
  await owner.patch(`/categories/${id}`, { isPublic: false });
  expect(await counts()).toEqual([404, 0, 0]);
  await owner.patch(`/categories/${id}`, { isPublic: true });
  expect(await counts()).toEqual([200, 1, 1]);
});
