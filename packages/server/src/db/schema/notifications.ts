import { sql } from 'drizzle-orm';
import { foreignKey, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { moment, partition } from './columns.ts';
import { tickets } from './support.ts';
import { members } from './teams.ts';

/** What one member should know about. */
export const notifications = pgTable(
  'notifications',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    memberId: uuid('member_id').notNull(),
    type: text('type', {
      enum: ['ticket_assigned', 'ticket_message', 'mentioned', 'automation', 'one_up'],
    }).notNull(),
    title: text('title').notNull(),
    body: text('body'),
    resourceType: text('resource_type'),
    /** As the API shows it, with its prefix. */
    resourceId: text('resource_id'),
    readAt: moment('read_at'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    unique('notifications_partition').on(table.teamId, table.environment, table.id),
    foreignKey({
      name: 'notifications_member',
      columns: [table.teamId, table.memberId],
      foreignColumns: [members.teamId, members.id],
    }).onDelete('cascade'),
    index('notifications_newest').on(
      table.memberId,
      table.environment,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('notifications_about').on(table.teamId, table.environment, table.resourceId),
    index('notifications_unread').on(table.memberId, table.environment).where(sql`read_at is null`),
  ],
);

/** Where a member was mentioned. Its ID is that of the notification, which keeps whether it was read. */
export const mentions = pgTable(
  'mentions',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    ticketId: uuid('ticket_id').notNull(),
    /** The message, which lives as long as its ticket; null when the mention stands in the ticket's notes. */
    messageId: uuid('message_id'),
    mentionedBy: uuid('mentioned_by'),
    mentionedByName: text('mentioned_by_name').notNull(),
    excerpt: text('excerpt').notNull(),
  },
  (table) => [
    foreignKey({
      name: 'mentions_notification',
      columns: [table.teamId, table.environment, table.id],
      foreignColumns: [notifications.teamId, notifications.environment, notifications.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'mentions_ticket',
      columns: [table.teamId, table.environment, table.ticketId],
      foreignColumns: [tickets.teamId, tickets.environment, tickets.id],
    }).onDelete('cascade'),
    index('mentions_of_ticket').on(table.ticketId),
  ],
);
