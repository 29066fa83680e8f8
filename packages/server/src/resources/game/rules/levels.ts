import { leveling } from './constants.ts';

/** Where a player stands on the way up. */
export interface Standing {
  level: number;
  xpInCurrentLevel: number;
  /** What this level takes in all, from its beginning. */
  xpToNextLevel: number;
  /** The share of the current level that is done, 0 to 1. */
  xpProgress: number;
}

/** The level that an amount of XP in a season makes. Everybody starts at 0. */
export const levelOf = (xp: number): number => Math.floor(xp / leveling.xpPerLevel);

export function standingOf(xp: number): Standing {
  const xpInCurrentLevel = xp % leveling.xpPerLevel;
  return {
    level: levelOf(xp),
    xpInCurrentLevel,
    xpToNextLevel: leveling.xpPerLevel,
    xpProgress: xpInCurrentLevel / leveling.xpPerLevel,
  };
}

/** The levels reached by going from one amount of XP to another, in order. */
export function levelsBetween(before: number, after: number): number[] {
  const first = levelOf(before) + 1;
  const count = Math.max(0, levelOf(after) - levelOf(before));
  return Array.from({ length: count }, (_, index) => first + index);
}

/** Whether reaching this level of a season gives a prestige level. */
export const givesPrestige = (level: number): boolean =>
  level > 0 && level % leveling.prestigeThreshold === 0;

/** The XP that prestige adds, as a share. */
export const prestigeBonus = (prestige: number): number => round(prestige * leveling.prestigeBonus);

// 3 × 0.01 is 0.03, and shall be shown so.
const round = (share: number): number => Math.round(share * 10_000) / 10_000;
