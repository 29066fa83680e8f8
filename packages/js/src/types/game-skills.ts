// Generated from packages/contract/src/resources/game-skills.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** A skill: more XP, more gold, more boss damage, or more free one-ups. */
export type SkillId =
  | 'quick_learner'
  | 'treasure_hunter'
  | 'boss_slayer'
  | 'social_butterfly'
  | (string & {});

/** One skill of a player. */
export interface Skill {
  /** A skill: more XP, more gold, more boss damage, or more free one-ups. */
  id: SkillId;
  /** Display name. */
  name: string;
  /** What one level of it does. */
  description: string;
  /** The level at which it is complete. */
  maxLevel: number;
  /** What one level adds: a share (0.05 is 5 %), or one-ups a day for social_butterfly. */
  bonusPerLevel: number;
  /** Points that the player has put into it. */
  currentLevel: number;
  /** Whether it is complete. */
  isMaxed: boolean;
}

/** The skills of a player, and the points that are left. */
export interface SkillTree {
  /** Tells the kind of object. */
  object: 'skill_tree';
  /** The season that the points belong to, such as 2026-Q2. */
  seasonId: string;
  /** Every skill. */
  skills: Skill[];
  /** Points spent. */
  totalAllocated: number;
  /** Points left to spend. */
  availablePoints: number;
  /** The player's level in this season. */
  playerLevel: number;
}

/** What `game.skills` takes. */
export interface SkillTreeParams {
  /** The player: a member ID or user ID. Default: the member behind the key. */
  userId?: string | undefined;
}

/** What `game.skills.allocate` takes. */
export interface SkillAllocateParams {
  /** The player: a member ID or user ID. */
  userId: string;
  /** A skill: more XP, more gold, more boss damage, or more free one-ups. */
  skillId: SkillId;
}

/** A point that was spent. */
export interface SkillAllocation {
  /** Tells the kind of object. */
  object: 'skill_allocation';
  /** A skill: more XP, more gold, more boss damage, or more free one-ups. */
  skillId: SkillId;
  /** The level of the skill now. */
  newLevel: number;
  /** Points left to spend. */
  availablePoints: number;
}

/** What `game.skills.reset` takes. */
export interface SkillResetParams {
  /** The player: a member ID or user ID. */
  userId: string;
}

/** Skills after a reset. */
export interface SkillReset {
  /** Tells the kind of object. */
  object: 'skill_reset';
  /** The level of each skill now: 0. */
  skills: {
    /** The level of Quick Learner. */
    quick_learner: number;
    /** The level of Treasure Hunter. */
    treasure_hunter: number;
    /** The level of Boss Slayer. */
    boss_slayer: number;
    /** The level of Social Butterfly. */
    social_butterfly: number;
  };
  /** Points left to spend. */
  availablePoints: number;
}
