import { boolean, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { createdAndUpdated, partition } from './columns.ts';

/** What a custom field is. Its values stand in the rows themselves, under its key. */
export const customFields = pgTable(
  'custom_fields',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    entityType: text('entity_type', { enum: ['tickets', 'customers', 'community_posts'] }).notNull(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    type: text('type', {
      enum: ['text', 'number', 'select', 'multiselect', 'date', 'boolean'],
    }).notNull(),
    description: text('description'),
    required: boolean('required').notNull(),
    options: text('options').array().notNull(),
    position: integer('position').notNull(),
    ...createdAndUpdated,
  },
  (table) => [
    unique('custom_fields_key_unique').on(table.teamId, table.environment, table.entityType, table.key),
  ],
);
