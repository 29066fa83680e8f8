import { type Items, inChunks, insistItems, type OnProgress } from '../core/chunks.ts';
import type { RequestOptions } from '../core/options.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type {
  ArticleUpdateParams,
  BulkResult,
  CustomerUpdateParams,
  TicketUpdateParams,
} from '../types/index.ts';

/** What a bulk update can change, by resource. */
export interface BulkChanges {
  tickets: TicketUpdateParams;
  customers: CustomerUpdateParams;
  articles: ArticleUpdateParams;
}

/** The objects that `bulk` knows. */
export type BulkResource = keyof BulkChanges;

/** What `bulk.delete` takes. */
export interface BulkDeleteParams<Name extends BulkResource = BulkResource> {
  /** `tickets`, `customers` or `articles`. */
  resource: Name;
  /** IDs of the objects, any number, in any iterable; one that is named twice counts once. */
  ids: Items<string>;
  /** Called after each request, which the next one waits for. What it throws ends the call. */
  onProgress?: OnProgress<BulkResult> | undefined;
}

/** What `bulk.update` takes. */
export interface BulkUpdateParams<Name extends BulkResource = BulkResource> extends BulkDeleteParams<Name> {
  /** The fields to change, as the update of one such object takes them. */
  data: BulkChanges[Name];
}

/** What `bulk.run` takes. */
export type BulkRunParams<Name extends BulkResource = BulkResource> = {
  /** `tickets`, `customers` or `articles`. */
  resource: Name;
  /** IDs of the objects, 1 to 100. */
  ids: readonly string[];
} & (
  | {
      /** What is done to each object. */
      action: 'update';
      /** The fields to change, as the update of one such object takes them. */
      data: BulkChanges[Name];
    }
  | {
      /** What is done to each object. */
      action: 'delete';
      data?: undefined;
    }
);

/** The same change for many objects at once: `cstar.bulk`. */
export class Bulk extends Resource {
  /**
   * Changes any number of objects in the same way, 100 per request. Needs a secret key.
   *
   * An object that cannot be changed is an entry of `errors`, by its ID, and does not stop the others.
   * Each request has an idempotency key of its own, made of yours and of what it sends: made again with
   * the same key, the call repeats no request that was answered, and sends anew what has changed. A
   * request may take 2 minutes, unless you set a `timeout`.
   *
   * When a request fails, the error's `progress` tells what is done. After an abort, or an error of your
   * own from `ids` or `onProgress`, that error comes as it is: what `onProgress` was told last counts.
   *
   * @param params `resource`, `ids`, `data` and `onProgress`
   * @param options for the whole call; `idempotencyKey` has at most 220 characters
   * @throws CStarValidationError when `data` is not what such an update takes
   * @throws CStarPermissionError when the role behind the key may not do this to these objects
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
  update<const Name extends BulkResource>(
    params: BulkUpdateParams<Name>,
    options?: RequestOptions,
  ): Promise<BulkResult> {
    return this.#all('update', params, options);
  }

  /**
   * Deletes any number of objects for good, 100 per request. Needs a secret key. Errors, progress and
   * idempotency keys are as for {@link Bulk.update}.
   *
   * @param params `resource`, `ids` and `onProgress`
   * @param options for the whole call; `idempotencyKey` has at most 220 characters
   * @throws CStarPermissionError when the role behind the key may not delete these objects
   * @throws CStarValidationError when a parameter is malformed; `param` names it
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
   * @throws CStarPermissionError when the role behind the key may not do this to these objects
   * @endpoint POST /api/v1/teams/{teamId}/bulk
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const ids = ['art_a1b2c3d4e5f67890abcdef1234567890'];
   * await new CStarClient().bulk.run({ action: 'delete', resource: 'articles', ids });
   * ```
   */
  run<const Name extends BulkResource>(
    params: BulkRunParams<Name>,
    options?: RequestOptions,
  ): CStarPromise<BulkResult> {
    return this.transport.post(path`bulk`, params, options);
  }

  async #all(
    action: BulkRunParams['action'],
    params: BulkDeleteParams & Partial<BulkUpdateParams>,
    options: RequestOptions | undefined,
  ): Promise<BulkResult> {
    insistItems('ids', params?.ids);
    const { resource, ids, data, onProgress } = params;
    return inChunks<string, BulkResult>(this.transport, {
      param: 'ids',
      items: Symbol.iterator in ids ? [...new Set(ids)] : distinct(ids),
      size: 100,
      onProgress,
      options,
      result: { object: 'bulk_result', action, resource, total: 0, succeeded: 0, failed: 0, errors: [] },
      body: (chunk) => ({ action, resource, ids: chunk, data }),
      send: (body, own) => this.transport.post(path`bulk`, body, own),
      join: (so, { total = 0, succeeded = 0, failed = 0, errors = [] }) => ({
        ...so,
        total: so.total + total,
        succeeded: so.succeeded + succeeded,
        failed: so.failed + failed,
        errors: [...so.errors, ...errors],
      }),
    });
  }
}

async function* distinct<T>(items: Items<T>): AsyncGenerator<T, void, undefined> {
  const seen = new Set<T>();
  for await (const item of items) {
    if (!seen.has(item)) yield item;
    seen.add(item);
  }
}
