import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment, partition } from './columns.ts';

/** What was done, by whom. Requests may add rows and read them, nothing else. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    action: text('action').notNull(),
    resourceType: text('resource_type').notNull(),
    /** As the API shows it, with its prefix. */
    resourceId: text('resource_id'),
    actorType: text('actor_type', { enum: ['member', 'automation', 'customer', 'system'] }).notNull(),
    actorId: uuid('actor_id'),
    actorName: text('actor_name').notNull(),
    requestId: text('request_id').notNull(),
    details: jsonb('details').$type<Record<string, unknown>>().notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    index('audit_log_newest').on(
      table.teamId,
      table.environment,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
  ],
);
