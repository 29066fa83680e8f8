// Generated from packages/contract/src/resources/game-players.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** One skill of a player. */
export interface PlayerSkill {
  /** Points spent on it, 0 to 5. */
  level: number;
  /** The most points it can take. */
  maxLevel: number;
  /** What it does at its level, such as `+15% XP`. */
  effect: string;
}

/** The season that a player plays in. */
export interface PlayerSeason {
  /** The season: a year and a quarter, such as 2026-Q2. */
  id: string;
  /** Its name, such as `Season 3 — 2026`. */
  name: string;
  /** Its last second. ISO 8601. */
  endsAt: string;
}

/** Days in a row with a closed ticket. */
export interface PlayerStreaks {
  /** Days in a row with a closed ticket, until today or yesterday (UTC). */
  current: number;
  /** The longest row ever. */
  max: number;
}

/** What a player has done over all seasons. */
export interface PlayerTotals {
  /** Tickets closed, ever. */
  ticketsClosed: number;
  /** Defeated bosses that the player had a part in. */
  bossesDefeated: number;
  /** Bosses that the player brought down with the last hit. */
  finalBlows: number;
  /** Achievements unlocked. */
  achievementsUnlocked: number;
  /** Daily quests completed. */
  questsCompleted: number;
}

/** The skills of a player in the season that runs. */
export interface PlayerSkills {
  /** More XP from work. */
  quick_learner: PlayerSkill;
  /** More gold from work. */
  treasure_hunter: PlayerSkill;
  /** More damage to bosses. */
  boss_slayer: PlayerSkill;
  /** More free one-ups a day. */
  social_butterfly: PlayerSkill;
}

/** What a player wears. */
export interface PlayerCosmetics {
  /** The frame around the avatar. */
  avatarFrame: string | null;
  /** What is shown when the player wins. */
  victoryMessage: string | null;
}

/** Where a member stands in the game. */
export interface PlayerStats {
  /** Tells the kind of object. */
  object: 'player_stats';
  /** The player: a member ID (mem_ prefix). */
  memberId: string;
  /** Display name of the player. */
  name: string;
  /** Avatar image URL. */
  avatarUrl: string | null;
  /** Whether the player wants to see none of the game. Everything is counted all the same. */
  boringMode: boolean;
  /** The season that a player plays in. */
  season: PlayerSeason;
  /** Player level (resets each season): one for each 1000 XP. */
  level: number;
  /** Current XP within the season. */
  xp: number;
  /** The XP that the current level takes in all. */
  xpToNextLevel: number;
  /** The XP gained since the current level was reached. */
  xpInCurrentLevel: number;
  /** The share of the current level that is done, 0 to 1. */
  xpProgress: number;
  /** Gold balance (earned from tickets and bosses). */
  gold: number;
  /** One for each 25 levels that were reached in one season; kept for good. */
  prestigeLevel: number;
  /** The XP that prestige adds, as a share: 0.01 is 1 %. */
  prestigeBonus: number;
  /** Days in a row with a closed ticket. */
  streaks: PlayerStreaks;
  /** What a player has done over all seasons. */
  stats: PlayerTotals;
  /** The skills of a player in the season that runs. */
  skills: PlayerSkills;
  /** Skill points left to spend. */
  availableSkillPoints: number;
  /** Skill points earned in this season: one for each 5 levels. */
  totalSkillPoints: number;
  /** What a player wears. */
  cosmetics: PlayerCosmetics;
}

/** What `game.player` takes. */
export interface PlayerParams {
  /** The player: a member ID (mem_) or user ID (usr_). Default: the member behind the key. */
  userId?: string | undefined;
}

/** The time that counts: the day or the week (from Monday) in UTC, or everything. */
export type LeaderboardPeriod = 'daily' | 'weekly' | 'allTime' | (string & {});

/** One player on the leaderboard. */
export interface LeaderboardRow {
  /** Place, from 1. The same score shares a place. */
  rank: number;
  /** The player: a member ID (mem_ prefix). */
  memberId: string;
  /** Display name of the player. */
  name: string;
  /**
   * XP gained in the period; XP from a ticket counts 1 (low), 1.618, 2.618 or 4.236 (urgent) times.
   */
  score: number;
  /** Tickets closed in the period. */
  ticketsClosed: number;
  /** Damage done to bosses in the period. */
  bossDamage: number;
  /** Days in a row with a closed ticket. */
  currentStreak: number;
}

/** How the players of the team rank in a period. */
export interface Leaderboard {
  /** Tells the kind of object. */
  object: 'leaderboard';
  /** The players, best first. */
  entries: LeaderboardRow[];
  /** The time that counts: the day or the week (from Monday) in UTC, or everything. */
  period: LeaderboardPeriod;
  /** How many players have scored in the period. */
  totalParticipants: number;
  /** When the period began; null for `allTime`. ISO 8601. */
  periodStartedAt: string | null;
  /** When the next one begins; null for `allTime`. ISO 8601. */
  periodEndsAt: string | null;
}

/** Where one player stands on the leaderboard. */
export interface LeaderboardEntry {
  /** Tells the kind of object. */
  object: 'leaderboard_entry';
  /** Place, from 1; null without a score in the period. */
  rank: number | null;
  /** The player: a member ID (mem_ prefix). */
  memberId: string;
  /** Display name of the player. */
  name: string;
  /**
   * XP gained in the period; XP from a ticket counts 1 (low), 1.618, 2.618 or 4.236 (urgent) times.
   */
  score: number;
  /** Tickets closed in the period. */
  ticketsClosed: number;
  /** Damage done to bosses in the period. */
  bossDamage: number;
  /** Days in a row with a closed ticket. */
  currentStreak: number;
  /** The time that counts: the day or the week (from Monday) in UTC, or everything. */
  period: LeaderboardPeriod;
  /** How many players have scored in the period. */
  totalParticipants: number;
  /** When the period began; null for `allTime`. ISO 8601. */
  periodStartedAt: string | null;
  /** When the next one begins; null for `allTime`. ISO 8601. */
  periodEndsAt: string | null;
}

/** What `game.leaderboard` takes. */
export interface LeaderboardParams {
  /**
   * The time that counts: the day or the week (from Monday) in UTC, or everything. Default:
   * `weekly`.
   */
  period?: LeaderboardPeriod | undefined;
  /** Max results. 1 to 50. Default: 20. */
  limit?: number | undefined;
}

/** What `game.leaderboard.me` takes. */
export interface LeaderboardMeParams extends PlayerParams {
  /**
   * The time that counts: the day or the week (from Monday) in UTC, or everything. Default:
   * `weekly`.
   */
  period?: LeaderboardPeriod | undefined;
}
