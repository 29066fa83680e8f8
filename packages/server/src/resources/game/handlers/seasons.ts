import type { contract } from '@cstar.help/contract';
import { formatId } from '@cstar.help/contract';
import { and, count, eq, gt, inArray } from 'drizzle-orm';
import type { z } from 'zod';
import type { Context } from '../../../context.ts';
import { gamePlayerSeasons, teams } from '../../../db/schema/index.ts';
import { ApiError } from '../../../errors.ts';
import type { Handlers } from '../../../handlers.ts';
import { iso } from '../../shared/paging.ts';
import { requirePlayer } from '../players.ts';
import { levelOf } from '../rules/levels.ts';
import {
  badgeAt,
  daysRemaining,
  type Season,
  seasonBadges,
  seasonById,
  seasonOf,
  seasonsUntil,
} from '../rules/seasons.ts';

type ShownSeason = z.input<typeof contract.gameSeasons.schemas.Season>;

async function present(context: Context, seasons: readonly Season[]): Promise<ShownSeason[]> {
  const { tx, now } = context;
  const ids = seasons.map(({ id }) => id);
  const rows = await tx
    .select({ seasonId: gamePlayerSeasons.seasonId, participants: count() })
    .from(gamePlayerSeasons)
    .where(and(inArray(gamePlayerSeasons.seasonId, ids), gt(gamePlayerSeasons.xp, 0)))
    .groupBy(gamePlayerSeasons.seasonId);
  const participants = new Map(rows.map((row) => [row.seasonId, row.participants]));
  return seasons.map((season) => ({
    object: 'season',
    id: season.id,
    name: season.name,
    isActive: season.id === seasonOf(now).id,
    startsAt: iso(season.startsAt),
    endsAt: iso(season.endsAt),
    daysRemaining: daysRemaining(season, now),
    badges: seasonBadges.map((badge) => ({ ...badge })),
    teamParticipants: participants.get(season.id) ?? 0,
  }));
}

const noSeason = (id: string) =>
  new ApiError(
    'resource_missing',
    `There is no season ${id}, or it has not begun. GET …/game/seasons lists those of your team.`,
    { param: 'seasonId' },
  );

export const gameSeasonHandlers: Handlers<'gameSeasons'> = {
  async current({ context }) {
    const [season] = await present(context, [seasonOf(context.now)]);
    if (season === undefined) throw new Error('The running season is not among the seasons.');
    return season;
  },

  async list({ query, context }) {
    const [team] = await context.tx.select({ createdAt: teams.createdAt }).from(teams);
    const since = team === undefined ? seasonOf(context.now) : seasonOf(team.createdAt);
    const seasons = seasonsUntil(context.now, query.limit);
    return present(
      context,
      seasons.filter((season) => season.startsAt >= since.startsAt),
    );
  },

  async stats({ params, query, context }) {
    const { tx, now } = context;
    const season = seasonById(params.seasonId);
    if (season === undefined || season.startsAt > now) {
      throw noSeason(params.seasonId);
    }
    const member = await requirePlayer(context, query.userId);
    const [row] = await tx
      .select()
      .from(gamePlayerSeasons)
      .where(and(eq(gamePlayerSeasons.seasonId, season.id), eq(gamePlayerSeasons.memberId, member.id)));
    const xp = row?.xp ?? 0;
    const badge = badgeAt(levelOf(xp));
    return {
      object: 'season_stats',
      seasonId: season.id,
      memberId: formatId('member', member.id),
      level: levelOf(xp),
      xp,
      ticketsClosed: row?.ticketsClosed ?? 0,
      badge: badge === null ? null : { ...badge },
    };
  },
};
