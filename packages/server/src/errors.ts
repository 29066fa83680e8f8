import { type ErrorCode, errorCodes } from '@cstar.help/contract';

interface Details {
  /** The parameter at fault, as a dotted path. */
  param?: string;
  /** Seconds to wait before the next try. */
  retryAfter?: number;
  /** Further headers of the response. */
  headers?: Record<string, string>;
  /** What is behind it, for the log only. */
  cause?: unknown;
}

/** An answer that is no success, thrown anywhere below the routes. The message ends with what to do. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly param: string | undefined;
  readonly retryAfter: number | undefined;
  readonly headers: Record<string, string>;

  constructor(code: ErrorCode, message: string, details: Details = {}) {
    super(message, { cause: details.cause });
    this.name = 'ApiError';
    this.code = code;
    this.param = details.param;
    this.retryAfter = details.retryAfter;
    this.headers = details.headers ?? {};
  }

  get status() {
    return errorCodes[this.code].status;
  }
}
