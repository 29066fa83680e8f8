import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment, partition } from './columns.ts';

/** Every import that was run. What was wrong with single records is told in the answer only. */
export const importLogs = pgTable(
  'import_logs',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    resource: text('resource', { enum: ['tickets', 'customers', 'articles'] }).notNull(),
    status: text('status', { enum: ['completed', 'completed_with_errors', 'failed'] }).notNull(),
    mergeStrategy: text('merge_strategy', { enum: ['skip', 'overwrite', 'merge'] }).notNull(),
    totalRecords: integer('total_records').notNull(),
    created: integer('created').notNull(),
    updated: integer('updated').notNull(),
    skipped: integer('skipped').notNull(),
    failed: integer('failed').notNull(),
    actorName: text('actor_name').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    index('import_logs_newest').on(
      table.teamId,
      table.environment,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
  ],
);
