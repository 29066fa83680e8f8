import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { moment, partition } from './columns.ts';
import { customerSessions } from './customer-access.ts';
import { tickets } from './support.ts';

const imageTypes = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'] as const;
export type ImageType = (typeof imageTypes)[number];

/** What is known of an uploaded image. Its bytes lie in the storage, under its path. */
export const attachments = pgTable(
  'attachments',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    ticketId: uuid('ticket_id'),
    filename: text('filename').notNull(),
    contentType: text('content_type', { enum: imageTypes }).notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    storagePath: text('storage_path').notNull(),
    /** Who uploaded it. */
    memberId: uuid('member_id'),
    /** The session of the help center that has uploaded it and not yet sent it: it goes with that session. */
    sessionId: uuid('session_id'),
    /** The message that it belongs to. */
    messageId: uuid('message_id'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    unique('attachments_partition').on(table.teamId, table.environment, table.id),
    unique('attachments_path_unique').on(table.teamId, table.environment, table.storagePath),
    index('attachments_newest').on(
      table.teamId,
      table.environment,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('attachments_ticket').on(table.ticketId),
    index('attachments_message').on(table.messageId).where(sql`message_id is not null`),
    index('attachments_session').on(table.sessionId).where(sql`session_id is not null`),
    foreignKey({
      name: 'attachments_ticket',
      columns: [table.teamId, table.environment, table.ticketId],
      foreignColumns: [tickets.teamId, tickets.environment, tickets.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'attachments_unsent',
      columns: [table.teamId, table.environment, table.sessionId],
      foreignColumns: [customerSessions.teamId, customerSessions.environment, customerSessions.id],
    }).onDelete('cascade'),
  ],
);

/** Files whose rows are gone: their bytes are to be removed from the storage. No request may read it. */
export const removedFiles = pgTable('removed_files', {
  storagePath: text('storage_path').primaryKey(),
});

/** What the server signs with, where no setting names it. No request may read it. */
export const serverSecrets = pgTable('server_secrets', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
});
