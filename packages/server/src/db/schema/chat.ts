import { foreignKey, index, pgTable, uuid } from 'drizzle-orm/pg-core';
import { partition } from './columns.ts';
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
