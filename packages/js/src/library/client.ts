import { readList } from '../core/envelope.ts';
import { fetchList } from '../core/list.ts';
import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { perform } from '../core/request.ts';
import { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import { CustomerClient } from '../customer/client.ts';
import type { CustomerClientOptions } from '../customer/options.ts';
import { fetchOf, sharing } from '../customer/shared-fetch.ts';
import type {
  LibraryArticle,
  LibraryCategory,
  LibraryFeedback,
  LibraryRating,
  LibrarySearchResult,
  LibraryStats,
  LibraryView,
} from '../types/customer-library.ts';
import { caching, type LibraryCache } from './cache.ts';

/** What a {@link LibraryClient} takes. */
export interface LibraryClientOptions extends CustomerClientOptions {
  /** Keeps what was read, for this client alone. Default: nothing is kept. */
  cache?: LibraryCache | undefined;
}

/** What {@link LibraryClient.articles} takes. */
export interface LibraryArticlesParams {
  /** Only articles of the category with this slug. */
  categorySlug?: string | undefined;
  /** Only articles with this tag. */
  tag?: string | undefined;
  /** Articles per page, 1 to 100. Default: 20. */
  limit?: number | undefined;
  /** Page number, from 1. Default: 1. */
  page?: number | undefined;
}

/** What {@link LibraryClient.search} takes beside the words. */
export interface LibrarySearchFilters {
  /** Only articles of the category with this slug. */
  categorySlug?: string | undefined;
  /** Results at once, 1 to 50. Default: 10. */
  limit?: number | undefined;
  /** Which stretch of so many results, from 1. Default: 1. */
  page?: number | undefined;
}

/** What {@link LibraryClient.search} gives. */
export interface LibrarySearchResults {
  /** The best matches, best first. */
  data: LibrarySearchResult[];
  /** How many articles match in all. */
  total: number;
}

/**
 * Your published articles, for everybody: no key, no account. What is a draft, archived or private, or in a private
 * category, is not in it.
 *
 * Runs in browsers, on servers, in edge functions and at build time; to make one costs nothing. Reads that are the
 * same and run at the same time share one request.
 *
 * @example
 * ```ts
 * import { LibraryClient } from '@cstar.help/js/library';
 *
 * const library = new LibraryClient({ teamSlug: 'acme', cache: { ttl: 60_000 } });
 * const { data, total } = await library.search('reset password');
 * console.log(total, data[0]?.highlights.snippet);
 * ```
 */
export class LibraryClient extends CustomerClient {
  /**
   * @param options `teamSlug` is required
   * @throws CStarValidationError when an option makes no sense; `param` names it
   */
  constructor(options: LibraryClientOptions) {
    const { cache } = options ?? {};
    const fetch = fetchOf(options);
    const isRead = ({ method }: { method: string }) => method === 'GET';
    super('library', { ...options, fetch: sharing(cache ? caching(fetch, cache) : fetch, isRead) });
  }

  /**
   * Lists the public categories, by their sort order, then their name, each with the number of its articles.
   *
   * @throws CStarNotFoundError when there is no team with this slug
   * @endpoint GET /api/library/{team}/categories
   * @example
   * ```ts
   * import { LibraryClient } from '@cstar.help/js/library';
   *
   * const library = new LibraryClient({ teamSlug: 'acme' });
   * for (const { name, articleCount } of await library.categories()) console.log(name, articleCount);
   * ```
   */
  categories(options?: RequestOptions): CStarPromise<LibraryCategory[]> {
    return this.transport.get(path`categories`, options);
  }

  /**
   * Lists the published articles, the latest first: one page when awaited, all of them when iterated.
   *
   * @param params `categorySlug`, `tag`, `limit` (the size of a page, 1 to 100, default 20) and `page` (from 1)
   * @throws CStarValidationError when a filter is malformed; `param` names it
   * @throws CStarNotFoundError when there is no team with this slug
   * @endpoint GET /api/library/{team}/articles
   * @example
   * ```ts
   * import { LibraryClient } from '@cstar.help/js/library';
   *
   * const library = new LibraryClient({ teamSlug: 'acme' });
   * const { data, pagination } = await library.articles({ categorySlug: 'billing', limit: 10 });
   * console.log(data.length, pagination.total);
   * for await (const { title } of library.articles()) console.log(title);
   * ```
   */
  articles(params: LibraryArticlesParams = {}, options?: RequestOptions): PagePromise<LibraryArticle> {
    const { limit: pageSize, ...filters } = params;
    return fetchList(this.transport, path`articles`, { ...filters, pageSize }, options);
  }

  /**
   * Retrieves one published article.
   *
   * @param slug as in `article.slug` and in the address of its page
   * @throws CStarNotFoundError when no published article has this slug
   * @endpoint GET /api/library/{team}/articles/{articleSlug}
   * @example
   * ```ts
   * import { LibraryClient } from '@cstar.help/js/library';
   *
   * const article = await new LibraryClient({ teamSlug: 'acme' }).article('reset-password');
   * console.log(article.title, article.readTime);
   * ```
   */
  article(slug: string, options?: RequestOptions): CStarPromise<LibraryArticle> {
    return this.transport.get(path`articles/${slug}`, options);
  }

  /**
   * Searches the published articles. `snippet` is plain text; `highlights` is safe to put into a page, with the words
   * that match in `<mark>`.
   *
   * @param query 1 to 200 characters: words, `"phrases"`, `-without`, `or`. All words must be there; the last may be unfinished
   * @param filters `categorySlug`, `limit` (1 to 50, default 10) and `page` (from 1)
   * @throws CStarValidationError when the query is empty or too long
   * @endpoint GET /api/library/{team}/search
   * @example
   * ```ts
   * import { LibraryClient } from '@cstar.help/js/library';
   *
   * const library = new LibraryClient({ teamSlug: 'acme' });
   * const { data, total } = await library.search('reset password', { limit: 5 });
   * console.log(total, data.map(({ title }) => title));
   * ```
   */
  search(
    query: string,
    filters?: LibrarySearchFilters,
    options?: RequestOptions,
  ): CStarPromise<LibrarySearchResults> {
    return new CStarPromise(
      perform(
        this.transport,
        { method: 'GET', path: path`search`, query: { q: query, ...filters }, options },
        readList(1),
        // The contract, not this code, vouches for the type of what the server sends.
        ({ data, pagination }) => ({ data: data as LibrarySearchResult[], total: pagination.total }),
      ),
    );
  }

  /**
   * Lists the published articles that are viewed most.
   *
   * @param count how many at most, 1 to 50
   * @throws CStarValidationError when `count` is out of its range
   * @endpoint GET /api/library/{team}/popular
   * @example
   * ```ts
   * import { LibraryClient } from '@cstar.help/js/library';
   *
   * const popular = await new LibraryClient({ teamSlug: 'acme' }).popularArticles(3);
   * console.log(popular.map(({ title }) => title));
   * ```
   */
  popularArticles(count = 5, options?: RequestOptions): CStarPromise<LibraryArticle[]> {
    return this.transport.get(path`popular`, options, { limit: count });
  }

  /**
   * Counts what everybody can read: articles, categories, views.
   *
   * @throws CStarNotFoundError when there is no team with this slug
   * @endpoint GET /api/library/{team}/stats
   * @example
   * ```ts
   * import { LibraryClient } from '@cstar.help/js/library';
   *
   * const { totalArticles } = await new LibraryClient({ teamSlug: 'acme' }).stats();
   * console.log(`${totalArticles} articles`);
   * ```
   */
  stats(options?: RequestOptions): CStarPromise<LibraryStats> {
    return this.transport.get(path`stats`, options);
  }

  /**
   * Counts a view of an article, such as when its page is shown to a person. Each call counts.
   *
   * @param slug the slug of the article
   * @throws CStarNotFoundError when no published article has this slug
   * @endpoint POST /api/library/{team}/articles/{articleSlug}/view
   * @example
   * ```ts
   * import { LibraryClient } from '@cstar.help/js/library';
   *
   * await new LibraryClient({ teamSlug: 'acme' }).recordView('reset-password');
   * ```
   */
  recordView(slug: string, options?: RequestOptions): CStarPromise<LibraryView> {
    return this.transport.post(path`articles/${slug}/view`, undefined, options);
  }

  /**
   * Says whether an article has helped. The last word of a reader counts: of a customer where `auth` tells who it is,
   * else of a browser at one address for one day.
   *
   * @param slug the slug of the article
   * @param rating `helpful` or `not_helpful`
   * @throws CStarNotFoundError when no published article has this slug
   * @throws CStarValidationError when the rating is neither
   * @endpoint POST /api/library/{team}/articles/{articleSlug}/feedback
   * @example
   * ```ts
   * import { LibraryClient } from '@cstar.help/js/library';
   *
   * await new LibraryClient({ teamSlug: 'acme' }).feedback('reset-password', 'helpful');
   * ```
   */
  feedback(slug: string, rating: LibraryRating, options?: RequestOptions): CStarPromise<LibraryFeedback> {
    return this.transport.post(path`articles/${slug}/feedback`, { rating }, options);
  }
}
