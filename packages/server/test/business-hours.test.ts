import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addBusinessMinutes, businessMinutesBetween } from '../src/resources/settings/business-hours.ts';
import { defaultBusinessHours } from '../src/resources/settings/defaults.ts';
import { mergeHours } from '../src/resources/settings/schedule.ts';

const hours = (patch: Parameters<typeof mergeHours>[1] = {}) =>
  mergeHours(defaultBusinessHours, { enabled: true, ...patch });

const utc = hours();
const newYork = hours({ timezone: 'America/New_York' });
const nights = hours({
  timezone: 'Europe/Berlin',
  schedule: { sunday: { enabled: true, start: '00:00', end: '24:00' } },
});
const never = hours({
  schedule: {
    monday: { enabled: false },
    tuesday: { enabled: false },
    wednesday: { enabled: false },
    thursday: { enabled: false },
    friday: { enabled: false },
  },
});
const christmas = hours({ holidays: ['2026-12-25'] });

// 2026-11-20 is a Friday.
test.each([
  ['within a day', utc, '2026-11-20T10:00:00.000Z', 60, '2026-11-20T11:00:00.000Z'],
  ['up to the end of a day', utc, '2026-11-20T16:00:00.000Z', 60, '2026-11-20T17:00:00.000Z'],
  ['over a weekend', utc, '2026-11-20T16:30:00.000Z', 60, '2026-11-23T09:30:00.000Z'],
  ['from before the hours', utc, '2026-11-20T03:00:00.000Z', 30, '2026-11-20T09:30:00.000Z'],
  ['from a weekend', utc, '2026-11-21T12:00:00.000Z', 30, '2026-11-23T09:30:00.000Z'],
  ['over weeks', utc, '2026-11-20T09:00:00.000Z', 6 * 480 + 1, '2026-11-30T09:01:00.000Z'],
  ['in another time zone', newYork, '2026-11-20T10:00:00.000Z', 60, '2026-11-20T15:00:00.000Z'],
  ['over a holiday', christmas, '2026-12-24T16:30:00.000Z', 60, '2026-12-28T09:30:00.000Z'],
  ['over the end of summer time', newYork, '2026-10-30T20:00:00.000Z', 120, '2026-11-02T15:00:00.000Z'],
  ['over a day of 25 hours', nights, '2026-10-24T22:00:00.000Z', 25 * 60, '2026-10-25T23:00:00.000Z'],
  ['over a day of 23 hours', nights, '2026-03-28T23:00:00.000Z', 23 * 60 + 1, '2026-03-30T07:01:00.000Z'],
  ['around the clock', defaultBusinessHours, '2026-11-21T03:00:00.000Z', 90, '2026-11-21T04:30:00.000Z'],
  ['of nothing', utc, '2026-11-21T03:00:00.000Z', 0, '2026-11-21T03:00:00.000Z'],
])('business minutes %s are added and counted', (_, schedule, from, minutes, to) => {
  const due = addBusinessMinutes(schedule, new Date(from), minutes);
  expect(due?.toISOString()).toBe(to);
  expect(businessMinutesBetween(schedule, new Date(from), new Date(to))).toBe(minutes);
});

test('where nobody ever works, nothing is ever due, and no time passes', () => {
  const from = new Date('2026-11-20T10:00:00.000Z');
  expect(addBusinessMinutes(never, from, 1)).toBeNull();
  expect(businessMinutesBetween(never, from, new Date('2036-11-20T10:00:00.000Z'))).toBe(0);
});

test('what ten years of work do not reach is never due', () => {
  const minuteAWeek = hours({
    schedule: {
      ...never.schedule,
      monday: { enabled: true, start: '09:00', end: '09:01' },
    },
  });
  const from = new Date('2026-11-20T10:00:00.000Z');
  expect(addBusinessMinutes(minuteAWeek, from, 500)).not.toBeNull();
  expect(addBusinessMinutes(minuteAWeek, from, 600)).toBeNull();
});

test('a day that the calendar left out has no hours', () => {
  // Samoa went from Thursday, 29 December 2011, to Saturday.
  const apia = hours({ timezone: 'Pacific/Apia' });
  const from = new Date('2011-12-29T00:00:00.000-10:00');
  const to = new Date('2012-01-03T00:00:00.000+14:00');
  expect(businessMinutesBetween(apia, from, to)).toBe(2 * 480);
});

describe('for any schedule', () => {
  const time = fc.integer({ min: 0, max: 24 * 60 }).map((minutes) => {
    const digits = (number: number) => String(number).padStart(2, '0');
    return `${digits(Math.floor(minutes / 60))}:${digits(minutes % 60)}`;
  });
  const day = fc
    .tuple(fc.boolean(), time, time)
    .filter(([, start, end]) => start < end)
    .map(([enabled, start, end]) => ({ enabled, start, end }));
  const schedule = fc.record({
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday: day,
    sunday: day,
  });
  const any = fc
    .record({
      timezone: fc.constantFrom(
        'UTC',
        'America/New_York',
        'Europe/Berlin',
        'Asia/Kathmandu',
        'America/Santiago',
      ),
      schedule,
      holidays: fc.array(fc.constantFrom('2026-03-29', '2026-10-25', '2026-12-25'), { maxLength: 3 }),
    })
    .map((patch) => hours(patch));
  const moment = fc
    .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) })
    .map((time) => new Date(time));
  const minutes = fc.integer({ min: 0, max: 5_000 });
  const runs = { numRuns: 60 };

  test('as many minutes lie between as were added', () => {
    fc.assert(
      fc.property(any, moment, minutes, (schedule, from, count) => {
        const due = addBusinessMinutes(schedule, from, count);
        if (due !== null) expect(businessMinutesBetween(schedule, from, due)).toBeCloseTo(count, 6);
      }),
      runs,
    );
  });

  test('more minutes are never due earlier', () => {
    fc.assert(
      fc.property(any, moment, minutes, minutes, (schedule, from, one, other) => {
        const sooner = addBusinessMinutes(schedule, from, Math.min(one, other));
        const later = addBusinessMinutes(schedule, from, Math.max(one, other));
        if (later !== null) expect(sooner?.getTime()).toBeLessThanOrEqual(later.getTime());
      }),
      runs,
    );
  });

  test('a stretch counts as much as its parts', () => {
    fc.assert(
      fc.property(any, moment, moment, moment, (schedule, ...moments) => {
        const [from, between, to] = moments.sort((a, b) => a.getTime() - b.getTime());
        const parts =
          businessMinutesBetween(schedule, from, between) + businessMinutesBetween(schedule, between, to);
        expect(businessMinutesBetween(schedule, from, to)).toBeCloseTo(parts, 6);
      }),
      { numRuns: 25 },
    );
  });
});
