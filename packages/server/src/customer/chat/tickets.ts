import { and, count, desc, eq, sql } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { customers, tickets, visitorTickets } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { slice } from '../../resources/shared/paging.ts';
import { createTicket, readTicket } from '../../resources/tickets/operations.ts';
import { type TicketRow, ticketColumns } from '../../resources/tickets/present.ts';
import type { Caller } from '../facts.ts';
import type { CustomerHandlers } from '../handlers.ts';
import { holdSession } from '../hold-session.ts';
import { requireCaller } from '../require.ts';
import { addOwnMessage, refuseNothing } from './messages.ts';
import { findOwn, isOwn, requireOwn } from './own-tickets.ts';
import { type FullTicket, presentTicket, renewTicket, withThreads } from './present.ts';

type Handlers = CustomerHandlers<'customerChat'>;

export const ticketHandlers: Pick<Handlers, 'tickets.list' | 'tickets.create' | 'tickets.get'> = {
  'tickets.list': {
    async reach({ query, context }) {
      const caller = requireCaller(context);
      const { limit, offset } = slice(query);
      return context.transaction('read', async ({ tx }) => {
        const where = and(isOwn(tx, caller), query.status && eq(tickets.status, query.status));
        const rows = await tx
          .select(ticketColumns)
          .from(tickets)
          .where(where)
          .orderBy(desc(tickets.createdAt), desc(tickets.id))
          .limit(limit)
          .offset(offset);
        const [found] = await tx.select({ total: count() }).from(tickets).where(where);
        const full = await withThreads(tx, rows);
        return { items: full.map((row) => presentTicket(row, context)), total: found?.total ?? 0 };
      });
    },
  },

  'tickets.get': {
    async reach({ params: { ticketId }, context }) {
      const caller = requireCaller(context);
      const ticket = await context.transaction('read', async ({ tx }) =>
        full(tx, await requireOwn(tx, caller, ticketId)),
      );
      return presentTicket(ticket, context);
    },
  },

  'tickets.create': {
    async reach({ body, context }) {
      const caller = requireCaller(context);
      const ticket = await context.transaction('write', async (inner) => {
        await holdSession(inner, caller);
        const known = body.id === undefined ? undefined : await findKnown(inner, caller, body.id);
        return full(inner.tx, known ?? (await open(inner, caller, body)));
      });
      return presentTicket(ticket, context);
    },
    again: renewTicket,
  },
};

async function full(tx: Context['tx'], row: TicketRow): Promise<FullTicket> {
  const [ticket] = await withThreads(tx, [row]);
  if (ticket === undefined) throw new Error('A ticket was lost on its way.');
  return ticket;
}

/**
 * The ticket that an earlier call with this ID has made.
 *
 * @throws ApiError when the ID is that of another ticket.
 */
async function findKnown({ tx }: Context, caller: Caller, id: string): Promise<TicketRow | undefined> {
  // Until the end of the transaction: of two such calls at once, the second finds what the first has made.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`ticket ${id}`}, 0))`);
  const [known] = await findOwn(tx, caller, [id]);
  if (known === undefined && (await tx.$count(tickets, eq(tickets.id, id))) > 0) throw idTaken();
  return known;
}

const idTaken = () =>
  new ApiError('resource_conflict', 'This ID belongs to something else already. Make a new UUID.', {
    param: 'id',
  });

interface Opening {
  id?: string | undefined;
  title: string;
  message?: string | undefined;
  messageId?: string | undefined;
  attachments?: string[] | undefined;
  priority: TicketRow['priority'];
  metadata?: TicketRow['metadata'] | undefined;
}

async function open(context: Context, caller: Caller, opening: Opening): Promise<TicketRow> {
  const { message = '', messageId, attachments = [], ...ticket } = opening;
  if (caller.type === 'customer') await holdCustomer(context, caller.customer.id);
  const created = await createTicket(context, {
    ...ticket,
    ...(caller.type === 'customer' ? { customerId: caller.customer.id } : { customerName: 'Visitor' }),
  });
  if (caller.type === 'visitor') {
    const { sessionId } = caller;
    await context.tx
      .insert(visitorTickets)
      .values({ ...partitionOf(context), ticketId: created.id, sessionId });
  }
  if (message === '' && attachments.length === 0 && messageId === undefined) return created;
  refuseNothing({ content: message, attachments }, 'message');
  await addOwnMessage(context, caller, created.id, { id: messageId, content: message, attachments });
  return readTicket(context, created.id);
}

/** As their message will need it: of two tickets at once, each would otherwise wait for the other to let go. */
async function holdCustomer({ tx }: Context, id: string): Promise<void> {
  await tx.select({ id: customers.id }).from(customers).where(eq(customers.id, id)).for('no key update');
}
