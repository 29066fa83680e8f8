import { type contract, formatId } from '@cstar.help/contract';
import { getTableColumns } from 'drizzle-orm';
import type { z } from 'zod';
import { messages, tickets } from '../../db/schema/index.ts';
import { iso, isoOrNull } from '../shared/paging.ts';

const { search: _ticketSearch, ...ticketColumns } = getTableColumns(tickets);
const { search: _messageSearch, ...messageColumns } = getTableColumns(messages);

/** What queries select: all but the words for search, which never leave the database. */
export { messageColumns, ticketColumns };

export type TicketRow = Omit<typeof tickets.$inferSelect, 'search'>;
export type MessageRow = Omit<typeof messages.$inferSelect, 'search'>;

type Ticket = z.input<typeof contract.tickets.schemas.Ticket>;
type Message = z.input<typeof contract.messages.schemas.Message>;

export const presentTicket = (row: TicketRow): Ticket => ({
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
  responseTier: row.responseTier,
  resolutionTier: row.resolutionTier,
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
