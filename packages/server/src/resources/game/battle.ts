import { formatId } from '@cstar.help/contract';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { gameBosses, gameBossHits, members } from '../../db/schema/index.ts';
import { event } from '../../events/events.ts';
import { play } from './engine.ts';
import { tell } from './feed.ts';
import { lockGame, readPlayer } from './players.ts';
import {
  type BossState,
  bossName,
  comboAt,
  defeatGains,
  newBoss,
  type Strike,
  strike,
} from './rules/boss.ts';
import type { Difficulty, Priority } from './rules/constants.ts';
import { withBonuses } from './rules/rewards.ts';

export type BossRow = typeof gameBosses.$inferSelect;
export type HitRow = typeof gameBossHits.$inferSelect;

export interface Attack {
  memberId: string;
  /** As the battle shows who it was. */
  name: string;
  priority: Priority;
  /** The closed ticket behind it. Default: none. */
  ticketId?: string;
}

/** What an attack did, and the boss before it. */
export interface Landed extends Strike {
  before: BossState;
}

/** The boss that the team fights; undefined when there is none. */
export async function activeBoss({ tx }: Pick<Context, 'tx'>): Promise<BossRow | undefined> {
  const [boss] = await tx.select().from(gameBosses).where(isNull(gameBosses.defeatedAt));
  return boss;
}

/** Calls a boss; undefined when there is one already. */
export async function spawnBoss(context: Context, difficulty: Difficulty): Promise<BossRow | undefined> {
  const { tx, now } = context;
  await lockGame(context);
  if ((await activeBoss(context)) !== undefined) return undefined;
  const level = (await tx.$count(gameBosses)) + 1;
  const [boss] = await tx
    .insert(gameBosses)
    .values({
      id: context.newId(),
      ...partitionOf(context),
      name: bossName(level),
      level,
      ...newBoss(difficulty),
      spawnedAt: now,
    })
    .returning();
  if (boss === undefined) throw new Error('The insert of a boss returned nothing.');
  await context.publish(
    event({
      type: 'boss.spawned',
      ...subject(boss),
      payload: { boss: told(boss, boss) },
      details: { difficulty, level },
    }),
  );
  const { type, id } = context.actor;
  await tell(context, {
    memberId: type === 'member' ? id : null,
    action: 'boss_spawned',
    icon: 'swords',
    metadata: aboutBoss(boss),
  });
  return boss;
}

/** Lets a member hit the boss; undefined when there is none. */
export async function attack(
  context: Context,
  { memberId, name, priority, ticketId }: Attack,
): Promise<Landed | undefined> {
  const { tx, now } = context;
  await lockGame(context);
  const boss = await activeBoss(context);
  if (boss === undefined) return undefined;
  const [hits] = await tx
    .select()
    .from(gameBossHits)
    .where(and(eq(gameBossHits.bossId, boss.id), eq(gameBossHits.memberId, memberId)));
  const { skills } = await readPlayer(context, memberId);
  const combo = comboAt(now, hits);
  const landed = strike(boss, { priority, skills, combo });
  const { damage, isKillingBlow } = landed;
  await tx.update(gameBosses).set(landed.boss).where(eq(gameBosses.id, boss.id));
  const values = {
    name,
    damage: (hits?.damage ?? 0) + damage,
    hits: (hits?.hits ?? 0) + 1,
    combo: combo + 1,
    lastHitAt: now,
  };
  await tx
    .insert(gameBossHits)
    .values({ ...partitionOf(context), bossId: boss.id, memberId, ...values })
    .onConflictDoUpdate({
      target: [gameBossHits.teamId, gameBossHits.environment, gameBossHits.bossId, gameBossHits.memberId],
      set: values,
    });
  await play(context, memberId, {
    reason: 'boss_hit',
    counters: { boss_hits: 1, boss_damage: damage, shields_broken: landed.shieldBroken ? 1 : 0 },
  });
  const payload = {
    boss: told(boss, landed.boss),
    member: { id: formatId('member', memberId), name },
    damage,
  };
  const { shieldBlocked } = landed;
  await context.publish(
    event({
      type: 'boss.damaged',
      ...subject(boss),
      payload: { ...payload, shieldBlocked, ticketId: ticketId ? formatId('ticket', ticketId) : null },
      details: { damage },
    }),
  );
  if (isKillingBlow) {
    await context.publish(event({ type: 'boss.defeated', ...subject(boss), payload, details: { damage } }));
    await finish(context, boss, { memberId, name, damage });
  }
  return { ...landed, before: boss };
}

/** Ends a battle: who took part gets their share, and whoever landed the last hit the honour. */
async function finish(
  context: Context,
  boss: BossRow,
  final: { memberId: string; name: string; damage: number },
): Promise<void> {
  const { tx, now } = context;
  await tx
    .update(gameBosses)
    .set({
      defeatedAt: now,
      finalMemberId: final.memberId,
      finalName: final.name,
      finalDamage: final.damage,
    })
    .where(eq(gameBosses.id, boss.id));
  const fighters = await hitsOf(context, [boss.id]);
  const shares = defeatGains(
    boss.difficulty,
    new Map(fighters.map(({ memberId, damage }) => [memberId, damage])),
    final.memberId,
  );
  await tell(context, {
    memberId: final.memberId,
    action: 'boss_defeated',
    icon: 'skull',
    metadata: { ...aboutBoss(boss), damage: final.damage },
  });
  for (const memberId of await stillHere(context, [...shares.keys()])) {
    const share = shares.get(memberId);
    if (share === undefined) continue;
    const gain = withBonuses(share, await readPlayer(context, memberId));
    await tx
      .update(gameBossHits)
      .set(gain)
      .where(and(eq(gameBossHits.bossId, boss.id), eq(gameBossHits.memberId, memberId)));
    await play(context, memberId, {
      reason: 'boss',
      ...gain,
      counters: {
        bosses_defeated: 1,
        hard_bosses_defeated: boss.difficulty === 'hard' ? 1 : 0,
        final_blows: memberId === final.memberId ? 1 : 0,
      },
    });
  }
}

/** Who has hit these bosses, most damage first. */
export async function hitsOf({ tx }: Pick<Context, 'tx'>, bossIds: string[]): Promise<HitRow[]> {
  if (bossIds.length === 0) return [];
  const rows = await tx.select().from(gameBossHits).where(inArray(gameBossHits.bossId, bossIds));
  return rows.sort((a, b) => b.damage - a.damage || a.lastHitAt.getTime() - b.lastHitAt.getTime());
}

/** Those who are members still: the others have nothing to be rewarded with. */
async function stillHere({ tx }: Pick<Context, 'tx'>, memberIds: string[]): Promise<string[]> {
  if (memberIds.length === 0) return [];
  const rows = await tx
    .select({ id: members.id })
    .from(members)
    .where(inArray(members.id, memberIds))
    .orderBy(members.id)
    .for('key share');
  return rows.map(({ id }) => id);
}

const subject = ({ id }: BossRow) => ({ resourceType: 'boss', resourceId: formatId('boss', id) });

/** As events tell it: the boss, and how it fares. */
const told = ({ id, name, level }: BossRow, { difficulty, health, maxHealth }: BossState) => ({
  id: formatId('boss', id),
  name,
  level,
  difficulty,
  health,
  maxHealth,
});

const aboutBoss = ({ id, name, level, difficulty }: BossRow) => ({
  bossId: formatId('boss', id),
  bossName: name,
  bossLevel: level,
  difficulty,
});
