import type { contract } from '@cstar.help/contract';
import { foreignKey, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import { createdAndUpdated, partition } from './columns.ts';
import { members } from './teams.ts';

export const views = pgTable(
  'views',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    name: text('name').notNull(),
    entityType: text('entity_type', {
      enum: ['tickets', 'customers', 'articles', 'community_posts'],
    }).notNull(),
    filters: jsonb('filters').$type<z.output<typeof contract.views.schemas.ViewFilters>>().notNull(),
    sortField: text('sort_field').$type<z.output<typeof contract.views.schemas.ViewSortField>>().notNull(),
    sortDirection: text('sort_direction', { enum: ['asc', 'desc'] }).notNull(),
    /** Who made it; null once they have left. */
    createdBy: uuid('created_by'),
    /** Whose alone it is, and with whom it goes; null when the whole team sees it. */
    privateTo: uuid('private_to'),
    ...createdAndUpdated,
  },
  (table) => [
    index('views_team').on(table.teamId, table.environment),
    foreignKey({
      name: 'views_private_to',
      columns: [table.teamId, table.privateTo],
      foreignColumns: [members.teamId, members.id],
    }).onDelete('cascade'),
  ],
);
