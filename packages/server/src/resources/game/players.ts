import { and, eq, sql } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { gamePlayerSeasons, gamePlayers, members } from '../../db/schema/index.ts';
import { findPerson, type MemberRow } from '../members/person.ts';
import { missing } from '../shared/missing.ts';
import { newPlayer, type Player } from './rules/players.ts';
import { seasonOf } from './rules/seasons.ts';

/** The member that an ID names, or the one behind the key when it is left out. */
export async function requirePlayer(context: Context, person: string | undefined): Promise<MemberRow> {
  const id = person ?? context.principal.memberId;
  const member = await findPerson(context, id);
  if (member === undefined) throw missing('member or user of this team', id);
  return member;
}

/**
 * From here to the end of the transaction nothing else happens in this team's game. One lock for
 * all of it: a boss and many players change together, and with several locks two could wait for
 * each other.
 */
export async function lockGame({ tx, principal }: Pick<Context, 'tx' | 'principal'>): Promise<void> {
  // Longer than other waits: a bulk change plays a hundred deeds before it lets go.
  await tx.execute(sql`select set_config('lock_timeout', '12s', true)`);
  const name = `game/${principal.teamId}/${principal.environment}`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

/** A player in the season that runs; one without anything when there is none yet. */
export async function readPlayer(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  memberId: string,
): Promise<Player> {
  const seasonId = seasonOf(now).id;
  const [found] = await tx
    .select({ player: gamePlayers, season: gamePlayerSeasons })
    .from(gamePlayers)
    .leftJoin(
      gamePlayerSeasons,
      and(eq(gamePlayerSeasons.memberId, gamePlayers.memberId), eq(gamePlayerSeasons.seasonId, seasonId)),
    )
    .where(eq(gamePlayers.memberId, memberId));
  const player = newPlayer(memberId, seasonId);
  if (found === undefined) return player;
  const { gold, prestige, counters, peaks, streakCurrent, streakMax, lastDay } = found.player;
  return {
    ...player,
    gold,
    prestige,
    counters,
    peaks,
    streak: { current: streakCurrent, max: streakMax, lastDay },
    ...(found.season === null
      ? {}
      : { xp: found.season.xp, ticketsClosed: found.season.ticketsClosed, skills: found.season.skills }),
  };
}

/** Keeps a player as it now is. The game must be locked since it was read. */
export async function writePlayer(context: Context, player: Player): Promise<void> {
  const { tx, now } = context;
  const { memberId, seasonId, gold, prestige, counters, peaks, streak, xp, ticketsClosed, skills } = player;
  const lasting = {
    gold,
    prestige,
    counters: { ...counters },
    peaks: { ...peaks },
    streakCurrent: streak.current,
    streakMax: streak.max,
    lastDay: streak.lastDay,
  };
  const ofSeason = { xp, ticketsClosed, skills: { ...skills } };
  await tx
    .insert(gamePlayers)
    .values({ ...partitionOf(context), memberId, ...lasting, createdAt: now })
    .onConflictDoUpdate({
      target: [gamePlayers.teamId, gamePlayers.environment, gamePlayers.memberId],
      set: lasting,
    });
  await tx
    .insert(gamePlayerSeasons)
    .values({ ...partitionOf(context), memberId, seasonId, ...ofSeason, createdAt: now })
    .onConflictDoUpdate({
      target: [
        gamePlayerSeasons.teamId,
        gamePlayerSeasons.environment,
        gamePlayerSeasons.seasonId,
        gamePlayerSeasons.memberId,
      ],
      set: ofSeason,
    });
}

/** The name of a member; null when it is gone. */
export async function nameOf({ tx }: Pick<Context, 'tx'>, memberId: string): Promise<string | null> {
  const [member] = await tx.select({ name: members.name }).from(members).where(eq(members.id, memberId));
  return member?.name ?? null;
}
