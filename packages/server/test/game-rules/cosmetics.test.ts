import { describe, expect, test } from 'vitest';
import { achievements } from '../../src/resources/game/rules/achievements.ts';
import {
  cosmetics,
  describeCondition,
  findCosmetic,
  isUnlocked,
  type Reached,
} from '../../src/resources/game/rules/cosmetics.ts';

const nothing: Reached = { level: 0, prestige: 0, streak: 0, bossesDefeated: 0, achievements: new Set() };
const conditionOf = (id: string) => {
  const found = cosmetics.find((cosmetic) => cosmetic.id === id);
  if (found === undefined) throw new Error(`There is no ${id}.`);
  return found.condition;
};

test('IDs are unique, and conditions name achievements that exist', () => {
  expect(new Set(cosmetics.map(({ id }) => id)).size).toBe(cosmetics.length);
  const known = new Set(achievements.map(({ id }) => id));
  for (const { condition } of cosmetics) {
    if (condition.type === 'achievement') expect(known).toContain(condition.achievementId);
  }
});

test('who has not played has one frame and one theme', () => {
  const unlocked = cosmetics.filter(({ condition }) => isUnlocked(condition, nothing));
  expect(unlocked.map(({ id }) => id)).toEqual(['plain_ring', 'parchment']);
});

describe('conditions', () => {
  test.each([
    ['gold_ring', { level: 24 }, false],
    ['gold_ring', { level: 25 }, true],
    ['season_bronze', { level: 24 }, false],
    ['season_bronze', { level: 25 }, true],
    ['fire_frame', { streak: 9 }, false],
    ['fire_frame', { streak: 10 }, true],
    ['dragon_frame', { bossesDefeated: 24 }, false],
    ['dragon_frame', { bossesDefeated: 25 }, true],
    ['phoenix_frame', { level: 24 }, false],
    ['phoenix_frame', { prestige: 1 }, true],
    ['centurion_laurel', { level: 100, prestige: 4 }, false],
    ['centurion_laurel', { achievements: new Set(['centurion']) }, true],
  ])('%s with %o is %s', (id, reached, expected) => {
    expect(isUnlocked(conditionOf(id), { ...nothing, ...reached })).toBe(expected);
  });

  test.each([
    ['plain_ring', 'Yours from the start'],
    ['gold_ring', 'Reach level 25 in a season'],
    ['season_gold', 'Earn the season badge of level 75'],
    ['phoenix_frame', 'Reach prestige level 1'],
    ['fire_frame', 'Close tickets 10 days in a row'],
    ['dungeon', 'Help to defeat a boss'],
    ['volcano', 'Help to defeat 10 bosses'],
    ['centurion_laurel', 'Unlock the achievement Centurion'],
  ])('%s says: %s', (id, words) => {
    expect(describeCondition(conditionOf(id))).toBe(words);
  });
});

test('a cosmetic is found by its own type only', () => {
  expect(findCosmetic('frame', 'gold_ring')?.name).toBe('Gold Ring');
  expect(findCosmetic('theme', 'gold_ring')).toBeUndefined();
});
