import { pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { moment, partition } from './columns.ts';

/** Tags that were made by hand. Others exist because a ticket has them, and need no row. */
export const tags = pgTable(
  'tags',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    name: text('name').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [unique('tags_name_unique').on(table.teamId, table.environment, table.name)],
);
