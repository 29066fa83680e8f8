import { eq } from 'drizzle-orm';
import { tickets } from '../../db/schema/index.ts';
import type { Handlers } from '../../handlers.ts';
import { missingId } from '../shared/missing.ts';
import { addMessage } from './operations.ts';
import { presentMessage } from './present.ts';
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
    return presentMessage(await addMessage(context, ticketId, body));
  },
};
