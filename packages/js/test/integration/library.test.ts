import { CStarNotFoundError, LibraryClient, type LibraryClientOptions } from '@cstar.help/js/library';
import { expect, inject, it } from 'vitest';
import { newTeam } from './team.ts';

/** A team with five articles to read and one draft, and its library as a page sees it. */
async function newLibrary(options: Partial<LibraryClientOptions> = {}) {
  const team = await newTeam();
  await team.cstar.categories.create({ name: 'Brewing' });
  for (let number = 1; number <= 5; number++) {
    await team.cstar.articles.create({
      title: `Cup number ${number}`,
      content: 'Rinse it first.',
      status: 'published',
      isPublic: true,
      ...(number > 3 && { category: 'Brewing' }),
    });
  }
  const draft = await team.cstar.articles.create({ title: 'Cup of the future', isPublic: true });
  const sent: { url: string; status: number }[] = [];
  const library = new LibraryClient({
    teamSlug: team.teamSlug,
    environment: 'test',
    baseUrl: inject('apiUrl'),
    maxRetries: 0,
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      sent.push({ url, status: response.status });
      return response;
    },
    ...options,
  });
  return { team, draft, library, sent };
}

it('reads the library of a team without a key', async () => {
  const { library } = await newLibrary();

  expect(await library.categories()).toMatchObject([{ slug: 'brewing', articleCount: 2 }]);
  const page = await library.articles({ categorySlug: 'brewing', limit: 1 });
  expect([page.data.length, page.pagination.total, page.hasMore]).toEqual([1, 2, true]);
  const titles: string[] = [];
  for await (const { title } of library.articles({ limit: 2 })) titles.push(title);
  expect(titles).toEqual([5, 4, 3, 2, 1].map((number) => `Cup number ${number}`));
  expect(await library.article('cup-number-4')).toMatchObject({
    title: 'Cup number 4',
    category: { name: 'Brewing', slug: 'brewing' },
  });
  const { data, total } = await library.search('rinse', { limit: 2 });
  expect([data.length, total]).toEqual([2, 5]);
  expect(data[0]?.highlights.snippet).toBe('<mark>Rinse</mark> it first.');
});

it('counts views, and takes what readers say', async () => {
  const { library } = await newLibrary();
  await library.recordView('cup-number-2');

  expect(await library.recordView('cup-number-2')).toEqual({ slug: 'cup-number-2', viewCount: 2 });
  expect((await library.popularArticles(1)).map(({ slug }) => slug)).toEqual(['cup-number-2']);
  expect(await library.stats()).toEqual({ totalArticles: 5, totalCategories: 1, totalViews: 2 });
  expect(await library.feedback('cup-number-2', 'helpful')).toEqual({
    slug: 'cup-number-2',
    rating: 'helpful',
  });
});

it('finds no draft, and finds it once it is published', async () => {
  const { library, draft, team } = await newLibrary();
  await expect(library.article(draft.slug)).rejects.toBeInstanceOf(CStarNotFoundError);
  await team.cstar.articles.update(draft.id, { status: 'published' });

  expect(await library.article(draft.slug)).toMatchObject({ title: 'Cup of the future' });
});

it('shares one request among callers, and asks with the tag of what it has', async () => {
  const { library, sent, team } = await newLibrary({ cache: { ttl: 0 } });
  const [first] = await Promise.all(Array.from({ length: 10 }, () => library.article('cup-number-1')));
  expect(sent).toHaveLength(1);
  expect(await library.article('cup-number-1')).toEqual(first);
  await team.cstar.articles.update(first?.id ?? '', { title: 'New' });

  expect(await library.article('cup-number-1')).toMatchObject({ title: 'New' });
  expect(sent.map(({ status }) => status)).toEqual([200, 304, 200]);
});
