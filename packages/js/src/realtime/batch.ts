import { fieldsOf } from '../core/envelope.ts';
import { CStarServerError } from '../errors.ts';

/** What a poll is answered with. */
export interface Batch {
  /** As they came: none of them is checked. */
  events: unknown[];
  cursor: string;
  hasMore: boolean;
  gap: boolean;
}

const isBatch = (answer: unknown): answer is Batch => {
  const { events, cursor } = fieldsOf(answer);
  return Array.isArray(events) && typeof cursor === 'string';
};

/**
 * Checks what polling cannot go on without.
 *
 * @throws CStarServerError with the code `malformed_answer`
 */
export function readBatch(answer: unknown): Batch {
  if (isBatch(answer)) return answer;
  const message =
    'The answer to a poll lacks `events` or `cursor`. The next poll asks again from the same place.';
  throw new CStarServerError(message, { code: 'malformed_answer' });
}
