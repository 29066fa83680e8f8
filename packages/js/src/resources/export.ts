import { insist } from '../core/insist.ts';
import type { RequestOptions } from '../core/options.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import { CStarError } from '../errors.ts';
import type {
  Article,
  ArticleExportFilterParams,
  CsvExport,
  Customer,
  CustomerExportFilterParams,
  ExportFormat,
  ExportGetParams,
  ExportResult,
  JsonExport,
  Ticket,
  TicketExportFilterParams,
} from '../types/index.ts';

/** What an export returns, by its format. */
export type ExportIn<Format extends ExportFormat> = Format extends 'csv'
  ? CsvExport
  : Format extends 'json'
    ? JsonExport
    : ExportResult;

/** The rows and the filters of each resource that can be exported. */
export interface Exportable {
  tickets: { row: Ticket; filters: TicketExportFilterParams };
  customers: { row: Customer; filters: CustomerExportFilterParams };
  articles: { row: Article; filters: ArticleExportFilterParams };
}

/** What is exported of one resource. */
export interface ExportRowsParams<Name extends keyof Exportable> {
  /** `tickets`, `customers` or `articles`. */
  type: Name;
  /** The filters that the list of this resource takes. Default: none. */
  filters?: Exportable[Name]['filters'] | undefined;
  /** Go on where an earlier export ended: the cursor of this resource from its `cursors`. */
  after?: string | undefined;
  /** Rows per request, 1 to 10,000. Default: as many as the server sends at once. */
  limit?: number | undefined;
}

/** One resource to export, with filters of its own. */
export type ExportSelection = { [Name in keyof Exportable]: ExportRowsParams<Name> }[keyof Exportable];

/** What `export.create` takes. */
export interface ExportCreateParams<Format extends ExportFormat> {
  /** What to export, each resource once. CSV takes exactly one. */
  resources: readonly ExportSelection[];
  /** `json` (the default) or `csv`. */
  format?: Format | undefined;
}

/** Your data as JSON or CSV: `cstar.export`. */
export class Export extends Resource {
  /**
   * Exports several resources as JSON, or one as CSV: up to 10,000 rows each, newest first. `truncated`
   * tells whether rows were left out, and `cursors` where to go on. Needs a secret key.
   *
   * It is a read: it gets no idempotency key by itself. A key of yours makes the server keep the rows,
   * and answer with the same ones for 24 hours.
   *
   * @param params `resources`, each with its `filters`, and `format` (`json` by default)
   * @throws CStarPermissionError when the role behind the key lacks `export_data`
   * @throws CStarValidationError when a parameter is malformed; `param` names it
   * @endpoint POST /api/v1/teams/{teamId}/export
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { content } = await new CStarClient().export.create({
   *   resources: [{ type: 'tickets', filters: { status: 'closed' } }],
   *   format: 'csv',
   * });
   * console.log(content);
   * ```
   */
  create<const Format extends ExportFormat = 'json'>(
    params: ExportCreateParams<Format>,
    options?: RequestOptions,
  ): CStarPromise<ExportIn<Format>> {
    return this.transport.ask(path`export`, params, options);
  }

  /**
   * The same export without filters, as a GET request. Needs a secret key.
   *
   * @param params `resources` and `format` (`json` by default)
   * @throws CStarPermissionError when the role behind the key lacks `export_data`
   * @throws CStarValidationError when a parameter is malformed; `param` names it
   * @endpoint GET /api/v1/teams/{teamId}/export
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { resources } = await new CStarClient().export.get({ resources: ['articles'] });
   * console.log(resources.articles?.length);
   * ```
   */
  get<const Format extends ExportFormat = 'json'>(
    params: ExportGetParams & { format?: Format | undefined },
    options?: RequestOptions,
  ): CStarPromise<ExportIn<Format>> {
    return this.transport.get(path`export`, options, params);
  }

  /**
   * All rows of one resource, however many, newest first: the next request goes out when the rows of
   * the one before are used up. Needs a secret key.
   *
   * @param params `type`, `filters`, `after` and `limit`
   * @param options for each request; an idempotency key is numbered, and gives the same rows for 24 hours
   * @throws CStarPermissionError when the role behind the key lacks `export_data`
   * @throws CStarValidationError when a parameter is malformed; `param` names it
   * @endpoint POST /api/v1/teams/{teamId}/export
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const rows = new CStarClient().export.rows({ type: 'tickets', filters: { status: 'closed' } });
   * for await (const ticket of rows) console.log(ticket.id, ticket.closedAt);
   * ```
   */
  async *rows<const Name extends keyof Exportable>(
    params: ExportRowsParams<Name>,
    options: RequestOptions = {},
  ): AsyncGenerator<Exportable[Name]['row'], void, undefined> {
    insist(!!params?.type, 'type', 'what to export: tickets, customers or articles');
    const { type, filters, after, limit } = params;
    const key = options.idempotencyKey;
    let cursor = after;
    for (let index = 0; ; index += 1) {
      const answer: Partial<JsonExport> | undefined = await this.transport.ask<JsonExport>(
        path`export`,
        { resources: [{ type, filters, after: cursor, limit }] },
        { ...options, idempotencyKey: key && `${key}:${index}` },
      );
      yield* answer?.resources?.[type] ?? [];
      const next = answer?.cursors?.[type];
      if (!next) return;
      if (next === cursor) {
        throw new CStarError(`The server repeats itself at ${next}.`, { code: 'page_repeated' });
      }
      cursor = next;
    }
  }
}
