import { type Items, inChunks, insistItems, type OnProgress } from '../core/chunks.ts';
import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import { path } from '../core/url.ts';
import type {
  ArticleImportParams,
  CustomerImportParams,
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
export interface ImportCreateParams<Name extends keyof ImportRecords = keyof ImportRecords> {
  /** `tickets`, `customers` or `articles`. */
  resource: Name;
  /** The records, any number: an array, or an iterable that is read as fast as records are taken. */
  records: Items<ImportRecords[Name]>;
  /** What happens to a record that exists already: `skip` (the default), `overwrite` or `merge`. */
  mergeStrategy?: MergeStrategy | undefined;
  /** Called after each request, which the next one waits for. What it throws ends the call. */
  onProgress?: OnProgress<ImportResult> | undefined;
}

/** What one request may hold, by the API's own limit. */
const maxBytes = 16 * 1024 * 1024;

/** Records from elsewhere: `cstar.import`. */
export class Import extends Resource {
  /**
   * Imports any number of records, up to 500 per request, one request after another; fewer where they
   * are too large together. Needs a secret key. Each request shows in {@link Import.logs}.
   *
   * A record that is refused is an entry of `errors`, by its position among all records, and does not
   * stop the others. Each request has an idempotency key of its own, made of yours and of what it sends:
   * made again with the same key, the call repeats no request that was answered, and sends anew what has
   * changed. A request may take 2 minutes, unless you set a `timeout`.
   *
   * When a request fails, the error's `progress` tells what is done. After an abort, or an error of your
   * own from `records` or `onProgress`, that error comes as it is: what `onProgress` was told last counts.
   *
   * @param params `resource`, `records`, `mergeStrategy` and `onProgress`
   * @param options for the whole call; `idempotencyKey` has at most 220 characters
   * @throws CStarPermissionError when the role behind the key lacks `import_data`
   * @throws CStarValidationError when a parameter is malformed; `param` names it
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
  async create<const Name extends keyof ImportRecords>(
    params: ImportCreateParams<Name>,
    options?: RequestOptions,
  ): Promise<ImportResult> {
    insistItems('records', params?.records);
    const { resource, records, mergeStrategy, onProgress } = params;
    return inChunks<object, ImportResult>(this.transport, {
      param: 'records',
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
      body: (chunk) => ({ resource, records: chunk, mergeStrategy }),
      send: (body, own) => this.transport.post(path`import`, body, own),
      join: (so, { total = 0, created = 0, updated = 0, skipped = 0, failed = 0, errors = [] }, offset) => ({
        ...so,
        total: so.total + total,
        created: so.created + created,
        updated: so.updated + updated,
        skipped: so.skipped + skipped,
        failed: so.failed + failed,
        errors: [...so.errors, ...errors.map((error) => ({ ...error, index: error.index + offset }))],
      }),
      maxBytes,
      refuse: ({ code, message }) => ({ total: 1, failed: 1, errors: [{ index: 0, code, message }] }),
    });
  }

  /**
   * Lists the imports that were run, newest first: one entry per request, so that a call of
   * {@link Import.create} with 1,200 records shows as three. Needs a secret key.
   *
   * @param params `page` (from 1) and `pageSize` (1 to 100, default 20)
   * @throws CStarPermissionError when the role behind the key lacks `import_data`
   * @throws CStarValidationError when a parameter is malformed; `param` names it
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
