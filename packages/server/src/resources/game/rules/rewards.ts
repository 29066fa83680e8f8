import type { Gain } from './constants.ts';
import { prestigeBonus } from './levels.ts';
import { type SkillLevels, skillBonus } from './skills.ts';

/** What a player has that makes work earn more. */
export interface Bonuses {
  skills: SkillLevels;
  prestige: number;
}

/** A gain from work with the player's bonuses: XP by quick_learner and prestige, gold by treasure_hunter. */
export function withBonuses({ xp, gold }: Gain, { skills, prestige }: Bonuses): Gain {
  const xpBonus = skillBonus(skills, 'quick_learner') + prestigeBonus(prestige);
  const goldBonus = skillBonus(skills, 'treasure_hunter');
  return { xp: scale(xp, 1 + xpBonus), gold: scale(gold, 1 + goldBonus) };
}

// Through ten-thousandths, so that 50 × 1.15 is 57.5 and not a hair less.
const scale = (amount: number, factor: number): number =>
  Math.round((amount * Math.round(factor * 10_000)) / 10_000);
