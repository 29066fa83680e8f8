import type { CStarError } from '../errors.ts';
import * as defaults from './defaults.ts';

/** What of an error the decision needs. */
export type Failure = Partial<Pick<CStarError, 'statusCode' | 'code' | 'retryAfter'>>;

function isTransient({ statusCode: status, code }: Failure): boolean {
  // Without a status, the server did not answer.
  if (status === undefined || status >= 500 || status === 408 || status === 429) return true;
  // The first attempt of the same logical call is still running on the server.
  return code === 'idempotency_key_in_progress';
}

/**
 * Decides what follows a failed attempt: the milliseconds to wait before the next one, or `null` to stop.
 *
 * @param attempt the attempt that failed, from 1
 * @param remaining milliseconds left until the deadline of the call
 */
export function decide(
  failure: Failure,
  attempt: number,
  maxRetries: number,
  remaining: number,
  random: () => number = Math.random,
): number | null {
  if (attempt > maxRetries || !isTransient(failure)) return null;
  const { retryAfter } = failure;
  if (retryAfter !== undefined && retryAfter > defaults.maxRetryAfterSeconds) return null;
  const base =
    retryAfter === undefined
      ? Math.min(defaults.backoffBase * 2 ** (attempt - 1), defaults.backoffCap)
      : retryAfter * 1_000;
  const wait = base + random() * defaults.jitter;
  return wait < remaining ? wait : null;
}

/**
 * Reads a Retry-After header: seconds or an HTTP date. `undefined` when there is none or it
 * makes no sense, so that it can never become an instant retry.
 */
export function parseRetryAfter(text: string | null, now: number = Date.now()): number | undefined {
  // Every HTTP date ends so; what else Date.parse would read as a date is garbage here.
  const seconds = text?.endsWith('GMT')
    ? Math.max(0, Math.ceil((Date.parse(text) - now) / 1_000))
    : Number(text || undefined);
  return seconds >= 0 ? seconds : undefined;
}
