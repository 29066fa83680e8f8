import { formatId } from '@cstar.help/contract';
import { and, eq, inArray, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Transaction } from '../../db/database.ts';
import { messages, tickets, visitorTickets } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { type TicketRow, ticketColumns } from '../../resources/tickets/present.ts';
import type { Caller } from '../facts.ts';

// What a caller of the chat may see: every query of the chat for tickets and messages asks here.

/** The tickets of a customer; of a visitor those that were opened in the same session. */
export const isOwn = (tx: Transaction, caller: Caller): SQL =>
  caller.type === 'customer'
    ? eq(tickets.customerId, caller.customer.id)
    : inArray(
        tickets.id,
        tx
          .select({ id: visitorTickets.ticketId })
          .from(visitorTickets)
          .where(eq(visitorTickets.sessionId, caller.sessionId)),
      );

/** The messages that customers see. */
export const isForCustomers = ({ isInternal }: { isInternal: AnyPgColumn } = messages): SQL =>
  eq(isInternal, false);

/** Those of some tickets that the caller may see. */
export const findOwn = (tx: Transaction, caller: Caller, ids: readonly string[]): Promise<TicketRow[]> =>
  tx
    .select(ticketColumns)
    .from(tickets)
    .where(and(inArray(tickets.id, [...ids]), isOwn(tx, caller)));

/** @throws ApiError as if it were not there, when it is a ticket of somebody else. */
export async function requireOwn(tx: Transaction, caller: Caller, id: string): Promise<TicketRow> {
  const [ticket] = await findOwn(tx, caller, [id]);
  if (ticket === undefined) throw noSuchTicket(id);
  return ticket;
}

/** @throws ApiError when one of them is missing, or is a ticket of somebody else. */
export async function requireAllOwn(tx: Transaction, caller: Caller, ids: readonly string[]): Promise<void> {
  const found = new Set((await findOwn(tx, caller, ids)).map(({ id }) => id));
  const lacking = ids.find((id) => !found.has(id));
  if (lacking !== undefined) throw noSuchTicket(lacking);
}

const noSuchTicket = (id: string) =>
  new ApiError(
    'resource_missing',
    `You have no ticket with the ID ${formatId('ticket', id)}. Check the ID, and that you are logged in as whoever opened it.`,
  );
