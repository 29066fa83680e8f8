import { formatId } from '@cstar.help/contract';
import { and, asc, count, eq, type SQL, sql } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import type { Transaction } from '../../db/database.ts';
import { messages, ticketReads } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { unknownReference } from '../../resources/shared/missing.ts';
import { slice } from '../../resources/shared/paging.ts';
import { addMessage, changeTicket, holdTicket } from '../../resources/tickets/operations.ts';
import { type MessageRow, messageColumns } from '../../resources/tickets/present.ts';
import type { TicketStatus } from '../../resources/tickets/status.ts';
import type { Caller } from '../facts.ts';
import type { CustomerHandlers } from '../handlers.ts';
import { holdSession } from '../hold-session.ts';
import { requireCaller } from '../require.ts';
import { claimUploads } from '../uploads.ts';
import { isForCustomers, requireOwn } from './own-tickets.ts';
import { presentMessage, renewMessage, withImages } from './present.ts';

type Handlers = CustomerHandlers<'customerChat'>;

export const messageHandlers: Pick<Handlers, 'messages.list' | 'messages.send' | 'markRead'> = {
  'messages.list': {
    async reach({ params: { ticketId }, query, context }) {
      const caller = requireCaller(context);
      const { limit, offset } = slice(query);
      return context.transaction('read', async ({ tx }) => {
        await requireOwn(tx, caller, ticketId);
        const after = query.after && (await requireVisible(tx, ticketId, query.after, 'after'));
        const where = and(
          eq(messages.ticketId, ticketId),
          isForCustomers(),
          after ? isAfter(after) : undefined,
        );
        const rows = await tx
          .select(messageColumns)
          .from(messages)
          .where(where)
          .orderBy(asc(messages.createdAt), asc(messages.id))
          .limit(limit)
          .offset(offset);
        const [found] = await tx.select({ total: count() }).from(messages).where(where);
        const full = await withImages(tx, rows);
        return { items: full.map((row) => presentMessage(row, context)), total: found?.total ?? 0 };
      });
    },
  },

  'messages.send': {
    async reach({ params: { ticketId }, body, context }) {
      const caller = requireCaller(context);
      refuseNothing(body, 'content');
      const [message] = await context.transaction('write', async (inner) => {
        await holdSession(inner, caller);
        await requireOwn(inner.tx, caller, ticketId);
        return withImages(inner.tx, [await addOwnMessage(inner, caller, ticketId, body)]);
      });
      if (message === undefined) throw new Error('A message was lost on its way.');
      return presentMessage(message, context);
    },
    again: renewMessage,
  },

  async markRead({ params: { ticketId }, body: { messageId }, context }) {
    const { tx, now } = context;
    // Held, so that of two marks at once the one that is further stays.
    await requireOwn(tx, requireCaller(context), ticketId);
    await holdTicket(context, ticketId, 'agent');
    const message = await requireVisible(tx, ticketId, messageId, 'messageId');
    const [further] = await tx
      .select({ id: messages.id })
      .from(ticketReads)
      .innerJoin(messages, and(eq(messages.id, ticketReads.messageId), isAfter(message)))
      .where(eq(ticketReads.ticketId, ticketId));
    if (further !== undefined) return { read: true };
    const mark = { messageId, readAt: now };
    await tx
      .insert(ticketReads)
      .values({ ...partitionOf(context), ticketId, ...mark })
      .onConflictDoUpdate({ target: ticketReads.ticketId, set: mark });
    return { read: true };
  },
};

/** A message of the ticket that customers see. */
async function requireVisible(
  tx: Transaction,
  ticketId: string,
  id: string,
  param: string,
): Promise<MessageRow> {
  const [message] = await tx
    .select(messageColumns)
    .from(messages)
    .where(and(eq(messages.id, id), eq(messages.ticketId, ticketId), isForCustomers()));
  if (message !== undefined) return message;
  throw unknownReference('message', id, param);
}

/** Those that come after one of them. Threads from elsewhere may have several of one moment. */
const isAfter = ({ createdAt, id }: Pick<MessageRow, 'createdAt' | 'id'>): SQL => {
  const place = sql`${sql.param(createdAt, messages.createdAt)}, ${sql.param(id, messages.id)}`;
  return sql`(${messages.createdAt}, ${messages.id}) > (${place})`;
};

interface Draft {
  content: string;
  attachments?: readonly string[] | undefined;
}

/** Refuses a message that says nothing. */
export function refuseNothing({ content, attachments = [] }: Draft, param: string): void {
  if (content !== '' || attachments.length > 0) return;
  throw new ApiError('parameter_missing', `${param} is empty. Write something, or attach an image.`, {
    param,
  });
}

/** What a message of the customer does to the status of a ticket: it waits for the team again. */
const statusAfter: Partial<Record<TicketStatus, TicketStatus>> = { pending: 'open', resolved: 'open' };

/**
 * Adds a message of the caller to a ticket that is their own. With the ID of a message that they have sent to it
 * before, that one is returned, and nothing happens.
 *
 * @throws ApiError when the ID is that of another message, or the ticket is closed.
 */
export async function addOwnMessage(
  context: Context,
  caller: Caller,
  ticketId: string,
  { id, content, attachments = [] }: Draft & { id: string | undefined },
): Promise<MessageRow> {
  // Of two calls with one ID, the second waits here, and then finds what the first has made.
  const ticket = await holdTicket(context, ticketId, 'customer');
  // Again: while it waited, the ticket may have gone to somebody else.
  await requireOwn(context.tx, caller, ticketId);
  const known = id === undefined ? undefined : await findSent(context, ticketId, id);
  if (known !== undefined) return known;
  if (ticket.status === 'closed') {
    throw new ApiError(
      'resource_conflict',
      `The ticket ${formatId('ticket', ticketId)} is closed, and takes no more messages. Open a new one.`,
      { param: 'ticketId' },
    );
  }
  const status = statusAfter[ticket.status];
  if (status !== undefined) await changeTicket(context, ticketId, { status });
  const senderName = caller.type === 'customer' ? caller.customer.name : 'Visitor';
  const message = await addMessage(context, ticketId, {
    id,
    content,
    sender: 'customer',
    senderName,
    isInternal: false,
  });
  await claimUploads(context, attachments, { ticketId, messageId: message.id });
  return message;
}

async function findSent({ tx }: Context, ticketId: string, id: string): Promise<MessageRow | undefined> {
  const [known] = await tx.select(messageColumns).from(messages).where(eq(messages.id, id));
  if (known === undefined || (known.ticketId === ticketId && known.sender === 'customer')) return known;
  throw new ApiError('resource_conflict', 'This ID belongs to another message. Make a new UUID.', {
    param: 'id',
  });
}
