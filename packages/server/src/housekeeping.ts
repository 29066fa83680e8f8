import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Database } from './db/database.ts';
import { removeExpired } from './db/owner.ts';
import type { ServerEnvironment } from './http/environment.ts';
import type { Logger } from './logger.ts';

const interval = 10 * 60 * 1000;
const readMethods: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Removes expired rows now and then, driven by writes: no timer that would have to be stopped. */
export interface Housekeeping {
  afterWrites: MiddlewareHandler<ServerEnvironment>;
  /** Resolves when a running removal is done. */
  close(): Promise<void>;
}

export function createHousekeeping(db: Database, clock: () => number, logger: Logger): Housekeeping {
  let last = clock();
  let running = Promise.resolve();
  return {
    afterWrites: createMiddleware<ServerEnvironment>(async (c, next) => {
      await next();
      const now = clock();
      if (readMethods.has(c.req.method) || now - last < interval) return;
      last = now;
      // Not awaited: the caller's response must not wait for it.
      running = removeExpired(db, new Date(now)).catch((error: unknown) =>
        logger.error('Removing expired rows failed', error),
      );
    }),
    close: () => running,
  };
}
