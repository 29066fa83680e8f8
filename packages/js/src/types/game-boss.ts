// Generated from packages/contract/src/resources/game-boss.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** How tough a boss is. */
export type BossDifficulty = 'easy' | 'medium' | 'hard' | (string & {});

/** The priority of the work behind a hit. */
export type BossHitPriority = 'low' | 'normal' | 'high' | 'urgent' | (string & {});

/** A shield that blocks whole hits. */
export interface BossShield {
  /** Always true: a shield that is down is null. */
  active: boolean;
  /** Hits that it still blocks. */
  hitsRemaining: number;
}

/** How angry the boss is. */
export interface BossEnrage {
  /** Whether the boss shrugs off a part of each hit. */
  active: boolean;
}

/** What the boss has healed. */
export interface BossHeal {
  /** Health that the boss has got back in this battle. */
  totalHealed: number;
}

/** What the boss has up its sleeve. */
export interface BossAbilities {
  /** The shield; null while it is down. */
  shield: BossShield | null;
  /** How angry the boss is. */
  enrage: BossEnrage;
  /** What the boss has healed. */
  heal: BossHeal;
}

/** How much more a defeat brings by the difficulty. */
export interface BossRewards {
  /** What multiplies the XP of the defeat. */
  xpMultiplier: number;
  /** What multiplies the gold of the defeat. */
  goldMultiplier: number;
}

/** Somebody who fights the boss. */
export interface BossParticipant {
  /** The member (mem_ prefix). */
  memberId: string;
  /** Display name at the time of the battle. */
  name: string;
  /** Damage done. */
  damage: number;
  /** Hits landed, blocked ones included. */
  hits: number;
  /** When the last hit landed. ISO 8601. */
  lastHitAt: string;
}

/** The boss that the team fights together. */
export interface Boss {
  /** Unique boss identifier (boss_ prefix). */
  id: string;
  /** Its name. */
  name: string;
  /** Counts the bosses of the team, from 1. */
  level: number;
  /** How tough a boss is. */
  difficulty: BossDifficulty;
  /** Health at the beginning. */
  maxHealth: number;
  /** Health that is left. */
  currentHealth: number;
  /** The share of health that is left, 0 to 1. */
  healthPercent: number;
  /** 1 to 4: one more at 75, 50 and 25 % of its health. */
  phase: number;
  /** What the boss has up its sleeve. */
  abilities: BossAbilities;
  /** How much more a defeat brings by the difficulty. */
  rewards: BossRewards;
  /** Who fights it, most damage first. */
  participants: BossParticipant[];
  /** Damage done by all. */
  totalDamage: number;
  /** When the battle began. ISO 8601. */
  spawnedAt: string;
  /** Seconds since the battle began. */
  battleDuration: number;
}

/** The battle that is on, or that there is none. */
export interface BossState {
  /** Tells the kind of object. */
  object: 'boss_state';
  /** Whether there is a boss to fight. */
  active: boolean;
  /** Whether boss battles are switched on for the team. */
  enabled: boolean;
  /** The boss; null when there is none. */
  boss: Boss | null;
}

/** Whether there is a boss to fight. */
export interface BossActive {
  /** Tells the kind of object. */
  object: 'boss_active';
  /** Whether there is a boss to fight. */
  active: boolean;
  /** Whether boss battles are switched on for the team. */
  enabled: boolean;
}

/** What a hit did. */
export interface BossDamage {
  /** Tells the kind of object. */
  object: 'boss_damage';
  /** Damage done by this hit. */
  damage: number;
  /** Health that is left. */
  currentHealth: number;
  /** The share of health that is left, 0 to 1. */
  healthPercent: number;
  /** The share of health before the hit, 0 to 1. */
  previousHealthPercent: number;
  /** Whether the boss is defeated. */
  isDefeated: boolean;
  /** Whether this hit defeated it. */
  isKillingBlow: boolean;
  /** Whether a shield blocked the hit. */
  shieldBlocked: boolean;
  /** Whether the shield broke by it. */
  shieldBroken: boolean;
  /** Whether the hit made the boss angry. */
  enrageTriggered: boolean;
  /** Health that the boss got back after the hit. */
  healed: number;
  /** What the boss has up now: shield, enrage, heal. */
  activeAbilities: string[];
}

/** The hit that ended a battle. */
export interface BossFinalBlow {
  /** The member (mem_ prefix). */
  memberId: string;
  /** Display name at the time of the battle. */
  name: string;
  /** Damage done by the last hit. */
  damage: number;
}

/** The part of one member in a defeat. */
export interface BossShare {
  /** The member (mem_ prefix). */
  memberId: string;
  /** Display name at the time of the battle. */
  name: string;
  /** Damage done in all. */
  damage: number;
  /** Hits landed, blocked ones included. */
  hits: number;
  /** XP that the defeat brought. */
  xpEarned: number;
  /** Gold that the defeat brought. */
  goldEarned: number;
}

/** A boss that the team has defeated. */
export interface BossDefeat {
  /** Tells the kind of object. */
  object: 'boss_defeat';
  /** Unique identifier of the defeat (def_ prefix). */
  id: string;
  /** The boss (boss_ prefix). */
  bossId: string;
  /** Name of the boss. */
  bossName: string;
  /** Level of the boss. */
  bossLevel: number;
  /** How tough a boss is. */
  difficulty: BossDifficulty;
  /** Health at the beginning. */
  maxHealth: number;
  /** Damage done by all. */
  totalDamage: number;
  /** The hit that ended a battle. */
  finalBlow: BossFinalBlow;
  /** Who had a part in it, most damage first. */
  participants: BossShare[];
  /** How much more a defeat brings by the difficulty. */
  rewards: BossRewards;
  /** When the battle began. ISO 8601. */
  spawnedAt: string;
  /** When it ended. ISO 8601. */
  defeatedAt: string;
  /** Seconds that the battle lasted. */
  battleDuration: number;
}

/** What `game.boss.damage` takes. The damage itself is computed by the server. */
export interface BossDamageParams {
  /** Who deals the damage: a member ID (mem_) or user ID (usr_). */
  userId: string;
  /** Name to show in this battle. Default: the name of the member. 1 to 200 characters. */
  userName?: string | undefined;
  /** The priority of the work behind a hit. Default: `normal`. */
  priority?: BossHitPriority | undefined;
}

/** What `game.boss.spawn` takes. */
export interface BossSpawnParams {
  /** How tough a boss is. Default: `medium`. */
  difficulty?: BossDifficulty | undefined;
}

/** What `game.boss.defeats` takes. */
export interface BossDefeatListParams {
  /** Page number. At least 1. Default: 1. */
  page?: number | undefined;
  /** Results per page. 1 to 100. Default: 20. */
  pageSize?: number | undefined;
}
