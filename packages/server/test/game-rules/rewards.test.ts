import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Priority, priorities, rewards } from '../../src/resources/game/rules/constants.ts';
import { newPlayer } from '../../src/resources/game/rules/players.ts';
import { type Bonuses, withBonuses } from '../../src/resources/game/rules/rewards.ts';
import { pointsAt, pointsLeft, pointsSpent, skillBonus } from '../../src/resources/game/rules/skills.ts';
import { takeTurn } from '../../src/resources/game/rules/turn.ts';
import { messageDeed, ticketDeed } from '../../src/resources/game/rules/work.ts';

const ticketGain = (priority: Priority, bonuses: Bonuses) =>
  withBonuses(rewards.ticketRewards[priority], bonuses);

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

const noon = new Date('2026-04-06T12:00:00Z');

test.each([
  ['low', 10, 10],
  ['normal', 25, 40],
  ['high', 50, 131],
  ['urgent', 75, 318],
] as const)('a %s ticket that earned %i XP scores %i', (priority, xp, score) => {
  const player = newPlayer('mem', '2026-Q2');
  const state = { player, quests: [], unlocked: new Set(['first_blood']) };
  const { entries } = takeTurn(state, ticketDeed(priority, noon), '2026-04-06');
  expect(entries).toMatchObject([{ reason: 'ticket', xp, score }]);
});

test.each([
  ['2026-04-06T12:00:00Z', 0, 0],
  ['2026-04-06T00:00:00Z', 1, 0],
  ['2026-04-06T04:59:59Z', 1, 0],
  ['2026-04-06T05:00:00Z', 0, 0],
  ['2026-04-11T12:00:00Z', 0, 1],
  ['2026-04-12T03:00:00Z', 1, 1],
])('a ticket closed at %s counts %i for the night and %i for the weekend', (now, night, weekend) => {
  const { counters } = ticketDeed('urgent', new Date(now));
  expect(counters).toEqual({
    tickets_closed: 1,
    urgent_closed: 1,
    night_closed: night,
    weekend_closed: weekend,
  });
});

test('answers and notes are told apart', () => {
  expect(messageDeed(false).counters).toEqual({ replies_sent: 1 });
  expect(messageDeed(true).counters).toEqual({ notes_written: 1 });
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
