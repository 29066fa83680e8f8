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
} from '../errors.ts';
import * as defaults from './defaults.ts';
import { fieldsOf } from './envelope.ts';
import type { HeadersLike } from './platform.ts';
import { redact } from './redact.ts';
import { parseRetryAfter } from './retry.ts';

type ErrorClass = new (...init: ConstructorParameters<typeof CStarError>) => CStarError;

/** An error class, and what to do next: the last sentence of its messages. */
type Kind = readonly [ErrorClass, string];

const validation: Kind = [CStarValidationError, 'Correct the request, then send it again.'];
const server: Kind = [CStarServerError, 'Try again later, or report it with the request ID.'];
const notConfigured: Kind = [CStarFeatureNotConfiguredError, 'Set it up in Settings first.'];
const byStatus: Record<number, Kind> = {
  400: validation,
  // Tried again, like a 5xx.
  408: server,
  401: [CStarAuthenticationError, 'Check the apiKey in Settings → API Keys.'],
  403: [CStarPermissionError, 'Use a key that may do this, with its own teamId.'],
  404: [CStarNotFoundError, 'Check the id, and whether it is of live or test data.'],
  409: [CStarConflictError, 'Fetch the current state, then send again.'],
  429: [CStarRateLimitError, 'Wait, then try again.'],
};

/** In the message of an answer that says nothing as the API would. */
export const unlikeApi = ', but not as the cStar API does';

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

function kindOf(code: string | undefined, status: number, type: string | undefined): Kind {
  if (code === 'feature_not_configured') return notConfigured;
  const known = byStatus[status];
  if (known) return known;
  if (status >= 400) return status < 500 ? validation : server;
  // Not a status of an error: a body that says `success: false` all the same.
  return Object.values(byStatus).find(([Class]) => Class.prototype.type === type) ?? server;
}

/** A message of several sentences tells what to do itself; after a single one, say it. */
const teach = (said: string, next: string): string =>
  /[.!?] /.test(said) ? said : `${said.replace(/[^.!?]$/, '$&.')} ${next}`;

/**
 * Makes the right error of a response that is not a success, whatever its body is: documented
 * JSON, JSON of another shape, HTML of a proxy, or nothing.
 */
export function toError(status: number, headers: HeadersLike, body: unknown, attempts: number): CStarError {
  const frame = fieldsOf(body);
  const fields = fieldsOf(frame.error);
  const code = text(fields.code);
  const type = text(fields.type);
  const [Class, next] = kindOf(code, status, type);
  const said = text(fields.message) ?? text(frame.error) ?? text(frame.message);
  const hint =
    typeof fields.retryAfter === 'number' && fields.retryAfter >= 0 ? fields.retryAfter : undefined;

  return new Class(teach(said ?? `The server answered ${status}${unlikeApi}`, next), {
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
