import { z } from 'zod';
import { all, cursor, endpoint, framed, one, resource } from '../endpoint.ts';
import { datetime, objectKind } from '../shared/fields.ts';
import { id, idInput } from '../shared/ids.ts';
import { integerQuery } from '../shared/query.ts';

const GameActor = z
  .object({
    id: id('member').describe('The member (mem_ prefix)'),
    name: z.string().describe('Display name'),
  })
  .describe('The player behind an entry of the feed.');

const GameActivity = z
  .object({
    object: objectKind('game_activity'),
    id: id('activity').describe('Unique entry identifier (act_ prefix)'),
    action: z.string().describe('What happened, such as boss_defeated'),
    actor: GameActor.nullable().describe('Who did it; null for what nobody did alone'),
    icon: z.string().describe('The name of an icon for it'),
    metadata: z.record(z.string(), z.unknown()).describe('Facts about it, by the kind of action'),
    createdAt: datetime().describe('When it happened'),
  })
  .describe('Something that happened in the game.');

const GameActivityParams = z
  .object({
    limit: integerQuery(z.int().min(1).max(100)).default(50).describe('How many, newest first'),
    before: idInput('activity')
      .optional()
      .describe('Only what is older than this entry: the `cursor` of the stretch before'),
  })
  .describe('What `game.activity` takes.');

const GameMemberActivityParams = z
  .object({
    limit: integerQuery(z.int().min(1).max(100)).default(20).describe('How many, newest first'),
  })
  .describe('What `game.activity.member` takes.');

const Gain = z
  .object({ xp: z.int().describe('XP'), gold: z.int().describe('Gold') })
  .describe('What is earned.');

const perPriority = <S extends z.ZodType>(value: S) =>
  z.object({
    low: value.describe('For low priority'),
    normal: value.describe('For normal priority'),
    high: value.describe('For high priority'),
    urgent: value.describe('For urgent priority'),
  });

const GameBossBalance = z
  .object({
    health: z.int().describe('Health at the start'),
    xpMultiplier: z.number().describe('Times the XP of a defeat'),
    goldMultiplier: z.number().describe('Times the gold of a defeat'),
  })
  .describe('One difficulty of a boss.');

const GameConfig = z
  .object({
    object: objectKind('game_config'),
    rewards: z
      .object({
        ticketRewards: perPriority(Gain).describe('For closing a ticket, before bonuses, by its priority'),
        questCompletionBonus: Gain.describe('For completing all quests of a day'),
        bossDefeat: Gain.describe('For a defeated boss, shared out by damage, before the multipliers'),
        finalBlow: Gain.describe('For the hit that ends a battle'),
        oneUp: Gain.describe('For who gets a one-up'),
      })
      .describe('What is earned for what'),
    leveling: z
      .object({
        xpPerLevel: z.int().describe('XP from one level to the next'),
        prestigeThreshold: z.int().describe('Levels of a season that give one prestige level'),
        prestigeBonus: z.number().describe('More XP per prestige level, as a share'),
      })
      .describe('How levels are counted'),
    skills: z
      .object({
        levelsPerPoint: z.int().describe('Levels that bring one skill point'),
        maxLevel: z.int().describe('The highest level of a skill'),
        bonusPerLevel: z
          .record(z.string(), z.number())
          .describe('What one level of a skill adds, by its ID: a share, or one-ups a day'),
      })
      .describe('How skills work'),
    social: z
      .object({
        freeOneUpsPerDay: z.int().describe('Free one-ups per player and day, without skills'),
        maxGoldGift: z.int().describe('The most gold that a one-up can give'),
        highFivesPerTeamPerDay: z.int().describe('High fives per team and day'),
        maxOneUpMessageLength: z.int().describe('Characters of the message of a one-up'),
        maxHighFiveMessageLength: z.int().describe('Characters of the message of a high five'),
      })
      .describe('The limits of recognition'),
    scoring: z
      .object({
        phi: z.number().describe('The golden ratio, which the multipliers grow by'),
        priorityMultipliers: perPriority(z.number()).describe('How tickets weigh on the leaderboard'),
      })
      .describe('How the leaderboard counts'),
    streaks: z
      .object({ milestones: z.array(z.int()).describe('Days in a row that are celebrated') })
      .describe('Streaks of days with a closed ticket'),
    quests: z.object({ perDay: z.int().describe('Quests of a day') }).describe('Daily quests'),
    bosses: z
      .object({
        baseDamage: z.int().describe('The damage of a ticket of low priority'),
        difficulties: z
          .object({ easy: GameBossBalance, medium: GameBossBalance, hard: GameBossBalance })
          .describe('The difficulties'),
      })
      .describe('Boss battles'),
    puzzles: z
      .object({
        fullScore: z.int().describe('The score without mistakes and time'),
        lostPerMistake: z.int().describe('What a mistake costs'),
        lostPerStartedMinute: z.int().describe('What each minute begun costs'),
        lowestWin: z.int().describe('The least that a solved puzzle scores'),
        xpPercent: z.int().describe('XP as a percentage of the score'),
        maxMistakes: z.int().describe('The most mistakes that can be made'),
      })
      .describe('Daily puzzles'),
  })
  .describe('The balance of the game.');

export const gameActivity = resource({
  name: 'game',
  title: 'Game: activity',
  description: 'The feed of the game, and its constants.',
  schemas: {
    GameActor,
    GameActivity,
    GameActivityParams,
    GameMemberActivityParams,
    GameGain: Gain,
    GameBossBalance,
    GameConfig,
  },
  endpoints: {
    activity: endpoint({
      method: 'GET',
      path: '/game/activity',
      summary: 'List what happened in the game of your team, newest first, by cursor.',
      query: GameActivityParams,
      returns: cursor(GameActivity),
    }),
    'activity.member': endpoint({
      method: 'GET',
      path: '/game/activity/member/{memberId}',
      summary: 'List what one member did in the game, newest first.',
      query: GameMemberActivityParams,
      returns: framed(all(GameActivity)),
    }),
    config: endpoint({
      method: 'GET',
      path: '/game/config',
      summary: 'Get the constants of the game: what is earned for what, and the limits.',
      returns: one(GameConfig),
    }),
  },
});
