import { inChunks, type OnProgress } from '../core/chunks.ts';
import type { RequestOptions } from '../core/options.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type {
  ArticleUpdateParams,
  BulkParams,
  BulkResult,
  CustomerUpdateParams,
  DataResource,
  TicketUpdateParams,
} from '../types/index.ts';

/** What a bulk update can change, by resource. */
export interface BulkChanges {
  tickets: TicketUpdateParams;
  customers: CustomerUpdateParams;
  articles: ArticleUpdateParams;
}

/** What `bulk.delete` takes. */
export interface BulkDeleteParams<Name extends DataResource = DataResource> {
  /** `tickets`, `customers` or `articles`. */
  resource: Name;
  /** IDs of the objects, any number; one that is named twice counts once. */
  ids: readonly string[];
  /** Called after each request. What it throws ends the call. */
  onProgress?: OnProgress<BulkResult> | undefined;
}

/** What `bulk.update` takes. */
export interface BulkUpdateParams<Name extends DataResource = DataResource> extends BulkDeleteParams<Name> {
  /** The fields to change, as the update of one such object takes them. */
  data: Name extends keyof BulkChanges ? BulkChanges[Name] : Record<string, unknown>;
}

/** The same change for many objects at once: `cstar.bulk`. */
export class Bulk extends Resource {
  /**
   * Changes any number of objects in the same way, 100 per request. Needs a secret key.
   *
   * An object that cannot be changed is an entry of `errors`, by its ID, and does not stop the others.
   * With an idempotency key, each request has its own, numbered after it. When a request fails, the
   * error's `progress` tells what is done.
   *
   * @param params `resource`, `ids`, `data` and `onProgress`
   * @throws CStarValidationError when `data` is not what such an update takes
   * @endpoint POST /api/v1/teams/{teamId}/bulk
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const ids = ['tkt_550e8400e29b41d4a716446655440000'];
   * const result = await new CStarClient().bulk.update({
   *   resource: 'tickets',
   *   ids,
   *   data: { status: 'closed' },
   *   onProgress: ({ done, total }) => console.log(`${done} of ${total}`),
   * });
   * for (const { id, message } of result.errors) console.warn(id, message);
   * ```
   */
  update<const Name extends DataResource>(
    params: BulkUpdateParams<Name>,
    options?: RequestOptions,
  ): Promise<BulkResult> {
    return this.#all('update', params, options, { ...params.data });
  }

  /**
   * Deletes any number of objects for good, 100 per request. Needs a secret key.
   *
   * @param params `resource`, `ids` and `onProgress`
   * @throws CStarPermissionError when the role behind the key may not delete these objects
   * @endpoint POST /api/v1/teams/{teamId}/bulk
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const ids = ['cus_7c9e667974254de0944be07fc1f90ae7'];
   * const { succeeded } = await new CStarClient().bulk.delete({ resource: 'customers', ids });
   * console.log(succeeded);
   * ```
   */
  delete(params: BulkDeleteParams, options?: RequestOptions): Promise<BulkResult> {
    return this.#all('delete', params, options);
  }

  /** The same as {@link Bulk.delete}. */
  del(params: BulkDeleteParams, options?: RequestOptions): Promise<BulkResult> {
    return this.delete(params, options);
  }

  /**
   * Sends one bulk request as it is, for at most 100 objects. Needs a secret key.
   *
   * @param params `action` (`update` or `delete`), `resource`, `ids` and, to update, `data`
   * @throws CStarValidationError when there are no ids or too many
   * @endpoint POST /api/v1/teams/{teamId}/bulk
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const ids = ['art_a1b2c3d4e5f67890abcdef1234567890'];
   * await new CStarClient().bulk.run({ action: 'delete', resource: 'articles', ids });
   * ```
   */
  run(params: BulkParams, options?: RequestOptions): CStarPromise<BulkResult> {
    return this.transport.post(path`bulk`, params, options);
  }

  #all(
    action: BulkParams['action'],
    { resource, ids, onProgress }: BulkDeleteParams,
    options: RequestOptions | undefined,
    data?: Record<string, unknown>,
  ): Promise<BulkResult> {
    return inChunks<string, BulkResult>(this.transport, {
      items: [...new Set(ids)],
      size: 100,
      onProgress,
      options,
      result: { object: 'bulk_result', action, resource, total: 0, succeeded: 0, failed: 0, errors: [] },
      send: async (chunk, own, _offset, so) => {
        const part = await this.run({ action, resource, ids: chunk, data }, own);
        return {
          ...part,
          total: so.total + part.total,
          succeeded: so.succeeded + part.succeeded,
          failed: so.failed + part.failed,
          errors: [...so.errors, ...part.errors],
        };
      },
    });
  }
}
