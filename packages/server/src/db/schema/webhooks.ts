import { boolean, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAndUpdated, moment, partition } from './columns.ts';

/** Where events are sent. */
export const webhooks = pgTable(
  'webhooks',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    name: text('name').notNull(),
    url: text('url').notNull(),
    events: text('events').array().notNull(),
    /** Shown once, on create. Kept as it is, since every delivery is signed with it; no presenter reads it. */
    secret: text('secret').notNull(),
    /** The one before, which signs too for a while after it was replaced. */
    previousSecret: text('previous_secret'),
    previousSecretUntil: moment('previous_secret_until'),
    isActive: boolean('is_active').notNull(),
    ...createdAndUpdated,
  },
  (table) => [
    index('webhooks_newest').on(
      table.teamId,
      table.environment,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
  ],
);
