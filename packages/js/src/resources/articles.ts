import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type {
  Article,
  ArticleCreateParams,
  ArticleListParams,
  ArticleUpdateParams,
  Deleted,
} from '../types/index.ts';

/** The knowledge base: `cstar.articles`. */
export class Articles extends Resource {
  /**
   * Lists articles, newest first: one page when awaited, all of them when iterated. Publishable keys see the published
   * and public ones.
   *
   * @param params filters, `page` (from 1) and `pageSize` (1 to 100, default 20)
   * @throws CStarValidationError when a filter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/articles
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const cstar = new CStarClient();
   * const { data } = await cstar.articles.list({ status: 'published', category: 'Account' });
   * console.log(data.length);
   * ```
   */
  list(params?: ArticleListParams, options?: RequestOptions): PagePromise<Article> {
    return this.transport.list(path`articles`, params, options);
  }

  /**
   * Retrieves one article. Publishable keys find published and public ones only.
   *
   * @param articleId its ID (`art_…`, or a bare UUID)
   * @throws CStarNotFoundError when there is none with this ID
   * @endpoint GET /api/v1/teams/{teamId}/articles/{articleId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const article = await new CStarClient().articles.get('art_a1b2c3d4e5f67890abcdef1234567890');
   * console.log(article.title);
   * ```
   */
  get(articleId: string, options?: RequestOptions): CStarPromise<Article> {
    return this.transport.get(path`articles/${articleId}`, options);
  }

  /**
   * Creates an article. It starts as a draft. Needs a secret key and the permission `manage_articles`.
   *
   * @param params `title` (up to 500 characters) is required; `category` takes the name, slug or UUID of one that exists
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_articles`
   * @endpoint POST /api/v1/teams/{teamId}/articles
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const article = await new CStarClient().articles.create({
   *   title: 'Getting started',
   *   content: '# Welcome',
   * });
   * console.log(article.slug);
   * ```
   */
  create(params: ArticleCreateParams, options?: RequestOptions): CStarPromise<Article> {
    return this.transport.post(path`articles`, params, options);
  }

  /**
   * Changes the given fields of an article and leaves the others.
   * Needs a secret key and the permission `manage_articles`.
   *
   * @param articleId its ID (`art_…`, or a bare UUID)
   * @param params only the fields to change; `metadata` is merged, `null` removes a key
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarValidationError when a field is malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_articles`
   * @endpoint PATCH /api/v1/teams/{teamId}/articles/{articleId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = 'art_a1b2c3d4e5f67890abcdef1234567890';
   * await new CStarClient().articles.update(id, { status: 'published', isPublic: true });
   * ```
   */
  update(articleId: string, params: ArticleUpdateParams, options?: RequestOptions): CStarPromise<Article> {
    return this.transport.patch(path`articles/${articleId}`, params, options);
  }

  /**
   * Deletes an article for good. Needs a secret key and the permission `manage_articles`.
   *
   * @param articleId its ID (`art_…`, or a bare UUID)
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when the role behind the key lacks `manage_articles`
   * @endpoint DELETE /api/v1/teams/{teamId}/articles/{articleId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().articles.delete('art_a1b2c3d4e5f67890abcdef1234567890');
   * ```
   */
  delete(articleId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.transport.delete(path`articles/${articleId}`, options);
  }

  /** The same as {@link Articles.delete}. */
  del(articleId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.delete(articleId, options);
  }
}
