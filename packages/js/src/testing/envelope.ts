import type { Pagination } from '../types/index.ts';
import { type ErrorCode, errorCodes } from './error-codes.ts';
import { requestId as defaultRequestId, timestamp } from './values.ts';

/** Facts about the call that every body carries. */
export interface EnvelopeMeta {
  requestId: string;
  timestamp: string;
  /** Present when the server answered from what it stored for an earlier call. */
  idempotentReplayed?: true;
}

/** The body of a success that holds one object. */
export interface OneEnvelope<Data> {
  success: true;
  data: Data;
  meta: EnvelopeMeta;
}

/** The body of a success that holds a list. */
export interface ListEnvelope<Item> {
  success: true;
  data: readonly Item[];
  pagination: Pagination;
  meta: EnvelopeMeta & { pagination: Pagination };
}

/** The body of every response that is not a success. */
export interface ErrorEnvelope {
  success: false;
  error: {
    type: string;
    code: string;
    message: string;
    param?: string;
    doc_url: string;
    request_id: string;
    retryAfter?: number;
  };
  meta: EnvelopeMeta;
}

/**
 * The body of a response that holds one object.
 *
 * @param data What stands in `data`.
 * @param meta Replaces parts of the default `meta`.
 * @example
 * ```ts
 * import { oneEnvelope, ticket } from '@cstar.help/js/testing';
 *
 * Response.json(oneEnvelope(ticket({ title: 'Cannot log in' })));
 * ```
 */
export const oneEnvelope = <Data>(data: Data, meta: Partial<EnvelopeMeta> = {}): OneEnvelope<Data> => ({
  success: true,
  data,
  meta: { requestId: defaultRequestId, timestamp, ...meta },
});

/**
 * The body of a response that holds one page of a list.
 *
 * @param items The objects on this page.
 * @param pagination What differs from a list with this one page. The rest is derived:
 *   `{ page: 1, total: 45 }` means three pages of 20, with more to come.
 * @param meta Replaces parts of the default `meta`.
 * @example
 * ```ts
 * import { listEnvelope, ticket } from '@cstar.help/js/testing';
 *
 * Response.json(listEnvelope([ticket()], { page: 2, pageSize: 1, total: 3 }));
 * ```
 */
export function listEnvelope<Item>(
  items: readonly Item[],
  pagination: Partial<Pagination> = {},
  meta: Partial<EnvelopeMeta> = {},
): ListEnvelope<Item> {
  const { page = 1, pageSize = Math.max(20, items.length) } = pagination;
  const total = pagination.total ?? (page - 1) * pageSize + items.length;
  const totalPages = pagination.totalPages ?? Math.ceil(total / pageSize);
  const hasMore = pagination.hasMore ?? page < totalPages;
  const complete = { page, pageSize, total, totalPages, hasMore };
  return {
    success: true,
    data: items,
    pagination: complete,
    meta: { requestId: defaultRequestId, timestamp, ...meta, pagination: complete },
  };
}

/** What an error says. A code alone is enough, and so is a status. */
export interface ErrorFacts {
  /** What went wrong. Default: the first documented code of `status`, else `internal_error`. */
  code?: ErrorCode | (string & {}) | undefined;
  /** The HTTP status. Default: the documented status of `code`, else 500. */
  status?: number | undefined;
  /** Default: a sentence that names the code and the parameter. */
  message?: string | undefined;
  /** The parameter at fault. */
  param?: string | undefined;
  /** Default: a fixed id. */
  requestId?: string | undefined;
  /** Seconds to wait before the next try, in the body and as `Retry-After`. Default: 1 for status 429, else none. */
  retryAfter?: number | undefined;
}

/** The status of an error: as given, as documented for its code, or 500. */
export const statusOf = ({ code, status }: ErrorFacts): number => status ?? documented(code)?.status ?? 500;

/**
 * The body of a response that is not a success.
 *
 * @param facts What the error says; `code` decides its type and status.
 * @example
 * ```ts
 * import { errorEnvelope } from '@cstar.help/js/testing';
 *
 * errorEnvelope({ code: 'parameter_missing', param: 'title' }).error.type; // 'invalid_request_error'
 * ```
 */
export function errorEnvelope(facts: ErrorFacts): ErrorEnvelope {
  const status = statusOf(facts);
  const { code = codeOf(status), param, requestId = defaultRequestId } = facts;
  const { message = `Simulated ${code}${param === undefined ? '' : ` on ${param}`}.` } = facts;
  const retryAfter = facts.retryAfter ?? (status === 429 ? 1 : undefined);
  const type = documented(code)?.type ?? documented(codeOf(status))?.type ?? 'api_error';
  return {
    success: false,
    error: {
      type,
      code,
      message,
      ...(param !== undefined && { param }),
      doc_url: `https://www.cstar.help/developers/errors#${code}`,
      request_id: requestId,
      ...(retryAfter !== undefined && { retryAfter }),
    },
    meta: { requestId, timestamp },
  };
}

const documentedCodes = new Map<string, { status: number; type: string }>(Object.entries(errorCodes));

const documented = (code: string | undefined) => (code === undefined ? undefined : documentedCodes.get(code));

const codeOf = (status: number): string =>
  [...documentedCodes].find(([, facts]) => facts.status === status)?.[0] ?? 'internal_error';
