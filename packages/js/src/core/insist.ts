import { CStarValidationError } from '../errors.ts';

/**
 * Refuses an input before anything is sent.
 *
 * @param rule what the input must be, as the end of the sentence that begins with its name
 * @throws CStarValidationError when the condition does not hold
 */
export function insist(condition: boolean, param: string, rule: string): asserts condition {
  if (!condition) throw new CStarValidationError(`${param} must be ${rule}.`, { param });
}
