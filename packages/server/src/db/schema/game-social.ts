import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { environments, moment, partition } from './columns.ts';
import { gamePlayers } from './game.ts';
import { teams } from './teams.ts';

/** Recognition from one player to another. */
export const oneUps = pgTable(
  'one_ups',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    senderId: uuid('sender_id').notNull(),
    recipientId: uuid('recipient_id').notNull(),
    message: text('message'),
    goldAmount: integer('gold_amount').notNull(),
    wasFree: boolean('was_free').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    index('one_ups_newest').on(
      table.teamId,
      table.environment,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('one_ups_sender').on(table.teamId, table.environment, table.senderId, table.createdAt),
    foreignKey({
      name: 'one_ups_sender_player',
      columns: [table.teamId, table.environment, table.senderId],
      foreignColumns: [gamePlayers.teamId, gamePlayers.environment, gamePlayers.memberId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'one_ups_recipient_player',
      columns: [table.teamId, table.environment, table.recipientId],
      foreignColumns: [gamePlayers.teamId, gamePlayers.environment, gamePlayers.memberId],
    }).onDelete('cascade'),
  ],
);

/** Recognition from one team to another. Both see it, so it has no one partition but a policy of its own. */
export const highFives = pgTable(
  'high_fives',
  {
    id: uuid('id').primaryKey(),
    environment: text('environment', { enum: environments }).notNull(),
    senderTeamId: uuid('sender_team_id')
      .notNull()
      .references(() => teams.id, { onDelete: 'cascade' }),
    recipientTeamId: uuid('recipient_team_id')
      .notNull()
      .references(() => teams.id, { onDelete: 'cascade' }),
    message: text('message'),
    /** The day (UTC) that it is the high five of. */
    day: date('day', { mode: 'string' }).notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('high_fives_one_a_day').on(table.senderTeamId, table.environment, table.day),
    index('high_fives_recipient').on(table.recipientTeamId, table.environment, table.createdAt),
  ],
);

/** What a player wears. */
export const gameEquipment = pgTable(
  'game_equipment',
  {
    ...partition,
    memberId: uuid('member_id').notNull(),
    avatarFrame: text('avatar_frame'),
    theme: text('theme'),
    seasonBadge: text('season_badge'),
    victoryMessage: text('victory_message'),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.environment, table.memberId] }),
    foreignKey({
      name: 'game_equipment_player',
      columns: [table.teamId, table.environment, table.memberId],
      foreignColumns: [gamePlayers.teamId, gamePlayers.environment, gamePlayers.memberId],
    }).onDelete('cascade'),
  ],
);

/** The daily puzzles that players have finished: one a day each. */
export const puzzleCompletions = pgTable(
  'puzzle_completions',
  {
    ...partition,
    memberId: uuid('member_id').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    puzzleId: uuid('puzzle_id').notNull(),
    timeSeconds: integer('time_seconds').notNull(),
    mistakes: integer('mistakes').notNull(),
    isWon: boolean('is_won').notNull(),
    score: integer('score').notNull(),
    xpEarned: integer('xp_earned').notNull(),
    completedAt: moment('completed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.environment, table.memberId, table.day] }),
    index('puzzle_completions_puzzle').on(table.teamId, table.environment, table.puzzleId),
    foreignKey({
      name: 'puzzle_completions_player',
      columns: [table.teamId, table.environment, table.memberId],
      foreignColumns: [gamePlayers.teamId, gamePlayers.environment, gamePlayers.memberId],
    }).onDelete('cascade'),
  ],
);

/** How many days in a row a player has solved the puzzle. */
export const puzzleStreaks = pgTable(
  'puzzle_streaks',
  {
    ...partition,
    memberId: uuid('member_id').notNull(),
    current: integer('current').notNull(),
    longest: integer('longest').notNull(),
    totalCompleted: integer('total_completed').notNull(),
    lastWonOn: date('last_won_on', { mode: 'string' }),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.environment, table.memberId] }),
    foreignKey({
      name: 'puzzle_streaks_player',
      columns: [table.teamId, table.environment, table.memberId],
      foreignColumns: [gamePlayers.teamId, gamePlayers.environment, gamePlayers.memberId],
    }).onDelete('cascade'),
  ],
);
