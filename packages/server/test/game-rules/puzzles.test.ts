import { describe, expect, test } from 'vitest';
import { puzzleCategories } from '../../src/resources/game/rules/puzzle-words.ts';
import {
  afterPuzzle,
  noPuzzleStreak,
  puzzleIdOf,
  puzzleOf,
  scoreOf,
  streakOn,
} from '../../src/resources/game/rules/puzzles.ts';

describe('scores', () => {
  test.each([
    ['the documented example', { timeSeconds: 42, mistakes: 1, isWon: true }, { score: 850, xp: 25 }],
    ['nothing lost', { timeSeconds: 0, mistakes: 0, isWon: true }, { score: 1000, xp: 30 }],
    ['a minute to the second', { timeSeconds: 60, mistakes: 0, isWon: true }, { score: 950, xp: 28 }],
    ['a second minute begun', { timeSeconds: 61, mistakes: 0, isWon: true }, { score: 900, xp: 27 }],
    ['all mistakes', { timeSeconds: 30, mistakes: 4, isWon: true }, { score: 550, xp: 16 }],
    ['all day', { timeSeconds: 86_400, mistakes: 0, isWon: true }, { score: 100, xp: 3 }],
    ['lost', { timeSeconds: 5, mistakes: 4, isWon: false }, { score: 0, xp: 0 }],
  ])('%s', (_, attempt, expected) => {
    expect(scoreOf(attempt)).toEqual(expected);
  });
});

describe('puzzles', () => {
  test('no word stands in two categories, and each has enough of them', () => {
    const categories = Object.values(puzzleCategories);
    const words = categories.flat().map((word) => word.toLowerCase());
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
    expect(categories.filter((list) => list.length < 4)).toEqual([]);
  });

  const year = Array.from({ length: 365 }, (_, day) =>
    new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
  );

  test('each day of a year has four groups of four words of one category', () => {
    for (const day of year) {
      const { words, groups } = puzzleOf(day);
      expect(groups).toHaveLength(4);
      expect(new Set(words).size).toBe(16);
      expect(new Set(groups.flatMap((group) => group.words))).toEqual(new Set(words));
      for (const group of groups) {
        expect(group.words).toHaveLength(4);
        expect(puzzleCategories[group.title]).toEqual(expect.arrayContaining(group.words));
      }
    }
  });

  test('a day has one puzzle, and two days rarely share their groups', () => {
    expect(puzzleOf('2026-04-06')).toEqual(puzzleOf('2026-04-06'));
    const seen = new Set(
      year.map((day) =>
        puzzleOf(day)
          .groups.map(({ title }) => title)
          .sort()
          .join(),
      ),
    );
    expect(seen.size).toBeGreaterThan(345);
    const titles = new Set(year.flatMap((day) => puzzleOf(day).groups.map(({ title }) => title)));
    expect(titles.size).toBe(Object.keys(puzzleCategories).length);
  });

  test('its ID is of the team, the environment and the day', () => {
    const live = { teamId: '550e8400-e29b-41d4-a716-446655440000', environment: 'live' };
    const id = puzzleIdOf(live, '2026-04-06');
    expect(puzzleIdOf(live, '2026-04-06')).toBe(id);
    const others = [
      puzzleIdOf(live, '2026-04-07'),
      puzzleIdOf({ ...live, environment: 'test' }, '2026-04-06'),
      puzzleIdOf({ ...live, teamId: '6ba7b810-9dad-41d1-80b4-00c04fd430c8' }, '2026-04-06'),
    ];
    expect(new Set([id, ...others]).size).toBe(4);
  });
});

describe('streaks', () => {
  const five = { current: 5, longest: 12, totalCompleted: 44, lastWonOn: '2026-04-05' };

  test.each([
    [
      'the first one',
      noPuzzleStreak,
      '2026-04-06',
      true,
      { current: 1, longest: 1, totalCompleted: 1, lastWonOn: '2026-04-06' },
    ],
    [
      'the documented example',
      five,
      '2026-04-06',
      true,
      { current: 6, longest: 12, totalCompleted: 45, lastWonOn: '2026-04-06' },
    ],
    [
      'a day left out',
      five,
      '2026-04-07',
      true,
      { current: 1, longest: 12, totalCompleted: 45, lastWonOn: '2026-04-07' },
    ],
    [
      'a day lost',
      five,
      '2026-04-06',
      false,
      { current: 0, longest: 12, totalCompleted: 45, lastWonOn: '2026-04-05' },
    ],
    [
      'the longest yet',
      { ...five, current: 12 },
      '2026-04-06',
      true,
      { current: 13, longest: 13, totalCompleted: 45, lastWonOn: '2026-04-06' },
    ],
    [
      'over the end of a year',
      { ...five, lastWonOn: '2025-12-31' },
      '2026-01-01',
      true,
      { current: 6, longest: 12, totalCompleted: 45, lastWonOn: '2026-01-01' },
    ],
  ])('%s', (_, before, day, isWon, after) => {
    expect(afterPuzzle(before, day, isWon)).toEqual(after);
  });

  test.each([
    ['on the day', '2026-04-05', 5],
    ['the day after', '2026-04-06', 5],
    ['two days after', '2026-04-07', 0],
  ])('%s', (_, today, expected) => {
    expect(streakOn(five, today)).toBe(expected);
  });

  test('a day lost is over even when the day before was won', () => {
    expect(streakOn(afterPuzzle(five, '2026-04-06', false), '2026-04-06')).toBe(0);
  });

  test('after a day lost it starts from one', () => {
    const lost = afterPuzzle(five, '2026-04-06', false);
    expect(afterPuzzle(lost, '2026-04-07', true).current).toBe(1);
  });
});
