import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { gameQuestProgress } from '../../../db/schema/index.ts';
import type { Handlers } from '../../../handlers.ts';
import { iso } from '../../shared/paging.ts';
import { questStates } from '../engine.ts';
import { requirePlayer } from '../players.ts';
import { dayOf, endOfDay } from '../rules/days.ts';
import { completionBonus, questById } from '../rules/quests.ts';

export const gameQuestHandlers: Handlers<'gameQuests'> = {
  async today({ query, context }) {
    const member = await requirePlayer(context, query.userId);
    const date = dayOf(context.now);
    const states = await questStates(context, member.id, date);
    const completedToday = states.filter(({ completed }) => completed).length;
    const allComplete = completedToday === states.length;
    return {
      object: 'quest_list',
      date,
      quests: states.map(({ quest, progress, completed }) => ({
        questId: quest.id,
        name: quest.name,
        description: quest.description,
        difficulty: quest.difficulty,
        progress,
        target: quest.target,
        completed,
        xpReward: quest.xp,
        goldReward: quest.gold,
      })),
      completedToday,
      totalQuests: states.length,
      allComplete,
      completionBonus: allComplete ? completionBonus : null,
      resetsAt: iso(endOfDay(context.now)),
    };
  },

  async history({ query, context }) {
    const { tx } = context;
    const member = await requirePlayer(context, query.userId);
    const done = and(eq(gameQuestProgress.memberId, member.id), isNotNull(gameQuestProgress.completedAt));
    const days = await tx
      .selectDistinct({ day: gameQuestProgress.day })
      .from(gameQuestProgress)
      .where(done)
      .orderBy(desc(gameQuestProgress.day))
      .limit(query.limit);
    if (days.length === 0) return { object: 'quest_history', history: [] };
    const rows = await tx
      .select()
      .from(gameQuestProgress)
      .where(
        and(
          done,
          inArray(
            gameQuestProgress.day,
            days.map(({ day }) => day),
          ),
        ),
      )
      .orderBy(gameQuestProgress.completedAt, gameQuestProgress.questId);
    const history = days.map(({ day }) => {
      const quests = rows.flatMap(({ day: on, questId, completedAt }) => {
        if (on !== day || completedAt === null) return [];
        const quest = questById(questId);
        return [
          {
            questId,
            name: quest?.name ?? questId,
            xpReward: quest?.xp ?? 0,
            goldReward: quest?.gold ?? 0,
            completedAt: iso(completedAt),
          },
        ];
      });
      return { date: day, quests, completedCount: quests.length };
    });
    return { object: 'quest_history', history };
  },
};
