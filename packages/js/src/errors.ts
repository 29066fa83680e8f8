import { CStarErrorClass, defineError } from './core/error-class.ts';

export type { CStarErrorFacts, ErrorClass } from './core/error-class.ts';

/**
 * The base of every error that the SDK throws. Catch by class: `instanceof` holds across ESM and
 * CommonJS copies and across the subpaths of this package.
 *
 * @example
 * ```ts
 * import { CStarClient, CStarError } from '@cstar.help/js';
 *
 * try {
 *   await new CStarClient().tickets.get('tkt_550e8400e29b41d4a716446655440000');
 * } catch (error) {
 *   if (error instanceof CStarError) console.error(error.code, error.requestId);
 *   throw error;
 * }
 * ```
 */
export const CStarError = /* @__PURE__ */ defineError<CStarError>('CStarError', CStarErrorClass, 'api_error');
export type CStarError = CStarErrorClass;

/** 400, 413 and other refusals of the input: correct `param` and send again. Also thrown before anything is sent. */
export const CStarValidationError = /* @__PURE__ */ defineError<CStarValidationError>(
  'CStarValidationError',
  CStarError,
  'invalid_request_error',
  'parameter_invalid',
);
export interface CStarValidationError extends CStarError {
  readonly name: 'CStarValidationError';
}

/** 401: the API key, or the token of a customer, is missing, malformed, unknown or expired. Also thrown by the constructor. */
export const CStarAuthenticationError = /* @__PURE__ */ defineError<CStarAuthenticationError>(
  'CStarAuthenticationError',
  CStarError,
  'authentication_error',
);
export interface CStarAuthenticationError extends CStarError {
  readonly name: 'CStarAuthenticationError' | 'ChatClientAuthError';
}

/** 403: the key is good but may not do this: a publishable key on a write, or another team's data. */
export const CStarPermissionError = /* @__PURE__ */ defineError<CStarPermissionError>(
  'CStarPermissionError',
  CStarError,
  'authorization_error',
  'insufficient_permissions',
);
export interface CStarPermissionError extends CStarError {
  readonly name: 'CStarPermissionError';
}

/** 404: nothing has this id in this team and environment. */
export const CStarNotFoundError = /* @__PURE__ */ defineError<CStarNotFoundError>(
  'CStarNotFoundError',
  CStarError,
  'not_found_error',
  'resource_missing',
);
export interface CStarNotFoundError extends CStarError {
  readonly name: 'CStarNotFoundError';
}

/** 409: it clashes with what is there: a taken e-mail address, a reused idempotency key. */
export const CStarConflictError = /* @__PURE__ */ defineError<CStarConflictError>(
  'CStarConflictError',
  CStarError,
  'conflict_error',
  'resource_conflict',
);
export interface CStarConflictError extends CStarError {
  readonly name: 'CStarConflictError';
}

/** 429: too many calls with this key. Wait `retryAfter` seconds. */
export const CStarRateLimitError = /* @__PURE__ */ defineError<CStarRateLimitError>(
  'CStarRateLimitError',
  CStarError,
  'rate_limit_error',
  'rate_limit_exceeded',
);
export interface CStarRateLimitError extends CStarError {
  readonly name: 'CStarRateLimitError';
  /** Seconds to wait before the next try; 60 when the server did not say. */
  readonly retryAfter: number;
}

/** 5xx, or an answer that is not the API's: the fault is not in your call. */
export const CStarServerError = /* @__PURE__ */ defineError<CStarServerError>(
  'CStarServerError',
  CStarError,
  'api_error',
  'internal_error',
);
export interface CStarServerError extends CStarError {
  readonly name: 'CStarServerError';
}

/** The feature exists but is not set up for this team. */
export const CStarFeatureNotConfiguredError = /* @__PURE__ */ defineError<CStarFeatureNotConfiguredError>(
  'CStarFeatureNotConfiguredError',
  CStarError,
  'feature_not_configured_error',
  'feature_not_configured',
);
export interface CStarFeatureNotConfiguredError extends CStarError {
  readonly name: 'CStarFeatureNotConfiguredError';
}

/** The server could not be reached, or the connection broke. `cause` holds the platform's error. */
export const CStarConnectionError = /* @__PURE__ */ defineError<CStarConnectionError>(
  'CStarConnectionError',
  CStarError,
  'connection_error',
  'connection_failed',
);
export interface CStarConnectionError extends CStarError {
  readonly name: 'CStarConnectionError' | 'CStarTimeoutError' | 'CStarOfflineError';
}

/** An attempt took longer than `timeout`, or the call longer than `deadline`. */
export const CStarTimeoutError = /* @__PURE__ */ defineError<CStarTimeoutError>(
  'CStarTimeoutError',
  CStarConnectionError,
  'connection_error',
  'timed_out',
);
export interface CStarTimeoutError extends CStarConnectionError {
  readonly name: 'CStarTimeoutError';
}

/** The call could not reach the server and waits in the offline queue as `queueId`. */
export const CStarOfflineError = /* @__PURE__ */ defineError<CStarOfflineError>(
  'CStarOfflineError',
  CStarConnectionError,
  'connection_error',
  'queued_offline',
);
export interface CStarOfflineError extends CStarConnectionError {
  readonly name: 'CStarOfflineError';
  /** The id of the call in the offline queue. */
  readonly queueId: string;
}
