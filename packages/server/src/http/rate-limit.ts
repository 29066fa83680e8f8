import { createMiddleware } from 'hono/factory';
import { ApiError } from '../errors.ts';
import type { RateCounter } from '../rate-counter.ts';
import type { ServerEnvironment } from './environment.ts';

/** One hour, in seconds. */
export const rateLimitWindow = 3600;

/** Requests per key in one window. */
export const defaultRateLimits = { secret: 1000, publishable: 100 } as const;

/** Polls per key in one window, whatever else it may do: one every five seconds fits well. */
const pollLimit = 1000;

export interface ServerRateLimits {
  secret: number;
  publishable: number;
}

export const rateLimitHeaders = {
  limit: 'x-ratelimit-limit',
  remaining: 'x-ratelimit-remaining',
  reset: 'x-ratelimit-reset',
  window: 'x-ratelimit-window',
} as const;

/**
 * Counts the call against its key, tells where the key stands, and refuses what is too much.
 *
 * @param counts Polls have an allowance of their own, so that whoever polls can still make calls.
 */
export const rateLimit = (
  counter: RateCounter,
  serverLimits: ServerRateLimits,
  counts: 'calls' | 'polls' = 'calls',
) =>
  createMiddleware<ServerEnvironment>(async (c, next) => {
    const { keyId, keyType } = c.var.principal;
    const isPoll = counts === 'polls';
    const limit = isPoll ? pollLimit : (c.var.teamRateLimits[keyType] ?? serverLimits[keyType]);
    const { used, millisecondsLeft } = await counter.count(isPoll ? `${keyId}:polls` : keyId);
    const secondsLeft = Math.max(1, Math.ceil(millisecondsLeft / 1000));
    c.header(rateLimitHeaders.limit, String(limit));
    c.header(rateLimitHeaders.remaining, String(Math.max(0, limit - used)));
    c.header(rateLimitHeaders.reset, String(Math.ceil((Date.now() + millisecondsLeft) / 1000)));
    c.header(rateLimitHeaders.window, String(rateLimitWindow));
    if (used > limit) {
      throw new ApiError(
        'rate_limit_exceeded',
        `This key may make ${limit} ${isPoll ? 'polls' : 'requests'} per hour. Wait ${secondsLeft} seconds, then try again.`,
        { retryAfter: secondsLeft },
      );
    }
    await next();
  });
