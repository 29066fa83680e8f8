import { expect, it } from 'vitest';
import { thingsWith } from '../support/customer.ts';
import { json } from '../support/replies.ts';

const numbers = (page: number) => ({ page, pageSize: 2, total: 5 });
const items = (page: number) => [1, 2].map((n) => ({ id: `${page}-${n}` })).slice(0, page === 3 ? 1 : 2);

/** The frames that lists are documented in. */
const frames: [string, (page: number) => object][] = [
  ['with all numbers', (page) => ({ pagination: { ...numbers(page), totalPages: 3, hasMore: page < 3 } })],
  ['without hasMore', (page) => ({ pagination: { ...numbers(page), totalPages: 3 } })],
  ['with a total alone', (page) => ({ pagination: numbers(page) })],
  ['without the page', (page) => ({ pagination: { pageSize: 2, total: 5, hasMore: page < 3 } })],
  ['with the numbers in meta', (page) => ({ meta: { pagination: numbers(page) } })],
];

it.each(frames)('a list is read to its end: %s', async (_, frame) => {
  const { things, sent } = thingsWith({}, ({ url }) => {
    const page = Number(url.searchParams.get('page') ?? 1);
    return json({ success: true, data: items(page), ...frame(page) });
  });
  const ids: string[] = [];
  for await (const { id } of things.list()) ids.push(id);

  expect(ids).toEqual(['1-1', '1-2', '2-1', '2-2', '3-1']);
  expect(sent).toHaveLength(3);
});

it('a list whose items lie one level deeper is read as well', async () => {
  const { things } = thingsWith({}, json({ success: true, data: { object: 'list', data: [{ id: 'a' }] } }));

  expect((await things.list()).data).toEqual([{ id: 'a' }]);
});
