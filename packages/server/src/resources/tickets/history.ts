import { eq } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { messages, tickets } from '../../db/schema/index.ts';
import { missingId } from '../shared/missing.ts';
import { slaFields } from '../sla/apply.ts';
import { type MessageRow, type TicketRow, ticketColumns } from './present.ts';

export interface PastMessage extends Pick<MessageRow, 'content' | 'sender' | 'isInternal'> {
  senderName?: string | undefined;
  createdAt?: Date | undefined;
}

/**
 * Gives a ticket that came from elsewhere the thread it had there. It is no news: nobody is told of
 * these messages, and no member of the team is said to have written them.
 */
export async function addHistory(
  context: Context,
  ticket: TicketRow,
  thread: readonly PastMessage[],
): Promise<TicketRow> {
  const rows = thread.map((message) => ({
    id: context.newId(),
    ...partitionOf(context),
    ticketId: ticket.id,
    content: message.content,
    sender: message.sender,
    senderName: message.senderName ?? null,
    isInternal: message.isInternal,
    createdAt: message.createdAt ?? ticket.createdAt,
  }));
  await context.tx.insert(messages).values(rows);
  const answers = rows.filter(({ sender, isInternal }) => sender === 'agent' && !isInternal);
  const draft: TicketRow = {
    ...ticket,
    messageCount: rows.length,
    firstResponseAt: earliest(answers),
    updatedAt: latest([ticket.updatedAt, ...rows.map(({ createdAt }) => createdAt)]),
  };
  const [changed] = await context.tx
    .update(tickets)
    .set({
      messageCount: draft.messageCount,
      firstResponseAt: draft.firstResponseAt,
      updatedAt: draft.updatedAt,
      ...(await slaFields(context, draft)),
    })
    .where(eq(tickets.id, ticket.id))
    .returning(ticketColumns);
  if (changed === undefined) throw missingId('ticket', ticket.id);
  return changed;
}

const earliest = (rows: readonly { createdAt: Date }[]): Date | null =>
  rows.length === 0 ? null : new Date(Math.min(...rows.map(({ createdAt }) => createdAt.getTime())));

const latest = (moments: readonly Date[]): Date =>
  new Date(Math.max(...moments.map((moment) => moment.getTime())));
