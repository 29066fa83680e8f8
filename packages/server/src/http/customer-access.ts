import type { Access } from '@cstar.help/contract';
import { createMiddleware } from 'hono/factory';
import { factsOf, requireCaller, requireCustomer } from '../customer/require.ts';
import { ApiError } from '../errors.ts';
import type { RateCounter } from '../rate-counter.ts';
import type { ServerEnvironment } from './environment.ts';
import { rateLimitHeaders, rateLimitWindow } from './rate-limit.ts';

/** Lets in whom the endpoint is for. */
export const customerAccess = ({ access }: { access: Access }) =>
  createMiddleware<ServerEnvironment>(async (c, next) => {
    if (access === 'visitor') requireCaller(c.var);
    if (access === 'customer') requireCustomer(c.var);
    await next();
  });

/** Calls per hour of one session, or of one address without a session, at one team. */
export const defaultCustomerLimit = 2000;

/**
 * Counts the call against its session, or else its address, and refuses what is too much.
 *
 * @param counts Polls have an allowance of their own, so that whoever types can still send.
 */
export const customerRateLimit = (counter: RateCounter, limit: number, counts: 'calls' | 'polls' = 'calls') =>
  createMiddleware<ServerEnvironment>(async (c, next) => {
    const { caller, address } = factsOf(c.var);
    const { teamId, environment } = c.var.principal;
    const who = caller === null ? `address:${address}` : `session:${caller.sessionId}`;
    const key = `customer:${teamId}:${environment}:${who}`;
    const { used, millisecondsLeft } = await counter.count(counts === 'polls' ? `${key}:polls` : key);
    const secondsLeft = Math.max(1, Math.ceil(millisecondsLeft / 1000));
    c.header(rateLimitHeaders.limit, String(limit));
    c.header(rateLimitHeaders.remaining, String(Math.max(0, limit - used)));
    c.header(rateLimitHeaders.reset, String(Math.ceil((Date.now() + millisecondsLeft) / 1000)));
    c.header(rateLimitHeaders.window, String(rateLimitWindow));
    if (used > limit) {
      throw new ApiError(
        'rate_limit_exceeded',
        `One browser may make ${limit} calls per hour. Wait ${secondsLeft} seconds, then try again.`,
        { retryAfter: secondsLeft },
      );
    }
    await next();
  });
