import { ApiError } from '../../errors.ts';

/** Clocks differ a little. Milliseconds. */
const tolerance = 60_000;

/** Holds a moment that a record tells to what can have been. */
export function requirePast(moment: Date | undefined, now: Date, param: string): void {
  if (moment === undefined || moment.getTime() <= now.getTime() + tolerance) return;
  throw new ApiError('parameter_invalid', `${param} lies in the future. Send when it happened.`, { param });
}
