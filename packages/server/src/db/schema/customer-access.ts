import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { moment, partition } from './columns.ts';
import { customers } from './support.ts';

/** What a team has chosen for the accounts and the identities of its customers. The first choice makes the row. */
export const customerAccess = pgTable(
  'customer_access',
  {
    ...partition,
    signupsEnabled: boolean('signups_enabled').notNull().default(true),
    /** Whether a new account has to confirm its address before it can log in. */
    confirmEmail: boolean('confirm_email').notNull().default(false),
    /** The pages of the help center that mails link to. */
    confirmUrl: text('confirm_url'),
    resetUrl: text('reset_url'),
    /** What the team's own server proves with who a customer is. */
    identitySecret: text('identity_secret'),
    previousIdentitySecret: text('previous_identity_secret'),
    previousIdentityUntil: moment('previous_identity_until'),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.environment] })],
);

/** The password of a customer who has an account. */
export const customerAccounts = pgTable(
  'customer_accounts',
  {
    ...partition,
    customerId: uuid('customer_id').primaryKey(),
    /** What it was made or confirmed with. Where the customer has another address since, that has to be proven. */
    email: text('email').notNull(),
    passwordHash: text('password_hash').notNull(),
    /** Null until the address is confirmed, where that is asked for. */
    confirmedAt: moment('confirmed_at'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [
    foreignKey({
      name: 'customer_accounts_customer',
      columns: [table.teamId, table.environment, table.customerId],
      foreignColumns: [customers.teamId, customers.environment, customers.id],
    }).onDelete('cascade'),
  ],
);

/** Somebody at a help center: signed in with an account, identified by the team's server, or a visitor. */
export const customerSessions = pgTable(
  'customer_sessions',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    kind: text('kind', { enum: ['account', 'identified', 'visitor'] }).notNull(),
    /** Null for a visitor. */
    customerId: uuid('customer_id'),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    revokedAt: moment('revoked_at'),
  },
  (table) => [
    unique('customer_sessions_partition').on(table.teamId, table.environment, table.id),
    index('customer_sessions_customer').on(table.customerId).where(sql`customer_id is not null`),
    index('customer_sessions_expiry').on(table.expiresAt),
    foreignKey({
      name: 'customer_sessions_customer',
      columns: [table.teamId, table.environment, table.customerId],
      foreignColumns: [customers.teamId, customers.environment, customers.id],
    }).onDelete('cascade'),
  ],
);

/** Each token renews a session once. One that comes again was stolen, or lost on its way: the session ends. */
export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    hash: text('hash').primaryKey(),
    ...partition,
    sessionId: uuid('session_id').notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [
    index('refresh_tokens_session').on(table.sessionId),
    foreignKey({
      name: 'refresh_tokens_session',
      columns: [table.teamId, table.environment, table.sessionId],
      foreignColumns: [customerSessions.teamId, customerSessions.environment, customerSessions.id],
    }).onDelete('cascade'),
  ],
);

/** What a link in a mail proves, once: that the address is read by whoever asked. */
export const mailTokens = pgTable(
  'mail_tokens',
  {
    hash: text('hash').primaryKey(),
    ...partition,
    customerId: uuid('customer_id').notNull(),
    /** Where the mail went: of another address it proves nothing. */
    email: text('email').notNull(),
    purpose: text('purpose', { enum: ['confirm', 'reset'] }).notNull(),
    /** The password of a sign-up with an address that was new; null where the reader of the mail chooses it. */
    passwordHash: text('password_hash'),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [
    index('mail_tokens_customer').on(table.customerId),
    foreignKey({
      name: 'mail_tokens_customer',
      columns: [table.teamId, table.environment, table.customerId],
      foreignColumns: [customers.teamId, customers.environment, customers.id],
    }).onDelete('cascade'),
  ],
);
