import { eq, max } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { gameAchievements, gameEquipment, gamePlayerSeasons } from '../../db/schema/index.ts';
import { readPlayer } from './players.ts';
import type { Reached } from './rules/cosmetics.ts';
import { levelOf } from './rules/levels.ts';

export interface Equipment {
  avatarFrame: string | null;
  theme: string | null;
  seasonBadge: string | null;
  victoryMessage: string | null;
}

/** What a player wears. */
export async function equipmentOf({ tx }: Pick<Context, 'tx'>, memberId: string): Promise<Equipment> {
  const [row] = await tx
    .select({
      avatarFrame: gameEquipment.avatarFrame,
      theme: gameEquipment.theme,
      seasonBadge: gameEquipment.seasonBadge,
      victoryMessage: gameEquipment.victoryMessage,
    })
    .from(gameEquipment)
    .where(eq(gameEquipment.memberId, memberId));
  return row ?? { avatarFrame: null, theme: null, seasonBadge: null, victoryMessage: null };
}

/** The best that a player has reached in any season: what cosmetics are unlocked by. */
export async function reachedBy(context: Pick<Context, 'tx' | 'now'>, memberId: string): Promise<Reached> {
  const { tx } = context;
  const player = await readPlayer(context, memberId);
  const [best] = await tx
    .select({ xp: max(gamePlayerSeasons.xp) })
    .from(gamePlayerSeasons)
    .where(eq(gamePlayerSeasons.memberId, memberId));
  const unlocked = await tx
    .select({ id: gameAchievements.achievementId })
    .from(gameAchievements)
    .where(eq(gameAchievements.memberId, memberId));
  return {
    level: levelOf(best?.xp ?? 0),
    prestige: player.prestige,
    streak: player.streak.max,
    bossesDefeated: player.counters.bosses_defeated ?? 0,
    achievements: new Set(unlocked.map(({ id }) => id)),
  };
}
