import {
  CStarAuthenticationError,
  CStarConflictError,
  type CStarError,
  CStarFeatureNotConfiguredError,
  CStarNotFoundError,
  CStarPermissionError,
  CStarRateLimitError,
  CStarServerError,
  CStarValidationError,
  type ErrorClass,
} from '../errors.ts';
import * as defaults from './defaults.ts';
import { fieldsOf } from './envelope.ts';
import type { HeadersLike } from './platform.ts';
import { redact } from './redact.ts';
import { parseRetryAfter } from './retry.ts';

const byStatus: Record<number, ErrorClass<CStarError>> = {
  400: CStarValidationError,
  401: CStarAuthenticationError,
  403: CStarPermissionError,
  404: CStarNotFoundError,
  // Tried again, like a 5xx.
  408: CStarServerError,
  409: CStarConflictError,
  429: CStarRateLimitError,
};

/** Says what to do next after what the server said, where that is known. */
export type Teach = (said: string, Class: ErrorClass<CStarError>) => string;

/** In the message of an answer that says nothing as the API would. */
export const unlikeApi = ', but not as the cStar API does. Try again later, or check the baseUrl.';

/** The value if it is a text with something in it; without credentials, should a server echo one. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() ? redact(value) : undefined;

/** The ID of a call, from wherever the server put it. */
export function requestIdOf(headers: HeadersLike, body: unknown): string | undefined {
  const { error, meta } = fieldsOf(body);
  return (
    text(headers.get('x-cstar-request-id')) ??
    text(fieldsOf(error).request_id) ??
    text(fieldsOf(meta).requestId)
  );
}

function classOf(code: string | undefined, status: number, type: string | undefined): ErrorClass<CStarError> {
  if (code === 'feature_not_configured') return CStarFeatureNotConfiguredError;
  if (status >= 400) return byStatus[status] ?? (status < 500 ? CStarValidationError : CStarServerError);
  // Not a status of an error: a body that says `success: false` all the same.
  return Object.values(byStatus).find(({ prototype }) => prototype.type === type) ?? CStarServerError;
}

/**
 * Makes the right error of a response that is not a success, whatever its body is: documented
 * JSON, JSON of another shape, HTML of a proxy, or nothing.
 */
export function toError(
  status: number,
  headers: HeadersLike,
  body: unknown,
  attempts: number,
  teach: Teach = (said) => said,
): CStarError {
  const frame = fieldsOf(body);
  const fields = fieldsOf(frame.error);
  const code = text(fields.code);
  const type = text(fields.type);
  const Class = classOf(code, status, type);
  const said = text(fields.message) ?? text(frame.error) ?? text(frame.message);
  const hint =
    typeof fields.retryAfter === 'number' && fields.retryAfter >= 0 ? fields.retryAfter : undefined;

  return new Class(said ? teach(said, Class) : `The server answered ${status}${unlikeApi}`, {
    code: code ?? `http_${status}`,
    type,
    statusCode: status,
    param: text(fields.param) ?? text(fields.field),
    requestId: requestIdOf(headers, body),
    docUrl: text(fields.doc_url),
    retryAfter:
      parseRetryAfter(headers.get('retry-after')) ??
      hint ??
      (status === 429 ? defaults.rateLimitRetryAfterSeconds : undefined),
    attempts,
  });
}
