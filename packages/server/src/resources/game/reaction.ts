import { eq } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { gameRewardedTickets, members } from '../../db/schema/index.ts';
import { isEvent } from '../../events/events.ts';
import type { Reaction } from '../../events/publish.ts';
import { featureFlags } from '../settings/flags.ts';
import type { TicketRow } from '../tickets/present.ts';
import { attack } from './battle.ts';
import { play } from './engine.ts';
import { tell } from './feed.ts';
import { lockGame } from './players.ts';
import { messageDeed, ticketDeed } from './rules/work.ts';

/** Work earns: a closed ticket rewards whoever it is assigned to, and answers count towards quests. */
export const playGame: Reaction = async (context, happened) => {
  if (isEvent(happened, 'ticket.closed')) await rewardTicket(context, happened.payload.ticket);
  if (isEvent(happened, 'ticket.message_added')) {
    const { sender, memberId, isInternal } = happened.payload.message;
    if (sender !== 'agent' || memberId === null) return;
    if (await findMember(context, memberId)) await play(context, memberId, messageDeed(isInternal));
  }
};

async function rewardTicket(context: Context, ticket: TicketRow): Promise<void> {
  const { tx, now, actor } = context;
  const memberId = ticket.assignedTo ?? (actor.type === 'member' ? actor.id : null);
  if (memberId === null) return;
  await lockGame(context);
  const member = await findMember(context, memberId);
  if (member === undefined) return;
  // Opening a ticket again and closing it once more earns nothing.
  const first = await tx
    .insert(gameRewardedTickets)
    .values({ ...partitionOf(context), ticketId: ticket.id, createdAt: now })
    .onConflictDoNothing()
    .returning();
  if (first.length === 0) return;
  const { priority } = ticket;
  await play(context, memberId, ticketDeed(priority, now));
  await tell(context, { memberId, action: 'ticket_closed', icon: 'check', metadata: { priority } });
  const { bossBattlesEnabled } = await featureFlags(context);
  if (bossBattlesEnabled) await attack(context, { memberId, name: member.name, priority });
}

async function findMember({ tx }: Context, id: string): Promise<{ name: string } | undefined> {
  const [member] = await tx.select({ name: members.name }).from(members).where(eq(members.id, id));
  return member;
}
