import { CStarConnectionError, type CStarError, CStarTimeoutError } from '../errors.ts';
import type { BuiltRequest } from './build.ts';
import { type Contents, fieldsOf, type Reader } from './envelope.ts';
import { requestIdOf, type Teach, text, toError } from './failure.ts';
import { type CallMeta, type ReadMeta, readRateLimit } from './meta.ts';
import type { ResponseLike } from './platform.ts';
import type { Exchange } from './result.ts';
import type { Lost, Received } from './send.ts';

/** An attempt that did not. */
export interface Failed {
  error: CStarError;
}

function readJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Turns an answer into the data it holds, or into the right error; its facts either way. */
export function parse<C extends Contents, T>(
  received: Received,
  request: BuiltRequest,
  read: Reader<C>,
  make: (contents: C, meta: ReadMeta) => T,
  attempt: number,
  teach?: Teach,
): Exchange<T> | (Failed & { meta: ReadMeta }) {
  const { response } = received;
  const { status, headers } = response;
  const body = readJson(received.text);
  const success = response.ok && fieldsOf(body).success !== false;
  const contents = success && (body !== undefined || status === 204) ? read(body) : undefined;
  const meta = (): CallMeta => ({
    requestId: requestIdOf(headers, body),
    timestamp: text(contents?.meta.timestamp),
    pagination: contents?.pagination,
    rateLimit: readRateLimit(headers),
    attempts: attempt,
    idempotencyKey: request.idempotencyKey,
    idempotentReplayed: contents?.meta.idempotentReplayed === true,
  });
  if (contents) return { ...received, data: make(contents, meta), meta };

  const isRedirect = (status >= 300 && status < 400) || response.type === 'opaqueredirect';
  const error = isRedirect
    ? redirectRefused(request, response, attempt)
    : toError(status, headers, body, attempt, teach);
  return { error, meta };
}

/** Turns an attempt without an answer into the right error. */
export function describeLoss(lost: Lost, request: BuiltRequest, timeout: number, attempts: number): Failed {
  const error = lost.timedOut
    ? timeoutError('timeout', timeout, attempts)
    : new CStarConnectionError(
        `Could not reach ${originOf(request.url)}${reasonOf(lost.cause)}. Check the network and the baseUrl.`,
        { attempts, cause: lost.cause },
      );
  return { error };
}

const redirectRefused = ({ url }: BuiltRequest, { status, headers }: ResponseLike, attempts: number) =>
  new CStarConnectionError(
    `${originOf(url)} redirects to ${headers.get('location')?.split('?')[0] ?? 'elsewhere'}, which is not followed. Set baseUrl to the API.`,
    { code: 'redirect_refused', statusCode: status, attempts },
  );

// Not through `new URL`, which throws for some of what `baseUrl` can be.
const originOf = (url: string): string => url.split('/', 3).join('/');

export const timeoutError = (option: string, time: number, attempts: number): CStarTimeoutError =>
  new CStarTimeoutError(`No complete answer within ${time} ms (${option}). Try again, or allow more time.`, {
    attempts,
  });

/** fetch hides the reason, such as ECONNREFUSED, in the cause of its error. */
function reasonOf(error: unknown): string {
  const { code } = fieldsOf(fieldsOf(error).cause);
  return code ? ` (${code})` : '';
}
