import { sql } from 'drizzle-orm';
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { moment, partition } from './columns.ts';
import { tickets } from './support.ts';
import { members } from './teams.ts';

/** A player: what a member keeps over the seasons. */
export const gamePlayers = pgTable(
  'game_players',
  {
    ...partition,
    memberId: uuid('member_id').notNull(),
    gold: integer('gold').notNull().default(0),
    prestige: integer('prestige').notNull().default(0),
    streakCurrent: integer('streak_current').notNull().default(0),
    streakMax: integer('streak_max').notNull().default(0),
    /** The last day (UTC) with a closed ticket. */
    lastDay: date('last_day', { mode: 'string' }),
    /** How often what was done, by the names of the rules. */
    counters: jsonb('counters').$type<Record<string, number>>().notNull().default({}),
    /** The best that was ever reached, by the names of the rules. */
    peaks: jsonb('peaks').$type<Record<string, number>>().notNull().default({}),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.environment, table.memberId] }),
    foreignKey({
      name: 'game_players_member',
      columns: [table.teamId, table.memberId],
      foreignColumns: [members.teamId, members.id],
    }).onDelete('cascade'),
  ],
);

/** What a player has in one season: it starts from nothing with each quarter. */
export const gamePlayerSeasons = pgTable(
  'game_player_seasons',
  {
    ...partition,
    memberId: uuid('member_id').notNull(),
    seasonId: text('season_id').notNull(),
    xp: integer('xp').notNull().default(0),
    ticketsClosed: integer('tickets_closed').notNull().default(0),
    skills: jsonb('skills').$type<Record<string, number>>().notNull().default({}),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.environment, table.seasonId, table.memberId] }),
    foreignKey({
      name: 'game_player_seasons_player',
      columns: [table.teamId, table.environment, table.memberId],
      foreignColumns: [gamePlayers.teamId, gamePlayers.environment, gamePlayers.memberId],
    }).onDelete('cascade'),
  ],
);

/** What a player has earned, entry by entry: the leaderboards add it up. */
export const gameLedger = pgTable(
  'game_ledger',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    memberId: uuid('member_id').notNull(),
    /** What it was for: `ticket`, `quest`, `achievement`, `boss`, … */
    reason: text('reason').notNull(),
    xp: integer('xp').notNull(),
    gold: integer('gold').notNull(),
    score: integer('score').notNull(),
    ticketsClosed: integer('tickets_closed').notNull(),
    bossDamage: integer('boss_damage').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    index('game_ledger_time').on(table.teamId, table.environment, table.createdAt),
    foreignKey({
      name: 'game_ledger_player',
      columns: [table.teamId, table.environment, table.memberId],
      foreignColumns: [gamePlayers.teamId, gamePlayers.environment, gamePlayers.memberId],
    }).onDelete('cascade'),
  ],
);

/** Tickets that have been rewarded: each is once, however often it is closed. */
export const gameRewardedTickets = pgTable(
  'game_rewarded_tickets',
  {
    ...partition,
    ticketId: uuid('ticket_id').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.environment, table.ticketId] }),
    foreignKey({
      name: 'game_rewarded_tickets_ticket',
      columns: [table.teamId, table.environment, table.ticketId],
      foreignColumns: [tickets.teamId, tickets.environment, tickets.id],
    }).onDelete('cascade'),
  ],
);

/** The feed: what happened in the game. */
export const gameEvents = pgTable(
  'game_events',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    /** Who did it; null for what nobody did alone. */
    memberId: uuid('member_id'),
    action: text('action').notNull(),
    icon: text('icon').notNull(),
    metadata: jsonb('metadata').$type<Record<string, unknown>>().notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    index('game_events_newest').on(
      table.teamId,
      table.environment,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    foreignKey({
      name: 'game_events_member',
      columns: [table.teamId, table.memberId],
      foreignColumns: [members.teamId, members.id],
    }).onDelete('cascade'),
  ],
);

/** The battles of a team, the defeated ones too. */
export const gameBosses = pgTable(
  'game_bosses',
  {
    id: uuid('id').primaryKey(),
    ...partition,
    name: text('name').notNull(),
    level: integer('level').notNull(),
    difficulty: text('difficulty', { enum: ['easy', 'medium', 'hard'] }).notNull(),
    maxHealth: integer('max_health').notNull(),
    health: integer('health').notNull(),
    phase: integer('phase').notNull(),
    /** Hits that the shield still blocks; null while it is down. */
    shieldHits: integer('shield_hits'),
    enraged: boolean('enraged').notNull(),
    healed: integer('healed').notNull(),
    spawnedAt: moment('spawned_at').notNull(),
    defeatedAt: moment('defeated_at'),
    /** Of the final blow. The name stays when the member goes. */
    finalMemberId: uuid('final_member_id'),
    finalName: text('final_name'),
    finalDamage: integer('final_damage'),
  },
  (table) => [
    unique('game_bosses_partition').on(table.teamId, table.environment, table.id),
    uniqueIndex('game_bosses_active').on(table.teamId, table.environment).where(sql`defeated_at is null`),
  ],
);

/** Who has hit a boss, added up. */
export const gameBossHits = pgTable(
  'game_boss_hits',
  {
    ...partition,
    bossId: uuid('boss_id').notNull(),
    /** No foreign key: a defeat tells who took part when they are gone. */
    memberId: uuid('member_id').notNull(),
    name: text('name').notNull(),
    damage: integer('damage').notNull(),
    hits: integer('hits').notNull(),
    /** Hits one after the other within the window of a combo. */
    combo: integer('combo').notNull(),
    lastHitAt: moment('last_hit_at').notNull(),
    /** What the defeat earned. */
    xp: integer('xp').notNull().default(0),
    gold: integer('gold').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.environment, table.bossId, table.memberId] }),
    foreignKey({
      name: 'game_boss_hits_boss',
      columns: [table.teamId, table.environment, table.bossId],
      foreignColumns: [gameBosses.teamId, gameBosses.environment, gameBosses.id],
    }).onDelete('cascade'),
  ],
);

/** The achievements that players have unlocked. */
export const gameAchievements = pgTable(
  'game_achievements',
  {
    ...partition,
    memberId: uuid('member_id').notNull(),
    achievementId: text('achievement_id').notNull(),
    unlockedAt: moment('unlocked_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.environment, table.memberId, table.achievementId] }),
    foreignKey({
      name: 'game_achievements_player',
      columns: [table.teamId, table.environment, table.memberId],
      foreignColumns: [gamePlayers.teamId, gamePlayers.environment, gamePlayers.memberId],
    }).onDelete('cascade'),
  ],
);

/** How far players have come with the quests of a day. */
export const gameQuestProgress = pgTable(
  'game_quest_progress',
  {
    ...partition,
    memberId: uuid('member_id').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    questId: text('quest_id').notNull(),
    progress: integer('progress').notNull(),
    completedAt: moment('completed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.environment, table.memberId, table.day, table.questId] }),
    foreignKey({
      name: 'game_quest_progress_player',
      columns: [table.teamId, table.environment, table.memberId],
      foreignColumns: [gamePlayers.teamId, gamePlayers.environment, gamePlayers.memberId],
    }).onDelete('cascade'),
  ],
);
