import {
  type BossDifficulty,
  bosses,
  type Difficulty,
  type Gain,
  type Priority,
  scoring,
} from './constants.ts';
import { type SkillLevels, skillBonus } from './skills.ts';

/** The fighting side of a boss. */
export interface BossState {
  difficulty: Difficulty;
  maxHealth: number;
  health: number;
  /** 1, and one more for each threshold that the health has fallen to. It never goes back. */
  phase: number;
  /** Hits that the shield still blocks; null while it is down. */
  shieldHits: number | null;
  enraged: boolean;
  healed: number;
}

export interface Hit {
  priority: Priority;
  skills: SkillLevels;
  /** Hits of this member just before, each within the window after the one before it. */
  combo: number;
}

/** What a hit did. */
export interface Strike {
  boss: BossState;
  damage: number;
  shieldBlocked: boolean;
  shieldBroken: boolean;
  enrageTriggered: boolean;
  healed: number;
  isKillingBlow: boolean;
}

const names = [
  'The Backlog Beast',
  'Queue Crusher',
  'The Inbox Hydra',
  'Escalation Golem',
  'Count Overdue',
  'The Ping Phantom',
  'Refund Wraith',
  'The Spam Serpent',
] as const;

/** The name of the boss of a level: they take turns. */
export const bossName = (level: number): string => names[(level - 1) % names.length] ?? names[0];

export function newBoss(difficulty: Difficulty): BossState {
  const { health } = bosses.difficulties[difficulty];
  return { difficulty, maxHealth: health, health, phase: 1, shieldHits: null, enraged: false, healed: 0 };
}

/** How many hits a member has in a row, before the next one. */
export function comboAt(now: Date, before: { combo: number; lastHitAt: Date } | undefined): number {
  if (before === undefined) return 0;
  const seconds = (now.getTime() - before.lastHitAt.getTime()) / 1_000;
  return seconds <= bosses.combo.windowSeconds ? before.combo : 0;
}

/** The damage of a hit before the boss defends itself. */
export function damageOf({ priority, skills, combo }: Hit): number {
  const comboBonus = Math.min(combo * bosses.combo.bonusPerHit, bosses.combo.maxBonus);
  const skill = skillBonus(skills, 'boss_slayer');
  return Math.round(
    bosses.baseDamage * scoring.priorityMultipliers[priority] * (1 + skill) * (1 + comboBonus),
  );
}

/** One hit: a shield blocks it whole, an enraged boss shrugs off a part, and what falls below a threshold sets off what waits there. */
export function strike(boss: BossState, hit: Hit): Strike {
  const facts: BossDifficulty = bosses.difficulties[boss.difficulty];
  if (boss.shieldHits !== null) return blocked(boss, boss.shieldHits - 1);
  const reduction = boss.enraged ? (facts.enrage?.damageReduction ?? 0) : 0;
  const strength = Math.max(1, Math.round(damageOf(hit) * (1 - reduction)));
  const damage = Math.min(strength, boss.health);
  const health = boss.health - damage;
  if (health === 0) return { ...nothing, boss: { ...boss, health }, damage, isKillingBlow: true };
  const phase = 1 + bosses.phases.filter((share) => health <= share * boss.maxHealth).length;
  const after = { ...boss, health, phase: Math.max(boss.phase, phase) };
  return { ...unleash(boss, after, facts), damage };
}

const nothing = {
  damage: 0,
  shieldBlocked: false,
  shieldBroken: false,
  enrageTriggered: false,
  healed: 0,
  isKillingBlow: false,
};

const blocked = (boss: BossState, left: number): Strike => ({
  ...nothing,
  boss: { ...boss, shieldHits: left > 0 ? left : null },
  shieldBlocked: true,
  shieldBroken: left <= 0,
});

/** The abilities of the phases that were entered. Each phase is entered once, so each works once. */
function unleash(before: BossState, after: BossState, facts: BossDifficulty): Strike {
  const entered = bosses.phases.slice(before.phase - 1, after.phase - 1);
  const enters = (share: number | undefined) => share !== undefined && entered.includes(share);
  const heals = facts.heal === null ? 0 : facts.heal.at.filter(enters).length;
  const healed = Math.min(
    Math.round(heals * (facts.heal?.share ?? 0) * after.maxHealth),
    after.maxHealth - after.health,
  );
  const enrageTriggered = !after.enraged && enters(facts.enrage?.at);
  const boss: BossState = {
    ...after,
    health: after.health + healed,
    healed: after.healed + healed,
    enraged: after.enraged || enrageTriggered,
    shieldHits: facts.shield !== null && enters(facts.shield.at) ? facts.shield.hits : after.shieldHits,
  };
  return { ...nothing, boss, enrageTriggered, healed };
}

/** The names of what the boss has up at the moment. */
export function activeAbilities({ shieldHits, enraged, healed }: BossState): string[] {
  return [
    ...(shieldHits === null ? [] : ['shield']),
    ...(enraged ? ['enrage'] : []),
    ...(healed > 0 ? ['heal'] : []),
  ];
}

/** The share of health that is left, to three digits. */
export const healthPercent = ({ health, maxHealth }: Pick<BossState, 'health' | 'maxHealth'>): number =>
  Math.round((health / maxHealth) * 1_000) / 1_000;

/** What a defeat gives to each who did damage, by their share of it. */
export function defeatGains<Id>(
  difficulty: Difficulty,
  damageBy: ReadonlyMap<Id, number>,
  finalBlow: Id,
): Map<Id, Gain> {
  const { xpMultiplier, goldMultiplier } = bosses.difficulties[difficulty];
  const { defeatReward, finalBlowReward } = bosses;
  const total = [...damageBy.values()].reduce((sum, damage) => sum + damage, 0);
  const gains = new Map<Id, Gain>();
  for (const [id, damage] of damageBy) {
    if (damage <= 0) continue;
    const bonus = id === finalBlow ? finalBlowReward : { xp: 0, gold: 0 };
    const part = (reward: number, multiplier: number) => Math.ceil((reward * multiplier * damage) / total);
    gains.set(id, {
      xp: part(defeatReward.xp, xpMultiplier) + bonus.xp,
      gold: part(defeatReward.gold, goldMultiplier) + bonus.gold,
    });
  }
  return gains;
}
