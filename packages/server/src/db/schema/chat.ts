import { foreignKey, index, pgTable, uuid } from 'drizzle-orm/pg-core';
import { moment, partition } from './columns.ts';
import { customerSessions } from './customer-access.ts';
import { tickets } from './support.ts';

/** The tickets of visitors, who are no customers: each belongs to the session in which it was opened. */
export const visitorTickets = pgTable(
  'visitor_tickets',
  {
    ...partition,
    ticketId: uuid('ticket_id').primaryKey(),
    sessionId: uuid('session_id').notNull(),
  },
  (table) => [
    index('visitor_tickets_session').on(table.sessionId),
    foreignKey({
      name: 'visitor_tickets_ticket',
      columns: [table.teamId, table.environment, table.ticketId],
      foreignColumns: [tickets.teamId, tickets.environment, tickets.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'visitor_tickets_session',
      columns: [table.teamId, table.environment, table.sessionId],
      foreignColumns: [customerSessions.teamId, customerSessions.environment, customerSessions.id],
    }).onDelete('cascade'),
  ],
);

/** How far the customer of a ticket has read. */
export const ticketReads = pgTable(
  'ticket_reads',
  {
    ...partition,
    ticketId: uuid('ticket_id').primaryKey(),
    /** The newest message that was read. */
    messageId: uuid('message_id').notNull(),
    readAt: moment('read_at').notNull(),
  },
  (table) => [
    foreignKey({
      name: 'ticket_reads_ticket',
      columns: [table.teamId, table.environment, table.ticketId],
      foreignColumns: [tickets.teamId, tickets.environment, tickets.id],
    }).onDelete('cascade'),
  ],
);
