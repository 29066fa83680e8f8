import { and, asc, eq } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { messages } from '../../db/schema/index.ts';
import { visibleMessages } from '../shared/visibility.ts';
import { type MessageRow, messageColumns } from './present.ts';

/** The messages of a ticket that the key may see, oldest first. */
export const threadOf = (context: Context, ticketId: string): Promise<MessageRow[]> =>
  context.tx
    .select(messageColumns)
    .from(messages)
    .where(and(eq(messages.ticketId, ticketId), visibleMessages(context)))
    .orderBy(asc(messages.createdAt), asc(messages.id));
