import { eq, sql } from 'drizzle-orm';
import { partitionOf } from '../../context.ts';
import { messages, tickets } from '../../db/schema/index.ts';
import type { Handlers } from '../../handlers.ts';
import { missingId } from '../shared/missing.ts';
import { messageColumns, presentMessage } from './present.ts';
import { threadOf } from './thread.ts';

export const messageHandlers: Handlers<'messages'> = {
  async list({ params: { ticketId }, context }) {
    const [ticket] = await context.tx
      .select({ id: tickets.id })
      .from(tickets)
      .where(eq(tickets.id, ticketId));
    if (ticket === undefined) throw missingId('ticket', ticketId);
    return (await threadOf(context, ticketId)).map(presentMessage);
  },

  async create({ params: { ticketId }, body, context }) {
    const { tx, now } = context;
    const answersCustomer = body.sender === 'agent' && !body.isInternal;
    // The update comes first: it locks the ticket, so that a delete cannot slip in between.
    const touched = await tx
      .update(tickets)
      .set({
        messageCount: sql`${tickets.messageCount} + 1`,
        ...(answersCustomer
          ? { firstResponseAt: sql`coalesce(${tickets.firstResponseAt}, ${now.toISOString()}::timestamptz)` }
          : {}),
        updatedAt: now,
      })
      .where(eq(tickets.id, ticketId))
      .returning({ id: tickets.id });
    if (touched.length === 0) throw missingId('ticket', ticketId);
    const [row] = await tx
      .insert(messages)
      .values({
        id: context.newId(),
        ...partitionOf(context),
        ticketId,
        content: body.content,
        sender: body.sender,
        senderName: body.senderName ?? null,
        isInternal: body.isInternal,
        createdAt: now,
      })
      .returning(messageColumns);
    if (row === undefined) throw new Error('The insert of a message returned nothing.');
    return presentMessage(row);
  },
};
