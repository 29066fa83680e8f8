import { z } from 'zod';

// Moments as callers send them. Beyond these bounds databases, calendars and offsets no longer agree
// on what a year is, so that a moment could be taken and then be of no use.
const earliest = Date.UTC(1900, 0, 1);
const tooLate = Date.UTC(9999, 11, 31);
/** A moment with its offset and nanoseconds has 35 signs. */
const maxLength = 40;

const outside = 'expected a time from 1900-01-01 to 9999-12-30 in UTC';

const isWithinBounds = (value: string): boolean => {
  const time = Date.parse(value);
  return time >= earliest && time < tooLate;
};

const moment = z.iso.datetime({
  offset: true,
  error: 'expected a moment with Z or an offset, such as 2026-01-31T12:00:00Z',
});
const day = z.iso.date('expected a day such as 2026-01-31');

/** A moment, as text: ISO 8601 with Z or an offset. */
export const momentInput = () =>
  moment
    .refine((value) => value.length <= maxLength, `expected at most ${maxLength} characters`)
    .refine(isWithinBounds, outside);

/** A day, as text: YYYY-MM-DD. */
export const dayInput = () => day.refine(isWithinBounds, outside);

/** A day or a moment, as text. */
export const dayOrMomentInput = () =>
  z
    .string()
    .max(maxLength)
    .refine(
      (value) => day.safeParse(value).success || moment.safeParse(value).success,
      'expected a day such as 2026-01-31, or a moment such as 2026-01-31T12:00:00Z',
    )
    .refine(isWithinBounds, outside);
