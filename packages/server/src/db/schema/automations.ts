import type { EventType } from '@cstar.help/contract';
import { boolean, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAndUpdated, moment, partition } from './columns.ts';

export interface StoredCondition {
  field: string;
  operator: string;
  value?: unknown;
}

export interface StoredConditions {
  all: StoredCondition[];
  any: StoredCondition[];
}

/** One action: its type, and the parameters of that type. */
export type StoredAction = { type: string } & Record<string, unknown>;

export const automations = pgTable(
  'automations',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    name: text('name').notNull(),
    triggerEvent: text('trigger_event').$type<EventType>().notNull(),
    conditions: jsonb('conditions').$type<StoredConditions>().notNull(),
    actions: jsonb('actions').$type<StoredAction[]>().notNull(),
    enabled: boolean('enabled').notNull(),
    executionCount: integer('execution_count').notNull(),
    lastExecutedAt: moment('last_executed_at'),
    /** What went wrong when it ran last; null when nothing did. */
    lastError: text('last_error'),
    ...createdAndUpdated,
  },
  (table) => [index('automations_trigger').on(table.teamId, table.environment, table.triggerEvent)],
);
