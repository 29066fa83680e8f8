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

const factNames = [
  'code',
  'type',
  'statusCode',
  'param',
  'requestId',
  'docUrl',
  'retryAfter',
  'attempts',
  'queueId',
] as const satisfies (keyof CStarErrorFacts)[];

/**
 * Gives a class its literal `name` and its usual `type` and `code`, and returns the one class of that
 * name in this process: the ESM copy, the CommonJS copy and every subpath bundle share it, so that
 * `instanceof` holds across them.
 */
function shared<Class extends { prototype: object }>(
  name: string,
  own: Class,
  type: string,
  code = 'unknown',
): Class {
  const slots = globalThis as unknown as Record<symbol, Class | undefined>;
  const slot = Symbol.for(`@cstar.help/js/${name}`);
  const known = slots[slot];
  if (known) return known;
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
    for (const name of factNames) {
      if (facts[name] !== undefined) Object.assign(this, { [name]: facts[name] });
    }
  }

  /** The error as plain data, safe to log: no key, no header, no body, no cause. */
  toJSON(): Record<string, unknown> {
    const facts = Object.fromEntries(factNames.map((name) => [name, this[name]]));
    return { name: this.name, message: this.message, ...facts };
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
export const CStarError = /* @__PURE__ */ shared('CStarError', CStarErrorClass, 'api_error');
export type CStarError = CStarErrorClass;

class ValidationErrorClass extends CStarError {
  declare readonly name: 'CStarValidationError';
}
/** 400, 413 and other refusals of the input: correct `param` and send again. Also thrown before anything is sent. */
export const CStarValidationError = /* @__PURE__ */ shared(
  'CStarValidationError',
  ValidationErrorClass,
  'invalid_request_error',
  'parameter_invalid',
);
export type CStarValidationError = ValidationErrorClass;

class AuthenticationErrorClass extends CStarError {
  declare readonly name: 'CStarAuthenticationError';
}
/** 401: the API key is missing, malformed, unknown or expired. Also thrown by the constructor. */
export const CStarAuthenticationError = /* @__PURE__ */ shared(
  'CStarAuthenticationError',
  AuthenticationErrorClass,
  'authentication_error',
);
export type CStarAuthenticationError = AuthenticationErrorClass;

class PermissionErrorClass extends CStarError {
  declare readonly name: 'CStarPermissionError';
}
/** 403: the key is good but may not do this: a publishable key on a write, or another team's data. */
export const CStarPermissionError = /* @__PURE__ */ shared(
  'CStarPermissionError',
  PermissionErrorClass,
  'authorization_error',
  'insufficient_permissions',
);
export type CStarPermissionError = PermissionErrorClass;

class NotFoundErrorClass extends CStarError {
  declare readonly name: 'CStarNotFoundError';
}
/** 404: nothing has this id in this team and environment. */
export const CStarNotFoundError = /* @__PURE__ */ shared(
  'CStarNotFoundError',
  NotFoundErrorClass,
  'not_found_error',
  'resource_missing',
);
export type CStarNotFoundError = NotFoundErrorClass;

class ConflictErrorClass extends CStarError {
  declare readonly name: 'CStarConflictError';
}
/** 409: it clashes with what is there: a taken e-mail address, a reused idempotency key. */
export const CStarConflictError = /* @__PURE__ */ shared(
  'CStarConflictError',
  ConflictErrorClass,
  'conflict_error',
  'resource_conflict',
);
export type CStarConflictError = ConflictErrorClass;

class RateLimitErrorClass extends CStarError {
  declare readonly name: 'CStarRateLimitError';
  /** Seconds to wait before the next try; 60 when the server did not say. */
  declare readonly retryAfter: number;
}
/** 429: too many calls with this key. Wait `retryAfter` seconds. */
export const CStarRateLimitError = /* @__PURE__ */ shared(
  'CStarRateLimitError',
  RateLimitErrorClass,
  'rate_limit_error',
  'rate_limit_exceeded',
);
export type CStarRateLimitError = RateLimitErrorClass;

class ServerErrorClass extends CStarError {
  declare readonly name: 'CStarServerError';
}
/** 5xx, or an answer that is not the API's: the fault is not in your call. */
export const CStarServerError = /* @__PURE__ */ shared(
  'CStarServerError',
  ServerErrorClass,
  'api_error',
  'internal_error',
);
export type CStarServerError = ServerErrorClass;

class FeatureNotConfiguredErrorClass extends CStarError {
  declare readonly name: 'CStarFeatureNotConfiguredError';
}
/** The feature exists but is not set up for this team. */
export const CStarFeatureNotConfiguredError = /* @__PURE__ */ shared(
  'CStarFeatureNotConfiguredError',
  FeatureNotConfiguredErrorClass,
  'feature_not_configured_error',
  'feature_not_configured',
);
export type CStarFeatureNotConfiguredError = FeatureNotConfiguredErrorClass;

class ConnectionErrorClass extends CStarError {
  declare readonly name: 'CStarConnectionError' | 'CStarTimeoutError' | 'CStarOfflineError';
}
/** The server could not be reached, or the connection broke. `cause` holds the platform's error. */
export const CStarConnectionError = /* @__PURE__ */ shared(
  'CStarConnectionError',
  ConnectionErrorClass,
  'connection_error',
  'connection_failed',
);
export type CStarConnectionError = ConnectionErrorClass;

class TimeoutErrorClass extends CStarConnectionError {
  declare readonly name: 'CStarTimeoutError';
}
/** An attempt took longer than `timeout`, or the call longer than `deadline`. */
export const CStarTimeoutError = /* @__PURE__ */ shared(
  'CStarTimeoutError',
  TimeoutErrorClass,
  'connection_error',
  'timed_out',
);
export type CStarTimeoutError = TimeoutErrorClass;

class OfflineErrorClass extends CStarConnectionError {
  declare readonly name: 'CStarOfflineError';
  /** The id of the call in the offline queue. */
  declare readonly queueId: string;
}
/** The call could not reach the server and waits in the offline queue as `queueId`. */
export const CStarOfflineError = /* @__PURE__ */ shared(
  'CStarOfflineError',
  OfflineErrorClass,
  'connection_error',
  'queued_offline',
);
export type CStarOfflineError = OfflineErrorClass;
