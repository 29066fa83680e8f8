import { describe, expect, test } from 'vitest';
import { achievementById, achievements } from '../../src/resources/game/rules/achievements.ts';
import { addDays } from '../../src/resources/game/rules/days.ts';
import { newPlayer } from '../../src/resources/game/rules/players.ts';
import { questById, quests, questsOf } from '../../src/resources/game/rules/quests.ts';
import { type Deed, type GameState, takeTurn } from '../../src/resources/game/rules/turn.ts';

const day = '2026-04-06';

const fresh = (more: Partial<GameState['player']> = {}): GameState => ({
  player: { ...newPlayer('mem', '2026-Q2'), ...more },
  quests: [],
  unlocked: new Set(achievements.map(({ id }) => id)),
});

const close: Deed = {
  reason: 'ticket',
  xp: 25,
  gold: 10,
  work: true,
  weight: 1.618,
  counters: { tickets_closed: 1 },
};

describe('the quests of a day', () => {
  const days = Array.from({ length: 400 }, (_, index) => addDays(day, index));

  test('are four different ones, two of them easy, and the same whenever they are asked for', () => {
    for (const each of days) {
      const chosen = questsOf(each);
      expect(chosen.map(({ difficulty }) => difficulty)).toEqual(['easy', 'easy', 'medium', 'hard']);
      expect(new Set(chosen.map(({ counts }) => counts.join())).size).toBe(4);
      expect(questsOf(each)).toEqual(chosen);
    }
  });

  test('use the whole table, and change', () => {
    const seen = new Set(days.flatMap((each) => questsOf(each).map(({ id }) => id)));
    expect(seen.size).toBe(quests.length);
    const sets = new Set(days.slice(0, 30).map((each) => JSON.stringify(questsOf(each))));
    expect(sets.size).toBeGreaterThan(15);
  });

  test('have IDs of their own', () => {
    expect(new Set(quests.map(({ id }) => id)).size).toBe(quests.length);
    expect(questById('close_5_tickets')).toMatchObject({ name: 'Ticket Tackler', target: 5, xp: 50 });
  });
});

describe('achievements', () => {
  test('have IDs of their own, a target, and a reward', () => {
    expect(achievements.length).toBeGreaterThan(40);
    expect(new Set(achievements.map(({ id }) => id)).size).toBe(achievements.length);
    for (const { target, xp, gold } of achievements) {
      expect(Math.min(target, xp, gold)).toBeGreaterThan(0);
    }
    expect(achievementById('first_blood')).toMatchObject({ rarity: 'common', xp: 25, target: 1 });
    expect(achievementById('centurion')).toMatchObject({ rarity: 'rare', target: 100 });
  });

  test('are unlocked by what they are about, once', () => {
    const first = takeTurn({ ...fresh(), unlocked: new Set() }, close, day);
    expect(first.achievements.map(({ id }) => id)).toEqual(['first_blood']);
    expect(first.entries).toEqual([
      { reason: 'ticket', xp: 25, gold: 10, score: 40 },
      { reason: 'achievement', xp: 25, gold: 10, score: 25 },
    ]);
    const second = takeTurn(first, close, day);
    expect(second.achievements).toEqual([]);
    expect(second.player).toMatchObject({ xp: 75, gold: 30, ticketsClosed: 2 });
  });

  test('may unlock each other: the XP of one brings the level of the next', () => {
    const state: GameState = { ...fresh({ xp: 980 }), unlocked: new Set() };
    const { achievements: found, levels, player } = takeTurn(state, { ...close, xp: 0, gold: 0 }, day);
    expect(found.map(({ id }) => id)).toEqual(['first_blood', 'first_level']);
    expect(levels).toEqual([1]);
    expect(player.xp).toBe(980 + 25 + 25);
  });
});

describe('a deed', () => {
  test('earns with the bonuses of the player when it is work', () => {
    const state = fresh({ skills: { quick_learner: 4 }, prestige: 5 });
    expect(takeTurn(state, close, day).player.xp).toBe(31);
    expect(takeTurn(state, { reason: 'one_up', xp: 25 }, day).player.xp).toBe(25);
  });

  test('that reaches level 25 brings prestige, for good', () => {
    const { levels, player } = takeTurn(fresh({ xp: 24_990 }), close, day);
    expect(levels).toEqual([25]);
    expect(player.prestige).toBe(1);
  });

  test('that spends gold leaves what was earned as it was', () => {
    const { player, entries } = takeTurn(
      fresh({ gold: 50, counters: { gold_earned: 50 } }),
      { reason: 'gift', gold: -20 },
      day,
    );
    expect(player).toMatchObject({ gold: 30, counters: { gold_earned: 50 } });
    expect(entries).toEqual([{ reason: 'gift', xp: 0, gold: -20, score: 0 }]);
  });

  test('of a teammate that brings gold counts as none that was earned', () => {
    const { player } = takeTurn(fresh(), { reason: 'one_up', xp: 10, gold: 105 }, day);
    expect(player).toMatchObject({ gold: 105, counters: {} });
  });

  test('completes quests, and the last one brings the bonus', () => {
    const five = questById('close_5_tickets');
    const kind = questById('send_one_up');
    if (five === undefined || kind === undefined) throw new Error('The quests of this test are gone.');
    const start: GameState = {
      ...fresh(),
      quests: [
        { quest: five, progress: 4, completed: false },
        { quest: kind, progress: 0, completed: false },
      ],
    };
    const first = takeTurn(start, close, day);
    expect(first.completedQuests).toEqual([five]);
    expect(first.completedDay).toBe(false);
    expect(first.player.xp).toBe(25 + 50);
    const second = takeTurn(first, { reason: 'one_up', counters: { one_ups_sent: 1 } }, day);
    expect(second.completedDay).toBe(true);
    expect(second.player.xp).toBe(first.player.xp + 50 + 100);
    expect(second.player.counters).toMatchObject({ quests_completed: 2, perfect_days: 1 });
    const third = takeTurn(second, { reason: 'one_up', counters: { one_ups_sent: 1 } }, day);
    expect(third.completedQuests).toEqual([]);
    expect(third.player.xp).toBe(second.player.xp);
  });

  test('tells the milestone of a streak', () => {
    const streak = { current: 2, max: 2, lastDay: '2026-04-05' };
    const first = takeTurn(fresh({ streak }), close, day);
    expect(first.streakMilestone).toBe(3);
    expect(takeTurn(first, close, day).streakMilestone).toBeNull();
  });
});
