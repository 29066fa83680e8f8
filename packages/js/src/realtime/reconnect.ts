import type { CStarError } from '../errors.ts';
import { limits } from './limits.ts';

/** How an attempt to stream ended that nobody asked to end. */
export interface Loss {
  error: CStarError;
  /** Milliseconds from its first byte to its end; `undefined` when no byte came. */
  heardFor: number | undefined;
}

/** What follows a loss: the failures counted so far, and the milliseconds until the next attempt; `null` for none. */
export interface Verdict {
  failures: number;
  wait: number | null;
}

/** Whether asking again cannot help: the server refused, or sent us elsewhere. */
export function isFinal({
  statusCode: status = 500,
  code,
}: Pick<CStarError, 'statusCode' | 'code'>): boolean {
  if (code === 'redirect_refused') return true;
  return status >= 300 && status < 500 && status !== 408 && status !== 429;
}

/** Decides what follows a loss, after so many failures in a row before it. */
export function judge(
  { error, heardFor = 0 }: Loss,
  failures: number,
  random: () => number = Math.random,
): Verdict {
  // A connection that opens and breaks at once is a failure like any other: only a lasting one wipes the slate.
  const count = heardFor >= limits.stableAfter ? 1 : failures + 1;
  return { failures: count, wait: isFinal(error) ? null : delay(error, count, random) };
}

/** Milliseconds to wait after so many failures: anything up to a bound that doubles, or what the server asked for. */
export function delay(
  { retryAfter }: Pick<CStarError, 'retryAfter'>,
  failures: number,
  random: () => number = Math.random,
): number {
  if (retryAfter !== undefined) {
    return Math.min(retryAfter * 1_000, limits.longestRetryAfter) + random() * limits.retryAfterSpread;
  }
  return random() * Math.min(limits.backoffBase * 2 ** (failures - 1), limits.backoffCap);
}
