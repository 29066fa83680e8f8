import type { EventType, RoleName } from '@cstar.help/contract';
import { boolean, foreignKey, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { createdAndUpdated, moment, partition } from './columns.ts';

type PlainValue = string | number | boolean;
export type ConditionValue = PlainValue | PlainValue[] | null | undefined;

export interface StoredCondition {
  field: string;
  operator: string;
  value?: ConditionValue;
}

export interface StoredConditions {
  all: StoredCondition[];
  any: StoredCondition[];
}

/** One action: its type, and what that type needs. */
export interface StoredAction {
  type: string;
  agentId?: string;
  tags?: string[];
  priority?: 'low' | 'normal' | 'high' | 'urgent';
  status?: 'new' | 'open' | 'pending' | 'resolved' | 'closed';
  content?: string;
  memberId?: string;
  role?: RoleName;
  title?: string;
  body?: string;
}

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
    ...createdAndUpdated,
  },
  (table) => [
    unique('automations_partition').on(table.teamId, table.environment, table.id),
    index('automations_trigger').on(table.teamId, table.environment, table.triggerEvent),
  ],
);

/**
 * Each time that a rule ran. Rows are only added: a counter in the rule's own row would make all
 * requests that set it off wait for each other. Within a request, a rule runs once for a resource.
 */
export const automationRuns = pgTable(
  'automation_runs',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    automationId: uuid('automation_id').notNull(),
    requestId: text('request_id').notNull(),
    /** As the API shows it, with its prefix. */
    resourceId: text('resource_id').notNull(),
    /** What went wrong; null when nothing did. */
    error: text('error'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    unique('automation_runs_once').on(table.automationId, table.createdAt, table.requestId, table.resourceId),
    foreignKey({
      name: 'automation_runs_automation',
      columns: [table.teamId, table.environment, table.automationId],
      foreignColumns: [automations.teamId, automations.environment, automations.id],
    }).onDelete('cascade'),
  ],
);
