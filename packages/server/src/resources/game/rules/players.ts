import type { Counters } from './metrics.ts';
import type { SkillLevels } from './skills.ts';
import type { Streak } from './streaks.ts';

/** What only a player's own actions can tell, at its best so far. */
export interface Peaks {
  puzzle_streak?: number;
  /** How many skills stood at their highest level at once. */
  skills_maxed?: number;
}

/** A player as the rules see one. */
export interface Player {
  memberId: string;
  seasonId: string;
  /** Of this season, as are the closed tickets and the skills. Everything else is for good. */
  xp: number;
  ticketsClosed: number;
  skills: SkillLevels;
  gold: number;
  prestige: number;
  streak: Streak;
  counters: Counters;
  peaks: Peaks;
}

/** Somebody who has not played yet. */
export const newPlayer = (memberId: string, seasonId: string): Player => ({
  memberId,
  seasonId,
  xp: 0,
  ticketsClosed: 0,
  skills: {},
  gold: 0,
  prestige: 0,
  streak: { current: 0, max: 0, lastDay: null },
  counters: {},
  peaks: {},
});
