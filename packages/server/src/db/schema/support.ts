import { type SQL, sql } from 'drizzle-orm';
import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAndUpdated, moment, partition, searchWords, tsvector } from './columns.ts';

export type Metadata = Record<string, string | number | boolean>;

export const customers = pgTable(
  'customers',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    name: text('name').notNull(),
    email: text('email').notNull(),
    externalId: text('external_id'),
    status: text('status', { enum: ['active', 'inactive'] }).notNull(),
    sentiment: text('sentiment', {
      enum: ['positive', 'neutral', 'negative', 'happy', 'frustrated', 'angry'],
    }).notNull(),
    tags: text('tags').array().notNull(),
    notes: text('notes'),
    customFields: jsonb('custom_fields').$type<Record<string, unknown>>().notNull(),
    metadata: jsonb('metadata').$type<Metadata>().notNull(),
    ...createdAndUpdated,
    search: tsvector('search').generatedAlwaysAs((): SQL => searchWords(customers.name)),
  },
  (table) => [
    unique('customers_email_unique').on(table.teamId, table.environment, table.email),
    // Of customers without one there may be any number: nulls are distinct.
    unique('customers_external_id_unique').on(table.teamId, table.environment, table.externalId),
    unique('customers_partition').on(table.teamId, table.environment, table.id),
    index('customers_newest').on(
      table.teamId,
      table.environment,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
  ],
);

export const tickets = pgTable(
  'tickets',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    title: text('title').notNull(),
    status: text('status', { enum: ['new', 'open', 'pending', 'resolved', 'closed'] }).notNull(),
    priority: text('priority', { enum: ['low', 'normal', 'high', 'urgent'] }).notNull(),
    customerId: uuid('customer_id'),
    customerName: text('customer_name'),
    assignedTo: uuid('assigned_to'),
    externalId: text('external_id'),
    tags: text('tags').array().notNull(),
    notes: text('notes'),
    messageCount: integer('message_count').notNull(),
    customFields: jsonb('custom_fields').$type<Record<string, unknown>>().notNull().default({}),
    metadata: jsonb('metadata').$type<Metadata>().notNull(),
    responseDeadline: moment('response_deadline'),
    resolutionDeadline: moment('resolution_deadline'),
    // Neither written nor read any more: how a ticket stands depends on the moment of the look.
    responseTier: text('response_tier'),
    resolutionTier: text('resolution_tier'),
    slaPaused: boolean('sla_paused').notNull(),
    /** Since when the clocks of the deadlines stand still; null while they run. */
    slaPausedAt: moment('sla_paused_at'),
    /** How long they stood still before, in the minutes that the deadlines count. */
    slaPausedMinutes: doublePrecision('sla_paused_minutes').notNull().default(0),
    firstResponseAt: moment('first_response_at'),
    resolvedAt: moment('resolved_at'),
    closedAt: moment('closed_at'),
    ...createdAndUpdated,
    search: tsvector('search').generatedAlwaysAs((): SQL => searchWords(tickets.title, tickets.customerName)),
  },
  (table) => [
    unique('tickets_partition').on(table.teamId, table.environment, table.id),
    index('tickets_newest').on(
      table.teamId,
      table.environment,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('tickets_external_id')
      .on(table.teamId, table.environment, table.externalId)
      .where(sql`external_id is not null`),
    index('tickets_customer').on(table.customerId).where(sql`customer_id is not null`),
    index('tickets_assigned').on(table.assignedTo).where(sql`assigned_to is not null`),
  ],
);

export const messages = pgTable(
  'messages',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    ticketId: uuid('ticket_id').notNull(),
    content: text('content').notNull(),
    sender: text('sender', { enum: ['agent', 'customer', 'system'] }).notNull(),
    senderName: text('sender_name'),
    /** The member who wrote it, where one is known. */
    memberId: uuid('member_id'),
    isInternal: boolean('is_internal').notNull(),
    createdAt: moment('created_at').notNull(),
    search: tsvector('search').generatedAlwaysAs((): SQL => searchWords(messages.content)),
  },
  (table) => [index('messages_thread').on(table.ticketId, table.createdAt, table.id)],
);
