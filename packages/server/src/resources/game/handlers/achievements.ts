import { formatId } from '@cstar.help/contract';
import { desc, eq } from 'drizzle-orm';
import type { Context } from '../../../context.ts';
import { gameAchievements, members } from '../../../db/schema/index.ts';
import type { Handlers } from '../../../handlers.ts';
import { missing } from '../../shared/missing.ts';
import { iso, isoOrNull } from '../../shared/paging.ts';
import { readPlayer, requirePlayer } from '../players.ts';
import { type Achievement, achievementById, achievements } from '../rules/achievements.ts';
import type { Player } from '../rules/players.ts';
import { valueOfMetric } from '../rules/turn.ts';

/** A player, and since when which achievements are unlocked. */
interface Achiever {
  player: Player;
  unlockedAt: ReadonlyMap<string, Date>;
}

export const gameAchievementHandlers: Handlers<'gameAchievements'> = {
  async achievements({ query, context }) {
    const achiever = await readAchiever(context, query.userId);
    const has = ({ id }: Achievement) => achiever.unlockedAt.has(id);
    const shown = achievements
      .filter(({ category }) => query.category === undefined || category === query.category)
      .filter((achievement) => query.unlockedOnly !== true || has(achievement));
    const owned = achievements.filter(has);
    return {
      object: 'achievement_list',
      data: shown.map((achievement) => presentAchievement(achievement, achiever)),
      summary: {
        total: achievements.length,
        unlocked: owned.length,
        totalXpEarned: owned.reduce((sum, { xp }) => sum + xp, 0),
        totalGoldEarned: owned.reduce((sum, { gold }) => sum + gold, 0),
        byCategory: countBy(({ category }) => category, has),
        byRarity: countBy(({ rarity }) => rarity, has),
      },
    };
  },

  async 'achievements.get'({ params, query, context }) {
    const achievement = achievementById(params.achievementId);
    if (achievement === undefined) throw missing('achievement', params.achievementId);
    return presentAchievement(achievement, await readAchiever(context, query.userId));
  },

  async 'achievements.recent'({ query, context }) {
    const rows = await context.tx
      .select({
        achievementId: gameAchievements.achievementId,
        unlockedAt: gameAchievements.unlockedAt,
        memberId: members.id,
        memberName: members.name,
      })
      .from(gameAchievements)
      .innerJoin(members, eq(members.id, gameAchievements.memberId))
      .orderBy(desc(gameAchievements.unlockedAt), gameAchievements.memberId, gameAchievements.achievementId)
      .limit(query.limit);
    return rows.flatMap(({ achievementId, unlockedAt, memberId, memberName }) => {
      const achievement = achievementById(achievementId);
      if (achievement === undefined) return [];
      return [
        {
          object: 'unlocked_achievement' as const,
          id: achievement.id,
          name: achievement.name,
          rarity: achievement.rarity,
          unlockedBy: { memberId: formatId('member', memberId), name: memberName },
          unlockedAt: iso(unlockedAt),
        },
      ];
    });
  },
};

async function readAchiever(context: Context, person: string | undefined): Promise<Achiever> {
  const member = await requirePlayer(context, person);
  const player = await readPlayer(context, member.id);
  const rows = await context.tx
    .select({ id: gameAchievements.achievementId, unlockedAt: gameAchievements.unlockedAt })
    .from(gameAchievements)
    .where(eq(gameAchievements.memberId, member.id));
  return { player, unlockedAt: new Map(rows.map(({ id, unlockedAt }) => [id, unlockedAt])) };
}

function presentAchievement(achievement: Achievement, { player, unlockedAt }: Achiever) {
  const since = unlockedAt.get(achievement.id) ?? null;
  const secret = achievement.hidden && since === null;
  return {
    object: 'achievement' as const,
    id: achievement.id,
    name: secret ? 'Hidden achievement' : achievement.name,
    description: secret ? 'Unlock it to see what it takes' : achievement.description,
    category: achievement.category,
    rarity: achievement.rarity,
    xpReward: achievement.xp,
    goldReward: achievement.gold,
    hidden: achievement.hidden,
    unlocked: since !== null,
    unlockedAt: isoOrNull(since),
    progress: { current: valueOfMetric(player, achievement.metric), target: achievement.target },
  };
}

function countBy(groupOf: (achievement: Achievement) => string, has: (achievement: Achievement) => boolean) {
  const counts: Record<string, { total: number; unlocked: number }> = {};
  for (const achievement of achievements) {
    const { total, unlocked } = counts[groupOf(achievement)] ?? { total: 0, unlocked: 0 };
    counts[groupOf(achievement)] = { total: total + 1, unlocked: unlocked + (has(achievement) ? 1 : 0) };
  }
  return counts;
}
