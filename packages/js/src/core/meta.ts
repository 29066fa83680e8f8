import type { Pagination } from '../types/index.ts';
import type { HeadersLike } from './platform.ts';

/** How much of the key's allowance is left, as of one response. */
export interface RateLimit {
  /** Calls allowed in the window. */
  limit: number;
  /** Calls left in the window. */
  remaining: number;
  /** When the window starts anew, in seconds since 1970. */
  reset: number;
  /** Length of the window in seconds. */
  window: number;
}

/** Facts about one call. */
export interface CallMeta {
  /** The ID of the call. Log it: with it, support finds the call. */
  requestId?: string | undefined;
  /** When the server made the response, ISO 8601. */
  timestamp?: string | undefined;
  /** Where the page stands in its list; only for lists. */
  pagination?: Pagination | undefined;
  rateLimit?: RateLimit | undefined;
  /** How many attempts it took, from 1. 0 before the first call of a client. */
  attempts: number;
  /** The idempotency key that was sent, your own or the automatic one. */
  idempotencyKey?: string | undefined;
  /** Whether the server answered from what it stored for an earlier call with the same key. */
  idempotentReplayed: boolean;
}

/** Reads the facts of a call when somebody wants them: most calls pass without. */
export type ReadMeta = () => CallMeta;

/** Reads the rate-limit headers; `undefined` where the response has none. */
export function readRateLimit(headers: HeadersLike): RateLimit | undefined {
  const text = (name: string) => headers.get(`x-ratelimit-${name}`);
  const limit = text('limit');
  return limit === null
    ? undefined
    : {
        limit: Number(limit),
        remaining: Number(text('remaining')),
        reset: Number(text('reset')),
        window: Number(text('window') ?? 3_600),
      };
}
