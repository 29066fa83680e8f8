import { createMiddleware } from 'hono/factory';
import type { Logger } from '../logger.ts';
import type { ServerEnvironment } from './environment.ts';

/** One line per request, without query, body or key: none of them belongs into a log. */
export const requestLog = (logger: Logger) =>
  createMiddleware<ServerEnvironment>(async (c, next) => {
    const start = performance.now();
    await next();
    const duration = Math.round(performance.now() - start);
    logger.info(`${c.req.method} ${c.req.path} ${c.res.status} ${duration}ms ${c.var.requestId}`);
  });
