import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAndUpdated, moment, partition } from './columns.ts';

/** One condition of a rule: a fact about the visitor, compared with a value. */
export interface NudgeCondition {
  fact: string;
  operator: string;
  value: string | number | boolean;
}

/** How often one visitor sees the same nudge. */
export interface NudgeFrequency {
  /** At most so many times; null for no limit. */
  maxTimes: number | null;
  /** Seconds between two times. */
  cooldown: number;
}

/** What a team says to visitors unasked, and when. */
export const nudges = pgTable(
  'nudges',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    name: text('name').notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    actionLabel: text('action_label'),
    actionUrl: text('action_url'),
    conditions: jsonb('conditions').$type<NudgeCondition[]>().notNull(),
    frequency: jsonb('frequency').$type<NudgeFrequency>().notNull(),
    priority: integer('priority').notNull(),
    isActive: boolean('is_active').notNull(),
    ...createdAndUpdated,
  },
  (table) => [unique('nudges_partition').on(table.teamId, table.environment, table.id)],
);

/** What is known of a visitor: numbers that rules compare, and nothing that says who they are. */
export const proactiveVisitors = pgTable(
  'proactive_visitors',
  {
    ...partition,
    visitorId: text('visitor_id').notNull(),
    facts: jsonb('facts').$type<Record<string, string | number | boolean>>().notNull(),
    ...createdAndUpdated,
  },
  (table) => [
    primaryKey({
      name: 'proactive_visitors_pk',
      columns: [table.teamId, table.environment, table.visitorId],
    }),
    index('proactive_visitors_updated').on(table.updatedAt),
  ],
);

/** How a visitor stands to a nudge. */
export const nudgeStates = pgTable(
  'nudge_states',
  {
    ...partition,
    nudgeId: uuid('nudge_id').notNull(),
    visitorId: text('visitor_id').notNull(),
    seenCount: integer('seen_count').notNull(),
    lastSeenAt: moment('last_seen_at'),
    dismissedAt: moment('dismissed_at'),
    actedAt: moment('acted_at'),
  },
  (table) => [
    primaryKey({ name: 'nudge_states_pk', columns: [table.nudgeId, table.visitorId] }),
    index('nudge_states_visitor').on(table.visitorId),
    foreignKey({
      name: 'nudge_states_nudge',
      columns: [table.teamId, table.environment, table.nudgeId],
      foreignColumns: [nudges.teamId, nudges.environment, nudges.id],
    }).onDelete('cascade'),
  ],
);
