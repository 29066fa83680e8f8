import { LibraryClient } from '@cstar.help/js/library';
import { QuickHelpClient } from '@cstar.help/js/quickhelp';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { many, one } from '../support/replies.ts';

const baseUrl = 'https://help.example';
const options = { teamSlug: 'acme', baseUrl };
const server = setupServer();

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

it("reads over the platform's own fetch, and takes a 304 for what it has", async () => {
  const tags: (string | null)[] = [];
  server.use(
    http.get(`${baseUrl}/api/library/acme/articles/cup`, ({ request }) => {
      const tag = request.headers.get('if-none-match');
      tags.push(tag);
      const headers = { etag: 'W/"1"' };
      return tag === 'W/"1"'
        ? new HttpResponse(null, { status: 304, headers })
        : HttpResponse.json(one({ slug: 'cup', title: 'Cup' }), { headers });
    }),
  );
  const library = new LibraryClient({ ...options, cache: { ttl: 0 } });
  const first = await Promise.all([library.article('cup'), library.article('cup')]);
  const { data, response } = await library.article('cup').withMeta();

  expect([...first, data]).toEqual(Array(3).fill({ slug: 'cup', title: 'Cup' }));
  expect(response.status).toBe(200);
  expect(tags).toEqual([null, 'W/"1"']);
});

it('is tried again after a failure, also when several wait for it', async () => {
  let attempts = 0;
  server.use(
    http.get(`${baseUrl}/api/library/acme/search`, () => {
      attempts += 1;
      if (attempts === 1) return new HttpResponse(null, { status: 503, headers: { 'retry-after': '0' } });
      return HttpResponse.json(many([{ slug: 'cup' }]));
    }),
  );
  const library = new LibraryClient(options);
  const results = await Promise.all([library.search('cup'), library.search('cup')]);

  expect(results).toEqual(Array(2).fill({ data: [{ slug: 'cup' }], total: 1 }));
});

it('asks and suggests over the network', async () => {
  server.use(
    http.post(`${baseUrl}/api/quickhelp/acme/ask`, async ({ request }) => {
      const asked = Object(await request.json());
      return HttpResponse.json(one({ id: 'ans_1', answer: `About ${asked.question}`, sources: [] }));
    }),
    http.post(`${baseUrl}/api/quickhelp/acme/suggest`, () => HttpResponse.json(many([{ slug: 'cup' }]))),
  );
  const quickhelp = new QuickHelpClient(options);

  expect(await quickhelp.ask('cups')).toMatchObject({ answer: 'About cups' });
  expect(await quickhelp.suggest({ title: 'Cups' })).toEqual([{ slug: 'cup' }]);
});
