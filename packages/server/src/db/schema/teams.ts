import { roleNames } from '@cstar.help/contract';
import { boolean, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { environments, moment } from './columns.ts';

/** Requests per hour and key; what is left out falls back to the server's limits. */
export interface RateLimits {
  secret?: number | undefined;
  publishable?: number | undefined;
}

export const teams = pgTable('teams', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  slug: text('slug').notNull().unique('teams_slug_unique'),
  rateLimits: jsonb('rate_limits').$type<RateLimits>().notNull(),
  /** The customer that the team is with the payment provider, made when it is first needed. */
  billingCustomerId: text('billing_customer_id'),
  createdAt: moment('created_at').notNull(),
});

export const keyTypes = ['secret', 'publishable'] as const;
export type KeyType = (typeof keyTypes)[number];

export const apiKeys = pgTable(
  'api_keys',
  {
    id: uuid('id').primaryKey(),
    teamId: uuid('team_id')
      .notNull()
      .references(() => teams.id, { onDelete: 'cascade' }),
    environment: text('environment', { enum: environments }).notNull(),
    /** Who the key acts as. It goes when the member goes. */
    memberId: uuid('member_id').references(() => members.id, { onDelete: 'cascade' }),
    type: text('type', { enum: keyTypes }).notNull(),
    hash: text('hash').notNull().unique('api_keys_hash_unique'),
    hint: text('hint').notNull(),
    expiresAt: moment('expires_at'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [index('api_keys_team').on(table.teamId)],
);

/** Members belong to the team as a whole: the same people work in both environments. */
export const members = pgTable(
  'members',
  {
    id: uuid('id').primaryKey(),
    teamId: uuid('team_id')
      .notNull()
      .references(() => teams.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    email: text('email').notNull(),
    role: text('role', { enum: roleNames }).notNull(),
    /** The user account behind the membership; one account may be a member of several teams. */
    userId: uuid('user_id').notNull().defaultRandom(),
    avatarUrl: text('avatar_url'),
    boringMode: boolean('boring_mode').notNull().default(false),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [index('members_team').on(table.teamId)],
);
