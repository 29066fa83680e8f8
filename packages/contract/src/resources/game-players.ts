import { z } from 'zod';
import { endpoint, one, resource } from '../endpoint.ts';
import { datetime, objectKind } from '../shared/fields.ts';
import { id, personInput } from '../shared/ids.ts';
import { integerQuery } from '../shared/query.ts';

const member = {
  memberId: id('member').describe('The player: a member ID (mem_ prefix)'),
  name: z.string().describe('Display name of the player'),
};

const PlayerSkill = z
  .object({
    level: z.int().describe('Points spent on it, 0 to 5'),
    maxLevel: z.int().describe('The most points it can take'),
    effect: z.string().describe('What it does at its level, such as `+15% XP`'),
  })
  .describe('One skill of a player.');

const PlayerSeason = z
  .object({
    id: z.string().describe('The season: a year and a quarter, such as 2026-Q2'),
    name: z.string().describe('Its name, such as `Season 3 — 2026`'),
    endsAt: datetime().describe('Its last second'),
  })
  .describe('The season that a player plays in.');

const PlayerStreaks = z
  .object({
    current: z.int().describe('Days in a row with a closed ticket, until today or yesterday (UTC)'),
    max: z.int().describe('The longest row ever'),
  })
  .describe('Days in a row with a closed ticket.');

const PlayerTotals = z
  .object({
    ticketsClosed: z.int().describe('Tickets closed, ever'),
    bossesDefeated: z.int().describe('Defeated bosses that the player had a part in'),
    finalBlows: z.int().describe('Bosses that the player brought down with the last hit'),
    achievementsUnlocked: z.int().describe('Achievements unlocked'),
    questsCompleted: z.int().describe('Daily quests completed'),
  })
  .describe('What a player has done over all seasons.');

const PlayerSkills = z
  .object({
    quick_learner: PlayerSkill.describe('More XP from work'),
    treasure_hunter: PlayerSkill.describe('More gold from work'),
    boss_slayer: PlayerSkill.describe('More damage to bosses'),
    social_butterfly: PlayerSkill.describe('More free one-ups a day'),
  })
  .describe('The skills of a player in the season that runs.');

const PlayerCosmetics = z
  .object({
    avatarFrame: z.string().nullable().describe('The frame around the avatar'),
    victoryMessage: z.string().nullable().describe('What is shown when the player wins'),
  })
  .describe('What a player wears.');

const PlayerStats = z
  .object({
    object: objectKind('player_stats'),
    ...member,
    avatarUrl: z.string().nullable().describe('Avatar image URL'),
    boringMode: z
      .boolean()
      .describe('Whether the player wants to see none of the game. Everything is counted all the same'),
    season: PlayerSeason,
    level: z.int().describe('Player level (resets each season): one for each 1000 XP'),
    xp: z.int().describe('Current XP within the season'),
    xpToNextLevel: z.int().describe('The XP that the current level takes in all'),
    xpInCurrentLevel: z.int().describe('The XP gained since the current level was reached'),
    xpProgress: z.number().describe('The share of the current level that is done, 0 to 1'),
    gold: z.int().describe('Gold balance (earned from tickets and bosses)'),
    prestigeLevel: z.int().describe('One for each 25 levels that were reached in one season; kept for good'),
    prestigeBonus: z.number().describe('The XP that prestige adds, as a share: 0.01 is 1 %'),
    streaks: PlayerStreaks,
    stats: PlayerTotals,
    skills: PlayerSkills,
    availableSkillPoints: z.int().describe('Skill points left to spend'),
    totalSkillPoints: z.int().describe('Skill points earned in this season: one for each 5 levels'),
    cosmetics: PlayerCosmetics,
  })
  .describe('Where a member stands in the game.');

const person = {
  userId: personInput()
    .optional()
    .describe('The player: a member ID (mem_) or user ID (usr_). Default: the member behind the key'),
};

const PlayerParams = z.object(person).describe('What `game.player` takes.');

const LeaderboardPeriod = z
  .enum(['daily', 'weekly', 'allTime'])
  .describe('The time that counts: the day or the week (from Monday) in UTC, or everything');

const standing = {
  ...member,
  score: z
    .int()
    .describe(
      'XP gained in the period; XP from a ticket counts 1 (low), 1.618, 2.618 or 4.236 (urgent) times',
    ),
  ticketsClosed: z.int().describe('Tickets closed in the period'),
  bossDamage: z.int().describe('Damage done to bosses in the period'),
  currentStreak: z.int().describe('Days in a row with a closed ticket'),
};

const LeaderboardRow = z
  .object({ rank: z.int().describe('Place, from 1. The same score shares a place'), ...standing })
  .describe('One player on the leaderboard.');

const period = {
  period: LeaderboardPeriod,
  totalParticipants: z.int().describe('How many players have scored in the period'),
  periodStartedAt: datetime().nullable().describe('When the period began; null for `allTime`'),
  periodEndsAt: datetime().nullable().describe('When the next one begins; null for `allTime`'),
};

const Leaderboard = z
  .object({
    object: objectKind('leaderboard'),
    entries: z.array(LeaderboardRow).describe('The players, best first'),
    ...period,
  })
  .describe('How the players of the team rank in a period.');

const LeaderboardEntry = z
  .object({
    object: objectKind('leaderboard_entry'),
    rank: z.int().nullable().describe('Place, from 1; null without a score in the period'),
    ...standing,
    ...period,
  })
  .describe('Where one player stands on the leaderboard.');

const LeaderboardParams = z
  .object({
    period: LeaderboardPeriod.default('weekly'),
    limit: integerQuery(z.int().min(1).max(50)).default(20).describe('Max results'),
  })
  .describe('What `game.leaderboard` takes.');

const LeaderboardMeParams = z
  .object({ ...person, period: LeaderboardPeriod.default('weekly') })
  .describe('What `game.leaderboard.me` takes.');

export const gamePlayers = resource({
  name: 'game',
  title: 'Game: players',
  description: 'Levels, experience and rankings of the agents.',
  schemas: {
    PlayerSkill,
    PlayerSeason,
    PlayerStreaks,
    PlayerTotals,
    PlayerSkills,
    PlayerCosmetics,
    PlayerStats,
    PlayerParams,
    LeaderboardPeriod,
    LeaderboardRow,
    Leaderboard,
    LeaderboardEntry,
    LeaderboardParams,
    LeaderboardMeParams,
  },
  endpoints: {
    player: endpoint({
      method: 'GET',
      path: '/game/player',
      summary: 'Get where a player stands: level, XP, gold, skills, streaks and season.',
      query: PlayerParams,
      returns: one(PlayerStats),
    }),
    'player.get': endpoint({
      method: 'GET',
      path: '/game/player/{memberId}',
      summary: 'Get where one member of the team stands in the game.',
      returns: one(PlayerStats),
    }),
    leaderboard: endpoint({
      method: 'GET',
      path: '/game/leaderboard',
      summary: 'Get how the players rank in a period.',
      query: LeaderboardParams,
      returns: one(Leaderboard),
    }),
    'leaderboard.me': endpoint({
      method: 'GET',
      path: '/game/leaderboard/me',
      summary: 'Get the place of one player on the leaderboard.',
      query: LeaderboardMeParams,
      returns: one(LeaderboardEntry),
    }),
  },
});
