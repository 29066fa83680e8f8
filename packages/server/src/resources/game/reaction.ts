import { roles } from '@cstar.help/contract';
import { eq } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { gameRewardedTickets, members, messages, tickets } from '../../db/schema/index.ts';
import { isEvent } from '../../events/events.ts';
import type { Reaction } from '../../events/publish.ts';
import { featureFlags } from '../settings/flags.ts';
import { ended } from '../tickets/status.ts';
import { attack } from './battle.ts';
import { play } from './engine.ts';
import { tell } from './feed.ts';
import { lockGame } from './players.ts';
import { messageDeed, ticketDeed } from './rules/work.ts';

/**
 * Work earns: a closed ticket rewards whoever it is assigned to, and answers count towards quests.
 * Both wait for the end of the transaction, so that the game's lock is held for a moment only, and
 * what counts is how the work stands when automations are done with it.
 */
export const playGame: Reaction = async (context, happened) => {
  if (isEvent(happened, 'ticket.closed')) {
    const { id } = happened.payload.ticket;
    context.later((atEnd) => rewardTicket(atEnd, id));
  }
  if (isEvent(happened, 'ticket.message_added') && happened.payload.message.sender === 'agent') {
    const { id } = happened.payload.message;
    context.later((atEnd) => rewardMessage(atEnd, id));
  }
};

async function rewardTicket(context: Context, id: string): Promise<void> {
  const { tx, now, actor } = context;
  const [ticket] = await tx
    .select({ status: tickets.status, priority: tickets.priority, assignedTo: tickets.assignedTo })
    .from(tickets)
    .where(eq(tickets.id, id));
  if (ticket === undefined || !ended(ticket.status)) return;
  const memberId = ticket.assignedTo ?? (actor.type === 'member' ? actor.id : null);
  if (memberId === null) return;
  await lockGame(context);
  const member = await findPlayer(context, memberId);
  if (member === undefined) return;
  // Opening a ticket again and closing it once more earns nothing.
  const first = await tx
    .insert(gameRewardedTickets)
    .values({ ...partitionOf(context), ticketId: id, createdAt: now })
    .onConflictDoNothing()
    .returning();
  if (first.length === 0) return;
  const { priority } = ticket;
  await play(context, memberId, ticketDeed(priority, now));
  await tell(context, { memberId, action: 'ticket_closed', icon: 'check', metadata: { priority } });
  const { bossBattlesEnabled } = await featureFlags(context);
  if (bossBattlesEnabled) await attack(context, { memberId, name: member.name, priority, ticketId: id });
}

async function rewardMessage(context: Context, id: string): Promise<void> {
  const [message] = await context.tx
    .select({ memberId: messages.memberId, isInternal: messages.isInternal })
    .from(messages)
    .where(eq(messages.id, id));
  if (message === undefined || message.memberId === null) return;
  if ((await findPlayer(context, message.memberId)) === undefined) return;
  await play(context, message.memberId, messageDeed(message.isInternal));
}

/** A member whose role plays. */
async function findPlayer({ tx }: Context, id: string): Promise<{ name: string } | undefined> {
  const [member] = await tx
    .select({ name: members.name, role: members.role })
    .from(members)
    .where(eq(members.id, id));
  return member && roles[member.role].permissions.includes('play_game') ? member : undefined;
}
