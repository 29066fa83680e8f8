import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import { path } from '../core/url.ts';
import type { SearchQueryParams, SearchResult } from '../types/index.ts';

/** What narrows a search. */
export type SearchFilters = Omit<SearchQueryParams, 'q'>;

/** A search in one object. */
export interface SearchRequest extends SearchFilters {
  /** Search query, up to 200 characters: words, "phrases", -without, or. */
  query: string;
}

/** One search over tickets, customers and articles: `cstar.search`. */
export class Search extends Resource {
  /**
   * Searches tickets with their messages, customers and articles at once, best matches first, in one page.
   * With a publishable key, internal messages and articles that are not published and public stay out of it.
   *
   * @param query words (up to 200 characters in all), "phrases", -without, or
   * @param filters `types` (`tickets`, `customers`, `articles`; default: all) and `limit` (1 to 50, default 10)
   * @throws CStarValidationError when the query is empty or a filter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/search
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const cstar = new CStarClient();
   * const { data } = await cstar.search.query('billing issue', { types: ['tickets', 'articles'] });
   * for (const found of data) console.log(found.type, found.title, found.highlights.snippet);
   * ```
   */
  query(query: string, filters?: SearchFilters, options?: RequestOptions): PagePromise<SearchResult>;
  /** The same with everything in one object: `{ query, types, limit }`. */
  query(request: SearchRequest, options?: RequestOptions): PagePromise<SearchResult>;
  query(
    given: string | SearchRequest,
    more?: SearchFilters & RequestOptions,
    last?: RequestOptions,
  ): PagePromise<SearchResult> {
    const isText = typeof given === 'string';
    const { query: q, types, limit } = isText ? { ...more, query: given } : given;
    return this.transport.list(path`search`, { q, types, limit }, isText ? last : more);
  }
}
