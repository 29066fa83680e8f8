import { cors } from 'hono/cors';
import { rateLimitHeaders } from './rate-limit.ts';
import { requestIdHeader } from './request-id.ts';

const oneDay = 86_400;

/** Lets any web page call with a publishable key, and read the facts about its calls. */
export const crossOrigin = () =>
  cors({
    origin: '*',
    allowMethods: ['GET', 'POST', 'PATCH', 'DELETE'],
    exposeHeaders: [requestIdHeader, 'retry-after', ...Object.values(rateLimitHeaders)],
    maxAge: oneDay,
  });
