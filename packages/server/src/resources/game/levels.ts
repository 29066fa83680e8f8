import { and, eq, inArray } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { gamePlayerSeasons } from '../../db/schema/index.ts';
import { levelOf } from './rules/levels.ts';
import { seasonOf } from './rules/seasons.ts';

/** The level and the XP of members in the season that runs. Those who have not played stand at nothing. */
export async function levelsOf(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  memberIds: readonly string[],
): Promise<Map<string, { level: number; xp: number }>> {
  const levels = new Map(memberIds.map((id) => [id, { level: 0, xp: 0 }]));
  if (memberIds.length === 0) return levels;
  const rows = await tx
    .select({ memberId: gamePlayerSeasons.memberId, xp: gamePlayerSeasons.xp })
    .from(gamePlayerSeasons)
    .where(
      and(
        eq(gamePlayerSeasons.seasonId, seasonOf(now).id),
        inArray(gamePlayerSeasons.memberId, [...memberIds]),
      ),
    );
  for (const { memberId, xp } of rows) levels.set(memberId, { level: levelOf(xp), xp });
  return levels;
}
