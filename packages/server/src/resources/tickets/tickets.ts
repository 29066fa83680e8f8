import { formatId } from '@cstar.help/contract';
import { desc, eq, inArray } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { customers, tickets } from '../../db/schema/index.ts';
import type { Handlers } from '../../handlers.ts';
import { presentCustomerSummary } from '../customers/present.ts';
import { missingId } from '../shared/missing.ts';
import { slice } from '../shared/paging.ts';
import { ticketFilter } from './filter.ts';
import { changeTicket, createTicket, deleteTicket, readTicket } from './operations.ts';
import { presentMessage, presentTicket, type TicketRow, ticketColumns } from './present.ts';
import { threadOf } from './thread.ts';

export const ticketHandlers: Handlers<'tickets'> = {
  async list({ query, context }) {
    const { tx } = context;
    const where = ticketFilter(context, query);
    const { limit, offset } = slice(query);
    const rows = await tx
      .select(ticketColumns)
      .from(tickets)
      .where(where)
      .orderBy(desc(tickets.createdAt), desc(tickets.id))
      .limit(limit)
      .offset(offset);
    const total = await tx.$count(tickets, where);
    const items = query.expand?.includes('customer')
      ? await withCustomers(context, rows)
      : rows.map((row) => presentTicket(context, row));
    return { items, total };
  },

  async get({ params, context }) {
    const [row] = await context.tx.select(ticketColumns).from(tickets).where(eq(tickets.id, params.ticketId));
    if (row === undefined) throw missingId('ticket', params.ticketId);
    const thread = await threadOf(context, row.id);
    return { ...presentTicket(context, row), messages: thread.map(presentMessage) };
  },

  async create({ body, context }) {
    return presentTicket(context, await createTicket(context, body));
  },

  async update({ params, body, context }) {
    return presentTicket(context, await changeTicket(context, params.ticketId, body));
  },

  async delete({ params, context }) {
    await deleteTicket(context, params.ticketId);
    return { deleted: true, id: formatId('ticket', params.ticketId) };
  },

  sendTyping: {
    async reach({ params: { ticketId }, body: { isTyping }, context }) {
      await context.transaction('read', (inner) => readTicket(inner, ticketId));
      const { teamId, environment, memberName: senderName } = context.principal;
      await context.services.typing.tell({
        teamId,
        environment,
        ticketId,
        sessionId: null,
        sender: 'agent',
        senderName,
        isTyping,
      });
      return { sent: true };
    },
  },
};

async function withCustomers(context: Context, rows: TicketRow[]) {
  const ids = [...new Set(rows.flatMap((row) => row.customerId ?? []))];
  const found =
    ids.length === 0 ? [] : await context.tx.select().from(customers).where(inArray(customers.id, ids));
  const byId = new Map(found.map((customer) => [customer.id, presentCustomerSummary(customer)]));
  return rows.map((row) => ({
    ...presentTicket(context, row),
    customer: (row.customerId && byId.get(row.customerId)) || null,
  }));
}
