import { boolean, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAndUpdated, partition } from './columns.ts';

export const slaRules = pgTable(
  'sla_rules',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    name: text('name').notNull(),
    priority: text('priority', { enum: ['low', 'normal', 'high', 'urgent'] }).notNull(),
    /** Minutes. */
    responseTarget: integer('response_target').notNull(),
    /** Minutes. */
    resolutionTarget: integer('resolution_target').notNull(),
    businessHoursOnly: boolean('business_hours_only').notNull(),
    enabled: boolean('enabled').notNull(),
    ...createdAndUpdated,
  },
  (table) => [index('sla_rules_priority').on(table.teamId, table.environment, table.priority)],
);
