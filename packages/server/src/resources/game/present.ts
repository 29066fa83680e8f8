import { formatId } from '@cstar.help/contract';
import { iso } from '../shared/paging.ts';
import type { BossRow, HitRow } from './battle.ts';
import { healthPercent } from './rules/boss.ts';
import { bosses } from './rules/constants.ts';

const multipliers = ({ difficulty }: BossRow) => {
  const { xpMultiplier, goldMultiplier } = bosses.difficulties[difficulty];
  return { xpMultiplier, goldMultiplier };
};

const seconds = (from: Date, to: Date): number =>
  Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1_000));

const totalOf = (hits: readonly HitRow[]): number => hits.reduce((sum, { damage }) => sum + damage, 0);

/** A boss that is being fought. */
export function presentBoss(boss: BossRow, hits: readonly HitRow[], now: Date) {
  return {
    id: formatId('boss', boss.id),
    name: boss.name,
    level: boss.level,
    difficulty: boss.difficulty,
    maxHealth: boss.maxHealth,
    currentHealth: boss.health,
    healthPercent: healthPercent(boss),
    phase: boss.phase,
    abilities: {
      shield: boss.shieldHits === null ? null : { active: true, hitsRemaining: boss.shieldHits },
      enrage: { active: boss.enraged },
      heal: { totalHealed: boss.healed },
    },
    rewards: multipliers(boss),
    participants: hits.map(({ memberId, name, damage, hits: count, lastHitAt }) => ({
      memberId: formatId('member', memberId),
      name,
      damage,
      hits: count,
      lastHitAt: iso(lastHitAt),
    })),
    totalDamage: totalOf(hits),
    spawnedAt: iso(boss.spawnedAt),
    battleDuration: seconds(boss.spawnedAt, now),
  };
}

/** A boss that was defeated. Its defeat has the same UUID. */
export function presentDefeat(boss: BossRow, hits: readonly HitRow[]) {
  const { defeatedAt, finalMemberId, finalName, finalDamage } = boss;
  if (defeatedAt === null || finalMemberId === null || finalName === null || finalDamage === null) {
    throw new Error(`The boss ${boss.id} is shown as defeated, but it is not.`);
  }
  return {
    object: 'boss_defeat' as const,
    id: formatId('defeat', boss.id),
    bossId: formatId('boss', boss.id),
    bossName: boss.name,
    bossLevel: boss.level,
    difficulty: boss.difficulty,
    maxHealth: boss.maxHealth,
    totalDamage: totalOf(hits),
    finalBlow: { memberId: formatId('member', finalMemberId), name: finalName, damage: finalDamage },
    participants: hits.map(({ memberId, name, damage, hits: count, xp, gold }) => ({
      memberId: formatId('member', memberId),
      name,
      damage,
      hits: count,
      xpEarned: xp,
      goldEarned: gold,
    })),
    rewards: multipliers(boss),
    spawnedAt: iso(boss.spawnedAt),
    defeatedAt: iso(defeatedAt),
    battleDuration: seconds(boss.spawnedAt, defeatedAt),
  };
}
