import { expect, test } from 'vitest';
import { ranked } from '../../src/resources/game/rules/ranks.ts';
import { reasonNotToSpend } from '../../src/resources/game/rules/skills.ts';
import { freeOneUpsLeft, freeOneUpsOf, oneUpAwards } from '../../src/resources/game/rules/social.ts';

test.each([
  [{}, 0, 3, 3],
  [{}, 2, 3, 1],
  [{}, 3, 3, 0],
  [{ social_butterfly: 1 }, 1, 4, 3],
  [{ social_butterfly: 5 }, 0, 8, 8],
  [{ quick_learner: 5 }, 0, 3, 3],
  // Four were sent before the skill was reset.
  [{}, 4, 3, 0],
])('with %o and %i sent, of %i free one-ups %i are left', (skills, sent, most, left) => {
  expect(freeOneUpsOf(skills)).toBe(most);
  expect(freeOneUpsLeft(skills, sent)).toBe(left);
});

const full = { xp: 10, gold: 5 };
const none = { xp: 0, gold: 0 };

test.each([
  ['free', 0, { free: 0, goldToRecipient: 0 }, full],
  ['free after gold', 0, { free: 2, goldToRecipient: 3 }, full],
  ['first with gold', 1, { free: 3, goldToRecipient: 0 }, full],
  ['second with gold', 100, { free: 0, goldToRecipient: 1 }, none],
])('a one-up that is %s earns what it should', (_, gold, sent, expected) => {
  expect(oneUpAwards(gold, sent)).toEqual(expected);
});

test.each([
  ['no level', 0, {}, 'boss_slayer', 'level 5'],
  ['one level short', 4, {}, 'boss_slayer', 'level 5'],
  ['enough', 5, {}, 'boss_slayer', null],
  ['all spent', 9, { quick_learner: 1 }, 'boss_slayer', 'level 10'],
  ['one of two spent', 10, { quick_learner: 1 }, 'quick_learner', null],
  ['complete', 50, { quick_learner: 5 }, 'quick_learner', 'highest level'],
  ['complete without points', 25, { quick_learner: 5 }, 'quick_learner', 'highest level'],
] as const)('a point with %s', (_, level, skills, skill, missing) => {
  const reason = reasonNotToSpend(level, skills, skill);
  if (missing === null) expect(reason).toBeNull();
  else expect(reason).toContain(missing);
});

test('equals share a place, and the one after them has the next but one', () => {
  const players = [
    { name: 'a', score: 1, speed: 1 },
    { name: 'b', score: 3, speed: 1 },
    { name: 'c', score: 3, speed: 1 },
    { name: 'd', score: 3, speed: 2 },
  ];
  const places = ranked(players, [({ score }) => score, ({ speed }) => speed]);
  expect(places.map(({ name, rank }) => [name, rank])).toEqual([
    ['d', 1],
    ['b', 2],
    ['c', 2],
    ['a', 4],
  ]);
  expect(ranked([], [])).toEqual([]);
});
