import { z } from 'zod';
import { all, endpoint, framed, one, resource } from '../endpoint.ts';
import { datetime, objectKind } from '../shared/fields.ts';
import { id, personInput } from '../shared/ids.ts';
import { booleanQuery, integerQuery } from '../shared/query.ts';

const AchievementCategory = z
  .enum(['volume', 'boss', 'streak', 'quests', 'social', 'skills', 'puzzles', 'progress', 'wealth'])
  .describe('What an achievement is about');

const AchievementRarity = z
  .enum(['common', 'uncommon', 'rare', 'epic', 'legendary'])
  .describe('How rare an achievement is');

const AchievementProgress = z
  .object({
    current: z.int().describe('What has been done so far; it goes on counting beyond the target'),
    target: z.int().describe('What it takes'),
  })
  .describe('How far a player has come.');

const names = {
  id: z.string().describe('The achievement, such as first_blood'),
  name: z.string().describe('Its name'),
};

const Achievement = z
  .object({
    object: objectKind('achievement'),
    ...names,
    description: z.string().describe('What to do for it'),
    category: AchievementCategory,
    rarity: AchievementRarity,
    xpReward: z.int().describe('XP that it brings'),
    goldReward: z.int().describe('Gold that it brings'),
    hidden: z.boolean().describe('Whether name and description are kept from those who do not have it'),
    unlocked: z.boolean().describe('Whether the player has it'),
    unlockedAt: datetime().nullable().describe('Since when; null when it is not unlocked'),
    progress: AchievementProgress,
  })
  .describe('Something to achieve, and how far a player has come with it.');

const AchievementCount = z
  .object({
    total: z.int().describe('How many there are'),
    unlocked: z.int().describe('How many of them the player has'),
  })
  .describe('A number of achievements.');

const AchievementSummary = z
  .object({
    ...AchievementCount.shape,
    totalXpEarned: z.int().describe('XP earned with achievements'),
    totalGoldEarned: z.int().describe('Gold earned with achievements'),
    byCategory: z.record(z.string(), AchievementCount).describe('The same by category'),
    byRarity: z.record(z.string(), AchievementCount).describe('The same by rarity'),
  })
  .describe('All achievements of a player, added up.');

const AchievementList = z
  .object({
    object: objectKind('achievement_list'),
    data: z.array(Achievement).describe('The achievements that match the filters'),
    summary: AchievementSummary.describe('All achievements, whatever the filters'),
  })
  .describe('What there is to achieve, and what the player has.');

const AchievementOwner = z
  .object({
    memberId: id('member').describe('The member (mem_ prefix)'),
    name: z.string().describe('Display name'),
  })
  .describe('Who has unlocked an achievement.');

const RecentAchievement = z
  .object({
    object: objectKind('unlocked_achievement'),
    ...names,
    rarity: AchievementRarity,
    unlockedBy: AchievementOwner,
    unlockedAt: datetime().describe('When it was unlocked'),
  })
  .describe('An achievement that somebody of the team has unlocked.');

const person = {
  userId: personInput()
    .optional()
    .describe('The player: a member ID (mem_) or user ID (usr_). Default: the member behind the key'),
};

const AchievementListParams = z
  .object({
    ...person,
    category: AchievementCategory.optional().describe('Filter by category (volume, boss, streak, …)'),
    unlockedOnly: booleanQuery().optional().describe('Whether to leave out what is not unlocked'),
  })
  .describe('What `game.achievements` takes.');

const AchievementGetParams = z.object(person).describe('What `game.achievements.get` takes.');

const AchievementRecentParams = z
  .object({ limit: integerQuery(z.int().min(1).max(50)).default(10).describe('Max results') })
  .describe('What `game.achievements.recent` takes.');

export const gameAchievements = resource({
  name: 'game',
  title: 'Game: achievements',
  description: 'What players have achieved.',
  schemas: {
    AchievementCategory,
    AchievementRarity,
    AchievementProgress,
    Achievement,
    AchievementCount,
    AchievementSummary,
    AchievementList,
    AchievementOwner,
    RecentAchievement,
    AchievementListParams,
    AchievementGetParams,
    AchievementRecentParams,
  },
  endpoints: {
    achievements: endpoint({
      method: 'GET',
      path: '/game/achievements',
      summary: 'List what there is to achieve, how far a player has come, and a summary.',
      query: AchievementListParams,
      returns: one(AchievementList),
    }),
    'achievements.recent': endpoint({
      method: 'GET',
      path: '/game/achievements/recent',
      summary: 'List what the team has unlocked, newest first.',
      query: AchievementRecentParams,
      returns: framed(all(RecentAchievement)),
    }),
    'achievements.get': endpoint({
      method: 'GET',
      path: '/game/achievements/{achievementId}',
      summary: 'Get one achievement, and how far a player has come with it.',
      query: AchievementGetParams,
      returns: one(Achievement),
    }),
  },
});
