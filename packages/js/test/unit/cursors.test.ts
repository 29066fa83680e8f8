import { describe, expect, it } from 'vitest';
import { settleTeam } from '../../src/core/team-settings.ts';
import { TeamTransport } from '../../src/core/team-transport.ts';
import { path } from '../../src/core/url.ts';
import { rejection, root } from '../support/client.ts';
import { fakeFetch, type Reply } from '../support/fake-fetch.ts';
import { json, one } from '../support/replies.ts';

interface Entry {
  id: string;
}

/** A list that is asked for with a cursor, whatever answers it. */
function entries(...replies: Reply[]) {
  const { fetch, sent } = fakeFetch(...replies);
  const transport = new TeamTransport(
    settleTeam({ fetch, maxRetries: 0 }, { headers: {}, readOnly: false }),
    () => root,
  );
  return { sent, list: (params?: object) => transport.list<Entry>(path`activity`, params, undefined) };
}

/** A framed stretch of a list, as the server sends it. */
const stretch = (ids: string[], cursor: string | null, more: object = {}) =>
  json({ ...one({ object: 'list', data: ids.map((id) => ({ id })), cursor }), ...more });

/** So many entries, in stretches of `limit`, for whoever asks with `before`. */
const feed =
  (count: number): Reply =>
  ({ url }) => {
    const limit = Number(url.searchParams.get('limit') ?? 2);
    const from = Number(url.searchParams.get('before')?.slice(4) ?? -1) + 1;
    const ids = Array.from({ length: Math.min(limit, count - from) }, (_, index) => `act_${from + index}`);
    return stretch(ids, from + limit < count ? (ids.at(-1) ?? null) : null);
  };

describe('a list by cursor', () => {
  it('is one page when awaited, and says where the next begins', async () => {
    const { list, sent } = entries(feed(5));
    const page = await list({ limit: 2 });

    expect(page.data).toEqual([{ id: 'act_0' }, { id: 'act_1' }]);
    expect(page).toMatchObject({ hasMore: true, cursor: 'act_1', pagination: { page: 1, hasMore: true } });
    expect(sent[0]?.url.search).toBe('?limit=2');
  });

  it('gives every item once when iterated, and keeps its filters', async () => {
    const { list, sent } = entries(feed(5));
    const ids: string[] = [];
    for await (const { id } of list({ limit: 2, type: 'x' })) ids.push(id);

    expect(ids).toEqual(['act_0', 'act_1', 'act_2', 'act_3', 'act_4']);
    expect(sent.map(({ url }) => url.search)).toEqual([
      '?limit=2&type=x',
      '?limit=2&type=x&before=act_1',
      '?limit=2&type=x&before=act_3',
    ]);
  });

  it('begins where the caller says', async () => {
    const { list } = entries(feed(5));

    expect(await list({ before: 'act_2' }).toArray({ limit: 9 })).toEqual([{ id: 'act_3' }, { id: 'act_4' }]);
  });

  it('comes in pages, too', async () => {
    const { list } = entries(feed(5));
    const sizes: number[] = [];
    for await (const page of list().pages()) sizes.push(page.data.length);

    expect(sizes).toEqual([2, 2, 1]);
  });

  it('ends where the cursor is null, whatever the numbers say', async () => {
    const { list } = entries(stretch(['act_0'], null, { pagination: { page: 1, hasMore: true } }));
    const page = await list();

    expect(page).toMatchObject({ hasMore: false, cursor: null });
    expect(await page.nextPage()).toBeNull();
  });

  it('ends where the server says so beside a cursor', async () => {
    const { list } = entries(stretch(['act_0'], 'act_0', { pagination: { hasMore: false } }));

    expect(await list().toArray({ limit: 9 })).toHaveLength(1);
  });

  it.each([
    ['the same cursor', [stretch(['act_0'], 'act_0'), stretch(['act_1'], 'act_0')]],
    ['the same items', [stretch(['act_0'], 'act_0'), stretch(['act_0'], 'act_1')]],
  ])('breaks off when the server sends %s twice', async (_, replies) => {
    const { list, sent } = entries(...replies);

    expect(await rejection(list().toArray({ limit: 9 }))).toMatchObject({
      code: 'page_repeated',
      requestId: 'req_1',
      message: 'The server repeats itself at act_0. Report it with the request ID.',
    });
    expect(sent).toHaveLength(2);
  });
});

describe('a framed list', () => {
  it('without a cursor pages by number', async () => {
    const page = (number: number) =>
      json({
        ...one({ object: 'list', data: [{ id: `def_${number}` }] }),
        pagination: { page: number, pageSize: 1, total: 2, totalPages: 2, hasMore: number < 2 },
      });
    const { list, sent } = entries(page(1), page(2));

    expect(await list().toArray({ limit: 9 })).toEqual([{ id: 'def_1' }, { id: 'def_2' }]);
    expect(sent[1]?.url.search).toBe('?page=2');
    expect('cursor' in (await list())).toBe(false);
  });

  it('may come without any numbers', async () => {
    const { list } = entries(json(one({ object: 'list', data: [{ id: 'act_0' }] })));

    expect(await list()).toMatchObject({
      data: [{ id: 'act_0' }],
      hasMore: false,
      pagination: { page: 1, pageSize: 1, total: 1, totalPages: 1, hasMore: false },
    });
  });
});
