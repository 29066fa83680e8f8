import { type contract, formatId } from '@cstar.help/contract';
import { getTableColumns } from 'drizzle-orm';
import type { z } from 'zod';
import type { CallContext } from '../../context.ts';
import { messages, tickets } from '../../db/schema/index.ts';
import { iso, isoOrNull } from '../shared/paging.ts';
import { nothingOwn, seen } from '../shared/visibility.ts';
import { slaTiers } from '../sla/tiers.ts';

const {
  search: _ticketSearch,
  responseTier: _responseTier,
  resolutionTier: _resolutionTier,
  ...ticketColumns
} = getTableColumns(tickets);
const { search: _messageSearch, ...messageColumns } = getTableColumns(messages);

/** What queries select: all but the words for search, which never leave the database. */
export { messageColumns, ticketColumns };

export type TicketRow = Omit<typeof tickets.$inferSelect, 'search' | 'responseTier' | 'resolutionTier'>;
export type MessageRow = Omit<typeof messages.$inferSelect, 'search'>;

type Ticket = z.input<typeof contract.tickets.schemas.Ticket>;
type Message = z.input<typeof contract.messages.schemas.Message>;

/** @param viewer who reads the ticket, and when: how it stands against its deadlines depends on the moment */
export const presentTicket = (viewer: Pick<CallContext, 'principal' | 'now'>, ticket: TicketRow): Ticket =>
  present(seen(viewer, ticket, nothingOwn), viewer.now);

const present = (row: TicketRow, now: Date): Ticket => ({
  object: 'ticket',
  id: formatId('ticket', row.id),
  title: row.title,
  status: row.status,
  priority: row.priority,
  customerId: row.customerId && formatId('customer', row.customerId),
  customerName: row.customerName,
  assignedTo: row.assignedTo && formatId('member', row.assignedTo),
  tags: row.tags,
  notes: row.notes,
  messageCount: row.messageCount,
  customFields: row.customFields,
  externalId: row.externalId,
  metadata: row.metadata,
  responseDeadline: isoOrNull(row.responseDeadline),
  resolutionDeadline: isoOrNull(row.resolutionDeadline),
  ...slaTiers(row, now),
  slaPaused: row.slaPaused,
  firstResponseAt: isoOrNull(row.firstResponseAt),
  resolvedAt: isoOrNull(row.resolvedAt),
  closedAt: isoOrNull(row.closedAt),
  createdAt: iso(row.createdAt),
  updatedAt: iso(row.updatedAt),
});

export const presentMessage = (row: MessageRow): Message => ({
  object: 'message',
  id: formatId('message', row.id),
  ticketId: formatId('ticket', row.ticketId),
  content: row.content,
  sender: row.sender,
  senderName: row.senderName,
  isInternal: row.isInternal,
  createdAt: iso(row.createdAt),
});
