import { unlikeApi } from '../core/failure.ts';
import { CStarConnectionError, CStarError, CStarTimeoutError } from '../errors.ts';

/** What is known of a write that failed. */
export interface Loss {
  error: unknown;
  /** Whether the caller has taken the call back. */
  aborted?: boolean | undefined;
  /** Whether its attempts carried an idempotency key. */
  keyed?: boolean | undefined;
  /** Whether it holds files. */
  files?: boolean | undefined;
  /** Whether it has headers of its own: they may hold secrets, so that they are not stored. */
  ownHeaders?: boolean | undefined;
  /** Whether only its answer is of use, so that a late one is none. */
  answerOnly?: boolean | undefined;
  /** Whether it ran out of time before the storage answered. */
  unstored?: boolean | undefined;
}

const said = (why: string) =>
  `Not kept in the offline queue: ${why}. Send it again when the server can be reached.`;

/**
 * Decides whether a failed write waits in the offline queue: `true`, `false`, or what to tell the caller who
 * might expect it.
 */
export function keep(loss: Loss): boolean | string {
  const { error, aborted, keyed, files, ownHeaders, answerOnly, unstored } = loss;
  // With an HTTP status, the server was reached, whatever it said.
  if (aborted || !(error instanceof CStarConnectionError) || error.statusCode !== undefined) return false;
  if (files) return said('it holds files');
  if (ownHeaders) return said('it has headers of its own');
  if (answerOnly) return said('its answer would come too late');
  if (unstored) return said('its storage does not answer');
  if (error instanceof CStarTimeoutError && error.attempts && !keyed) {
    return said('it may have arrived, and has no idempotencyKey');
  }
  return true;
}

/** What follows the failure of a replay. */
export type Next =
  /** The server is out of reach, or wants nothing of this client: no item has a chance now. */
  | 'stop'
  /** This item has to wait, and those behind it. */
  | 'wait'
  /** It will never succeed as it is. */
  | 'dead';

/** By status, or by its hundreds. Below 400, somebody else answered in place of the API: the login page of a network. */
const nextByStatus: Record<number, Next> = {
  2: 'stop',
  3: 'stop',
  401: 'stop',
  408: 'wait',
  // Of the size of the item, whoever says so.
  413: 'dead',
  // Of the key, not of the item: the others would get the same answer.
  429: 'stop',
  4: 'dead',
  5: 'wait',
};

/** Decides what follows the failure of a replay. */
export function afterFailure(error: unknown): Next {
  if (!(error instanceof CStarError) || error instanceof CStarConnectionError) return 'stop';
  const { statusCode = 400, code } = error;
  if (code === 'client_destroyed') return 'stop';
  if (code === 'idempotency_key_in_progress') return 'wait';
  const known = nextByStatus[statusCode];
  if (known) return known;
  // The page of a network that wants a login, or of a proxy: the API never saw the item.
  if (statusCode < 500 && error.message.includes(unlikeApi)) return 'stop';
  return nextByStatus[Math.floor(statusCode / 100)] ?? 'wait';
}
