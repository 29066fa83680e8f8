import {
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { moment, partition } from './columns.ts';
import { tickets } from './support.ts';

/** How a team asks. A team without a row has the defaults. */
export const csatSettings = pgTable(
  'csat_settings',
  {
    ...partition,
    enabled: boolean('enabled').notNull(),
    question: text('question').notNull(),
    thankYou: text('thank_you').notNull(),
    sendAfterHours: integer('send_after_hours').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [primaryKey({ name: 'csat_settings_pk', columns: [table.teamId, table.environment] })],
);

/** What a customer answered about one ticket. */
export const surveys = pgTable(
  'surveys',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    ticketId: uuid('ticket_id').notNull(),
    customerId: uuid('customer_id'),
    /** Who had the ticket when the answer came: later assignments do not move the rating. */
    memberId: uuid('member_id'),
    rating: smallint('rating').notNull(),
    comment: text('comment'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    unique('surveys_ticket_unique').on(table.teamId, table.environment, table.ticketId),
    index('surveys_newest').on(
      table.teamId,
      table.environment,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('surveys_customer').on(table.customerId),
    foreignKey({
      name: 'surveys_ticket',
      columns: [table.teamId, table.environment, table.ticketId],
      foreignColumns: [tickets.teamId, tickets.environment, tickets.id],
    }).onDelete('cascade'),
  ],
);
