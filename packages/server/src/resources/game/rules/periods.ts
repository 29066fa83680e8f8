import { addDays, dayOf, startOfDay } from './days.ts';

export type Period = 'daily' | 'weekly' | 'allTime';

/** The time that a leaderboard counts: from its start up to, and without, its end. Null is open. */
export interface Span {
  startsAt: Date | null;
  endsAt: Date | null;
}

/** The span of a period that a moment falls into: days and weeks in UTC, weeks from Monday. */
export function spanOf(period: Period, moment: Date): Span {
  if (period === 'allTime') return { startsAt: null, endsAt: null };
  const today = dayOf(moment);
  if (period === 'daily') return { startsAt: startOfDay(today), endsAt: startOfDay(addDays(today, 1)) };
  const monday = addDays(today, -((moment.getUTCDay() + 6) % 7));
  return { startsAt: startOfDay(monday), endsAt: startOfDay(addDays(monday, 7)) };
}
