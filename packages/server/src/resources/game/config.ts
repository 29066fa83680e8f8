import type { contract } from '@cstar.help/contract';
import type { z } from 'zod';
import {
  bosses,
  type Difficulty,
  leveling,
  puzzles,
  quests,
  rewards,
  scoring,
  skillTree,
  social,
  streaks,
} from './rules/constants.ts';

type GameConfig = z.input<typeof contract.gameActivity.schemas.GameConfig>;

const { oneUpReward, ...limits } = social;

const boss = (difficulty: Difficulty) => {
  const { health, xpMultiplier, goldMultiplier } = bosses.difficulties[difficulty];
  return { health, xpMultiplier, goldMultiplier };
};

/** The constants of the rules, as the API shows them. */
export const gameConfig: GameConfig = {
  object: 'game_config',
  rewards: {
    ...rewards,
    bossDefeat: bosses.defeatReward,
    finalBlow: bosses.finalBlowReward,
    oneUp: oneUpReward,
  },
  leveling,
  skills: skillTree,
  social: limits,
  scoring,
  streaks: { milestones: [...streaks.milestones] },
  quests,
  bosses: {
    baseDamage: bosses.baseDamage,
    difficulties: { easy: boss('easy'), medium: boss('medium'), hard: boss('hard') },
  },
  puzzles,
};
