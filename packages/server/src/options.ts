import { defaultRateLimits, type ServerRateLimits } from './http/rate-limit.ts';
import { type Logger, silent } from './logger.ts';

/** Requests per hour. Beyond any real need, and below what the counter can hold. */
export const maxRateLimit = 1_000_000_000;

export interface StartOptions {
  /** TCP port. Default 3000; 0 takes any free one. */
  port?: number | undefined;
  /** Address to listen on. Default `127.0.0.1`, which only this machine reaches. */
  host?: string | undefined;
  /**
   * `memory`, the path of a folder, or the URL of a Postgres 15 or later.
   * Default: the environment variable `DATABASE_URL`, else `memory`.
   */
  database?: string | undefined;
  /**
   * Where the bytes of attachments go: `memory`, or the path of a folder. Default: the S3-compatible
   * store of the environment variables `CSTAR_S3_…`, else `CSTAR_STORAGE`, else beside the database.
   */
  storage?: string | undefined;
  /** Mounts `POST /__dev/teams` and compares each response with the contract. Default false. */
  development?: boolean | undefined;
  /** Requests per hour and key, at least 1. Default 1000 for secret keys, 100 for publishable ones. */
  rateLimits?: { secret?: number | undefined; publishable?: number | undefined } | undefined;
  /** Milliseconds since 1970. Default `Date.now`. Rate limits always go by the real clock. */
  clock?: (() => number) | undefined;
  /** Where to write one line per request, and errors. Default: nowhere. */
  logger?: Logger | undefined;
}

export interface Settings {
  port: number;
  host: string;
  database: string;
  storage: string | undefined;
  development: boolean;
  rateLimits: ServerRateLimits;
  clock: () => number;
  logger: Logger;
}

/**
 * Fills in what an option leaves open.
 *
 * @throws RangeError that names the option whose number is out of range.
 */
export function settingsOf(options: StartOptions, environment: Record<string, string | undefined>): Settings {
  const port = options.port ?? 3000;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RangeError(
      `port must be a whole number from 0 to 65535, but is ${port}. Use 0 for any free one.`,
    );
  }
  return {
    port,
    host: options.host ?? '127.0.0.1',
    database: options.database ?? (environment.DATABASE_URL || 'memory'),
    storage: options.storage,
    development: options.development ?? false,
    rateLimits: {
      secret: rateLimitOf(options, 'secret'),
      publishable: rateLimitOf(options, 'publishable'),
    },
    clock: options.clock ?? Date.now,
    logger: options.logger ?? silent,
  };
}

function rateLimitOf({ rateLimits }: StartOptions, keyType: keyof ServerRateLimits): number {
  const limit = rateLimits?.[keyType] ?? defaultRateLimits[keyType];
  if (!Number.isInteger(limit) || limit < 1 || limit > maxRateLimit) {
    throw new RangeError(
      `rateLimits.${keyType} must be a whole number from 1 to ${maxRateLimit}, but is ${limit}. Leave it out for ${defaultRateLimits[keyType]}.`,
    );
  }
  return limit;
}
