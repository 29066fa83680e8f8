// Generated from packages/contract/src/resources/game-cosmetics.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** What kind of cosmetic it is. */
export type CosmeticType = 'frame' | 'theme' | 'season_badge' | (string & {});

/** What it takes to unlock a cosmetic. */
export interface CosmeticUnlock {
  /** What counts. */
  type:
    | 'none'
    | 'level'
    | 'season_badge'
    | 'prestige'
    | 'streak'
    | 'bosses_defeated'
    | 'achievement'
    | (string & {});
  /** How much of it; null for an achievement, and when nothing is needed. */
  target: number | null;
  /** The achievement; null for other conditions. */
  achievementId: string | null;
  /** The condition in words. */
  description: string;
}

/** Something that changes how a player looks. */
export interface Cosmetic {
  /** Tells the kind of object. */
  object: 'cosmetic';
  /** Identifier, such as gold_ring. */
  id: string;
  /** What kind of cosmetic it is. */
  type: CosmeticType;
  /** Display name. */
  name: string;
  /** What it takes to unlock a cosmetic. */
  unlock: CosmeticUnlock;
  /** Whether the player may equip it. */
  unlocked: boolean;
  /** Whether the player wears it. */
  equipped: boolean;
}

/** What `game.cosmetics` takes. */
export interface CosmeticListParams {
  /** The player: a member ID or user ID. Default: the member behind the key. */
  userId?: string | undefined;
  /** Filter by type. */
  type?: CosmeticType | undefined;
}

/** What a player wears. */
export interface CosmeticPreferences {
  /** Tells the kind of object. */
  object: 'cosmetic_preferences';
  /** The frame around the avatar; null when none is equipped. */
  avatarFrame: string | null;
  /** The theme of the profile; null when none is equipped. */
  theme: string | null;
  /** The season badge shown; null when none is equipped. */
  seasonBadge: string | null;
  /** What the team reads when the player lands a final blow. */
  victoryMessage: string | null;
}

/** What `game.cosmetics.preferences` takes. */
export interface CosmeticPreferencesParams {
  /** The player: a member ID or user ID. Default: the member behind the key. */
  userId?: string | undefined;
}

/** What `game.cosmetics.equip` takes: only what shall change. */
export interface CosmeticEquipParams {
  /** The player: a member ID or user ID. */
  userId: string;
  /** The frame to equip, which must be unlocked; null takes it off. 1 to 100 characters. */
  avatarFrame?: string | null | undefined;
  /** The theme to equip, which must be unlocked; null takes it off. 1 to 100 characters. */
  theme?: string | null | undefined;
  /** The season badge to equip, which must be unlocked; null takes it off. 1 to 100 characters. */
  seasonBadge?: string | null | undefined;
  /** Up to 200 characters; null or an empty text removes it. At most 200 characters. */
  victoryMessage?: string | null | undefined;
}
