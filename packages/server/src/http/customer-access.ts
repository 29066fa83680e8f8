import type { Access } from '@cstar.help/contract';
import { createMiddleware } from 'hono/factory';
import {
  countOne,
  isNameless,
  isOver,
  type Standing,
  tooMany,
  whereFrom,
  whoCalls,
} from '../customer/count.ts';
import type { CustomerLimits } from '../customer/limits.ts';
import { requireCaller, requireCustomer } from '../customer/require.ts';
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

/**
 * Counts the call against its session, or else its address, and refuses what is too much. Sessions of visitors cost
 * nothing, so that all of one address have a limit together as well.
 *
 * @param counts Polls have an allowance of their own, so that whoever types can still send.
 */
export const customerRateLimit = (
  counter: RateCounter,
  limits: CustomerLimits,
  counts: 'calls' | 'polls' = 'calls',
) =>
  createMiddleware<ServerEnvironment>(async (c, next) => {
    const what = counts === 'polls' ? 'customer:polls' : 'customer';
    const own = await countOne(counter, c.var, { what, who: whoCalls(c.var), limit: limits.calls });
    const standings = [own];
    if (isNameless(c.var)) {
      const limit = limits.callsPerAddress;
      standings.push(await countOne(counter, c.var, { what, who: whereFrom(c.var), limit }));
    }
    const nearest = standings.reduce((one, other) => (leftOf(other) < leftOf(one) ? other : one));
    c.header(rateLimitHeaders.limit, String(nearest.limit));
    c.header(rateLimitHeaders.remaining, String(Math.max(0, leftOf(nearest))));
    c.header(rateLimitHeaders.reset, String(Math.ceil((Date.now() + nearest.millisecondsLeft) / 1000)));
    c.header(rateLimitHeaders.window, String(rateLimitWindow));
    if (isOver(nearest)) {
      const who = nearest === own ? 'One browser' : 'Visitors behind one address';
      throw tooMany(nearest, `${who} may make ${nearest.limit} calls per hour.`);
    }
    await next();
  });

const leftOf = ({ limit, used }: Standing): number => limit - used;
