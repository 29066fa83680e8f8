import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayOf, endOfDay } from '../../src/resources/game/rules/days.ts';
import { spanOf } from '../../src/resources/game/rules/periods.ts';
import {
  badgeAt,
  daysRemaining,
  seasonById,
  seasonOf,
  seasonsUntil,
} from '../../src/resources/game/rules/seasons.ts';
import {
  currentStreak,
  extendStreak,
  milestoneReached,
  type Streak,
} from '../../src/resources/game/rules/streaks.ts';

const at = (text: string) => new Date(text);
const moment = () =>
  fc.date({ min: at('2025-10-01T00:00:00Z'), max: at('2099-12-31T23:59:59Z'), noInvalidDate: true });

describe('days', () => {
  test.each([
    ['2026-04-06', 1, '2026-04-07'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
  ])('%s and %i is %s', (day, count, result) => {
    expect(addDays(day, count)).toBe(result);
  });

  test('end at midnight UTC', () => {
    expect(endOfDay(at('2026-04-06T23:59:59.999Z'))).toEqual(at('2026-04-07T00:00:00Z'));
    expect(endOfDay(at('2026-04-06T00:00:00Z'))).toEqual(at('2026-04-07T00:00:00Z'));
  });
});

describe('seasons', () => {
  test.each([
    ['2025-10-01T00:00:00Z', '2025-Q4', 'Season 1 — 2025', '2025-12-31T23:59:59.000Z'],
    ['2026-03-31T23:59:59.999Z', '2026-Q1', 'Season 2 — 2026', '2026-03-31T23:59:59.000Z'],
    ['2026-04-06T12:00:00Z', '2026-Q2', 'Season 3 — 2026', '2026-06-30T23:59:59.000Z'],
    ['2027-01-01T00:00:00Z', '2027-Q1', 'Season 6 — 2027', '2027-03-31T23:59:59.000Z'],
  ])('at %s: %s', (text, id, name, endsAt) => {
    const season = seasonOf(at(text));
    expect(season).toMatchObject({ id, name, endsAt: at(endsAt) });
    expect(seasonById(id)).toEqual(season);
  });

  test('follow each other without a gap', () => {
    fc.assert(
      fc.property(moment(), (now) => {
        const season = seasonOf(now);
        const next = seasonOf(new Date(season.endsAt.getTime() + 1_000));
        expect(next.startsAt.getTime()).toBe(season.endsAt.getTime() + 1_000);
        expect(now.getTime()).toBeGreaterThanOrEqual(season.startsAt.getTime());
        expect(now.getTime()).toBeLessThan(next.startsAt.getTime());
      }),
    );
  });

  test.each(['2025-Q3', '2026-Q5', '2026', 'x'])('%s is none', (id) => {
    expect(seasonById(id)).toBeUndefined();
  });

  test('go back to the first', () => {
    const ids = seasonsUntil(at('2026-05-01T00:00:00Z'), 10).map(({ id }) => id);
    expect(ids).toEqual(['2026-Q2', '2026-Q1', '2025-Q4']);
    expect(seasonsUntil(at('2026-05-01T00:00:00Z'), 2)).toHaveLength(2);
  });

  test('tell the whole days that are left', () => {
    const season = seasonOf(at('2026-04-06T00:00:00Z'));
    expect(daysRemaining(season, at('2026-04-06T12:00:00Z'))).toBe(85);
    expect(daysRemaining(season, at('2026-06-30T12:00:00Z'))).toBe(0);
    expect(daysRemaining(season, at('2026-08-01T00:00:00Z'))).toBe(0);
  });

  test.each([
    [9, undefined],
    [10, 'Participant'],
    [49, 'Bronze'],
    [1_000, 'Diamond'],
  ])('level %i has the badge %s', (level, name) => {
    expect(badgeAt(level)?.name).toBe(name);
  });
});

describe('periods', () => {
  test.each([
    ['daily', '2026-04-06T12:00:00Z', '2026-04-06T00:00:00Z', '2026-04-07T00:00:00Z'],
    ['weekly', '2026-04-06T00:00:00Z', '2026-04-06T00:00:00Z', '2026-04-13T00:00:00Z'],
    ['weekly', '2026-04-12T23:59:59Z', '2026-04-06T00:00:00Z', '2026-04-13T00:00:00Z'],
    ['weekly', '2026-01-01T00:00:00Z', '2025-12-29T00:00:00Z', '2026-01-05T00:00:00Z'],
  ] as const)('%s at %s', (period, now, startsAt, endsAt) => {
    expect(spanOf(period, at(now))).toEqual({ startsAt: at(startsAt), endsAt: at(endsAt) });
  });

  test('allTime is open', () => {
    expect(spanOf('allTime', new Date())).toEqual({ startsAt: null, endsAt: null });
  });
});

describe('streaks', () => {
  const none: Streak = { current: 0, max: 0, lastDay: null };
  const run = (days: string[]) => days.reduce(extendStreak, none);

  test.each([
    [[], 0, 0],
    [['2026-04-06'], 1, 1],
    [['2026-04-06', '2026-04-06'], 1, 1],
    [['2026-04-05', '2026-04-06', '2026-04-07'], 3, 3],
    [['2026-04-04', '2026-04-05', '2026-04-07'], 1, 2],
    [['2026-12-31', '2027-01-01'], 2, 2],
    [['2026-04-06', '2026-04-05'], 1, 1],
  ])('%j are %i now and %i at best', (days, current, max) => {
    expect(run(days)).toMatchObject({ current, max });
  });

  test.each([
    ['2026-04-06', 2],
    ['2026-04-07', 2],
    ['2026-04-08', 0],
  ])('on %s it counts %i', (today, count) => {
    expect(currentStreak(run(['2026-04-05', '2026-04-06']), today)).toBe(count);
  });

  test('reach each milestone once', () => {
    const reached: number[] = [];
    let streak = none;
    for (let index = 0; index < 40; index++) {
      for (const day of [addDays('2026-04-01', index), addDays('2026-04-01', index)]) {
        const next = extendStreak(streak, day);
        const milestone = milestoneReached(streak, next);
        if (milestone !== null) reached.push(milestone);
        streak = next;
      }
    }
    expect(reached).toEqual([3, 5, 10, 25]);
  });

  test('never exceed the days that were played', () => {
    fc.assert(
      fc.property(fc.array(moment(), { maxLength: 60 }), (moments) => {
        const days = moments.map(dayOf).sort();
        const { current, max } = run(days);
        expect(max).toBeGreaterThanOrEqual(current);
        expect(max).toBeLessThanOrEqual(new Set(days).size);
      }),
    );
  });
});
