import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { removeOldVisitors } from './customer/proactive/forget.ts';
import type { Database } from './db/database.ts';
import { removeExpired } from './db/owner.ts';
import { removeOldEvents } from './events/log.ts';
import type { ServerEnvironment } from './http/environment.ts';
import type { Logger } from './logger.ts';
import type { Storage } from './resources/attachments/storage/storage.ts';
import { sweepFiles } from './resources/attachments/sweep.ts';

const interval = 10 * 60 * 1000;
const readMethods: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Removes expired rows now and then, driven by writes: no timer that would have to be stopped. */
export interface Housekeeping {
  afterWrites: MiddlewareHandler<ServerEnvironment>;
  /** Resolves when a running removal is done. */
  close(): Promise<void>;
}

export function createHousekeeping(
  db: Database,
  clock: () => number,
  logger: Logger,
  storage?: Storage | undefined,
): Housekeeping {
  let last = clock();
  let running = Promise.resolve();
  return {
    afterWrites: createMiddleware<ServerEnvironment>(async (c, next) => {
      await next();
      const now = clock();
      if (readMethods.has(c.req.method) || now - last < interval) return;
      last = now;
      // Not awaited: the caller's response must not wait for it.
      running = removeAll(db, new Date(now), storage).catch((error: unknown) =>
        logger.error('Removing expired rows failed', error),
      );
    }),
    close: () => running,
  };
}

async function removeAll(db: Database, now: Date, storage: Storage | undefined): Promise<void> {
  await removeExpired(db, now);
  await removeOldEvents(db, now);
  await removeOldVisitors(db, now);
  if (storage !== undefined) await sweepFiles(db, storage);
}
