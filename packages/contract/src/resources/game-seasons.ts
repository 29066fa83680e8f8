import { z } from 'zod';
import { all, endpoint, one, resource } from '../endpoint.ts';
import { datetime, objectKind } from '../shared/fields.ts';
import { id, personInput } from '../shared/ids.ts';
import { integerQuery } from '../shared/query.ts';

const SeasonBadge = z
  .object({
    level: z.int().describe('The level that earns it'),
    name: z.string().describe('Display name'),
    color: z.string().describe('Its color, as #RRGGBB'),
  })
  .describe('What a level of a season earns.');

const Season = z
  .object({
    object: objectKind('season'),
    id: z.string().describe('A year and a quarter, such as 2026-Q2'),
    name: z.string().describe('Display name'),
    isActive: z.boolean().describe('Whether it is running'),
    startsAt: datetime().describe('Its first moment'),
    endsAt: datetime().describe('Its last second'),
    daysRemaining: z.int().describe('Whole days that are left; 0 when it is over'),
    badges: z.array(SeasonBadge).describe('The badges, by level'),
    teamParticipants: z.int().describe('Members of your team who have earned XP in it'),
  })
  .describe('A quarter of the year in which everybody starts from level 0.');

const SeasonListParams = z
  .object({
    limit: integerQuery(z.int().min(1).max(20)).default(10).describe('How many seasons, newest first'),
  })
  .describe('What `game.seasons.list` takes.');

const SeasonStatsParams = z
  .object({
    userId: personInput()
      .optional()
      .describe('The player: a member ID or user ID. Default: the member behind the key'),
  })
  .describe('What `game.seasons.stats` takes.');

const SeasonStats = z
  .object({
    object: objectKind('season_stats'),
    seasonId: z.string().describe('The season'),
    memberId: id('member').describe('The player (mem_ prefix)'),
    level: z.int().describe('The level reached in this season'),
    xp: z.int().describe('XP earned in this season'),
    ticketsClosed: z.int().describe('Tickets closed in this season'),
    badge: SeasonBadge.nullable().describe('The best badge earned; null below the first'),
  })
  .describe('What one player did in one season.');

export const gameSeasons = resource({
  name: 'game.seasons',
  title: 'Game: seasons',
  description: 'The quarters in which levels are counted.',
  schemas: { SeasonBadge, Season, SeasonListParams, SeasonStatsParams, SeasonStats },
  endpoints: {
    current: endpoint({
      method: 'GET',
      path: '/game/seasons/current',
      summary: 'Get the running season, its badges and the days that are left.',
      returns: one(Season),
    }),
    list: endpoint({
      method: 'GET',
      path: '/game/seasons',
      summary: 'List the seasons since your team exists, newest first.',
      query: SeasonListParams,
      returns: all(Season),
    }),
    stats: endpoint({
      method: 'GET',
      path: '/game/seasons/{seasonId}/stats',
      summary: 'Get what a player did in one season, running or past.',
      query: SeasonStatsParams,
      returns: one(SeasonStats),
    }),
  },
});
