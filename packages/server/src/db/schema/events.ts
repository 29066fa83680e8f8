import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { moment, partition } from './columns.ts';
import { webhooks } from './webhooks.ts';

/**
 * What happened, in the form that receivers get, written in the transaction in which it happened. A
 * request adds rows; the server itself gives them their place among all events once they are committed.
 */
export const events = pgTable(
  'events',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    /** The order of writing: of two events about one row, the second is written after the first has committed. */
    sequence: bigserial('sequence', { mode: 'number' }).notNull(),
    /** The order in which everybody sees events. Null until the event is committed and has its place. */
    position: bigint('position', { mode: 'number' }),
    type: text('type').notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    requestId: text('request_id').notNull(),
    /** Whether it is made up, to try things out. */
    test: boolean('test').notNull().default(false),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    index('events_waiting').on(table.sequence).where(sql`position is null`),
    index('events_position').on(table.position),
    index('events_log').on(table.teamId, table.environment, table.position),
    index('events_age').on(table.createdAt),
  ],
);

/** An event on its way to a webhook, and what came of it. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    webhookId: uuid('webhook_id').notNull(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    eventType: text('event_type').notNull(),
    /** Where the last attempt went; before the first one, where it would go. */
    url: text('url').notNull(),
    status: text('status', { enum: ['pending', 'succeeded', 'failed'] }).notNull(),
    /** Attempts that were made. */
    attempts: integer('attempts').notNull(),
    nextAttemptAt: moment('next_attempt_at'),
    lastAttemptAt: moment('last_attempt_at'),
    responseStatus: integer('response_status'),
    responseTimeMs: integer('response_time_ms'),
    error: text('error'),
    requestId: text('request_id').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    foreignKey({ columns: [table.webhookId], foreignColumns: [webhooks.id] }).onDelete('cascade'),
    index('webhook_deliveries_newest').on(table.webhookId, table.createdAt.desc(), table.id.desc()),
    index('webhook_deliveries_event').on(table.eventId),
    index('webhook_deliveries_due').on(table.nextAttemptAt).where(sql`status = 'pending'`),
  ],
);
