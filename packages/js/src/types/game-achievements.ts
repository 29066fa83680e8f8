// Generated from packages/contract/src/resources/game-achievements.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** What an achievement is about. */
export type AchievementCategory =
  | 'volume'
  | 'boss'
  | 'streak'
  | 'quests'
  | 'social'
  | 'skills'
  | 'puzzles'
  | 'progress'
  | 'wealth'
  | (string & {});

/** How rare an achievement is. */
export type AchievementRarity = 'common' | 'uncommon' | 'rare' | 'epic' | 'legendary' | (string & {});

/** How far a player has come. */
export interface AchievementProgress {
  /** What has been done so far; it goes on counting beyond the target. */
  current: number;
  /** What it takes. */
  target: number;
}

/** Something to achieve, and how far a player has come with it. */
export interface Achievement {
  /** Tells the kind of object. */
  object: 'achievement';
  /** The achievement, such as first_blood. */
  id: string;
  /** Its name. */
  name: string;
  /** What to do for it. */
  description: string;
  /** What an achievement is about. */
  category: AchievementCategory;
  /** How rare an achievement is. */
  rarity: AchievementRarity;
  /** XP that it brings. */
  xpReward: number;
  /** Gold that it brings. */
  goldReward: number;
  /** Whether name and description are kept from those who do not have it. */
  hidden: boolean;
  /** Whether the player has it. */
  unlocked: boolean;
  /** Since when; null when it is not unlocked. ISO 8601. */
  unlockedAt: string | null;
  /** How far a player has come. */
  progress: AchievementProgress;
}

/** A number of achievements. */
export interface AchievementCount {
  /** How many there are. */
  total: number;
  /** How many of them the player has. */
  unlocked: number;
}

/** All achievements of a player, added up. */
export interface AchievementSummary extends AchievementCount {
  /** XP earned with achievements. */
  totalXpEarned: number;
  /** Gold earned with achievements. */
  totalGoldEarned: number;
  /** The same by category. */
  byCategory: Record<string, AchievementCount>;
  /** The same by rarity. */
  byRarity: Record<string, AchievementCount>;
}

/** What there is to achieve, and what the player has. */
export interface AchievementList {
  /** Tells the kind of object. */
  object: 'achievement_list';
  /** The achievements that match the filters. */
  data: Achievement[];
  /** All achievements, whatever the filters. */
  summary: AchievementSummary;
}

/** Who has unlocked an achievement. */
export interface AchievementOwner {
  /** The member (mem_ prefix). */
  memberId: string;
  /** Display name. */
  name: string;
}

/** An achievement that somebody of the team has unlocked. */
export interface RecentAchievement {
  /** Tells the kind of object. */
  object: 'unlocked_achievement';
  /** The achievement, such as first_blood. */
  id: string;
  /** Its name. */
  name: string;
  /** How rare an achievement is. */
  rarity: AchievementRarity;
  /** Who has unlocked an achievement. */
  unlockedBy: AchievementOwner;
  /** When it was unlocked. ISO 8601. */
  unlockedAt: string;
}

/** What `game.achievements` takes. */
export interface AchievementListParams extends AchievementGetParams {
  /** Filter by category (volume, boss, streak, …). */
  category?: AchievementCategory | undefined;
  /** Whether to leave out what is not unlocked. */
  unlockedOnly?: boolean | undefined;
}

/** What `game.achievements.get` takes. */
export interface AchievementGetParams {
  /** The player: a member ID (mem_) or user ID (usr_). Default: the member behind the key. */
  userId?: string | undefined;
}

/** What `game.achievements.recent` takes. */
export interface AchievementRecentParams {
  /** Max results. 1 to 50. Default: 10. */
  limit?: number | undefined;
}
