import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  activeAbilities,
  type BossState,
  bossName,
  comboAt,
  damageOf,
  defeatGains,
  healthPercent,
  newBoss,
  strike,
} from '../../src/resources/game/rules/boss.ts';
import { difficulties, priorities } from '../../src/resources/game/rules/constants.ts';

const hit = { priority: 'low', skills: {}, combo: 0 } as const;
const hard = (more: Partial<BossState>): BossState => ({ ...newBoss('hard'), ...more });

describe('damage', () => {
  test.each([
    ['low', {}, 0, 40],
    ['normal', {}, 0, 65],
    ['high', {}, 0, 105],
    ['urgent', {}, 0, 169],
    ['high', { boss_slayer: 5 }, 0, 131],
    ['high', {}, 1, 110],
    ['high', {}, 5, 131],
    ['high', {}, 50, 131],
    ['urgent', { boss_slayer: 5, quick_learner: 5 }, 5, 265],
  ] as const)('of a %s ticket with %j after %i hits is %i', (priority, skills, combo, damage) => {
    expect(damageOf({ priority, skills, combo })).toBe(damage);
  });

  test.each([
    [undefined, 0],
    [{ combo: 3, secondsAgo: 0 }, 3],
    [{ combo: 3, secondsAgo: 900 }, 3],
    [{ combo: 3, secondsAgo: 901 }, 0],
  ])('a combo after %j goes on from %i', (before, combo) => {
    const now = new Date(1_800_000_000_000);
    const row = before && {
      combo: before.combo,
      lastHitAt: new Date(now.getTime() - before.secondsAgo * 1_000),
    };
    expect(comboAt(now, row)).toBe(combo);
  });
});

describe('a hit', () => {
  test('takes health, and below a threshold begins a phase', () => {
    const boss = { ...newBoss('easy'), health: 600 };
    const result = strike(boss, hit);
    expect(result).toMatchObject({ damage: 40, isKillingBlow: false, shieldBlocked: false });
    expect(result.boss).toMatchObject({ health: 560, phase: 2 });
    expect(activeAbilities(result.boss)).toEqual([]);
  });

  test('on a shield does nothing, and the last one breaks it', () => {
    const boss = hard({ shieldHits: 2, phase: 3, health: 1_700 });
    const first = strike(boss, hit);
    expect(first).toMatchObject({ damage: 0, shieldBlocked: true, shieldBroken: false });
    expect(activeAbilities(first.boss)).toContain('shield');
    const second = strike(first.boss, hit);
    expect(second).toMatchObject({ damage: 0, shieldBlocked: true, shieldBroken: true });
    expect(second.boss).toMatchObject({ health: 1_700, shieldHits: null });
    expect(strike(second.boss, hit)).toMatchObject({ damage: 40, shieldBlocked: false });
  });

  test('on an angry boss does less', () => {
    expect(strike(hard({ enraged: true, phase: 2, health: 2_600 }), hit).damage).toBe(32);
  });

  test('that brings a hard boss to three quarters makes it angry and heals it, once', () => {
    const first = strike(hard({ health: 2_650 }), hit);
    expect(first).toMatchObject({ damage: 40, enrageTriggered: true, healed: 175 });
    expect(first.boss).toMatchObject({
      health: 2_785,
      phase: 2,
      enraged: true,
      healed: 175,
      shieldHits: null,
    });
    expect(activeAbilities(first.boss)).toEqual(['enrage', 'heal']);
    const again = strike({ ...first.boss, health: 2_650 }, hit);
    expect(again).toMatchObject({ enrageTriggered: false, healed: 0 });
  });

  test('that brings it to the half raises the shield', () => {
    const { boss } = strike(hard({ health: 1_760, phase: 2, enraged: true }), hit);
    expect(boss).toMatchObject({ phase: 3, shieldHits: 3, healed: 175 });
  });

  test('that goes through several thresholds sets off all of them', () => {
    const boss = { ...newBoss('hard'), maxHealth: 200, health: 200 };
    const result = strike(boss, { ...hit, priority: 'urgent' });
    expect(result.boss).toMatchObject({ phase: 4, enraged: true, shieldHits: 3, healed: 30, health: 61 });
  });

  test('cannot do more than there is health, and the last one ends it', () => {
    const result = strike(hard({ health: 30, phase: 4 }), hit);
    expect(result).toMatchObject({ damage: 30, isKillingBlow: true, healed: 0 });
    expect(healthPercent(result.boss)).toBe(0);
  });
});

const battles = () =>
  fc.record({
    difficulty: fc.constantFrom(...difficulties),
    hits: fc.array(
      fc.record({ priority: fc.constantFrom(...priorities), combo: fc.nat(8), slayer: fc.nat(5) }),
      { minLength: 1, maxLength: 400 },
    ),
  });

test('every battle adds up, whoever hits how', () => {
  fc.assert(
    fc.property(battles(), ({ difficulty, hits }) => {
      let boss = newBoss(difficulty);
      let total = 0;
      let kills = 0;
      for (const { priority, combo, slayer } of hits) {
        if (kills > 0) break;
        const before = boss;
        const result = strike(before, { priority, combo, skills: { boss_slayer: slayer } });
        boss = result.boss;
        total += result.damage;
        kills += result.isKillingBlow ? 1 : 0;
        expect(boss.phase).toBeGreaterThanOrEqual(before.phase);
        expect(boss.health).toBeLessThanOrEqual(boss.maxHealth);
        expect(result.isKillingBlow).toBe(boss.health === 0);
      }
      expect(total).toBe(boss.maxHealth + boss.healed - boss.health);
    }),
  );
});

test('every boss falls to hits enough', () => {
  for (const difficulty of difficulties) {
    let boss = newBoss(difficulty);
    let hits = 0;
    while (boss.health > 0 && hits < 1_000) {
      boss = strike(boss, hit).boss;
      hits += 1;
    }
    expect(boss.health).toBe(0);
  }
});

describe('a defeat', () => {
  test('is shared by damage, rounded up, with something for the final blow', () => {
    const gains = defeatGains(
      'hard',
      new Map([
        ['ada', 780],
        ['bea', 520],
        ['cem', 0],
      ]),
      'bea',
    );
    expect(gains).toEqual(
      new Map([
        ['ada', { xp: 750, gold: 375 }],
        ['bea', { xp: 550, gold: 275 }],
      ]),
    );
  });

  test('gives everybody something who did damage, and about as much as there is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...difficulties),
        fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 1, maxLength: 30 }),
        (difficulty, damages) => {
          const gains = defeatGains(difficulty, new Map(damages.entries()), 0);
          const multiplier = { easy: 1, medium: 1.5, hard: 2.5 }[difficulty];
          const xp = [...gains.values()].reduce((sum, gain) => sum + gain.xp, 0) - 50;
          expect(gains.size).toBe(damages.length);
          expect(Math.min(...[...gains.values()].map((gain) => gain.xp))).toBeGreaterThan(0);
          expect(xp).toBeGreaterThanOrEqual(500 * multiplier);
          expect(xp).toBeLessThanOrEqual(500 * multiplier + damages.length);
        },
      ),
    );
  });
});

test('bosses take turns', () => {
  expect(bossName(1)).toBe('The Backlog Beast');
  expect(bossName(2)).toBe('Queue Crusher');
  expect(bossName(9)).toBe(bossName(1));
});
