import { streaks } from './constants.ts';
import { addDays } from './days.ts';

/** Days in a row with a closed ticket. */
export interface Streak {
  current: number;
  max: number;
  /** The last day that counted; null before the first. */
  lastDay: string | null;
}

/** The streak after a ticket was closed on a day. Days that lie before the last one change nothing. */
export function extendStreak(streak: Streak, day: string): Streak {
  if (streak.lastDay !== null && day <= streak.lastDay) return streak;
  const current = streak.lastDay === addDays(day, -1) ? streak.current + 1 : 1;
  return { current, max: Math.max(streak.max, current), lastDay: day };
}

/** What a streak still counts on a day: it ends when a whole day went by without a closed ticket. */
export const currentStreak = (streak: Streak, today: string): number =>
  streak.lastDay !== null && streak.lastDay >= addDays(today, -1) ? streak.current : 0;

/** The milestone that a streak has just reached; null when it has reached none. */
export const milestoneReached = (before: Streak, after: Streak): number | null =>
  after.lastDay !== before.lastDay && streaks.milestones.includes(after.current) ? after.current : null;
