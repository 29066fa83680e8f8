import { describe, expect, it } from 'vitest';
import { clientWith } from '../support/client.ts';
import { pagesOf } from '../support/replies.ts';

const idsUpTo = (count: number) => Array.from({ length: count }, (_, index) => `tkt_${index}`);
const pagesAsked = (sent: readonly { url: URL }[]) => sent.map(({ url }) => url.searchParams.get('page'));

/** A client of a list with so many items. */
const listOf = (total: number) => clientWith({}, pagesOf(total));

describe('a list that is awaited', () => {
  it('is one page', async () => {
    const { cstar, sent } = listOf(45);
    const page = await cstar.tickets.list();

    expect(page.data).toHaveLength(20);
    expect(page.hasMore).toBe(true);
    expect(page.pagination).toEqual({ page: 1, pageSize: 20, total: 45, totalPages: 3, hasMore: true });
    expect(sent).toHaveLength(1);
  });

  it('begins where it is told to', async () => {
    const { cstar, sent } = listOf(45);
    const page = await cstar.tickets.list({ page: 3, status: 'open' });

    expect(page.data).toHaveLength(5);
    expect(page.hasMore).toBe(false);
    expect(sent[0]?.url.search).toBe('?page=3&status=open');
  });

  it('asks for no page number that nobody named', async () => {
    const { cstar, sent } = listOf(1);
    await cstar.tickets.list();

    expect(sent[0]?.url.search).toBe('');
  });

  it('can be iterated from there on', async () => {
    const { cstar } = listOf(45);
    const page = await cstar.tickets.list({ page: 2 });
    const ids: string[] = [];
    for await (const { id } of page) ids.push(id);

    expect(ids).toEqual(idsUpTo(45).slice(20));
  });

  it('gives the next page, and null after the last', async () => {
    const { cstar } = listOf(25);
    const first = await cstar.tickets.list();
    const second = await first.nextPage();

    expect(second?.data.map(({ id }) => id)).toEqual(idsUpTo(25).slice(20));
    expect(await second?.nextPage()).toBeNull();
    expect(first.data).toHaveLength(20);
  });
});

describe('a list that is iterated without await', () => {
  it('gives all items of all pages in order', async () => {
    const { cstar, sent } = listOf(45);
    const ids: string[] = [];
    for await (const { id } of cstar.tickets.list()) ids.push(id);

    expect(ids).toEqual(idsUpTo(45));
    expect(pagesAsked(sent)).toEqual([null, '2', '3']);
  });

  it('keeps its filters from page to page', async () => {
    const { cstar, sent } = listOf(45);
    await cstar.tickets
      .list({ status: 'open', pageSize: 15 }, { headers: { 'x-app': '1' } })
      .toArray({ limit: 45 });

    expect(sent.map(({ url }) => url.searchParams.get('status'))).toEqual(['open', 'open', 'open']);
    expect(sent.map(({ headers }) => headers['x-app'])).toEqual(['1', '1', '1']);
  });

  it('makes one request when it stops after three items', async () => {
    const { cstar, sent } = listOf(45);
    for await (const { id } of cstar.tickets.list()) if (id === 'tkt_2') break;

    expect(sent).toHaveLength(1);
  });

  it('asks for the next page while the current one is consumed', async () => {
    const { cstar, sent } = listOf(45);
    const items = cstar.tickets.list()[Symbol.asyncIterator]();
    const requestsAfter: number[] = [];
    for (let count = 0; count < 20; count += 1) {
      await items.next();
      requestsAfter.push(sent.length);
    }

    expect(requestsAfter.slice(0, 10)).toEqual(Array(10).fill(1));
    expect(requestsAfter.at(-1)).toBe(2);
  });

  it('asks for no page beyond the next one', async () => {
    const { cstar, sent } = listOf(100);
    const items = cstar.tickets.list()[Symbol.asyncIterator]();
    for (let count = 0; count < 20; count += 1) await items.next();

    expect(pagesAsked(sent)).toEqual([null, '2']);
  });

  it('neither skips nor repeats under parallel next()', async () => {
    const { cstar, sent } = listOf(45);
    const items = cstar.tickets.list()[Symbol.asyncIterator]();
    const results = await Promise.all(Array.from({ length: 50 }, () => items.next()));

    expect(results.flatMap(({ value }) => (value ? [value.id] : []))).toEqual(idsUpTo(45));
    expect(results.filter(({ done }) => done)).toHaveLength(5);
    expect(sent).toHaveLength(3);
  });

  it('may be empty', async () => {
    const { cstar, sent } = listOf(0);
    const items: unknown[] = [];
    for await (const item of cstar.tickets.list()) items.push(item);

    expect(items).toEqual([]);
    expect(sent).toHaveLength(1);
  });
});

describe('.pages()', () => {
  it('gives page by page, without await and after it', async () => {
    const sizes = async (list: AsyncIterable<{ data: unknown[] }>) => {
      const found: number[] = [];
      for await (const { data } of list) found.push(data.length);
      return found;
    };
    const { cstar } = listOf(45);

    expect(await sizes(cstar.tickets.list().pages())).toEqual([20, 20, 5]);
    expect(await sizes((await cstar.tickets.list()).pages())).toEqual([20, 20, 5]);
  });

  it('fetches the next page while the current one is consumed, and none after that', async () => {
    const { cstar, sent } = listOf(65);
    for await (const _page of cstar.tickets.list().pages()) break;

    expect(sent).toHaveLength(2);
  });

  it('takes an item that was created in between for what it is, not for a repeated page', async () => {
    let total = 2;
    const { cstar } = clientWith({}, ({ url }) => {
      const page = Number(url.searchParams.get('page') ?? 1);
      const reply = Response.json({
        success: true,
        data: [{ id: 'tkt_same' }],
        pagination: { page, pageSize: 1, total, hasMore: page < total },
      });
      total = 3;
      return reply;
    });
    expect(await cstar.tickets.list({ pageSize: 1 }).toArray({ limit: 2 })).toHaveLength(2);
  });

  it('counts for itself where the server does not name the page', async () => {
    const { cstar } = clientWith({}, ({ url }) => {
      const page = Number(url.searchParams.get('page') ?? 1);
      return Response.json({
        success: true,
        data: [{ id: `tkt_${page}` }],
        pagination: { hasMore: page < 3 },
      });
    });
    expect(await cstar.tickets.list().toArray({ limit: 9 })).toHaveLength(3);
  });
});

describe('.toArray()', () => {
  it.each([
    [1, 1, 1],
    [20, 20, 1],
    [21, 21, 2],
    [45, 45, 3],
    [1_000, 45, 3],
    [Number.POSITIVE_INFINITY, 45, 3],
  ])('with limit %d gives %d items of 45 with %d requests', async (limit, items, requests) => {
    const { cstar, sent } = listOf(45);

    expect((await cstar.tickets.list().toArray({ limit })).map(({ id }) => id)).toEqual(idsUpTo(items));
    expect(sent).toHaveLength(requests);
  });

  it.each([[undefined], [{}], [{ limit: 0 }], [{ limit: -1 }], [{ limit: 1.5 }], [{ limit: Number.NaN }]])(
    'refuses to collect without a limit: %j',
    async (options) => {
      const list = listOf(45).cstar.tickets.list();

      await expect(Reflect.apply(list.toArray, list, [options])).rejects.toMatchObject({
        name: 'CStarValidationError',
        param: 'limit',
        message: 'limit must be above 0, as in toArray({ limit: 500 }).',
      });
    },
  );
});

describe('a page', () => {
  it('keeps the facts of its call out of JSON and of copies', async () => {
    const page = await listOf(1).cstar.tickets.list();

    expect(page.meta).toMatchObject({ requestId: 'req_1', attempts: 1 });
    expect(Object.keys(JSON.parse(JSON.stringify(page)))).toEqual(['data', 'pagination', 'hasMore']);
    expect(Object.keys({ ...page })).toEqual(['data', 'pagination', 'hasMore']);
  });

  it('can be cloned and sent to a worker', async () => {
    const page = await listOf(1).cstar.tickets.list();

    expect(structuredClone(page)).toEqual({ ...page });
  });
});
