import { CStarError } from '../errors.ts';
import { elapsed, type Moment } from './clock.ts';
import { type Held, lifeLeft } from './session.ts';

/** Milliseconds. */
export const times = {
  /** An access token is refreshed so long before it ends. */
  early: 30_000,
  /** For one attempt to refresh: so short that a second one fits. */
  attempt: 5_000,
  /** For all attempts: shorter than the server remembers an answer that was lost, since later on it takes the next for a thief. */
  refresh: 9_000,
  /** After a failed refresh; doubles with each. */
  rest: 1_000,
  longestRest: 60_000,
} as const;

/** A refresh failed: the next one waits a little, and who asks until then gets the same error. */
export interface Rest {
  readonly error: unknown;
  readonly failures: number;
  readonly since: Moment;
  readonly length: number;
}

/** What there is to know when somebody asks for an access token. */
interface Question {
  held: Held | null;
  /** The token that the server has just refused. */
  refused?: string | undefined;
  rest?: Rest | undefined;
  at: Moment;
}

/** Decides what somebody who asks for an access token gets. */
export function advise({ held, refused, rest, at }: Question): 'nobody' | 'use' | 'refresh' | 'fail' {
  if (!held) return 'nobody';
  const left = lifeLeft(held, at);
  const isRefused = refused === held.session.accessToken;
  // One that lives shortly is not old from the start.
  if (!isRefused && left > Math.min(times.early, held.expiresIn * 500)) return 'use';
  if (!rest || elapsed(rest.since, at) >= rest.length) return 'refresh';
  return isRefused || left <= 0 ? 'fail' : 'use';
}

/** Whether an error is the server's word that the session is over. Only that is: a proxy may send a 401 as well. */
const isEnd = (error: unknown): boolean =>
  error instanceof CStarError && error.statusCode === 401 && error.code === 'invalid_token';

/**
 * Decides what becomes of the session that a refresh began with, by the error that it ended with, if any: `take` what
 * the server said, a new session or none, or `rest`. Where there is another one by now, of a login or of another tab,
 * or none, that is newer than any answer: `keep` it.
 */
export function conclude(began: Held, present: Held | null, error?: unknown): 'keep' | 'take' | 'rest' {
  if (present !== began) return 'keep';
  return error === undefined || isEnd(error) ? 'take' : 'rest';
}

/** The pause after one more failure. */
export function restAfter(error: unknown, before: Rest | undefined, since: Moment): Rest {
  const failures = (before?.failures ?? 0) + 1;
  const asked = error instanceof CStarError && error.retryAfter ? error.retryAfter * 1_000 : 0;
  const length = Math.min(Math.max(times.rest * 2 ** (failures - 1), asked), times.longestRest);
  return { error, failures, since, length };
}
