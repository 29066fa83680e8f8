import { bigint, index, integer, json, pgTable, text, varchar } from 'drizzle-orm/pg-core';
import type { Answer } from '../../http/envelope.ts';
import { moment, partition } from './columns.ts';

/** A success that an idempotency key has stored, written in the transaction of the change itself. */
export const storedResponses = pgTable(
  'stored_responses',
  {
    /** Digest of team, environment, key, endpoint, path parameters and idempotency key. */
    id: text('id').primaryKey(),
    ...partition,
    bodyHash: text('body_hash').notNull(),
    status: integer('status').$type<200 | 201>().notNull(),
    requestId: text('request_id').notNull(),
    /** `json`, not `jsonb`: a replay keeps the order of the fields. Null while the call is running. */
    answer: json('answer').$type<Answer>(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [index('stored_responses_expiry').on(table.expiresAt)],
);

/** The shape is rate-limiter-flexible's own. */
export const rateLimits = pgTable('rate_limits', {
  key: varchar('key', { length: 255 }).primaryKey(),
  points: integer('points').notNull().default(0),
  expire: bigint('expire', { mode: 'number' }),
});
