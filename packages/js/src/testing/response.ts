import { type ErrorFacts, errorEnvelope, statusOf } from './envelope.ts';
import { requestId as defaultRequestId } from './values.ts';

/** How a response differs from the usual one. */
export interface ResponseOptions {
  /** Default: 200. */
  status?: number | undefined;
  /** Replace or add headers; by default a response has its request id and an almost full rate limit. */
  headers?: Record<string, string> | undefined;
}

/**
 * A response of the API: the body as JSON, with the headers that the API sends. It is a plain
 * `Response`, so it serves msw handlers and hand-written `fetch` functions alike.
 *
 * @param body An envelope, or whatever your test needs in its place.
 * @example
 * ```ts
 * import { apiResponse, oneEnvelope, ticket } from '@cstar.help/js/testing';
 *
 * const fetch = async () => apiResponse(oneEnvelope(ticket()), { status: 201 });
 * ```
 */
export function apiResponse(body: object, { status = 200, headers = {} }: ResponseOptions = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/json',
      'x-cstar-request-id': requestIdIn(body),
      'x-ratelimit-limit': '1000',
      'x-ratelimit-remaining': '999',
      'x-ratelimit-reset': '1772370000',
      'x-ratelimit-window': '3600',
      ...headers,
    },
  });
}

/**
 * An error response of the API, with the status and type that the code has.
 *
 * @param facts What the error says; see {@link ErrorFacts}.
 * @param headers Replace or add headers.
 * @example
 * ```ts
 * import { apiError, cstarHandler } from '@cstar.help/js/testing';
 * import { setupServer } from 'msw/node';
 *
 * const server = setupServer();
 * server.use(cstarHandler('tickets.create', apiError({ code: 'parameter_missing', param: 'title' })));
 * ```
 */
export function apiError(facts: ErrorFacts, headers: Record<string, string> = {}): Response {
  const body = errorEnvelope(facts);
  const { retryAfter } = body.error;
  return apiResponse(body, {
    status: statusOf(facts),
    headers: { ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }), ...headers },
  });
}

/** The header and the body always name the same call. */
function requestIdIn(body: object): string {
  const meta = 'meta' in body ? body.meta : undefined;
  const id = typeof meta === 'object' && meta !== null && 'requestId' in meta ? meta.requestId : undefined;
  return typeof id === 'string' ? id : defaultRequestId;
}
