import type { contract } from '@cstar.help/contract';
import { formatId } from '@cstar.help/contract';
import type { z } from 'zod';
import { partitionOf } from '../../../context.ts';
import { gameEquipment } from '../../../db/schema/index.ts';
import { ApiError } from '../../../errors.ts';
import { audit } from '../../../events/audit.ts';
import type { Handlers } from '../../../handlers.ts';
import { requireActing } from '../acting.ts';
import { type Equipment, equipmentOf, reachedBy } from '../equipment.ts';
import { lockGame, readPlayer, requirePlayer, writePlayer } from '../players.ts';
import {
  type Cosmetic,
  type CosmeticType,
  cosmetics,
  describeCondition,
  findCosmetic,
  isUnlocked,
  type Reached,
} from '../rules/cosmetics.ts';

type Schemas = typeof contract.gameCosmetics.schemas;
type Shown = z.input<Schemas['Cosmetic']>;

/** Where each type is worn. */
const slots = { frame: 'avatarFrame', theme: 'theme', season_badge: 'seasonBadge' } as const satisfies Record<
  CosmeticType,
  keyof Equipment
>;

const present = (cosmetic: Cosmetic, reached: Reached, worn: Equipment): Shown => {
  const { id, type, name, condition } = cosmetic;
  return {
    object: 'cosmetic',
    id,
    type,
    name,
    unlock: {
      type: condition.type,
      target: 'target' in condition ? condition.target : null,
      achievementId: 'achievementId' in condition ? condition.achievementId : null,
      description: describeCondition(condition),
    },
    unlocked: isUnlocked(condition, reached),
    equipped: worn[slots[type]] === id,
  };
};

/** @throws ApiError when there is no such cosmetic, or the player has not unlocked it. */
function insistOn(type: CosmeticType, id: string, reached: Reached): void {
  const param = slots[type];
  const cosmetic = findCosmetic(type, id);
  if (cosmetic === undefined) {
    throw new ApiError(
      'parameter_invalid',
      `${param} names no cosmetic of the type ${type}. GET …/game/cosmetics?type=${type} lists them.`,
      { param },
    );
  }
  if (isUnlocked(cosmetic.condition, reached)) return;
  throw new ApiError(
    'resource_conflict',
    `${cosmetic.name} is still locked. To unlock it: ${describeCondition(cosmetic.condition)}.`,
    { param },
  );
}

/** What is left out stays; null and an empty text take off. */
const equip = (before: Equipment, wanted: z.output<Schemas['CosmeticEquipParams']>): Equipment => {
  const kept = (slot: keyof Equipment) => (wanted[slot] === undefined ? before[slot] : wanted[slot] || null);
  return {
    avatarFrame: kept('avatarFrame'),
    theme: kept('theme'),
    seasonBadge: kept('seasonBadge'),
    victoryMessage: kept('victoryMessage'),
  };
};

export const gameCosmeticHandlers: Handlers<'gameCosmetics'> = {
  async cosmetics({ query, context }) {
    const member = await requirePlayer(context, query.userId);
    const reached = await reachedBy(context, member.id);
    const worn = await equipmentOf(context, member.id);
    return cosmetics
      .filter(({ type }) => query.type === undefined || type === query.type)
      .map((cosmetic) => present(cosmetic, reached, worn));
  },

  async 'cosmetics.preferences'({ query, context }) {
    const member = await requirePlayer(context, query.userId);
    return { object: 'cosmetic_preferences', ...(await equipmentOf(context, member.id)) };
  },

  async 'cosmetics.equip'({ body, context }) {
    const member = await requireActing(context, body.userId, 'userId');
    await lockGame(context);
    const reached = await reachedBy(context, member.id);
    for (const type of ['frame', 'theme', 'season_badge'] as const) {
      const wanted = body[slots[type]];
      if (wanted) insistOn(type, wanted, reached);
    }
    const before = await equipmentOf(context, member.id);
    const after = equip(before, body);
    // What a player wears hangs on the player, who may not have played yet.
    await writePlayer(context, await readPlayer(context, member.id));
    await context.tx
      .insert(gameEquipment)
      .values({ ...partitionOf(context), memberId: member.id, ...after })
      .onConflictDoUpdate({
        target: [gameEquipment.teamId, gameEquipment.environment, gameEquipment.memberId],
        set: after,
      });
    await audit(context, {
      action: 'player.cosmetics_equipped',
      resourceType: 'player',
      resourceId: formatId('member', member.id),
      details: { avatarFrame: after.avatarFrame, theme: after.theme, seasonBadge: after.seasonBadge },
    });
    return { object: 'cosmetic_preferences', ...after };
  },
};
