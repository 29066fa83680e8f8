import { formatId, parseId } from '@cstar.help/contract';
import { eq } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { members, mentions, notifications } from '../../db/schema/index.ts';
import { isEvent } from '../../events/events.ts';
import type { Reaction } from '../../events/publish.ts';
import { notify } from './notify.ts';
import { findMentions } from './recognise.ts';

interface Place {
  ticketId: string;
  ticketTitle: string;
  /** Null for the notes of the ticket. */
  messageId: string | null;
  text: string;
  /** What stood there before: who was mentioned in it has been told. */
  before?: string;
  author: { id: string | null; name: string };
}

const assigned: Reaction = async (context, happened) => {
  if (!isEvent(happened, 'ticket.assigned')) return;
  const { ticket } = happened.payload;
  await notify(context, {
    ...forAssignee(ticket),
    type: 'ticket_assigned',
    title: 'Ticket assigned',
    body: ticket.title,
  });
};

const customerWrote: Reaction = async (context, happened) => {
  if (!isEvent(happened, 'ticket.message_added')) return;
  const { ticket, message } = happened.payload;
  if (message.sender !== 'customer') return;
  const name = message.senderName ?? ticket.customerName ?? 'the customer';
  // Whoever's key brought it: the customer wrote it.
  await notify(context.as({ type: 'customer', id: ticket.customerId, name }), {
    ...forAssignee(ticket),
    type: 'ticket_message',
    title: `New message from ${name}`,
    body: ticket.title,
  });
};

const mentionedInMessage: Reaction = async (context, happened) => {
  if (!isEvent(happened, 'ticket.message_added')) return;
  const { ticket, message } = happened.payload;
  if (message.sender !== 'agent' && !message.isInternal) return;
  const author = authorOf(context);
  await mention(context, {
    ...placeOf(ticket),
    messageId: message.id,
    text: message.content,
    author: { id: message.memberId ?? author.id, name: message.senderName ?? author.name },
  });
};

const mentionedInNotes: Reaction = async (context, happened) => {
  const author = authorOf(context);
  if (isEvent(happened, 'ticket.created')) {
    const { ticket } = happened.payload;
    await mention(context, { ...placeOf(ticket), text: ticket.notes ?? '', author });
  } else if (isEvent(happened, 'ticket.updated')) {
    const { ticket, before } = happened.payload;
    if (ticket.notes === before.notes) return;
    await mention(context, {
      ...placeOf(ticket),
      text: ticket.notes ?? '',
      before: before.notes ?? '',
      author,
    });
  }
};

const oneUpped: Reaction = async (context, happened) => {
  if (!isEvent(happened, 'social.one_up_sent')) return;
  const { senderId, senderName, recipientId, message } = happened.payload;
  const recipient = parseId('member', recipientId);
  // Whoever's key brought it: this is who it is from.
  await notify(context.as({ type: 'member', id: parseId('member', senderId), name: senderName }), {
    memberIds: recipient === null ? [] : [recipient],
    type: 'one_up',
    title: `${senderName} sent you a one-up`,
    body: message,
    resourceType: happened.resourceType,
    resourceId: happened.resourceId,
  });
};

/** What they lead to is gone. The mentions among them go along, by a foreign key. */
const ticketGone: Reaction = async (context, happened) => {
  if (!isEvent(happened, 'ticket.deleted')) return;
  const { resourceId } = about(happened.payload.ticket.id);
  await context.tx.delete(notifications).where(eq(notifications.resourceId, resourceId));
};

/** Tells members what is theirs to know. */
export const notificationReactions: readonly Reaction[] = [
  assigned,
  customerWrote,
  mentionedInMessage,
  mentionedInNotes,
  oneUpped,
  ticketGone,
];

const authorOf = ({ actor }: Context) => ({
  id: actor.type === 'member' ? actor.id : null,
  name: actor.name,
});

const forAssignee = ({ id, assignedTo }: { id: string; assignedTo: string | null }) => ({
  memberIds: assignedTo === null ? [] : [assignedTo],
  ...about(id),
});

const about = (ticketId: string) => ({ resourceType: 'ticket', resourceId: formatId('ticket', ticketId) });

const placeOf = ({ id, title }: { id: string; title: string }) => ({
  ticketId: id,
  ticketTitle: title,
  messageId: null,
});

async function mention(context: Context, place: Place): Promise<void> {
  // Most texts mention nobody: no need to look up who could be.
  if (!place.text.includes('@')) return;
  const { tx } = context;
  const people = await tx.select({ id: members.id, name: members.name, email: members.email }).from(members);
  const told = new Set(findMentions(place.before ?? '', people).map(({ memberId }) => memberId));
  const found = findMentions(place.text, people).filter(
    ({ memberId }) => !told.has(memberId) && memberId !== place.author.id,
  );
  for (const { memberId, excerpt } of found) {
    const notified = await notify(context, {
      memberIds: [memberId],
      type: 'mentioned',
      title: `${place.author.name} mentioned you in ${place.ticketTitle}`,
      body: excerpt,
      ...about(place.ticketId),
    });
    const id = notified.get(memberId);
    if (id === undefined) continue;
    await tx.insert(mentions).values({
      id,
      ...partitionOf(context),
      ticketId: place.ticketId,
      messageId: place.messageId,
      mentionedBy: place.author.id,
      mentionedByName: place.author.name,
      excerpt,
    });
  }
}
