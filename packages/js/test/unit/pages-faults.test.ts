import { setImmediate } from 'node:timers/promises';
import type { PagePromise } from '@cstar.help/js';
import { describe, expect, it, vi } from 'vitest';
import { clientWith, rejection } from '../support/client.ts';
import type { Reply } from '../support/fake-fetch.ts';
import { failed, json, many, pagesOf } from '../support/replies.ts';

const items = (from: number) => Array.from({ length: 20 }, (_, index) => ({ id: `tkt_${from + index}` }));
const page = (number: number, data: unknown[]) => json(many(data, { page: number, total: 999 }));

/** All ids until the list ends or breaks, and what it broke with. */
async function walk(list: AsyncIterable<{ id: string }>): Promise<{ ids: string[]; error: unknown }> {
  const ids: string[] = [];
  try {
    for await (const { id } of list) ids.push(id);
  } catch (error) {
    return { ids, error };
  }
  return { ids, error: undefined };
}

describe('a server that repeats a page', () => {
  it.each<[string, Reply[]]>([
    ['with its old number', [page(1, items(0)), page(1, items(0))]],
    ['under the new number', [page(1, items(0)), page(2, items(0))]],
    ['with other items under the old number', [page(1, items(0)), page(1, items(20))]],
  ])('ends the list with an error: %s', async (_, replies) => {
    const { cstar, sent } = clientWith({}, ...replies);
    const { ids, error } = await walk(cstar.tickets.list());

    expect(ids).toHaveLength(20);
    expect(error).toMatchObject({
      name: 'CStarError',
      code: 'page_repeated',
      requestId: 'req_1',
      message: 'The server repeats itself at page 2. Report it with the request ID.',
    });
    expect(sent).toHaveLength(2);
  });

  it('is caught by .pages() and .toArray() too', async () => {
    const list = () => clientWith({}, page(1, items(0))).cstar.tickets.list();

    expect(await rejection(list().toArray({ limit: 100 }))).toMatchObject({ code: 'page_repeated' });
    const pages = list().pages();
    await pages.next();
    expect(await rejection(pages.next())).toMatchObject({ code: 'page_repeated' });
  });
});

it('a server that promises more and sends an empty page ends the list', async () => {
  const { cstar, sent } = clientWith({}, page(1, items(0)), page(2, []));
  const { ids, error } = await walk(cstar.tickets.list());

  expect(ids).toHaveLength(20);
  expect(error).toBeUndefined();
  expect(sent).toHaveLength(2);
});

describe('a later page that fails', () => {
  it('surfaces after the items before it', async () => {
    const { cstar } = clientWith({}, page(1, items(0)), failed(403, 'Not this one.'));
    const { ids, error } = await walk(cstar.tickets.list());

    expect(ids).toHaveLength(20);
    expect(error).toMatchObject({ name: 'CStarPermissionError', statusCode: 403 });
  });

  it("is nobody's unhandled rejection when the reader has stopped before", async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const { cstar, sent } = clientWith({}, page(1, items(0)), failed(403, 'Not this one.'));
    for await (const { id } of cstar.tickets.list()) if (id === 'tkt_18') break;
    await setImmediate();
    await setImmediate();
    process.off('unhandledRejection', unhandled);

    expect(sent).toHaveLength(2);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

type List = PagePromise<{ id: string }>;

describe('the first page that fails', () => {
  it.each<[string, (list: List) => PromiseLike<unknown>]>([
    ['iteration', (list) => list[Symbol.asyncIterator]().next()],
    ['.pages()', (list) => list.pages().next()],
    ['.toArray()', (list) => list.toArray({ limit: 5 })],
    ['await', (list) => list],
  ])('surfaces through %s', async (_, use) => {
    const { cstar } = clientWith({}, failed(401));

    expect(await rejection(use(cstar.tickets.list()))).toMatchObject({ statusCode: 401 });
  });
});

describe('a signal', () => {
  it('that aborts between pages ends the list with its reason', async () => {
    const controller = new AbortController();
    const { cstar, sent } = clientWith({}, pagesOf(45));
    const pages = cstar.tickets.list({}, { signal: controller.signal }).pages();
    await pages.next();
    controller.abort('enough');

    expect(await rejection(pages.next())).toBe('enough');
    expect(sent).toHaveLength(2);
  });

  it('that aborts while the next page is on its way ends the list too', async () => {
    const controller = new AbortController();
    const { cstar } = clientWith({}, page(1, items(0)), () => new Promise(() => undefined));
    const walking = walk(cstar.tickets.list({}, { signal: controller.signal }));
    await setImmediate();
    controller.abort('enough');

    expect(await walking).toMatchObject({ error: 'enough', ids: { length: 20 } });
  });
});
