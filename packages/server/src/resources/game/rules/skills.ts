import { type SkillId, skillIds, skillTree } from './constants.ts';

/** The level of each skill; one that is missing is 0. */
export type SkillLevels = Partial<Record<SkillId, number>>;

interface SkillFacts {
  name: string;
  description: string;
  /** What a bonus of this skill does, for a reader. */
  effect: (bonus: number) => string;
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

export const skillFacts: Readonly<Record<SkillId, SkillFacts>> = {
  quick_learner: {
    name: 'Quick Learner',
    description: `+${percent(skillTree.bonusPerLevel.quick_learner)} XP per level`,
    effect: (bonus) => `+${percent(bonus)} XP`,
  },
  treasure_hunter: {
    name: 'Treasure Hunter',
    description: `+${percent(skillTree.bonusPerLevel.treasure_hunter)} gold per level`,
    effect: (bonus) => `+${percent(bonus)} gold`,
  },
  boss_slayer: {
    name: 'Boss Slayer',
    description: `+${percent(skillTree.bonusPerLevel.boss_slayer)} boss damage per level`,
    effect: (bonus) => `+${percent(bonus)} boss damage`,
  },
  social_butterfly: {
    name: 'Social Butterfly',
    description: `+${skillTree.bonusPerLevel.social_butterfly} free one-up a day per level`,
    effect: (bonus) => `+${bonus} free one-ups a day`,
  },
};

export const skillLevel = (skills: SkillLevels, skill: SkillId): number => skills[skill] ?? 0;

/** What a skill adds at its level: a share, or a number of one-ups. */
export const skillBonus = (skills: SkillLevels, skill: SkillId): number =>
  Math.round(skillLevel(skills, skill) * skillTree.bonusPerLevel[skill] * 100) / 100;

/** The points that a level has brought in all. */
export const pointsAt = (level: number): number => Math.floor(level / skillTree.levelsPerPoint);

export const pointsSpent = (skills: SkillLevels): number =>
  skillIds.reduce((sum, skill) => sum + skillLevel(skills, skill), 0);

/** The points that are left to spend. */
export const pointsLeft = (level: number, skills: SkillLevels): number =>
  Math.max(0, pointsAt(level) - pointsSpent(skills));

/** Why no point can go into a skill, and what is missing; null when one can. */
export function reasonNotToSpend(level: number, skills: SkillLevels, skill: SkillId): string | null {
  if (skillLevel(skills, skill) >= skillTree.maxLevel) {
    return `${skillFacts[skill].name} stands at its highest level, ${skillTree.maxLevel}. Choose another skill.`;
  }
  if (pointsLeft(level, skills) > 0) return null;
  const next = (pointsSpent(skills) + 1) * skillTree.levelsPerPoint;
  return `No skill point is left: level ${level} brings ${pointsAt(level)}, and all are spent. The next one comes with level ${next}; a reset returns those that are spent.`;
}
