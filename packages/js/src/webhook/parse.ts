import type { CStarEvent } from '../types/index.ts';
import { isText } from './bytes.ts';
import { mistake } from './mistakes.ts';

/**
 * The event in a body whose signature is good.
 *
 * @throws WebhookSignatureError when it is none; what the parser says of it could quote the body, and is left out
 */
export function parseEvent(text: string): CStarEvent {
  try {
    const event = JSON.parse(text);
    if (isText(event.id) && isText(event.type)) return event;
  } catch {
    // Told below, as for JSON that is no event.
  }
  throw mistake('body_not_event', 'is signed, but no event');
}
