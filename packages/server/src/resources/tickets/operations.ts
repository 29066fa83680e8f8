import { formatId } from '@cstar.help/contract';
import { asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { customers, type Metadata, members, messages, tickets } from '../../db/schema/index.ts';
import { event } from '../../events/events.ts';
import { holdCustomFields, mergeCustomFields } from '../custom-fields/values.ts';
import { isPerson } from '../members/person.ts';
import { changesOf } from '../shared/changes.ts';
import { defined } from '../shared/defined.ts';
import { mergeMetadata } from '../shared/metadata.ts';
import { missingId, unknownReference } from '../shared/missing.ts';
import { slaFields } from '../sla/apply.ts';
import { addHistory, type PastMessage } from './history.ts';
import { type MessageRow, messageColumns, type TicketRow, ticketColumns } from './present.ts';
import { ended, timesAfter } from './status.ts';

// What can be done to a ticket, once: the API, automations, bulk changes and imports all come here,
// so that whatever follows from a change follows from all of them.

export interface NewTicket {
  /** Default: a new one. */
  id?: string | undefined;
  title: string;
  priority: TicketRow['priority'];
  status?: TicketRow['status'] | undefined;
  customerId?: string | undefined;
  customerName?: string | undefined;
  assignedTo?: string | undefined;
  externalId?: string | undefined;
  tags?: string[] | undefined;
  notes?: string | null | undefined;
  metadata?: Metadata | undefined;
  customFields?: Record<string, unknown> | undefined;
  /** When it was opened elsewhere; default now. */
  createdAt?: Date | undefined;
  /** The thread that it had elsewhere. Default: none. */
  history?: readonly PastMessage[] | undefined;
}

export interface TicketChanges {
  title?: string | undefined;
  status?: TicketRow['status'] | undefined;
  priority?: TicketRow['priority'] | undefined;
  assignedTo?: string | null | undefined;
  customerId?: string | null | undefined;
  customerName?: string | null | undefined;
  externalId?: string | null | undefined;
  tags?: string[] | undefined;
  notes?: string | null | undefined;
  metadata?: Record<string, Metadata[string] | null> | undefined;
  customFields?: Record<string, unknown> | undefined;
}

export interface NewMessage {
  /** Default: a new one. */
  id?: string | undefined;
  content: string;
  sender: MessageRow['sender'];
  senderName?: string | undefined;
  isInternal: boolean;
  /** Who writes it; default the member behind the request when the sender is an agent. */
  memberId?: string | null | undefined;
}

export async function createTicket(context: Context, input: NewTicket): Promise<TicketRow> {
  const { tx, now } = context;
  const assignedTo = input.assignedTo ? await requireMember(context, input.assignedTo) : null;
  const customerName =
    input.customerId === undefined
      ? (input.customerName ?? null)
      : await nameOfCustomer(context, input.customerId);
  const createdAt = input.createdAt ?? now;
  const status = input.status ?? 'new';
  const draft: TicketRow = {
    id: input.id ?? context.newId(),
    ...partitionOf(context),
    title: input.title,
    status,
    priority: input.priority,
    customerId: input.customerId ?? null,
    customerName,
    assignedTo,
    externalId: input.externalId ?? null,
    tags: input.tags ?? [],
    notes: input.notes ?? null,
    messageCount: 0,
    customFields: await mergeCustomFields(context, 'tickets', {}, input.customFields),
    metadata: input.metadata ?? {},
    responseDeadline: null,
    resolutionDeadline: null,
    slaPaused: false,
    slaPausedAt: null,
    slaPausedMinutes: 0,
    firstResponseAt: null,
    ...timesAfter(status, { status: 'new', resolvedAt: null, closedAt: null }, createdAt),
    createdAt,
    updatedAt: createdAt,
  };
  const [inserted] = await tx
    .insert(tickets)
    .values({ ...draft, ...(await slaFields(context, draft)) })
    .returning(ticketColumns);
  if (inserted === undefined) throw new Error('The insert of a ticket returned nothing.');
  const ticket = input.history?.length ? await addHistory(context, inserted, input.history) : inserted;
  const about = subject(ticket.id);
  await context.publish(event({ type: 'ticket.created', ...about, payload: { ticket } }));
  const current = await readTicket(context, ticket.id);
  // An automation may have assigned it to somebody else, and told so.
  if (assignedTo === null || current.assignedTo !== assignedTo) return current;
  await context.publish(
    event({ type: 'ticket.assigned', ...about, payload: { ticket: current, before: null } }),
  );
  return readTicket(context, ticket.id);
}

export async function changeTicket(context: Context, id: string, changes: TicketChanges): Promise<TicketRow> {
  const { tx, now } = context;
  // Before the ticket: whatever removes a member or a custom field locks in this order, and two orders may deadlock.
  const assignedTo = changes.assignedTo
    ? await requireMember(context, changes.assignedTo)
    : changes.assignedTo;
  const customerName = changes.customerId
    ? await nameOfCustomer(context, changes.customerId)
    : changes.customerName;
  if (changes.customFields !== undefined) await holdCustomFields(context, 'tickets');
  const [before] = await tx.select(ticketColumns).from(tickets).where(eq(tickets.id, id)).for('update');
  if (before === undefined) throw missingId('ticket', id);
  const { metadata, customFields, ...plain } = changes;
  const status = changes.status ?? before.status;
  const draft: TicketRow = {
    ...before,
    ...defined({ ...plain, assignedTo, customerName }),
    ...timesAfter(status, before, now),
    ...(metadata === undefined ? {} : { metadata: mergeMetadata(before.metadata, metadata) }),
    ...(customFields === undefined
      ? {}
      : {
          customFields: await mergeCustomFields(
            context,
            'tickets',
            before.customFields,
            customFields,
            'change',
          ),
        }),
    updatedAt: now,
  };
  if (Object.keys(changesOf(before, draft)).length === 0) return before;
  const { id: _id, ...values } = { ...draft, ...(await slaFields(context, draft)) };
  const [ticket] = await tx.update(tickets).set(values).where(eq(tickets.id, id)).returning(ticketColumns);
  if (ticket === undefined) throw missingId('ticket', id);
  await announceChange(context, before, ticket);
  return readTicket(context, id);
}

/** Tells what a change has led to. Automations run on each event, so the next one goes by what they left. */
async function announceChange(context: Context, before: TicketRow, ticket: TicketRow): Promise<void> {
  const about = subject(ticket.id);
  const details = { changed: Object.keys(changesOf(before, ticket)) };
  await context.publish(event({ type: 'ticket.updated', ...about, payload: { ticket, before }, details }));
  if (ticket.assignedTo !== null && ticket.assignedTo !== before.assignedTo) {
    const current = await readTicket(context, ticket.id);
    if (current.assignedTo === ticket.assignedTo) {
      await context.publish(
        event({ type: 'ticket.assigned', ...about, payload: { ticket: current, before } }),
      );
    }
  }
  if (ended(ticket.status) && !ended(before.status)) {
    const current = await readTicket(context, ticket.id);
    if (ended(current.status)) {
      await context.publish(event({ type: 'ticket.closed', ...about, payload: { ticket: current, before } }));
    }
  }
}

/** Takes all tickets from a member who is about to go, so that everybody hears that they are nobody's now. */
export async function unassignAll(context: Context, memberId: string): Promise<void> {
  const theirs = () =>
    context.tx
      .select({ id: tickets.id })
      .from(tickets)
      .where(eq(tickets.assignedTo, memberId))
      .orderBy(asc(tickets.id))
      .for('update');
  // An automation may give one back. It runs once for a ticket and a request, so that this ends.
  for (let rows = await theirs(); rows.length > 0; rows = await theirs()) {
    for (const { id } of rows) await changeTicket(context, id, { assignedTo: null });
  }
}

export async function deleteTicket(context: Context, id: string): Promise<void> {
  // The messages go with their ticket, by the foreign key.
  const [ticket] = await context.tx.delete(tickets).where(eq(tickets.id, id)).returning(ticketColumns);
  if (ticket === undefined) throw missingId('ticket', id);
  await context.publish(event({ type: 'ticket.deleted', ...subject(id), payload: { ticket } }));
}

export async function addMessage(context: Context, ticketId: string, input: NewMessage): Promise<MessageRow> {
  const { tx, now, principal } = context;
  const answersCustomer = input.sender === 'agent' && !input.isInternal;
  const before = await holdTicket(context, ticketId, input.sender);
  const draft: TicketRow = {
    ...before,
    firstResponseAt: answersCustomer ? (before.firstResponseAt ?? now) : before.firstResponseAt,
    updatedAt: now,
  };
  const [ticket] = await tx
    .update(tickets)
    .set({
      messageCount: sql`${tickets.messageCount} + 1`,
      firstResponseAt: draft.firstResponseAt,
      updatedAt: now,
      ...(await slaFields(context, draft)),
    })
    .where(eq(tickets.id, ticketId))
    .returning(ticketColumns);
  if (ticket === undefined) throw missingId('ticket', ticketId);
  const author = input.sender === 'agent' ? principal.memberId : null;
  const [message] = await tx
    .insert(messages)
    .values({
      id: input.id ?? context.newId(),
      ...partitionOf(context),
      ticketId,
      content: input.content,
      sender: input.sender,
      senderName: input.senderName ?? null,
      memberId: input.memberId === undefined ? author : input.memberId,
      isInternal: input.isInternal,
      createdAt: await momentAfterAll(context, ticketId),
    })
    .returning(messageColumns);
  if (message === undefined) throw new Error('The insert of a message returned nothing.');
  const payload = { ticket, message };
  await context.publish(event({ type: 'ticket.message_added', ...subject(ticketId), payload }));
  return message;
}

/** Keeps a ticket as it is until a message of this sender has been added. */
export async function holdTicket(
  context: Context,
  ticketId: string,
  sender: MessageRow['sender'],
): Promise<TicketRow> {
  // Before the ticket: their sentiment follows from it, and whatever renames a customer locks in this order.
  if (sender === 'customer') await holdCustomerOf(context, ticketId);
  // The lock comes first, so that a delete cannot slip in between.
  const [ticket] = await context.tx
    .select(ticketColumns)
    .from(tickets)
    .where(eq(tickets.id, ticketId))
    .for('update');
  if (ticket === undefined) throw missingId('ticket', ticketId);
  return ticket;
}

/** Now, or just after the newest message: whoever asks for what came after one of them then misses none. */
async function momentAfterAll({ tx, now }: Context, ticketId: string): Promise<Date> {
  const [newest] = await tx
    .select({ createdAt: messages.createdAt })
    .from(messages)
    .where(eq(messages.ticketId, ticketId))
    .orderBy(desc(messages.createdAt))
    .limit(1);
  return new Date(Math.max(now.getTime(), (newest?.createdAt.getTime() ?? 0) + 1));
}

/** The ticket as it stands now, after whatever followed from a change. */
export async function readTicket({ tx }: Context, id: string): Promise<TicketRow> {
  const [ticket] = await tx.select(ticketColumns).from(tickets).where(eq(tickets.id, id));
  if (ticket === undefined) throw missingId('ticket', id);
  return ticket;
}

const subject = (id: string) => ({ resourceType: 'ticket', resourceId: formatId('ticket', id) });

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

async function holdCustomerOf({ tx }: Context, ticketId: string): Promise<void> {
  const theirs = tx.select({ id: tickets.customerId }).from(tickets).where(eq(tickets.id, ticketId));
  await tx
    .select({ id: customers.id })
    .from(customers)
    .where(inArray(customers.id, theirs))
    .for('no key update');
}

async function requireMember(context: Context, id: string): Promise<string> {
  const [member] = await context.tx
    .select({ id: members.id })
    .from(members)
    .where(isPerson(id))
    .for('key share');
  if (member === undefined) throw unknownReference('member', id, 'assignedTo');
  return member.id;
}
