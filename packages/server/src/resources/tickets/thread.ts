import { asc, eq } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { messages } from '../../db/schema/index.ts';
import { type MessageRow, messageColumns } from './present.ts';

/** All messages of a ticket, oldest first. */
export const threadOf = ({ tx }: Context, ticketId: string): Promise<MessageRow[]> =>
  tx
    .select(messageColumns)
    .from(messages)
    .where(eq(messages.ticketId, ticketId))
    .orderBy(asc(messages.createdAt), asc(messages.id));
