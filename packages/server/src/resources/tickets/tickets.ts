import { formatId } from '@cstar.help/contract';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { customers, members, tickets } from '../../db/schema/index.ts';
import type { Handlers } from '../../handlers.ts';
import { presentCustomerSummary } from '../customers/present.ts';
import { mergeMetadata } from '../shared/metadata.ts';
import { missingId, unknownReference } from '../shared/missing.ts';
import { slice } from '../shared/paging.ts';
import { presentMessage, presentTicket, type TicketRow, ticketColumns } from './present.ts';
import { matchesTicket } from './search.ts';
import { timesAfter } from './status.ts';
import { threadOf } from './thread.ts';

export const ticketHandlers: Handlers<'tickets'> = {
  async list({ query, context }) {
    const { tx } = context;
    const where = and(
      query.status && eq(tickets.status, query.status),
      query.priority && eq(tickets.priority, query.priority),
      query.customerId === undefined ? undefined : eq(tickets.customerId, query.customerId),
      query.assignedTo === undefined ? undefined : eq(tickets.assignedTo, query.assignedTo),
      query.search === undefined ? undefined : matchesTicket(context, query.search),
    );
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
      : rows.map(presentTicket);
    return { items, total };
  },

  async get({ params, context }) {
    const [row] = await context.tx.select(ticketColumns).from(tickets).where(eq(tickets.id, params.ticketId));
    if (row === undefined) throw missingId('ticket', params.ticketId);
    const thread = await threadOf(context, row.id);
    return { ...presentTicket(row), messages: thread.map(presentMessage) };
  },

  async create({ body, context }) {
    const { tx, now } = context;
    const customerName =
      body.customerId === undefined
        ? (body.customerName ?? null)
        : await nameOfCustomer(context, body.customerId);
    const [row] = await tx
      .insert(tickets)
      .values({
        id: context.newId(),
        ...partitionOf(context),
        title: body.title,
        status: 'new',
        priority: body.priority,
        customerId: body.customerId ?? null,
        customerName,
        tags: body.tags ?? [],
        notes: body.notes ?? null,
        messageCount: 0,
        metadata: body.metadata ?? {},
        slaPaused: false,
        createdAt: now,
        updatedAt: now,
      })
      .returning(ticketColumns);
    if (row === undefined) throw new Error('The insert of a ticket returned nothing.');
    return presentTicket(row);
  },

  async update({ params, body, context }) {
    const { tx, now } = context;
    // Before the ticket: whatever removes a member locks in this order, and two orders may deadlock.
    if (body.assignedTo) await requireMember(context, body.assignedTo);
    const [before] = await tx
      .select(ticketColumns)
      .from(tickets)
      .where(eq(tickets.id, params.ticketId))
      .for('update');
    if (before === undefined) throw missingId('ticket', params.ticketId);
    const { metadata, status, ...plain } = body;
    const [row] = await tx
      .update(tickets)
      .set({
        ...plain,
        ...(status === undefined ? {} : { status, ...timesAfter(status, before, now) }),
        ...(metadata === undefined ? {} : { metadata: mergeMetadata(before.metadata, metadata) }),
        updatedAt: now,
      })
      .where(eq(tickets.id, params.ticketId))
      .returning(ticketColumns);
    if (row === undefined) throw missingId('ticket', params.ticketId);
    return presentTicket(row);
  },

  async delete({ params, context }) {
    // The messages go with their ticket, by the foreign key.
    const gone = await context.tx
      .delete(tickets)
      .where(eq(tickets.id, params.ticketId))
      .returning({ id: tickets.id });
    if (gone.length === 0) throw missingId('ticket', params.ticketId);
    return { deleted: true, id: formatId('ticket', params.ticketId) };
  },
};

async function withCustomers({ tx }: Context, rows: TicketRow[]) {
  const ids = [...new Set(rows.flatMap((row) => row.customerId ?? []))];
  const found = ids.length === 0 ? [] : await tx.select().from(customers).where(inArray(customers.id, ids));
  const byId = new Map(found.map((customer) => [customer.id, presentCustomerSummary(customer)]));
  return rows.map((row) => ({
    ...presentTicket(row),
    customer: (row.customerId && byId.get(row.customerId)) || null,
  }));
}

/** The lock keeps the customer from being removed or renamed before the ticket that copies the name is there. */
async function nameOfCustomer({ tx }: Context, id: string): Promise<string> {
  const [customer] = await tx
    .select({ name: customers.name })
    .from(customers)
    .where(eq(customers.id, id))
    .for('share');
  if (customer === undefined) throw unknownReference('customer', id, 'customerId');
  return customer.name;
}

async function requireMember({ tx }: Context, id: string): Promise<void> {
  const [member] = await tx
    .select({ id: members.id })
    .from(members)
    .where(eq(members.id, id))
    .for('key share');
  if (member === undefined) throw unknownReference('member', id, 'assignedTo');
}
