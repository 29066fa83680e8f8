import { z } from 'zod';
import { endpoint, framed, one, page, resource } from '../endpoint.ts';
import { datetime, objectKind, text } from '../shared/fields.ts';
import { id, personInput } from '../shared/ids.ts';
import { pageParams } from '../shared/query.ts';

const BossDifficulty = z.enum(['easy', 'medium', 'hard']).describe('How tough a boss is');
const BossHitPriority = z
  .enum(['low', 'normal', 'high', 'urgent'])
  .describe('The priority of the work behind a hit');

const BossShield = z
  .object({
    active: z.boolean().describe('Always true: a shield that is down is null'),
    hitsRemaining: z.int().describe('Hits that it still blocks'),
  })
  .describe('A shield that blocks whole hits.');

const BossEnrage = z
  .object({ active: z.boolean().describe('Whether the boss shrugs off a part of each hit') })
  .describe('How angry the boss is.');

const BossHeal = z
  .object({ totalHealed: z.int().describe('Health that the boss has got back in this battle') })
  .describe('What the boss has healed.');

const BossAbilities = z
  .object({
    shield: BossShield.nullable().describe('The shield; null while it is down'),
    enrage: BossEnrage,
    heal: BossHeal,
  })
  .describe('What the boss has up its sleeve.');

const BossRewards = z
  .object({
    xpMultiplier: z.number().describe('What multiplies the XP of the defeat'),
    goldMultiplier: z.number().describe('What multiplies the gold of the defeat'),
  })
  .describe('How much more a defeat brings by the difficulty.');

const fighter = {
  memberId: id('member').describe('The member (mem_ prefix)'),
  name: z.string().describe('Display name at the time of the battle'),
};

const BossParticipant = z
  .object({
    ...fighter,
    damage: z.int().describe('Damage done'),
    hits: z.int().describe('Hits landed, blocked ones included'),
    lastHitAt: datetime().describe('When the last hit landed'),
  })
  .describe('Somebody who fights the boss.');

const health = {
  maxHealth: z.int().describe('Health at the beginning'),
  currentHealth: z.int().describe('Health that is left'),
  healthPercent: z.number().describe('The share of health that is left, 0 to 1'),
};

const Boss = z
  .object({
    id: id('boss').describe('Unique boss identifier (boss_ prefix)'),
    name: z.string().describe('Its name'),
    level: z.int().describe('Counts the bosses of the team, from 1'),
    difficulty: BossDifficulty,
    ...health,
    phase: z.int().describe('1 to 4: one more at 75, 50 and 25 % of its health'),
    abilities: BossAbilities,
    rewards: BossRewards,
    participants: z.array(BossParticipant).describe('Who fights it, most damage first'),
    totalDamage: z.int().describe('Damage done by all'),
    spawnedAt: datetime().describe('When the battle began'),
    battleDuration: z.int().describe('Seconds since the battle began'),
  })
  .describe('The boss that the team fights together.');

const enabled = z.boolean().describe('Whether boss battles are switched on for the team');

const BossState = z
  .object({
    object: objectKind('boss_state'),
    active: z.boolean().describe('Whether there is a boss to fight'),
    enabled,
    boss: Boss.nullable().describe('The boss; null when there is none'),
  })
  .describe('The battle that is on, or that there is none.');

const BossActive = z
  .object({
    object: objectKind('boss_active'),
    active: z.boolean().describe('Whether there is a boss to fight'),
    enabled,
  })
  .describe('Whether there is a boss to fight.');

const BossDamage = z
  .object({
    object: objectKind('boss_damage'),
    damage: z.int().describe('Damage done by this hit'),
    currentHealth: health.currentHealth,
    healthPercent: health.healthPercent,
    previousHealthPercent: z.number().describe('The share of health before the hit, 0 to 1'),
    isDefeated: z.boolean().describe('Whether the boss is defeated'),
    isKillingBlow: z.boolean().describe('Whether this hit defeated it'),
    shieldBlocked: z.boolean().describe('Whether a shield blocked the hit'),
    shieldBroken: z.boolean().describe('Whether the shield broke by it'),
    enrageTriggered: z.boolean().describe('Whether the hit made the boss angry'),
    healed: z.int().describe('Health that the boss got back after the hit'),
    activeAbilities: z.array(z.string()).describe('What the boss has up now: shield, enrage, heal'),
  })
  .describe('What a hit did.');

const BossFinalBlow = z
  .object({ ...fighter, damage: z.int().describe('Damage done by the last hit') })
  .describe('The hit that ended a battle.');

const BossShare = z
  .object({
    ...fighter,
    damage: z.int().describe('Damage done in all'),
    hits: z.int().describe('Hits landed, blocked ones included'),
    xpEarned: z.int().describe('XP that the defeat brought'),
    goldEarned: z.int().describe('Gold that the defeat brought'),
  })
  .describe('The part of one member in a defeat.');

const BossDefeat = z
  .object({
    object: objectKind('boss_defeat'),
    id: id('defeat').describe('Unique identifier of the defeat (def_ prefix)'),
    bossId: id('boss').describe('The boss (boss_ prefix)'),
    bossName: z.string().describe('Name of the boss'),
    bossLevel: z.int().describe('Level of the boss'),
    difficulty: BossDifficulty,
    maxHealth: health.maxHealth,
    totalDamage: z.int().describe('Damage done by all'),
    finalBlow: BossFinalBlow,
    participants: z.array(BossShare).describe('Who had a part in it, most damage first'),
    rewards: BossRewards,
    spawnedAt: datetime().describe('When the battle began'),
    defeatedAt: datetime().describe('When it ended'),
    battleDuration: z.int().describe('Seconds that the battle lasted'),
  })
  .describe('A boss that the team has defeated.');

const BossDamageParams = z
  .object({
    userId: personInput().describe('Who deals the damage: a member ID (mem_) or user ID (usr_)'),
    userName: text(200).optional().describe('Name to show in this battle. Default: the name of the member'),
    priority: BossHitPriority.default('normal'),
  })
  .describe('What `game.boss.damage` takes. The damage itself is computed by the server.');

const BossSpawnParams = z
  .object({ difficulty: BossDifficulty.default('medium') })
  .describe('What `game.boss.spawn` takes.');

const BossDefeatListParams = z.object(pageParams()).describe('What `game.boss.defeats` takes.');

export const gameBoss = resource({
  name: 'game.boss',
  title: 'Game: boss battles',
  description: 'The boss that the team fights together.',
  schemas: {
    BossDifficulty,
    BossHitPriority,
    BossShield,
    BossEnrage,
    BossHeal,
    BossAbilities,
    BossRewards,
    BossParticipant,
    Boss,
    BossState,
    BossActive,
    BossDamage,
    BossFinalBlow,
    BossShare,
    BossDefeat,
    BossDamageParams,
    BossSpawnParams,
    BossDefeatListParams,
  },
  endpoints: {
    current: endpoint({
      method: 'GET',
      path: '/game/boss',
      summary: 'Get the battle that is on: health, phase, abilities and who takes part.',
      returns: one(BossState),
    }),
    isActive: endpoint({
      method: 'GET',
      path: '/game/boss/active',
      summary: 'Tell whether there is a boss to fight, and nothing else.',
      returns: one(BossActive),
    }),
    damage: endpoint({
      method: 'POST',
      permission: 'play_game',
      path: '/game/boss/damage',
      summary: 'Hit the boss. The damage follows from the priority, the skills and the combo of the member.',
      body: BossDamageParams,
      returns: one(BossDamage),
    }),
    spawn: endpoint({
      method: 'POST',
      permission: 'play_game',
      path: '/game/boss/spawn',
      summary: 'Call a boss. Fails when there is one already.',
      body: BossSpawnParams,
      returns: one(BossState),
      status: 201,
    }),
    defeats: endpoint({
      method: 'GET',
      path: '/game/boss/defeats',
      summary: 'List the bosses that the team has defeated, newest first.',
      query: BossDefeatListParams,
      returns: framed(page(BossDefeat)),
    }),
    'defeats.get': endpoint({
      method: 'GET',
      path: '/game/boss/defeats/{defeatId}',
      summary: 'Get one defeat with everybody who had a part in it.',
      returns: one(BossDefeat),
    }),
  },
});
