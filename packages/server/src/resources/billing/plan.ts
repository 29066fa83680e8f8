import type { RoleName } from '@cstar.help/contract';
import { DateTime } from 'luxon';

/** What the one plan costs, per seat and month. */
export const plan = { name: 'team', pricePerSeat: 15, currency: 'usd' } as const;

/** Spectators only watch, and are free. */
const free: ReadonlySet<RoleName> = new Set<RoleName>(['spectator']);

export const seatsOf = (roles: readonly RoleName[]): number => roles.filter((role) => !free.has(role)).length;

export interface Period {
  start: Date;
  end: Date;
}

/**
 * The month of a subscription that a moment lies in. Months begin on the day and at the time of the
 * first one, in UTC, or on the last day of a month that is too short for it.
 */
export function periodAt(first: Date, now: Date): Period {
  const origin = DateTime.fromJSDate(first, { zone: 'utc' });
  const moment = DateTime.fromJSDate(now, { zone: 'utc' });
  // Counted from the first one each time: from the 28th of February no step leads back to the 31st.
  const beginning = (months: number) => origin.plus({ months });
  const between = (moment.year - origin.year) * 12 + moment.month - origin.month;
  const months = Math.max(0, beginning(between) > moment ? between - 1 : between);
  return { start: beginning(months).toJSDate(), end: beginning(months + 1).toJSDate() };
}
