import { type Items, inChunks, type OnProgress } from '../core/chunks.ts';
import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import { path } from '../core/url.ts';
import type {
  ArticleImportParams,
  CustomerImportParams,
  DataResource,
  ImportLog,
  ImportLogListParams,
  ImportResult,
  MergeStrategy,
  TicketImportParams,
} from '../types/index.ts';

/** What one record of an import can hold, by resource. */
export interface ImportRecords {
  tickets: TicketImportParams;
  customers: CustomerImportParams;
  articles: ArticleImportParams;
}

/** What `import.create` takes. */
export interface ImportCreateParams<Name extends DataResource = DataResource> {
  /** `tickets`, `customers` or `articles`. */
  resource: Name;
  /** The records, any number: an array, or an iterable that is read as fast as records are taken. */
  records: Items<Name extends keyof ImportRecords ? ImportRecords[Name] : Record<string, unknown>>;
  /** What happens to a record that exists already: `skip` (the default), `overwrite` or `merge`. */
  mergeStrategy?: MergeStrategy | undefined;
  /** Called after each request. What it throws ends the call. */
  onProgress?: OnProgress<ImportResult> | undefined;
}

/** Records from elsewhere: `cstar.import`. */
export class Import extends Resource {
  /**
   * Imports any number of records, 500 per request, one request after another. Needs a secret key.
   *
   * A record that is refused is an entry of `errors`, by its position among all records, and does not
   * stop the others. With an idempotency key, each request has its own, numbered after it: the same
   * records again with the same key import nothing twice. When a request fails, the error's `progress`
   * tells what is done.
   *
   * @param params `resource`, `records`, `mergeStrategy` and `onProgress`
   * @throws CStarPermissionError when the role behind the key may not import
   * @endpoint POST /api/v1/teams/{teamId}/import
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * async function* customers() {
   *   for (let n = 1; n <= 2_000; n += 1) yield { name: `Customer ${n}`, email: `c${n}@example.com` };
   * }
   * const result = await new CStarClient().import.create({
   *   resource: 'customers',
   *   records: customers(),
   *   mergeStrategy: 'merge',
   *   onProgress: ({ done }) => console.log(done),
   * });
   * for (const { index, message } of result.errors) console.warn(index, message);
   * ```
   */
  create<const Name extends DataResource>(
    { resource, records, mergeStrategy, onProgress }: ImportCreateParams<Name>,
    options?: RequestOptions,
  ): Promise<ImportResult> {
    return inChunks<object, ImportResult>(this.transport, {
      items: records,
      size: 500,
      onProgress,
      options,
      result: {
        object: 'import_result',
        resource,
        total: 0,
        created: 0,
        updated: 0,
        skipped: 0,
        failed: 0,
        errors: [],
      },
      send: async (chunk, own, offset, so) => {
        const part = await this.transport.post<ImportResult>(
          path`import`,
          { resource, records: chunk, mergeStrategy },
          own,
        );
        const errors = part.errors.map((error) => ({ ...error, index: error.index + offset }));
        return {
          ...part,
          total: so.total + part.total,
          created: so.created + part.created,
          updated: so.updated + part.updated,
          skipped: so.skipped + part.skipped,
          failed: so.failed + part.failed,
          errors: [...so.errors, ...errors],
        };
      },
    });
  }

  /**
   * Lists the imports that were run, newest first. Needs a secret key.
   *
   * @param params `page` (from 1) and `pageSize` (1 to 100, default 20)
   * @throws CStarPermissionError when the role behind the key may not import
   * @endpoint GET /api/v1/teams/{teamId}/import
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { data } = await new CStarClient().import.logs();
   * for (const { resource, status, created } of data) console.log(resource, status, created);
   * ```
   */
  logs(params?: ImportLogListParams, options?: RequestOptions): PagePromise<ImportLog> {
    return this.transport.list(path`import`, params, options);
  }
}
