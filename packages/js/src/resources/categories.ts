import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type {
  Category,
  CategoryCreateParams,
  CategoryListParams,
  CategoryUpdateParams,
  Deleted,
} from '../types/index.ts';

/** Groups of knowledge base articles: `cstar.categories`. */
export class Categories extends Resource {
  /**
   * Lists all categories, by sort order, then name, in one page.
   *
   * @param params `isPublic` filters by visibility
   * @throws CStarValidationError when a filter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/categories
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { data } = await new CStarClient().categories.list();
   * console.log(data.map((category) => category.name));
   * ```
   */
  list(params?: CategoryListParams, options?: RequestOptions): PagePromise<Category> {
    return this.transport.list(path`categories`, params, options);
  }

  /**
   * Creates a category. Needs a secret key and the permission `manage_articles`.
   *
   * @param params `name` is required; the slug is made from it
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_articles`
   * @endpoint POST /api/v1/teams/{teamId}/categories
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const category = await new CStarClient().categories.create({ name: 'Billing', isPublic: true });
   * console.log(category.slug);
   * ```
   */
  create(params: CategoryCreateParams, options?: RequestOptions): CStarPromise<Category> {
    return this.transport.post(path`categories`, params, options);
  }

  /**
   * Changes the given fields of a category and leaves the others.
   * Needs a secret key and the permission `manage_articles`.
   *
   * @param categoryId its ID (a UUID)
   * @param params only the fields to change
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarValidationError when a field is malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_articles`
   * @endpoint PATCH /api/v1/teams/{teamId}/categories/{categoryId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = '7134fc12-0302-4e58-9466-a770035d5da9';
   * await new CStarClient().categories.update(id, { description: 'Invoices and plans' });
   * ```
   */
  update(categoryId: string, params: CategoryUpdateParams, options?: RequestOptions): CStarPromise<Category> {
    return this.transport.patch(path`categories/${categoryId}`, params, options);
  }

  /**
   * Deletes a category for good. Its articles become uncategorized.
   * Needs a secret key and the permission `manage_articles`.
   *
   * @param categoryId its ID (a UUID)
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when the role behind the key lacks `manage_articles`
   * @endpoint DELETE /api/v1/teams/{teamId}/categories/{categoryId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().categories.delete('7134fc12-0302-4e58-9466-a770035d5da9');
   * ```
   */
  delete(categoryId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.transport.delete(path`categories/${categoryId}`, options);
  }

  /** The same as {@link Categories.delete}. */
  del(categoryId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.delete(categoryId, options);
  }
}
