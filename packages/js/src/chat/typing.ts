import { path } from '../core/url.ts';
import { asError } from './as-error.ts';
import type { Presence } from './presence.ts';

/** Milliseconds between two calls that say the same. */
const interval = 3_000;

/**
 * Whether to tell the others: that somebody types, at most every three seconds; that they have stopped, at once and
 * only once.
 */
function isNews(lastTold: number | undefined, isTyping: boolean, now: number): boolean {
  return isTyping ? lastTold === undefined || now - lastTold >= interval : lastTold !== undefined;
}

/** Tells the others that the customer types, or has stopped. It does not matter enough to fail: errors are reported. */
export async function tellTyping(
  { transport, typing, failed }: Presence,
  ticketId: string,
  isTyping: boolean,
): Promise<void> {
  const now = Date.now();
  if (!isNews(typing.get(ticketId), isTyping, now)) return;
  if (isTyping) typing.set(ticketId, now);
  else typing.delete(ticketId);
  await transport
    .post(path`tickets/${ticketId}/typing`, { isTyping }, { maxRetries: 0 })
    .catch((cause) => failed(asError(cause)));
}
