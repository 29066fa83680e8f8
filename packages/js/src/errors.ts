import { redact } from './core/redact.ts';

/** What an error can know besides its message. */
export interface CStarErrorFacts {
  code?: string | undefined;
  type?: string | undefined;
  statusCode?: number | undefined;
  param?: string | undefined;
  requestId?: string | undefined;
  docUrl?: string | undefined;
  retryAfter?: number | undefined;
  attempts?: number | undefined;
  queueId?: string | undefined;
  cause?: unknown;
}

/** A class of errors: what `new` and `instanceof` take. */
export interface ErrorClass<Kind extends CStarError> {
  new (message: string, facts?: CStarErrorFacts): Kind;
  readonly prototype: Kind;
}

/**
 * Makes an error class with its literal `name` and its usual `type` and `code`, and gives the one class of that
 * name in this process: the ESM copy, the CommonJS copy and every subpath bundle share it, so that
 * `instanceof` holds across them.
 */
function shared<Kind extends CStarErrorClass>(
  name: string,
  Base: ErrorClass<CStarErrorClass>,
  type: string,
  code = 'unknown',
): ErrorClass<Kind> {
  const slots = globalThis as unknown as Record<symbol, ErrorClass<Kind> | undefined>;
  const slot = Symbol.for(`@cstar.help/js/${name}`);
  const known = slots[slot];
  if (known) return known;
  const own = class extends Base {} as ErrorClass<Kind>;
  // On the prototype, and as text: class names do not survive a minifier.
  Object.assign(own.prototype, { name, type, code, attempts: 0 });
  slots[slot] = own;
  return own;
}

class CStarErrorClass extends Error {
  /** What went wrong, for programs: `parameter_missing`, `resource_missing`, `connection_failed` … */
  declare readonly code: string;
  /** The API's class of error: `invalid_request_error`, `rate_limit_error` … */
  declare readonly type: string;
  /** The HTTP status, where the server answered. */
  declare readonly statusCode: number | undefined;
  /** The parameter at fault, where one is. */
  declare readonly param: string | undefined;
  /** The ID of the call. Log it: with it, support finds the call. */
  declare readonly requestId: string | undefined;
  /** The page about this code, as the server names it. */
  declare readonly docUrl: string | undefined;
  /** Seconds to wait before the next try, where the server said so. */
  declare readonly retryAfter: number | undefined;
  /** How often the SDK tried. 0 when nothing was sent. */
  declare readonly attempts: number;
  /** The id in the offline queue, where the call waits there. */
  declare readonly queueId: string | undefined;
  /**
   * How far a large call came before it failed, such as `import.create` with more records than fit in
   * one request: the items that are `done`, and the `result` for them.
   */
  declare readonly progress: { done: number; total: number | undefined; result: unknown } | undefined;

  constructor(message: string, facts: CStarErrorFacts = {}) {
    super(redact(message), facts);
    for (const [name, fact] of Object.entries(facts)) {
      // What is left out would hide what the class says. The platform has taken the cause, out of the way of logs.
      if (fact !== undefined && name !== 'cause') Object.assign(this, { [name]: fact });
    }
  }

  /** The error as plain data, safe to log: no key, no header, no body, no cause. */
  toJSON(): Record<string, unknown> {
    const { name, message, type, code, attempts, progress, ...facts } = this;
    return { name, message, type, code, attempts, ...facts };
  }
}

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
export const CStarError = /* @__PURE__ */ shared<CStarError>('CStarError', CStarErrorClass, 'api_error');
export type CStarError = CStarErrorClass;

/** 400, 413 and other refusals of the input: correct `param` and send again. Also thrown before anything is sent. */
export const CStarValidationError = /* @__PURE__ */ shared<CStarValidationError>(
  'CStarValidationError',
  CStarError,
  'invalid_request_error',
  'parameter_invalid',
);
export interface CStarValidationError extends CStarError {
  readonly name: 'CStarValidationError';
}

/** 401: the API key, or the token of a customer, is missing, malformed, unknown or expired. Also thrown by the constructor. */
export const CStarAuthenticationError = /* @__PURE__ */ shared<CStarAuthenticationError>(
  'CStarAuthenticationError',
  CStarError,
  'authentication_error',
);
export interface CStarAuthenticationError extends CStarError {
  readonly name: 'CStarAuthenticationError';
}

/** 403: the key is good but may not do this: a publishable key on a write, or another team's data. */
export const CStarPermissionError = /* @__PURE__ */ shared<CStarPermissionError>(
  'CStarPermissionError',
  CStarError,
  'authorization_error',
  'insufficient_permissions',
);
export interface CStarPermissionError extends CStarError {
  readonly name: 'CStarPermissionError';
}

/** 404: nothing has this id in this team and environment. */
export const CStarNotFoundError = /* @__PURE__ */ shared<CStarNotFoundError>(
  'CStarNotFoundError',
  CStarError,
  'not_found_error',
  'resource_missing',
);
export interface CStarNotFoundError extends CStarError {
  readonly name: 'CStarNotFoundError';
}

/** 409: it clashes with what is there: a taken e-mail address, a reused idempotency key. */
export const CStarConflictError = /* @__PURE__ */ shared<CStarConflictError>(
  'CStarConflictError',
  CStarError,
  'conflict_error',
  'resource_conflict',
);
export interface CStarConflictError extends CStarError {
  readonly name: 'CStarConflictError';
}

/** 429: too many calls with this key. Wait `retryAfter` seconds. */
export const CStarRateLimitError = /* @__PURE__ */ shared<CStarRateLimitError>(
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
export const CStarServerError = /* @__PURE__ */ shared<CStarServerError>(
  'CStarServerError',
  CStarError,
  'api_error',
  'internal_error',
);
export interface CStarServerError extends CStarError {
  readonly name: 'CStarServerError';
}

/** The feature exists but is not set up for this team. */
export const CStarFeatureNotConfiguredError = /* @__PURE__ */ shared<CStarFeatureNotConfiguredError>(
  'CStarFeatureNotConfiguredError',
  CStarError,
  'feature_not_configured_error',
  'feature_not_configured',
);
export interface CStarFeatureNotConfiguredError extends CStarError {
  readonly name: 'CStarFeatureNotConfiguredError';
}

/** The server could not be reached, or the connection broke. `cause` holds the platform's error. */
export const CStarConnectionError = /* @__PURE__ */ shared<CStarConnectionError>(
  'CStarConnectionError',
  CStarError,
  'connection_error',
  'connection_failed',
);
export interface CStarConnectionError extends CStarError {
  readonly name: 'CStarConnectionError' | 'CStarTimeoutError' | 'CStarOfflineError';
}

/** An attempt took longer than `timeout`, or the call longer than `deadline`. */
export const CStarTimeoutError = /* @__PURE__ */ shared<CStarTimeoutError>(
  'CStarTimeoutError',
  CStarConnectionError,
  'connection_error',
  'timed_out',
);
export interface CStarTimeoutError extends CStarConnectionError {
  readonly name: 'CStarTimeoutError';
}

/** The call could not reach the server and waits in the offline queue as `queueId`. */
export const CStarOfflineError = /* @__PURE__ */ shared<CStarOfflineError>(
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
