import { formatId } from '@cstar.help/contract';
import { eq } from 'drizzle-orm';
import type { Context } from '../../../context.ts';
import { gameAchievements } from '../../../db/schema/index.ts';
import type { Handlers } from '../../../handlers.ts';
import type { MemberRow } from '../../members/person.ts';
import { iso } from '../../shared/paging.ts';
import { equipmentOf } from '../equipment.ts';
import { standings } from '../leaderboard.ts';
import { readPlayer, requirePlayer } from '../players.ts';
import { type SkillId, skillTree } from '../rules/constants.ts';
import { dayOf } from '../rules/days.ts';
import { prestigeBonus, standingOf } from '../rules/levels.ts';
import { seasonOf } from '../rules/seasons.ts';
import {
  pointsAt,
  pointsLeft,
  type SkillLevels,
  skillBonus,
  skillFacts,
  skillLevel,
} from '../rules/skills.ts';
import { currentStreak } from '../rules/streaks.ts';

export const gamePlayerHandlers: Handlers<'gamePlayers'> = {
  async player({ query, context }) {
    return presentPlayer(context, await requirePlayer(context, query.userId));
  },

  async 'player.get'({ params, context }) {
    return presentPlayer(context, await requirePlayer(context, params.memberId));
  },

  async leaderboard({ query, context }) {
    const { entries, period } = await standings(context, query.period);
    return { object: 'leaderboard', ...period, entries: entries.slice(0, query.limit) };
  },

  async 'leaderboard.me'({ query, context }) {
    const member = await requirePlayer(context, query.userId);
    const { entries, period } = await standings(context, query.period);
    const memberId = formatId('member', member.id);
    const { streak } = await readPlayer(context, member.id);
    const nothing = {
      rank: null,
      memberId,
      name: member.name,
      score: 0,
      ticketsClosed: 0,
      bossDamage: 0,
      currentStreak: currentStreak(streak, dayOf(context.now)),
    };
    const found = entries.find((entry) => entry.memberId === memberId);
    return { object: 'leaderboard_entry', ...(found ?? nothing), ...period };
  },
};

async function presentPlayer(context: Context, member: MemberRow) {
  const { tx, now } = context;
  const player = await readPlayer(context, member.id);
  const { level, ...standing } = standingOf(player.xp);
  const season = seasonOf(now);
  const { avatarFrame, victoryMessage } = await equipmentOf(context, member.id);
  return {
    object: 'player_stats' as const,
    memberId: formatId('member', member.id),
    name: member.name,
    avatarUrl: member.avatarUrl,
    boringMode: member.boringMode,
    season: { id: season.id, name: season.name, endsAt: iso(season.endsAt) },
    level,
    xp: player.xp,
    ...standing,
    gold: player.gold,
    prestigeLevel: player.prestige,
    prestigeBonus: prestigeBonus(player.prestige),
    streaks: { current: currentStreak(player.streak, dayOf(now)), max: player.streak.max },
    stats: {
      ticketsClosed: player.counters.tickets_closed ?? 0,
      bossesDefeated: player.counters.bosses_defeated ?? 0,
      finalBlows: player.counters.final_blows ?? 0,
      achievementsUnlocked: await tx.$count(gameAchievements, eq(gameAchievements.memberId, member.id)),
      questsCompleted: player.counters.quests_completed ?? 0,
    },
    skills: {
      quick_learner: presentSkill(player.skills, 'quick_learner'),
      treasure_hunter: presentSkill(player.skills, 'treasure_hunter'),
      boss_slayer: presentSkill(player.skills, 'boss_slayer'),
      social_butterfly: presentSkill(player.skills, 'social_butterfly'),
    },
    availableSkillPoints: pointsLeft(level, player.skills),
    totalSkillPoints: pointsAt(level),
    cosmetics: { avatarFrame, victoryMessage },
  };
}

const presentSkill = (skills: SkillLevels, id: SkillId) => ({
  level: skillLevel(skills, id),
  maxLevel: skillTree.maxLevel,
  effect: skillFacts[id].effect(skillBonus(skills, id)),
});
