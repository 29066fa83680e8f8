import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priorities } from '../../src/resources/game/rules/constants.ts';
import { ticketGain, ticketScore } from '../../src/resources/game/rules/rewards.ts';
import { pointsAt, pointsLeft, pointsSpent, skillBonus } from '../../src/resources/game/rules/skills.ts';

test.each([
  ['low', {}, 0, 10, 5],
  ['normal', {}, 0, 25, 10],
  ['high', {}, 0, 50, 20],
  ['urgent', {}, 0, 75, 30],
  ['high', { quick_learner: 3 }, 0, 58, 20],
  ['urgent', { quick_learner: 5 }, 0, 94, 30],
  ['urgent', { treasure_hunter: 5 }, 0, 75, 38],
  ['high', {}, 4, 52, 20],
  ['high', { quick_learner: 2, treasure_hunter: 1 }, 10, 60, 21],
  ['high', { boss_slayer: 5, social_butterfly: 5 }, 0, 50, 20],
] as const)(
  'a %s ticket with %j and prestige %i earns %i XP and %i gold',
  (priority, skills, prestige, xp, gold) => {
    expect(ticketGain(priority, { skills, prestige })).toEqual({ xp, gold });
  },
);

test('bonuses never take anything away, and more of them never earn less', () => {
  const level = fc.integer({ min: 0, max: 5 });
  fc.assert(
    fc.property(
      fc.constantFrom(...priorities),
      level,
      level,
      fc.nat(200),
      (priority, learner, hunter, prestige) => {
        const plain = ticketGain(priority, { skills: {}, prestige: 0 });
        const some = ticketGain(priority, {
          skills: { quick_learner: learner, treasure_hunter: hunter },
          prestige,
        });
        const more = ticketGain(priority, {
          skills: { quick_learner: 5, treasure_hunter: 5 },
          prestige: prestige + 1,
        });
        expect(some.xp).toBeGreaterThanOrEqual(plain.xp);
        expect(some.gold).toBeGreaterThanOrEqual(plain.gold);
        expect(more.xp).toBeGreaterThanOrEqual(some.xp);
        expect(more.gold).toBeGreaterThanOrEqual(some.gold);
      },
    ),
  );
});

test.each([
  ['low', 10, 10],
  ['normal', 25, 40],
  ['high', 50, 131],
  ['urgent', 75, 318],
] as const)('a %s ticket that earned %i XP scores %i', (priority, xp, score) => {
  expect(ticketScore(priority, xp)).toBe(score);
});

test.each([
  [0, {}, 0, 0, 0],
  [4, {}, 0, 0, 0],
  [5, {}, 1, 0, 1],
  [12, { quick_learner: 1 }, 2, 1, 1],
  [100, { quick_learner: 5, treasure_hunter: 5, boss_slayer: 5, social_butterfly: 5 }, 20, 20, 0],
  [0, { quick_learner: 2 }, 0, 2, 0],
] as const)('at level %i with %j: %i points, %i spent, %i left', (level, skills, all, spent, left) => {
  expect(pointsAt(level)).toBe(all);
  expect(pointsSpent(skills)).toBe(spent);
  expect(pointsLeft(level, skills)).toBe(left);
});

test.each([
  ['quick_learner', 3, 0.15],
  ['treasure_hunter', 5, 0.25],
  ['boss_slayer', 1, 0.05],
  ['social_butterfly', 2, 2],
] as const)('%s at level %i adds %d', (skill, level, bonus) => {
  expect(skillBonus({ [skill]: level }, skill)).toBe(bonus);
});
