import { type EventType, formatId, parseId } from '@cstar.help/contract';
import { and, asc, desc, eq, getTableColumns, gt, inArray, isNotNull, lt, lte, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database, Transaction } from '../db/database.ts';
import { events } from '../db/schema/index.ts';
import type { Tenant } from '../db/tenant.ts';

/** An event that is committed and has its place in the order in which everybody sees events. */
export interface LoggedEvent extends Omit<typeof events.$inferSelect, 'type' | 'position' | 'sequence'> {
  type: EventType;
  position: number;
}

/** How far someone has read the events of a partition. */
export interface Cursor {
  /** The event that was read last, as the API shows it. */
  id: string;
  position: number;
}

/** Before everything. */
const start: Cursor = { id: formatId('event', '0'.repeat(32)), position: 0 };

/** How long events can be read again. */
const replayableMs = 24 * 60 * 60 * 1000;

/** How long they are kept after that, with what came of their deliveries: 30 days in all. */
const keptMs = 30 * replayableMs;

/** Events that are removed in one statement. */
const removedAtOnce = 500;

/** Gives up to `limit` committed events the next positions, in the order of writing, and returns them so. */
export async function givePositions(tx: Transaction, limit: number): Promise<LoggedEvent[]> {
  // The inner query sorts before the outer one asks for the next number, row by row.
  const places = sql`(
    select waiting.id, nextval('event_positions') as position
    from (select id from events where position is null order by sequence limit ${limit}) as waiting
  ) as places`;
  const rows = await tx
    .update(events)
    .set({ position: sql`places.position` })
    .from(places)
    .where(eq(events.id, sql`places.id`))
    .returning(getTableColumns(events));
  return rows.map(asLogged).sort((one, other) => one.position - other.position);
}

/** A row that has its place. */
function asLogged({ sequence: _, position, type, ...row }: typeof events.$inferSelect): LoggedEvent {
  if (position === null) throw new Error(`The event ${row.id} has no position yet.`);
  return { ...row, position, type: type as EventType };
}

/** The last position that was given, to events of any team. */
export async function newestPosition(db: Database): Promise<number> {
  const [newest] = await db
    .select({ position: events.position })
    .from(events)
    .where(isNotNull(events.position))
    .orderBy(desc(events.position))
    .limit(1);
  return newest?.position ?? start.position;
}

/** Events of all teams after a position, in order. */
export async function eventsAfter(db: Database, position: number, limit: number): Promise<LoggedEvent[]> {
  const rows = await db
    .select()
    .from(events)
    .where(gt(events.position, position))
    .orderBy(asc(events.position))
    .limit(limit);
  return rows.map(asLogged);
}

interface Stretch {
  types: ReadonlySet<EventType>;
  after: number;
  /** Default: all that there are. */
  upTo?: number | undefined;
  limit: number;
}

/** Events of one partition, in order. */
export async function readLog(
  db: Database,
  partition: Tenant,
  { types, after, upTo, limit }: Stretch,
): Promise<LoggedEvent[]> {
  const rows = await db
    .select()
    .from(events)
    .where(
      and(
        isIn(partition),
        gt(events.position, after),
        upTo === undefined ? undefined : lte(events.position, upTo),
        inArray(events.type, [...types]),
      ),
    )
    .orderBy(asc(events.position))
    .limit(limit);
  return rows.map(asLogged);
}

/** The last event of a partition, at most up to a position. */
export async function newestOf(db: Database, partition: Tenant, upTo?: number): Promise<Cursor> {
  const [newest] = await db
    .select({ id: events.id, position: events.position })
    .from(events)
    .where(and(isIn(partition), upTo === undefined ? isNotNull(events.position) : lte(events.position, upTo)))
    .orderBy(desc(events.position))
    .limit(1);
  return asCursor(newest) ?? start;
}

export interface Resumption {
  /** From where to go on. */
  cursor: Cursor;
  /** Whether events before it cannot be read again: it is the newest event then. */
  gap: boolean;
}

/**
 * Finds the place of the event that someone has seen last. An ID that is unknown, malformed or of
 * another team leaves a gap, as does one after which events are too old to be read again.
 */
export async function resume(
  db: Database,
  partition: Tenant,
  lastId: string,
  now: Date,
): Promise<Resumption> {
  const cursor = await find(db, partition, lastId);
  if (cursor !== undefined && !(await hasLost(db, partition, cursor, now))) return { cursor, gap: false };
  return { cursor: await newestOf(db, partition), gap: true };
}

async function find(db: Database, partition: Tenant, id: string): Promise<Cursor | undefined> {
  const uuid = parseId('event', id);
  if (uuid === null) return undefined;
  if (formatId('event', uuid) === start.id) return start;
  const [found] = await db
    .select({ id: events.id, position: events.position })
    .from(events)
    .where(and(eq(events.id, uuid), isIn(partition)));
  return asCursor(found);
}

/**
 * Whether events after a cursor are gone, or too old. The log of a partition has lost its beginning at
 * most, and then goes on with an event that is too old: what comes next tells both.
 */
async function hasLost(db: Database, partition: Tenant, cursor: Cursor, now: Date): Promise<boolean> {
  const [next] = await db
    .select({ createdAt: events.createdAt })
    .from(events)
    .where(and(isIn(partition), gt(events.position, cursor.position)))
    .orderBy(asc(events.position))
    .limit(1);
  return next !== undefined && next.createdAt.getTime() <= now.getTime() - replayableMs;
}

/**
 * Removes events that are old at `now`. Of each partition the last one of them stays: to who goes on
 * after it, it shows that nothing is missing, and to all others that something is.
 */
export async function removeOldEvents(db: Database, now: Date): Promise<void> {
  const cutoff = new Date(now.getTime() - keptMs);
  const next = alias(events, 'next');
  const createdAtOfNext = db
    .select({ createdAt: next.createdAt })
    .from(next)
    .where(
      and(
        eq(next.teamId, events.teamId),
        eq(next.environment, events.environment),
        gt(next.position, events.position),
      ),
    )
    .orderBy(asc(next.position))
    .limit(1);
  const old = db
    .select({ id: events.id })
    .from(events)
    .where(
      and(lt(events.createdAt, cutoff), lt(sql`(${createdAtOfNext})`, sql.param(cutoff, events.createdAt))),
    )
    .limit(removedAtOnce);
  for (let removed = removedAtOnce; removed === removedAtOnce; ) {
    const gone = await db.delete(events).where(inArray(events.id, old)).returning({ id: events.id });
    removed = gone.length;
  }
}

const isIn = ({ teamId, environment }: Tenant) =>
  and(eq(events.teamId, teamId), eq(events.environment, environment));

const asCursor = (row: { id: string; position: number | null } | undefined): Cursor | undefined =>
  row === undefined || row.position === null
    ? undefined
    : { id: formatId('event', row.id), position: row.position };
