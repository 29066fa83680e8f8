import type { Pool } from 'pg';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';

/** Counts calls per key in a fixed window that starts with the first call. */
export interface RateCounter {
  count(key: string): Promise<{ used: number; millisecondsLeft: number }>;
  close(): Promise<void>;
}

// Limits differ from team to team, so the limiters only count, up to their own ceiling, and the
// middleware compares. The ceiling is the largest number that the table's column holds.
const ceiling = 2_147_483_647;

const countWith =
  (limiter: RateLimiterAbstract): RateCounter['count'] =>
  async (key) => {
    const { consumedPoints, msBeforeNext } = await limiter.consume(key);
    return { used: consumedPoints, millisecondsLeft: msBeforeNext };
  };

/** Counts in this process, for an embedded database, which has one process. */
export function countInMemory(window: number): RateCounter {
  const limiter = new RateLimiterMemory({ points: ceiling, duration: window });
  return {
    count: countWith(limiter),
    async close() {
      // Deleting a key stops its timer.
      for (const { key } of limiter.dump().storage) await limiter.delete(key);
    },
  };
}

/** Counts in the database that the server processes share. */
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
    count: countWith(limiter),
    close: () => Promise.resolve(),
  };
}
