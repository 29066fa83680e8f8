import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type {
  Deleted,
  View,
  ViewCreateParams,
  ViewExecuteParams,
  ViewListParams,
  ViewResult,
  ViewUpdateParams,
} from '../types/index.ts';

/** Filters that are kept under a name: `cstar.views`. */
export class Views extends Resource {
  /**
   * Lists saved views by name, in one page: those of the team, and your own private ones.
   *
   * @param params `entityType` filters by what a view lists
   * @throws CStarPermissionError when the key is publishable
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/views
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { data: views } = await new CStarClient().views.list({ entityType: 'tickets' });
   * console.log(views.map(({ name }) => name));
   * ```
   */
  list(params?: ViewListParams, options?: RequestOptions): PagePromise<View> {
    return this.transport.list(path`views`, params, options);
  }

  /**
   * Retrieves one saved view.
   *
   * @param viewId its ID (`view_…`) or bare UUID
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when the key is publishable
   * @endpoint GET /api/v1/teams/{teamId}/views/{viewId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const view = await new CStarClient().views.get('view_550e8400e29b41d4a716446655440000');
   * console.log(view.name);
   * ```
   */
  get(viewId: string, options?: RequestOptions): CStarPromise<View> {
    return this.transport.get(path`views/${viewId}`, options);
  }

  /**
   * Creates a saved view, private unless `visibility` says otherwise. Needs a secret key.
   *
   * @param params `name` and `entityType` are required; sorted by `createdAt`, newest first, by default; a team has
   *   at most 1000 views
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when the key is publishable, or its role has no permission and the view is for the team
   * @endpoint POST /api/v1/teams/{teamId}/views
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().views.create({
   *   name: 'Urgent Unresolved',
   *   entityType: 'tickets',
   *   filters: { priority: 'urgent', status: 'open' },
   * });
   * ```
   */
  create(params: ViewCreateParams, options?: RequestOptions): CStarPromise<View> {
    return this.transport.post(path`views`, params, options);
  }

  /**
   * Changes the given fields of a saved view. Needs a secret key.
   *
   * @param viewId its ID (`view_…`) or bare UUID
   * @param params only the fields to change; filters replace the existing ones
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when it is another member's and the role behind the key lacks `manage_settings`, or
   *   it is to be for the team and the role has no permission
   * @endpoint PATCH /api/v1/teams/{teamId}/views/{viewId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().views.update('view_550e8400e29b41d4a716446655440000', { visibility: 'team' });
   * ```
   */
  update(viewId: string, params: ViewUpdateParams, options?: RequestOptions): CStarPromise<View> {
    return this.transport.patch(path`views/${viewId}`, params, options);
  }

  /**
   * Deletes a saved view for good. Needs a secret key.
   *
   * @param viewId its ID (`view_…`) or bare UUID
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when it is another member's and the role behind the key lacks `manage_settings`
   * @endpoint DELETE /api/v1/teams/{teamId}/views/{viewId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().views.delete('view_550e8400e29b41d4a716446655440000');
   * ```
   */
  delete(viewId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.transport.delete(path`views/${viewId}`, options);
  }

  /** The same as {@link Views.delete}. */
  del(viewId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.delete(viewId, options);
  }

  /**
   * Lists what a saved view asks for, filtered and sorted: one page when awaited, all of it when
   * iterated. Rows are tickets, or whatever else the view lists: `object` tells which. If you
   * know, say so: `execute<Ticket>(…)`; nothing checks it.
   *
   * @param viewId its ID (`view_…`) or bare UUID
   * @param params `page` (from 1) and `pageSize` (1 to 100, default 20)
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarValidationError when a parameter is malformed
   * @throws CStarPermissionError when the key is publishable
   * @endpoint GET /api/v1/teams/{teamId}/views/{viewId}/tickets
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const view = new CStarClient().views.execute('view_550e8400e29b41d4a716446655440000');
   * for await (const row of view) if (row.object === 'ticket') console.log(row.title);
   * ```
   */
  execute<Row extends ViewResult = ViewResult>(
    viewId: string,
    params?: ViewExecuteParams,
    options?: RequestOptions,
  ): PagePromise<Row> {
    return this.transport.list(path`views/${viewId}/tickets`, params, options);
  }
}
