import { expect, test } from 'vitest';
import { newTeam, type TestTeam } from './support/api.ts';

test('a created article is a draft with a slug, an excerpt and a reading time', async () => {
  const team = await newTeam();
  const { data } = await team.post('/articles', {
    title: 'How to brew: café style!',
    content: '# Brewing\n\nUse **fresh** [beans](https://example.com).',
  });
  expect(data).toMatchObject({
    object: 'article',
    slug: 'how-to-brew-cafe-style',
    excerpt: 'Brewing Use fresh beans.',
    status: 'draft',
    isPublic: false,
    category: null,
    categoryId: null,
    readTime: 1,
    viewCount: 0,
    useCount: 0,
    publishedAt: null,
  });
  expect((await team.get(`/articles/${data.id}`)).data).toEqual(data);
});

test('equal titles get numbered slugs, also in parallel', async () => {
  const team = await newTeam();
  const made = await Promise.all(Array.from({ length: 5 }, () => team.post('/articles', { title: 'Same' })));
  expect(made.map((reply) => reply.status)).toEqual(Array(5).fill(201));
  expect(made.map((reply) => reply.data.slug).sort()).toEqual([
    'same',
    'same-2',
    'same-3',
    'same-4',
    'same-5',
  ]);
});

test('publishedAt is the moment of the first publishing', async () => {
  const team = await newTeam();
  const { id } = (await team.post('/articles', { title: 'x' })).data;
  const set = async (status: string) => (await team.patch(`/articles/${id}`, { status })).data;
  const published = await set('published');
  expect(published.publishedAt).toBe(published.updatedAt);
  expect((await set('archived')).publishedAt).toBe(published.publishedAt);
  expect((await set('published')).publishedAt).toBe(published.publishedAt);
  const atOnce = await team.post('/articles', { title: 'y', status: 'published' });
  expect(atOnce.data.publishedAt).toBe(atOnce.data.createdAt);
});

test('a category is named by name, slug or UUID', async () => {
  const team = await newTeam();
  const { id } = (await team.post('/categories', { name: 'Billing & Plans' })).data;
  for (const category of ['Billing & Plans', 'billing & plans', 'billing-plans', id]) {
    const { data } = await team.post('/articles', { title: 'x', category });
    expect(data).toMatchObject({ category: 'Billing & Plans', categoryId: id });
    const found = await team.get(`/articles?category=${encodeURIComponent(String(category))}`);
    expect(found.list[0]).toMatchObject({ id: data.id, category: 'Billing & Plans' });
  }
});

test('an unknown category is refused and says how to make it; as a filter it finds nothing', async () => {
  const team = await newTeam();
  await team.post('/articles', { title: 'x' });
  const reply = await team.post('/articles', { title: 'x', category: 'Nowhere' });
  expect([reply.status, reply.error.param]).toEqual([400, 'category']);
  expect(reply.error.message).toContain('POST /api/v1/teams/{teamId}/categories');
  expect((await team.get('/articles?category=Nowhere')).list).toEqual([]);
});

test('an update keeps the category unless it names one, and null takes it away', async () => {
  const team = await newTeam();
  await team.post('/categories', { name: 'One' });
  await team.post('/categories', { name: 'Two' });
  const { id, slug } = (await team.post('/articles', { title: 'x', category: 'One' })).data;
  const patch = async (body: object) => (await team.patch(`/articles/${id}`, body)).data;
  expect(await patch({ title: 'New title' })).toMatchObject({ category: 'One', slug });
  expect(await patch({ category: 'Two' })).toMatchObject({ category: 'Two' });
  expect(await patch({ category: null })).toMatchObject({ category: null, categoryId: null });
});

test('deleting a category leaves its articles uncategorized', async () => {
  const team = await newTeam();
  const { id } = (await team.post('/categories', { name: 'One' })).data;
  const article = await team.post('/articles', { title: 'x', category: 'One' });
  expect((await team.delete(`/categories/${id}`)).data).toEqual({ deleted: true, id });
  expect((await team.get(`/articles/${article.data.id}`)).data).toMatchObject({
    category: null,
    categoryId: null,
  });
});

test('categories come by sort order, then name, and may be filtered by visibility', async () => {
  const team = await newTeam();
  await team.post('/categories', { name: 'Zebra', sortOrder: 1 });
  await team.post('/categories', { name: 'Second', sortOrder: 2, isPublic: false });
  await team.post('/categories', { name: 'Ape', sortOrder: 1 });
  const names = async (query = '') => (await team.get(`/categories${query}`)).list.map((each) => each.name);
  expect(await names()).toEqual(['Ape', 'Zebra', 'Second']);
  expect(await names('?isPublic=false')).toEqual(['Second']);
});

test('categories of one name get numbered slugs, and renaming keeps the slug', async () => {
  const team = await newTeam();
  const first = await team.post('/categories', { name: 'Billing' });
  const second = await team.post('/categories', { name: 'Billing!' });
  expect([first.data.slug, second.data.slug]).toEqual(['billing', 'billing-2']);
  const renamed = await team.patch(`/categories/${first.data.id}`, { name: 'Payments', color: 'teal' });
  expect(renamed.data).toMatchObject({ name: 'Payments', slug: 'billing', color: 'teal' });
});

test('articles are filtered by status, visibility and tag, and searched', async () => {
  const team = await newTeam();
  await team.post('/articles', {
    title: 'Cold brew',
    content: 'Steep overnight',
    tags: ['coffee'],
    isPublic: true,
  });
  await team.post('/articles', { title: 'Refunds', content: 'Within 30 days', status: 'published' });
  const titles = async (query: string) =>
    (await team.get(`/articles?${query}`)).list.map((each) => each.title);
  expect(await titles('status=published')).toEqual(['Refunds']);
  expect(await titles('isPublic=true')).toEqual(['Cold brew']);
  expect(await titles('tag=coffee')).toEqual(['Cold brew']);
  expect(await titles('search=refund')).toEqual(['Refunds']);
  expect(await titles('search=overni')).toEqual(['Cold brew']);
});

test('an article as long as the contract allows can be stored', async () => {
  const team = await newTeam();
  const words = Array.from({ length: 70_000 }, (_, index) => `w${index.toString(36)}`).join(' ');
  const reply = await team.post('/articles', { title: 'Long', content: words.slice(0, 500_000) });
  expect(reply.status).toBe(201);
  expect(reply.data.readTime).toBeGreaterThan(100);
});

test('a category deleted while articles take it is a refused reference or leaves them uncategorized', async () => {
  const team = await newTeam();
  const { id } = (await team.post('/articles', { title: 'Moved' })).data;
  for (let round = 0; round < 20; round++) {
    const name = `Category ${round}`;
    const category = (await team.post('/categories', { name })).data.id;
    const [gone, ...replies] = await Promise.all([
      team.delete(`/categories/${category}`),
      team.post('/articles', { title: 'x', category: name }),
      team.patch(`/articles/${id}`, { category: name }),
      team.patch(`/articles/${id}`, { category: name }),
    ]);
    expect(gone.status).toBe(200);
    for (const reply of replies) {
      if (reply.status >= 300) {
        expect([reply.status, reply.error.code, reply.error.param]).toEqual([
          400,
          'parameter_invalid',
          'category',
        ]);
        continue;
      }
      const after = await team.get(`/articles/${reply.data.id}`);
      expect(after.data).toMatchObject({ category: null, categoryId: null });
    }
  }
});

const actions = async (team: TestTeam, query: string) =>
  (await team.get(`/audit-log?${query}`)).list.map((entry) => entry.action).reverse();

test('an article is published when it becomes published, each time, and not when it stays so', async () => {
  const team = await newTeam();
  const { id } = (await team.post('/articles', { title: 'x' })).data;
  for (const body of [
    { status: 'published' },
    { status: 'published' },
    { title: 'y' },
    { status: 'archived' },
    { status: 'published' },
  ]) {
    await team.patch(`/articles/${id}`, body);
  }
  await team.delete(`/articles/${id}`);
  expect(await actions(team, 'resourceType=article')).toEqual([
    'article.created',
    'article.updated',
    'article.published',
    'article.updated',
    'article.updated',
    'article.updated',
    'article.published',
    'article.deleted',
  ]);
  await team.post('/articles', { title: 'z', status: 'published' });
  expect((await actions(team, 'resourceType=article')).slice(-2)).toEqual([
    'article.created',
    'article.published',
  ]);
});

test('the audit log knows what was done to a category', async () => {
  const team = await newTeam();
  const { id } = (await team.post('/categories', { name: 'One' })).data;
  await team.patch(`/categories/${id}`, { name: 'Two', isPublic: false });
  await team.delete(`/categories/${id}`);
  const { list } = await team.get('/audit-log?resourceType=category');
  expect(list.map((entry) => [entry.action, entry.resourceId, entry.details])).toEqual([
    ['category.deleted', id, { name: 'Two' }],
    ['category.updated', id, { name: 'Two', changed: ['name', 'isPublic'] }],
    ['category.created', id, { name: 'One' }],
  ]);
});
