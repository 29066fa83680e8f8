import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  givesPrestige,
  levelOf,
  levelsBetween,
  prestigeBonus,
  standingOf,
} from '../../src/resources/game/rules/levels.ts';

const xp = () => fc.integer({ min: 0, max: 1_000_000 });

describe('levels', () => {
  test.each([
    [0, 0, 0, 0],
    [999, 0, 999, 0.999],
    [1_000, 1, 0, 0],
    [4_850, 4, 850, 0.85],
    [18_000, 18, 0, 0],
  ])('%i XP are level %i and %i XP of the next', (amount, level, xpInCurrentLevel, xpProgress) => {
    expect(standingOf(amount)).toEqual({ level, xpInCurrentLevel, xpToNextLevel: 1_000, xpProgress });
  });

  test('and what is left over make up the XP', () => {
    fc.assert(
      fc.property(xp(), (amount) => {
        const { level, xpInCurrentLevel, xpToNextLevel } = standingOf(amount);
        expect(level * xpToNextLevel + xpInCurrentLevel).toBe(amount);
      }),
    );
  });

  test.each([
    [0, 999, []],
    [999, 1_000, [1]],
    [1_500, 4_000, [2, 3, 4]],
    [4_000, 4_000, []],
    [4_000, 1_000, []],
  ])('from %i to %i XP reach %j', (before, after, levels) => {
    expect(levelsBetween(before, after)).toEqual(levels);
  });

  test('are reached once each, however the XP comes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 40 }), (gains) => {
        let total = 0;
        const reached: number[] = [];
        for (const gain of gains) {
          reached.push(...levelsBetween(total, total + gain));
          total += gain;
        }
        expect(reached).toEqual(Array.from({ length: levelOf(total) }, (_, index) => index + 1));
      }),
    );
  });
});

describe('prestige', () => {
  test.each([
    [0, false],
    [24, false],
    [25, true],
    [26, false],
    [50, true],
    [100, true],
  ])('at level %i: %s', (level, gives) => {
    expect(givesPrestige(level)).toBe(gives);
  });

  test.each([
    [0, 0],
    [1, 0.01],
    [3, 0.03],
    [12, 0.12],
  ])('level %i adds %d', (prestige, bonus) => {
    expect(prestigeBonus(prestige)).toBe(bonus);
  });
});
