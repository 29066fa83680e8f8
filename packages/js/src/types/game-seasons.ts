// Generated from packages/contract/src/resources/game-seasons.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** What a level of a season earns. */
export interface SeasonBadge {
  /** The level that earns it. */
  level: number;
  /** Display name. */
  name: string;
  /** Its color, as #RRGGBB. */
  color: string;
}

/** A quarter of the year in which everybody starts from level 0. */
export interface Season {
  /** Tells the kind of object. */
  object: 'season';
  /** A year and a quarter, such as 2026-Q2. */
  id: string;
  /** Display name. */
  name: string;
  /** Whether it is running. */
  isActive: boolean;
  /** Its first moment. ISO 8601. */
  startsAt: string;
  /** Its last second. ISO 8601. */
  endsAt: string;
  /** Whole days that are left; 0 when it is over. */
  daysRemaining: number;
  /** The badges, by level. */
  badges: SeasonBadge[];
  /** Members of your team who have earned XP in it. */
  teamParticipants: number;
}

/** What `game.seasons.list` takes. */
export interface SeasonListParams {
  /** How many seasons, newest first. 1 to 20. Default: 10. */
  limit?: number | undefined;
}

/** What `game.seasons.stats` takes. */
export interface SeasonStatsParams {
  /** The player: a member ID or user ID. Default: the member behind the key. */
  userId?: string | undefined;
}

/** What one player did in one season. */
export interface SeasonStats {
  /** Tells the kind of object. */
  object: 'season_stats';
  /** The season. */
  seasonId: string;
  /** The player (mem_ prefix). */
  memberId: string;
  /** The level reached in this season. */
  level: number;
  /** XP earned in this season. */
  xp: number;
  /** Tickets closed in this season. */
  ticketsClosed: number;
  /** The best badge earned; null below the first. */
  badge: SeasonBadge | null;
}
