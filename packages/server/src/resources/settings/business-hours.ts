import { DateTime } from 'luxon';
import { type BusinessHours, weekdays } from '../../db/schema/index.ts';

const minute = 60_000;

/** Where a walk over the calendar ends: what is not reached in ten years is never due. */
const maxDays = 3_653;

/** A stretch of work: from the first millisecond to before the last one. */
interface Shift {
  start: number;
  end: number;
}

/**
 * The moment at which so many minutes of business hours have passed.
 *
 * @param minutes 0 gives `from` itself, in or out of hours
 * @returns null when the hours never add up to it: nobody works on any day, or too little within ten years
 * @example
 * addBusinessMinutes(hours, new Date(), 240);
 */
export function addBusinessMinutes(hours: BusinessHours, from: Date, minutes: number): Date | null {
  if (!hours.enabled) return new Date(from.getTime() + minutes * minute);
  let left = minutes * minute;
  if (left <= 0) return from;
  for (const shift of shiftsFrom(hours, from)) {
    const length = shift.end - shift.start;
    if (left <= length) return new Date(shift.start + left);
    left -= length;
  }
  return null;
}

/** The minutes of business hours between two moments; 0 when `to` is not after `from`. */
export function businessMinutesBetween(hours: BusinessHours, from: Date, to: Date): number {
  const until = to.getTime();
  if (until <= from.getTime()) return 0;
  if (!hours.enabled) return (until - from.getTime()) / minute;
  let worked = 0;
  for (const shift of shiftsFrom(hours, from)) {
    if (shift.start >= until) break;
    worked += Math.min(shift.end, until) - shift.start;
  }
  return worked / minute;
}

/** The shifts that follow a moment, the first one cut so that it begins no earlier. */
function* shiftsFrom(hours: BusinessHours, from: Date): Generator<Shift> {
  if (!weekdays.some((day) => hours.schedule[day].enabled)) return;
  const holidays = new Set(hours.holidays);
  let day = DateTime.fromJSDate(from, { zone: hours.timezone }).startOf('day');
  for (let days = 0; days < maxDays; days++) {
    const shift = holidays.has(day.toFormat('yyyy-MM-dd')) ? undefined : shiftOf(hours, day);
    if (shift !== undefined && shift.end > from.getTime()) {
      yield { start: Math.max(shift.start, from.getTime()), end: shift.end };
    }
    day = day.plus({ days: 1 }).startOf('day');
  }
}

/** The hours of one day as moments: where the clock changes meanwhile, the day has an hour more or less. */
function shiftOf({ schedule }: BusinessHours, day: DateTime): Shift | undefined {
  const weekday = weekdays[day.weekday - 1];
  if (weekday === undefined) return undefined;
  const { enabled, start, end } = schedule[weekday];
  if (!enabled) return undefined;
  const shift = { start: momentAt(day, start), end: momentAt(day, end) };
  return shift.end > shift.start ? shift : undefined;
}

function momentAt(day: DateTime, time: string): number {
  const [hour = 0, minutes = 0] = time.split(':').map(Number);
  if (hour === 24) return day.plus({ days: 1 }).startOf('day').toMillis();
  return day.set({ hour, minute: minutes }).toMillis();
}
