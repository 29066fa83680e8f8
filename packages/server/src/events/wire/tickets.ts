import { formatId } from '@cstar.help/contract';
import { eq } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { customers, members } from '../../db/schema/index.ts';
import { presentMessage, presentTicket, type TicketRow } from '../../resources/tickets/present.ts';
import { changesBetween } from './changes.ts';
import { dashboardUrl } from './dashboard-url.ts';
import { type PresentAll, seeingAll } from './present.ts';
import { snakeCased } from './snake-cased.ts';

const wireTicket = (context: Context, row: TicketRow) => {
  const ticket = presentTicket(seeingAll(context), row);
  return { ...snakeCased(ticket), dashboard_url: dashboardUrl(ticket.id) };
};

async function customerOf({ tx }: Context, { customerId }: TicketRow) {
  if (customerId === null) return null;
  const [customer] = await tx
    .select({ name: customers.name, email: customers.email })
    .from(customers)
    .where(eq(customers.id, customerId));
  return customer === undefined ? null : { id: formatId('customer', customerId), ...customer };
}

async function assigneeOf({ tx }: Context, { assignedTo }: TicketRow) {
  if (assignedTo === null) return null;
  const [member] = await tx.select({ name: members.name }).from(members).where(eq(members.id, assignedTo));
  return member === undefined ? null : { id: formatId('member', assignedTo), ...member };
}

/** A ticket, and in short whose it is. */
export const aboutTicket = async (context: Context, row: TicketRow) => ({
  ticket: wireTicket(context, row),
  customer: await customerOf(context, row),
});

export const ticketEvents: PresentAll<'ticket'> = {
  'ticket.created': (context, { ticket }) => aboutTicket(context, ticket),
  async 'ticket.updated'(context, { ticket, before }) {
    const about = await aboutTicket(context, ticket);
    return { ...about, changes: changesBetween(wireTicket(context, before), about.ticket) };
  },
  'ticket.closed': (context, { ticket }) => aboutTicket(context, ticket),
  'ticket.deleted': (context, { ticket }) => aboutTicket(context, ticket),
  'ticket.message_added': async (context, { ticket, message }) => ({
    ...(await aboutTicket(context, ticket)),
    message: snakeCased(presentMessage(message)),
  }),
  'ticket.assigned': async (context, { ticket }) => ({
    ...(await aboutTicket(context, ticket)),
    assignee: await assigneeOf(context, ticket),
  }),
};
