import { CStarError } from '../errors.ts';
import type { Pagination } from '../types/index.ts';
import { insist } from './insist.ts';
import type { CallMeta, ReadMeta } from './meta.ts';
import { CStarPromise, type Exchange } from './result.ts';

/** What asks for a page that follows, among the parameters of its list. */
interface Place {
  page?: number;
  before?: string;
}

/** Fetches one page; without a place the first one, as the caller described it. */
export type FetchPage<T> = (place?: Place) => Promise<Exchange<Page<T>>>;

/** How much `.toArray()` may collect. */
export interface ToArrayOptions {
  /** At most so many items. Required, so that a long list cannot fill the memory unawares. */
  limit: number;
}

/** What every list has: the pages from here on, one by one or item by item. */
export interface Pageable<T> extends AsyncIterable<T> {
  /** This page and the following ones. */
  pages(): AsyncGenerator<Page<T>, void, undefined>;
  /** The items of this page and the following ones, at most `limit`. */
  toArray(options: ToArrayOptions): Promise<T[]>;
}

/** What a page is made of. */
export interface PageContents<T> {
  data: T[];
  pagination: Pagination;
  cursor?: string | null | undefined;
}

/** One page of a list. Iterating over it goes on to the following pages. */
export class Page<T> implements Pageable<T> {
  /** The items of this page. */
  readonly data: T[];
  readonly pagination: Pagination;
  /** Whether a page follows. */
  readonly hasMore: boolean;
  /**
   * Asks for the items after this page, as `before`; `null` after the last. Only for lists that nobody
   * counts, such as activity: `pagination` then holds the numbers of this page alone.
   */
  declare readonly cursor?: string | null;
  readonly #meta: ReadMeta;
  readonly #fetchPage: FetchPage<T>;

  constructor({ data, pagination, cursor }: PageContents<T>, meta: ReadMeta, fetchPage: FetchPage<T>) {
    this.data = data;
    this.pagination = pagination;
    this.hasMore = pagination.hasMore;
    if (cursor !== undefined) this.cursor = cursor;
    this.#fetchPage = fetchPage;
    this.#meta = meta;
  }

  /** The facts of the call that fetched this page. */
  get meta(): CallMeta {
    return this.#meta();
  }

  /** The page after this one, or `null` after the last. */
  async nextPage(): Promise<Page<T> | null> {
    if (!this.hasMore || this.data.length === 0) return null;
    const { cursor } = this;
    const page = this.pagination.page + 1;
    const next = (await this.#fetchPage(cursor ? { before: cursor } : { page })).data;
    const facts = ({ pagination, data }: Page<T>) => JSON.stringify([pagination.total, data]);
    const repeats = cursor ? next.cursor === cursor : next.pagination.page !== page;
    if (repeats || facts(next) === facts(this)) {
      throw new CStarError(
        `The server repeats itself at ${cursor ?? `page ${page}`}. Report it with the request ID.`,
        { ...next.meta, code: 'page_repeated' },
      );
    }
    return next;
  }

  pages(): AsyncGenerator<Page<T>, void, undefined> {
    return pagesFrom(this);
  }

  toArray(options: ToArrayOptions): Promise<T[]> {
    return collect(this, options);
  }

  [Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    return itemsFrom(this);
  }
}

/**
 * What every list method returns. Awaited, it gives one page; iterated, also without `await`, all items.
 *
 * @example
 * ```ts
 * import { CStarClient } from '@cstar.help/js';
 *
 * const cstar = new CStarClient();
 * const { data, pagination, hasMore } = await cstar.tickets.list({ status: 'open' });
 * console.log(data.length, pagination.total, hasMore);
 * for await (const ticket of cstar.tickets.list({ status: 'open' })) console.log(ticket.title);
 * const hundred = await cstar.tickets.list().toArray({ limit: 100 });
 * console.log(hundred.length);
 * ```
 */
export class PagePromise<T> extends CStarPromise<Page<T>> implements Pageable<T> {
  pages(): AsyncGenerator<Page<T>, void, undefined> {
    return pagesFrom(this);
  }

  toArray(options: ToArrayOptions): Promise<T[]> {
    return collect(this, options);
  }

  [Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    return itemsFrom(this);
  }
}

/** Begins to fetch the following page. It is awaited later, or never when the reader stops. */
function prefetch<T>(page: Page<T>): Promise<Page<T> | null> {
  const next = page.nextPage();
  next.catch(() => undefined);
  return next;
}

async function* pagesFrom<T>(
  first: PromiseLike<Page<T>> | Page<T>,
): AsyncGenerator<Page<T>, void, undefined> {
  let page: Page<T> | null = await first;
  while (page) {
    const next: Promise<Page<T> | null> = prefetch(page);
    yield page;
    page = await next;
  }
}

// A generator answers its `next()` calls one after another, so parallel ones never skip or repeat.
async function* itemsFrom<T>(first: PromiseLike<Page<T>> | Page<T>): AsyncGenerator<T, void, undefined> {
  let page: Page<T> | null = await first;
  while (page) {
    const current: Page<T> = page;
    let next: Promise<Page<T> | null> | undefined;
    for (const [index, item] of current.data.entries()) {
      // From the middle of a page on, the reader is likely to want the next one.
      if (index >= current.data.length >> 1) next ??= prefetch(current);
      yield item;
    }
    page = await (next ?? current.nextPage());
  }
}

async function collect<T>(first: PromiseLike<Page<T>> | Page<T>, options: ToArrayOptions): Promise<T[]> {
  const limit = options?.limit;
  insist(limit > 0 && !(limit % 1), 'limit', 'above 0, as in toArray({ limit: 500 })');
  let items: T[] = [];
  for (let page: Page<T> | null = await first; page; page = await page.nextPage()) {
    items = items.concat(page.data);
    if (items.length >= limit) break;
  }
  return items.slice(0, limit);
}
