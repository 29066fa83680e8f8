import { formatId, parseId } from '@cstar.help/contract';
import { type Context, partitionOf } from '../../context.ts';
import { members, mentions } from '../../db/schema/index.ts';
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
  before: string;
  author: { id: string | null; name: string };
}

/** Tells members what is theirs to know: assignments, answers of customers, mentions, one-ups. */
export const notifyMembers: Reaction = async (context, happened) => {
  const { actor } = context;
  const by = { id: actor.type === 'member' ? actor.id : null, name: actor.name };
  if (isEvent(happened, 'ticket.assigned')) {
    const { id, assignedTo, title } = happened.payload.ticket;
    await notify(context, {
      memberIds: assignedTo === null ? [] : [assignedTo],
      type: 'ticket_assigned',
      title: 'Ticket assigned',
      body: title,
      ...about(id),
    });
  } else if (isEvent(happened, 'ticket.message_added')) {
    const { ticket, message } = happened.payload;
    if (message.sender === 'customer') {
      const name = message.senderName ?? ticket.customerName ?? 'the customer';
      // Whoever's key brought it: the customer wrote it.
      await notify(context.as({ type: 'customer', id: ticket.customerId, name }), {
        memberIds: ticket.assignedTo === null ? [] : [ticket.assignedTo],
        type: 'ticket_message',
        title: `New message from ${name}`,
        body: ticket.title,
        ...about(ticket.id),
      });
    }
    if (message.sender === 'agent' || message.isInternal) {
      await mention(context, {
        ...placeOf(ticket),
        messageId: message.id,
        text: message.content,
        before: '',
        author: { id: message.memberId ?? by.id, name: message.senderName ?? by.name },
      });
    }
  } else if (isEvent(happened, 'ticket.created')) {
    const { ticket } = happened.payload;
    await mention(context, { ...placeOf(ticket), text: ticket.notes ?? '', before: '', author: by });
  } else if (isEvent(happened, 'ticket.updated')) {
    const { ticket, before } = happened.payload;
    if (ticket.notes === before.notes) return;
    const texts = { text: ticket.notes ?? '', before: before.notes ?? '' };
    await mention(context, { ...placeOf(ticket), ...texts, author: by });
  } else if (isEvent(happened, 'social.one_up_sent')) {
    const { recipientId } = happened.payload;
    const recipient = typeof recipientId === 'string' ? parseId('member', recipientId) : null;
    await notify(context, {
      memberIds: recipient === null ? [] : [recipient],
      type: 'one_up',
      title: `${by.name} sent you a one-up`,
      resourceType: happened.resourceType,
      resourceId: happened.resourceId,
    });
  }
};

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
  const told = new Set(findMentions(place.before, people).map(({ memberId }) => memberId));
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
