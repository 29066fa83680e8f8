import { boolean, jsonb, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { moment, partition } from './columns.ts';

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

export interface OpenHours {
  enabled: boolean;
  /** `09:00`, in the time zone of the schedule. */
  start: string;
  /** After `start`; `24:00` is the end of the day. */
  end: string;
}

export interface BusinessHours {
  enabled: boolean;
  /** An IANA time zone. */
  timezone: string;
  schedule: Record<(typeof weekdays)[number], OpenHours>;
  /** Days off, as `2026-12-25`. */
  holidays: string[];
}

export interface WidgetLook {
  enabled: boolean;
  position: 'bottom-right' | 'bottom-left';
  primaryColor: string;
  title: string;
  greeting: string;
}

export interface StatusLook {
  label: string;
  color: string;
  position: number;
}

/**
 * What a team has chosen, in one environment. The row is made by the first choice; what was never
 * chosen is null and follows the defaults.
 */
export const teamSettings = pgTable(
  'team_settings',
  {
    ...partition,
    bossBattlesEnabled: boolean('boss_battles_enabled').notNull().default(true),
    /** By the key of the status. */
    statuses: jsonb('statuses').$type<Record<string, Partial<StatusLook>>>().notNull().default({}),
    businessHours: jsonb('business_hours').$type<BusinessHours>(),
    widget: jsonb('widget').$type<WidgetLook>(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.environment] })],
);
