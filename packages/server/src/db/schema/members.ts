import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAndUpdated, moment } from './columns.ts';
import { teams } from './teams.ts';

/** Invitations to the team as a whole, as members are: they have no environment. */
export const invites = pgTable(
  'invites',
  {
    id: uuid('id').primaryKey(),
    teamId: uuid('team_id')
      .notNull()
      .references(() => teams.id, { onDelete: 'cascade' }),
    email: text('email').notNull(),
    role: text('role', { enum: ['admin', 'manager', 'librarian', 'agent', 'spectator'] }).notNull(),
    /** As it was last written. A pending one whose time is over counts as expired from that moment on. */
    status: text('status', { enum: ['pending', 'accepted', 'revoked', 'expired'] }).notNull(),
    invitedBy: uuid('invited_by'),
    /** Who it made a member. */
    memberId: uuid('member_id'),
    expiresAt: moment('expires_at').notNull(),
    acceptedAt: moment('accepted_at'),
    ...createdAndUpdated,
  },
  (table) => [
    uniqueIndex('invites_pending_email').on(table.teamId, table.email).where(sql`status = 'pending'`),
    index('invites_newest').on(
      table.teamId,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
  ],
);
