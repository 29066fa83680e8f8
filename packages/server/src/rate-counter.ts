import type { Pool } from 'pg';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';

/** Counts calls per key in a fixed window that starts with the first call. */
export interface RateCounter {
  /** @param seconds The window of this key. Default: the counter's. */
  count(key: string, seconds?: number): Promise<{ used: number; millisecondsLeft: number }>;
  /** Takes one call back that was counted. */
  giveBack(key: string): Promise<void>;
  /** Begins anew. */
  forget(key: string): Promise<void>;
  close(): Promise<void>;
}

// Limits differ from team to team, so the limiters only count, up to their own ceiling, and the
// middleware compares. The ceiling is the largest number that the table's column holds.
const ceiling = 2_147_483_647;

const countWith = (limiter: RateLimiterAbstract): Omit<RateCounter, 'close'> => ({
  async count(key, seconds) {
    const options = seconds === undefined ? {} : { customDuration: seconds };
    const { consumedPoints, msBeforeNext } = await limiter.consume(key, 1, options);
    return { used: consumedPoints, millisecondsLeft: msBeforeNext };
  },
  async giveBack(key) {
    await limiter.reward(key);
  },
  async forget(key) {
    await limiter.delete(key);
  },
});

/**
 * Counts in this process, for an embedded database, which has one process.
 *
 * @param window seconds
 */
export function countInMemory(window: number): RateCounter {
  const limiter = new RateLimiterMemory({ points: ceiling, duration: window });
  return {
    ...countWith(limiter),
    async close() {
      // Deleting a key stops its timer.
      for (const { key } of limiter.dump().storage) await limiter.delete(key);
    },
  };
}

/**
 * Counts in the database that the server processes share.
 *
 * @param window seconds
 */
export function countInPostgres(pool: Pool, window: number): RateCounter {
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    points: ceiling,
    duration: window,
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: false,
  });
  return {
    ...countWith(limiter),
    close: () => Promise.resolve(),
  };
}
