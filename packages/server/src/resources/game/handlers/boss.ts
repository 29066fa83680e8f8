import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Context } from '../../../context.ts';
import { gameBosses } from '../../../db/schema/index.ts';
import { ApiError } from '../../../errors.ts';
import type { Handlers } from '../../../handlers.ts';
import { featureFlags } from '../../settings/flags.ts';
import { missingId } from '../../shared/missing.ts';
import { slice } from '../../shared/paging.ts';
import { requireActing } from '../acting.ts';
import { activeBoss, attack, hitsOf, spawnBoss } from '../battle.ts';
import { presentBoss, presentDefeat } from '../present.ts';
import { activeAbilities, healthPercent } from '../rules/boss.ts';

export const gameBossHandlers: Handlers<'gameBoss'> = {
  async current({ context }) {
    const enabled = await battlesEnabled(context);
    const boss = enabled ? await activeBoss(context) : undefined;
    if (boss === undefined) return { object: 'boss_state', active: false, enabled, boss: null };
    const hits = await hitsOf(context, [boss.id]);
    return { object: 'boss_state', active: true, enabled, boss: presentBoss(boss, hits, context.now) };
  },

  async isActive({ context }) {
    const enabled = await battlesEnabled(context);
    const active = enabled && (await activeBoss(context)) !== undefined;
    return { object: 'boss_active', active, enabled };
  },

  async damage({ body, context }) {
    await requireBattles(context);
    const member = await requireActing(context, body.userId, 'userId');
    const { priority, userName = member.name } = body;
    const landed = await attack(context, { memberId: member.id, name: userName, priority });
    if (landed === undefined) {
      throw new ApiError(
        'resource_conflict',
        'There is no boss to fight. Call one with POST …/game/boss/spawn, then hit it.',
      );
    }
    const { before, boss, isKillingBlow } = landed;
    return {
      object: 'boss_damage',
      damage: landed.damage,
      currentHealth: boss.health,
      healthPercent: healthPercent(boss),
      previousHealthPercent: healthPercent(before),
      isDefeated: isKillingBlow,
      isKillingBlow,
      shieldBlocked: landed.shieldBlocked,
      shieldBroken: landed.shieldBroken,
      enrageTriggered: landed.enrageTriggered,
      healed: landed.healed,
      activeAbilities: activeAbilities(boss),
    };
  },

  async spawn({ body, context }) {
    await requireBattles(context);
    const boss = await spawnBoss(context, body.difficulty);
    if (boss === undefined) {
      throw new ApiError(
        'resource_conflict',
        'There is a boss already. Defeat it first; GET …/game/boss shows how it stands.',
      );
    }
    return { object: 'boss_state', active: true, enabled: true, boss: presentBoss(boss, [], context.now) };
  },

  async defeats({ query, context }) {
    const { tx } = context;
    const where = isNotNull(gameBosses.defeatedAt);
    const { limit, offset } = slice(query);
    const rows = await tx
      .select()
      .from(gameBosses)
      .where(where)
      .orderBy(desc(gameBosses.defeatedAt), desc(gameBosses.id))
      .limit(limit)
      .offset(offset);
    const hits = await hitsOf(
      context,
      rows.map(({ id }) => id),
    );
    const items = rows.map((boss) =>
      presentDefeat(
        boss,
        hits.filter(({ bossId }) => bossId === boss.id),
      ),
    );
    return { items, total: await tx.$count(gameBosses, where) };
  },

  async 'defeats.get'({ params, context }) {
    const [boss] = await context.tx
      .select()
      .from(gameBosses)
      .where(and(eq(gameBosses.id, params.defeatId), isNotNull(gameBosses.defeatedAt)));
    if (boss === undefined) throw missingId('defeat', params.defeatId);
    return presentDefeat(boss, await hitsOf(context, [boss.id]));
  },
};

const battlesEnabled = async (context: Context): Promise<boolean> =>
  (await featureFlags(context)).bossBattlesEnabled;

async function requireBattles(context: Context): Promise<void> {
  if (await battlesEnabled(context)) return;
  throw new ApiError(
    'resource_conflict',
    'Boss battles are switched off for this team. Switch them on with PATCH …/settings/feature-flags and { "bossBattlesEnabled": true }.',
  );
}
