import { z } from 'zod';
import { endpoint, one, resource } from '../endpoint.ts';
import { datetime, objectKind } from '../shared/fields.ts';
import { personInput } from '../shared/ids.ts';
import { integerQuery } from '../shared/query.ts';

const QuestDifficulty = z.enum(['easy', 'medium', 'hard']).describe('How much a quest asks for');

const quest = {
  questId: z.string().describe('The quest, such as close_5_tickets'),
  name: z.string().describe('Its name'),
};

const rewards = {
  xpReward: z.int().describe('XP that it brings'),
  goldReward: z.int().describe('Gold that it brings'),
};

const Quest = z
  .object({
    ...quest,
    description: z.string().describe('What to do for it'),
    difficulty: QuestDifficulty,
    progress: z.int().describe('What has been done today, up to the target'),
    target: z.int().describe('What it takes'),
    completed: z.boolean().describe('Whether it is done'),
    ...rewards,
  })
  .describe('A quest of the day.');

const QuestBonus = z
  .object({ xp: z.int().describe('XP gained'), gold: z.int().describe('Gold gained') })
  .describe('What completing all quests of a day has brought on top.');

const QuestList = z
  .object({
    object: objectKind('quest_list'),
    date: z.iso.date().describe('The day (UTC)'),
    quests: z.array(Quest).describe('The quests of the day, the same for everybody'),
    completedToday: z.int().describe('How many are done'),
    totalQuests: z.int().describe('How many there are'),
    allComplete: z.boolean().describe('Whether all are done'),
    completionBonus: QuestBonus.nullable().describe('What all of them have brought on top; null until then'),
    resetsAt: datetime().describe('When there are new ones: midnight UTC'),
  })
  .describe('What there is to do today.');

const CompletedQuest = z
  .object({
    ...quest,
    ...rewards,
    completedAt: datetime().describe('When it was done'),
  })
  .describe('A quest that was done.');

const QuestDay = z
  .object({
    date: z.iso.date().describe('The day (UTC)'),
    quests: z.array(CompletedQuest).describe('What was done on it, in this order'),
    completedCount: z.int().describe('How many quests were done'),
  })
  .describe('The quests that were done on one day.');

const QuestHistory = z
  .object({
    object: objectKind('quest_history'),
    history: z.array(QuestDay).describe('The days with a completed quest, newest first'),
  })
  .describe('The quests that a player has done.');

const person = {
  userId: personInput()
    .optional()
    .describe('The player: a member ID (mem_) or user ID (usr_). Default: the member behind the key'),
};

const QuestTodayParams = z.object(person).describe('What `game.quests.today` takes.');

const QuestHistoryParams = z
  .object({
    ...person,
    limit: integerQuery(z.int().min(1).max(90)).default(30).describe('Max days'),
  })
  .describe('What `game.quests.history` takes.');

export const gameQuests = resource({
  name: 'game.quests',
  title: 'Game: quests',
  description: 'What there is to do today.',
  schemas: {
    QuestDifficulty,
    Quest,
    QuestBonus,
    QuestList,
    CompletedQuest,
    QuestDay,
    QuestHistory,
    QuestTodayParams,
    QuestHistoryParams,
  },
  endpoints: {
    today: endpoint({
      method: 'GET',
      path: '/game/quests/today',
      summary: "Get the quests of the day and a player's progress. They change at midnight UTC.",
      query: QuestTodayParams,
      returns: one(QuestList),
    }),
    history: endpoint({
      method: 'GET',
      path: '/game/quests/history',
      summary: 'Get the quests that a player has done, by day.',
      query: QuestHistoryParams,
      returns: one(QuestHistory),
    }),
  },
});
