import { millisecondsPerDay } from './days.ts';

/** A quarter of a year in UTC. */
export interface Season {
  /** `2026-Q2`. */
  id: string;
  /** `Season 3 — 2026`. */
  name: string;
  startsAt: Date;
  /** Its last second. */
  endsAt: Date;
}

export const seasonBadges = [
  { level: 10, name: 'Participant', color: '#8B4513' },
  { level: 25, name: 'Bronze', color: '#CD7F32' },
  { level: 50, name: 'Silver', color: '#C0C0C0' },
  { level: 75, name: 'Gold', color: '#FFD700' },
  { level: 100, name: 'Diamond', color: '#B9F2FF' },
] as const;

/** The fourth quarter of 2025 was season 1. */
const first = { year: 2025, quarter: 4 };

const numberOf = (year: number, quarter: number): number =>
  (year - first.year) * 4 + (quarter - first.quarter) + 1;

function seasonAt(year: number, quarter: number): Season {
  const startsAt = new Date(Date.UTC(year, (quarter - 1) * 3, 1));
  const next = Date.UTC(year, quarter * 3, 1);
  return {
    id: `${year}-Q${quarter}`,
    name: `Season ${numberOf(year, quarter)} — ${year}`,
    startsAt,
    endsAt: new Date(next - 1_000),
  };
}

/** The season that a moment falls into. */
export const seasonOf = (moment: Date): Season =>
  seasonAt(moment.getUTCFullYear(), Math.floor(moment.getUTCMonth() / 3) + 1);

/** The season with this ID, from season 1 on; undefined when there is none. */
export function seasonById(id: string): Season | undefined {
  const found = /^(\d{4})-Q([1-4])$/.exec(id);
  if (found === null) return undefined;
  const [year, quarter] = [Number(found[1]), Number(found[2])];
  return numberOf(year, quarter) < 1 ? undefined : seasonAt(year, quarter);
}

/** The seasons up to the one of a moment, newest first, back to season 1. */
export function seasonsUntil(moment: Date, limit: number): Season[] {
  const seasons: Season[] = [];
  let season = seasonById(seasonOf(moment).id);
  while (season !== undefined && seasons.length < limit) {
    seasons.push(season);
    season = seasonById(seasonOf(new Date(season.startsAt.getTime() - 1)).id);
  }
  return seasons;
}

/** Whole days until the end of a season; 0 when it is over. */
export const daysRemaining = (season: Season, now: Date): number =>
  Math.max(0, Math.floor((season.endsAt.getTime() - now.getTime()) / millisecondsPerDay));

/** The best badge that a level of a season has earned; null below the first. */
export const badgeAt = (level: number) => seasonBadges.filter((badge) => level >= badge.level).at(-1) ?? null;
