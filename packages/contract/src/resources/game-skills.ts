import { z } from 'zod';
import { endpoint, one, resource } from '../endpoint.ts';
import { objectKind } from '../shared/fields.ts';
import { personInput } from '../shared/ids.ts';

const SkillId = z
  .enum(['quick_learner', 'treasure_hunter', 'boss_slayer', 'social_butterfly'])
  .describe('A skill: more XP, more gold, more boss damage, or more free one-ups');

const Skill = z
  .object({
    id: SkillId,
    name: z.string().describe('Display name'),
    description: z.string().describe('What one level of it does'),
    maxLevel: z.int().describe('The level at which it is complete'),
    bonusPerLevel: z
      .number()
      .describe('What one level adds: a share (0.05 is 5 %), or one-ups a day for social_butterfly'),
    currentLevel: z.int().describe('Points that the player has put into it'),
    isMaxed: z.boolean().describe('Whether it is complete'),
  })
  .describe('One skill of a player.');

const SkillTree = z
  .object({
    object: objectKind('skill_tree'),
    seasonId: z.string().describe('The season that the points belong to, such as 2026-Q2'),
    skills: z.array(Skill).describe('Every skill'),
    totalAllocated: z.int().describe('Points spent'),
    availablePoints: z.int().describe('Points left to spend'),
    playerLevel: z.int().describe("The player's level in this season"),
  })
  .describe('The skills of a player, and the points that are left.');

const SkillTreeParams = z
  .object({
    userId: personInput()
      .optional()
      .describe('The player: a member ID or user ID. Default: the member behind the key'),
  })
  .describe('What `game.skills` takes.');

const SkillAllocateParams = z
  .object({
    userId: personInput().describe('The player: a member ID or user ID'),
    skillId: SkillId,
  })
  .describe('What `game.skills.allocate` takes.');

const SkillAllocation = z
  .object({
    object: objectKind('skill_allocation'),
    skillId: SkillId,
    newLevel: z.int().describe('The level of the skill now'),
    availablePoints: z.int().describe('Points left to spend'),
  })
  .describe('A point that was spent.');

const SkillResetParams = z
  .object({ userId: personInput().describe('The player: a member ID or user ID') })
  .describe('What `game.skills.reset` takes.');

const SkillReset = z
  .object({
    object: objectKind('skill_reset'),
    skills: z
      .object({
        quick_learner: z.int().describe('The level of Quick Learner'),
        treasure_hunter: z.int().describe('The level of Treasure Hunter'),
        boss_slayer: z.int().describe('The level of Boss Slayer'),
        social_butterfly: z.int().describe('The level of Social Butterfly'),
      })
      .describe('The level of each skill now: 0'),
    availablePoints: z.int().describe('Points left to spend'),
  })
  .describe('Skills after a reset.');

export const gameSkills = resource({
  name: 'game',
  title: 'Game: skills',
  description:
    'The skill tree of a player: every 5 levels of a season bring one point, and each skill takes 5 points.',
  schemas: {
    SkillId,
    Skill,
    SkillTree,
    SkillTreeParams,
    SkillAllocateParams,
    SkillAllocation,
    SkillResetParams,
    SkillReset,
  },
  endpoints: {
    skills: endpoint({
      method: 'GET',
      path: '/game/skills',
      summary: 'Get the skill tree of a player: the level of each skill, and the points left to spend.',
      query: SkillTreeParams,
      returns: one(SkillTree),
    }),
    'skills.allocate': endpoint({
      method: 'POST',
      permission: 'play_game',
      path: '/game/skills/allocate',
      summary: 'Spend one skill point. A conflict when no point is left, or the skill is complete.',
      body: SkillAllocateParams,
      returns: one(SkillAllocation),
    }),
    'skills.reset': endpoint({
      method: 'POST',
      permission: 'play_game',
      path: '/game/skills/reset',
      summary: 'Take all points out of the skills of a player, to spend them anew.',
      body: SkillResetParams,
      returns: one(SkillReset),
    }),
  },
});
