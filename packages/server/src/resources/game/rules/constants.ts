// The balance of the game, once: the rules compute with it, and `GET /game/config` shows it.

export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

export const skillIds = ['quick_learner', 'treasure_hunter', 'boss_slayer', 'social_butterfly'] as const;
export type SkillId = (typeof skillIds)[number];

export const difficulties = ['easy', 'medium', 'hard'] as const;
export type Difficulty = (typeof difficulties)[number];

/** What somebody gains. */
export interface Gain {
  xp: number;
  gold: number;
}

const phi = 1.618;

export const rewards = {
  /** What closing a ticket earns before bonuses. */
  ticketRewards: {
    low: { xp: 10, gold: 5 },
    normal: { xp: 25, gold: 10 },
    high: { xp: 50, gold: 20 },
    urgent: { xp: 75, gold: 30 },
  } satisfies Record<Priority, Gain>,
  /** For all quests of one day. */
  questCompletionBonus: { xp: 100, gold: 50 },
};

export const leveling = {
  xpPerLevel: 1_000,
  /** Each so many levels in one season give one prestige level, which is kept for good. */
  prestigeThreshold: 25,
  /** More XP per prestige level, as a share. */
  prestigeBonus: 0.01,
};

export const skillTree = {
  levelsPerPoint: 5,
  maxLevel: 5,
  /** What each level adds: a share of XP, gold or damage; for social_butterfly free one-ups a day. */
  bonusPerLevel: {
    quick_learner: 0.05,
    treasure_hunter: 0.05,
    boss_slayer: 0.05,
    social_butterfly: 1,
  } satisfies Record<SkillId, number>,
};

export const social = {
  freeOneUpsPerDay: 3,
  maxGoldGift: 100,
  highFivesPerTeamPerDay: 1,
  maxOneUpMessageLength: 140,
  maxHighFiveMessageLength: 80,
  oneUpReward: { xp: 10, gold: 5 },
};

export const scoring = {
  phi,
  priorityMultipliers: { urgent: 4.236, high: 2.618, normal: phi, low: 1 } satisfies Record<Priority, number>,
};

export const streaks = {
  /** Days in a row with a closed ticket. */
  milestones: [3, 5, 10, 25] as readonly number[],
};

export interface BossDifficulty {
  health: number;
  xpMultiplier: number;
  goldMultiplier: number;
  /** The share of health at which the shield goes up, and how many hits it blocks. */
  shield: { at: number; hits: number } | null;
  /** The share of health at which the boss gets angry, and the share of each hit that it then shrugs off. */
  enrage: { at: number; damageReduction: number } | null;
  /** The shares of health at which it heals, once each, and the share of its health that it gets back. */
  heal: { at: readonly number[]; share: number } | null;
}

export const bosses = {
  /** The damage of a low-priority ticket; the others multiply it as their score. */
  baseDamage: 40,
  /** Hits of one member within the window build a combo: each adds to the damage, up to the limit. */
  combo: { windowSeconds: 900, bonusPerHit: 0.05, maxBonus: 0.25 },
  /** The shares of health that part the phases of a battle. */
  phases: [0.75, 0.5, 0.25] as readonly number[],
  /** What a defeat gives in all, times the multiplier of its difficulty, shared out by damage. */
  defeatReward: { xp: 500, gold: 250 },
  /** For the hit that ends the battle. */
  finalBlowReward: { xp: 50, gold: 25 },
  difficulties: {
    easy: { health: 750, xpMultiplier: 1, goldMultiplier: 1, shield: null, enrage: null, heal: null },
    medium: {
      health: 1_500,
      xpMultiplier: 1.5,
      goldMultiplier: 1.5,
      shield: { at: 0.5, hits: 2 },
      enrage: { at: 0.25, damageReduction: 0.2 },
      heal: null,
    },
    hard: {
      health: 3_500,
      xpMultiplier: 2.5,
      goldMultiplier: 2.5,
      shield: { at: 0.5, hits: 3 },
      enrage: { at: 0.75, damageReduction: 0.2 },
      heal: { at: [0.75, 0.5, 0.25], share: 0.05 },
    },
  } satisfies Record<Difficulty, BossDifficulty>,
};

export const quests = { perDay: 4 };

/** The daily warm-up: a full score, less what mistakes and time cost. XP is a percentage of the score. */
export const puzzles = {
  fullScore: 1_000,
  lostPerMistake: 100,
  lostPerStartedMinute: 50,
  lowestWin: 100,
  xpPercent: 3,
  maxMistakes: 4,
};
