import { except } from 'hono/combine';
import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import { ApiError } from '../errors.ts';
import type { ServerEnvironment } from './environment.ts';
import { rateLimitHeaders } from './rate-limit.ts';
import { requestIdHeader } from './request-id.ts';

const oneDay = 86_400;

/** Lets any web page call with a publishable key, and read the facts about its calls. */
export const crossOrigin = () =>
  except(
    ['/__dev/*', '/__faults/*'],
    cors({
      origin: '*',
      allowMethods: ['GET', 'POST', 'PATCH', 'DELETE'],
      exposeHeaders: [requestIdHeader, 'retry-after', 'etag', ...Object.values(rateLimitHeaders)],
      maxAge: oneDay,
    }),
  );

/** Keeps web pages out. A page may send a POST anywhere, and this server runs on a developer's machine. */
export const refuseWebPages = createMiddleware<ServerEnvironment>(async (c, next) => {
  if (c.req.header('origin') !== undefined) {
    throw new ApiError(
      'insufficient_permissions',
      'Web pages may not call this path. Call it from a test or a terminal, without an Origin header.',
    );
  }
  await next();
});
