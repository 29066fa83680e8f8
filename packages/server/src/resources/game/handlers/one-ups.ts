import type { contract } from '@cstar.help/contract';
import { formatId } from '@cstar.help/contract';
import { and, desc, eq, gte, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import { type Context, partitionOf } from '../../../context.ts';
import { members, oneUps } from '../../../db/schema/index.ts';
import { ApiError } from '../../../errors.ts';
import { event } from '../../../events/events.ts';
import type { Handlers } from '../../../handlers.ts';
import type { MemberRow } from '../../members/person.ts';
import { iso } from '../../shared/paging.ts';
import { requireActing } from '../acting.ts';
import { play } from '../engine.ts';
import { tell } from '../feed.ts';
import { lockGame, readPlayer, requirePlayer } from '../players.ts';
import { social } from '../rules/constants.ts';
import { dayOf, startOfDay } from '../rules/days.ts';
import { freeOneUpsLeft, freeOneUpsOf, oneUpAwards, type SentToday } from '../rules/social.ts';

type OneUp = z.input<typeof contract.gameSocial.schemas.OneUp>;
type Row = typeof oneUps.$inferSelect;
type Handled = 'oneUps.list' | 'oneUps.send' | 'oneUps.remaining';

const sender = alias(members, 'sender');
const recipient = alias(members, 'recipient');

const present = (row: Row, senderName: string, recipientName: string): OneUp => ({
  object: 'one_up',
  id: formatId('oneUp', row.id),
  sender: { id: formatId('member', row.senderId), name: senderName },
  recipient: { id: formatId('member', row.recipientId), name: recipientName },
  message: row.message,
  goldAmount: row.goldAmount,
  wasFree: row.wasFree,
  createdAt: iso(row.createdAt),
});

/** What a player has sent since midnight UTC; of the gold, what went to this recipient. */
async function sentToday(
  { tx, now }: Context,
  senderId: string,
  recipientId: string | null,
): Promise<SentToday & { all: number }> {
  const toRecipient = recipientId === null ? sql`false` : eq(oneUps.recipientId, recipientId);
  const [sums] = await tx
    .select({
      all: sql<number>`count(*)::int`,
      free: sql<number>`(count(*) filter (where ${oneUps.wasFree}))::int`,
      goldToRecipient: sql<number>`(count(*) filter (where not ${oneUps.wasFree} and ${toRecipient}))::int`,
    })
    .from(oneUps)
    .where(and(eq(oneUps.senderId, senderId), gte(oneUps.createdAt, startOfDay(dayOf(now)))));
  return sums ?? { all: 0, free: 0, goldToRecipient: 0 };
}

async function announce(context: Context, row: Row, from: MemberRow, to: MemberRow): Promise<void> {
  const { goldAmount, wasFree } = row;
  const receiver = { recipientId: formatId('member', to.id), recipientName: to.name };
  await tell(context, {
    memberId: from.id,
    action: 'one_up_sent',
    icon: 'heart',
    metadata: { ...receiver, goldAmount, message: row.message },
  });
  await context.publish(
    event({
      type: 'social.one_up_sent',
      resourceType: 'one_up',
      resourceId: formatId('oneUp', row.id),
      payload: {
        senderId: formatId('member', from.id),
        senderName: from.name,
        recipientId: formatId('member', to.id),
        recipientName: to.name,
        message: row.message,
        goldAmount,
        wasFree,
      },
      details: { senderId: formatId('member', from.id), ...receiver, goldAmount, wasFree },
    }),
  );
}

export const oneUpHandlers: Pick<Handlers<'gameSocial'>, Handled> = {
  async 'oneUps.list'({ query, context }) {
    const person = query.userId === undefined ? undefined : (await requirePlayer(context, query.userId)).id;
    const rows = await context.tx
      .select({ oneUp: oneUps, senderName: sender.name, recipientName: recipient.name })
      .from(oneUps)
      .innerJoin(sender, eq(sender.id, oneUps.senderId))
      .innerJoin(recipient, eq(recipient.id, oneUps.recipientId))
      .where(
        person === undefined ? undefined : or(eq(oneUps.senderId, person), eq(oneUps.recipientId, person)),
      )
      .orderBy(desc(oneUps.createdAt), desc(oneUps.id))
      .limit(query.limit);
    return rows.map((row) => present(row.oneUp, row.senderName, row.recipientName));
  },

  async 'oneUps.send'({ body, context }) {
    const from = await requireActing(context, body.senderId, 'senderId');
    const to = await requirePlayer(context, body.recipientId);
    if (from.id === to.id) {
      throw new ApiError(
        'parameter_invalid',
        'recipientId is the sender, and a one-up goes to somebody else. Use the ID of a teammate.',
        { param: 'recipientId' },
      );
    }
    await lockGame(context);
    const { skills } = await readPlayer(context, from.id);
    const sent = await sentToday(context, from.id, to.id);
    const { goldAmount } = body;
    const wasFree = goldAmount === 0;
    if (wasFree && freeOneUpsLeft(skills, sent.free) === 0) {
      throw new ApiError(
        'resource_conflict',
        `All ${freeOneUpsOf(skills)} free one-ups of today are sent. Give gold along (goldAmount 1 to ${social.maxGoldGift}), or wait until midnight UTC.`,
        { param: 'goldAmount' },
      );
    }
    const awards = oneUpAwards(goldAmount, sent);
    await play(context, from.id, {
      reason: 'one_up',
      gold: -goldAmount,
      counters: { one_ups_sent: 1, gold_gifted: goldAmount },
    });
    await play(context, to.id, {
      reason: 'one_up',
      xp: awards.xp,
      gold: awards.gold + goldAmount,
      counters: { one_ups_received: 1 },
    });
    const row: Row = {
      id: context.newId(),
      ...partitionOf(context),
      senderId: from.id,
      recipientId: to.id,
      message: body.message || null,
      goldAmount,
      wasFree,
      createdAt: context.now,
    };
    await context.tx.insert(oneUps).values(row);
    await announce(context, row, from, to);
    return {
      ...present(row, from.name, to.name),
      freeRemaining: freeOneUpsLeft(skills, sent.free + (wasFree ? 1 : 0)),
      recipientXpAwarded: awards.xp,
      recipientGoldAwarded: awards.gold,
    };
  },

  async 'oneUps.remaining'({ query, context }) {
    const member = await requirePlayer(context, query.userId);
    const { skills } = await readPlayer(context, member.id);
    const sent = await sentToday(context, member.id, null);
    return {
      object: 'one_up_remaining',
      freeOneUpsRemaining: freeOneUpsLeft(skills, sent.free),
      maxFreeOneUps: freeOneUpsOf(skills),
      sentToday: sent.all,
    };
  },
};
