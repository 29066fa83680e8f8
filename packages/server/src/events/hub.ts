import type { Pool } from 'pg';
import type { Database } from '../db/database.ts';
import { findValidKeys, findValidSessions } from '../db/owner.ts';
import type { Tenant } from '../db/tenant.ts';
import { unavailable } from '../http/unavailable.ts';
import type { Logger } from '../logger.ts';
import { type Batch, createBatch } from './batch.ts';
import { coalesced } from './coalesced.ts';
import { listenTo } from './listener.ts';
import { eventsAfter, type LoggedEvent, newestPosition } from './log.ts';
import { eventsChannel } from './sequencer.ts';
import { createPlaces, type Holder, type StreamLimits } from './stream-limits.ts';

/** One stream, as the hub knows it. */
export interface Listening {
  partition: Tenant;
  /** Whose stream it is: it ends when their key or session does. */
  holder: Holder;
  /** Takes events that happened now. */
  take(batch: Batch): void;
  /** Shows the reader that the connection lives. */
  beat(): void;
  /** Ends it; resolves when it needs the database no more. */
  end(): Promise<void>;
  /** Breaks it off. */
  cut(): void;
}

/** Reads new events once for all streams of this process. */
export interface Hub {
  /**
   * Counts a stream in. Until it follows, it gets no events.
   *
   * @throws ApiError when the server stops, its database is away, or the partition has too many streams.
   */
  enter(stream: Listening): Promise<void>;
  /** Up to where events were handed out. For streams that have entered. */
  position(): number;
  /** From now on, hands it the events of its partition: all after `position()`. */
  follow(stream: Listening): void;
  leave(stream: Listening): void;
  /** Says that there are new events. */
  wake(): void;
  /** Ends all streams. */
  close(): Promise<void>;
}

export interface HubOptions {
  db: Database;
  /** Present on a real Postgres, where other servers tell of events. */
  pool?: Pool | undefined;
  clock: () => number;
  logger: Logger;
  /** Milliseconds between two signs of life. */
  heartbeatMs: number;
  limits: StreamLimits;
}

/** Events that are read at once. */
const pageSize = 500;

/** How often to look for events by oneself: a notification may be lost with its connection. */
const pollMs = 2_000;

export function createHub({ db, pool, clock, logger, heartbeatMs, limits }: HubOptions): Hub {
  const present = new Set<Listening>();
  const places = createPlaces(limits);
  const following = new Map<string, Set<Listening>>();
  /** Up to where events were handed out. Undefined while nobody listens. */
  let position: number | undefined;
  let starting: Promise<void> | undefined;
  let notifications: { close(): Promise<void> } | undefined;
  let closed = false;

  /** What fails at one stream ends that one, and no other. */
  const guarded = (stream: Listening, act: () => void) => {
    try {
      act();
    } catch (error) {
      logger.error('A stream of events broke off', error);
      stream.cut();
    }
  };
  const reading = coalesced({
    async turn() {
      const from = position;
      if (from === undefined) return false;
      const events = await eventsAfter(db, from, pageSize);
      // All have left meanwhile, and others have come: they start at a position of their own.
      if (position !== from) return true;
      position = events.at(-1)?.position ?? from;
      for (const [key, batch] of batches(events)) {
        for (const stream of following.get(key) ?? []) guarded(stream, () => stream.take(batch));
      }
      return events.length === pageSize;
    },
    failure: 'Reading new events failed',
    logger,
  });

  const start = async () => {
    const newest = await newestPosition(db).catch((error: unknown) => {
      starting = undefined;
      throw unavailable(error);
    });
    if (present.size > 0) position ??= newest;
    // Only now, and then until the end: a server without streams needs no connection for them.
    if (pool !== undefined && !closed)
      notifications ??= listenTo(pool, eventsChannel, { onNotification: reading.wake, logger });
  };

  const endRevoked = async () => {
    const streams = [...present];
    const now = new Date(clock());
    const idsOf = (type: Holder['type']) => [
      ...new Set(streams.flatMap(({ holder }) => (holder.type === type ? [holder.id] : []))),
    ];
    const valid = {
      key: await findValidKeys(db, idsOf('key'), now),
      session: await findValidSessions(db, idsOf('session'), now),
    };
    for (const stream of streams) {
      const { type, id } = stream.holder;
      if (!valid[type].has(id)) void stream.end();
    }
  };
  let checking: Promise<void> | undefined;
  const beat = () => {
    if (present.size === 0) return;
    for (const stream of present) guarded(stream, () => stream.beat());
    checking ??= endRevoked()
      .catch((error: unknown) => logger.error('Checking the keys and sessions of streams failed', error))
      .finally(() => {
        checking = undefined;
      });
  };
  const timers = [
    // One timer for all streams: a thousand of them cost one wake-up.
    setInterval(beat, heartbeatMs).unref(),
    ...(pool === undefined ? [] : [setInterval(() => reading.wake(), pollMs).unref()]),
  ];

  return {
    async enter(stream) {
      if (closed) throw unavailable(new Error('The server is stopping.'));
      places.take(stream);
      present.add(stream);
      starting ??= start();
      await starting;
    },
    position() {
      if (position === undefined) throw new Error('A stream must enter before it asks for the position.');
      return position;
    },
    follow(stream) {
      const key = keyOf(stream.partition);
      const others = following.get(key) ?? new Set();
      following.set(key, others.add(stream));
    },
    leave(stream) {
      const key = keyOf(stream.partition);
      const others = following.get(key);
      others?.delete(stream);
      if (others?.size === 0) following.delete(key);
      if (!present.delete(stream)) return;
      places.giveBack(stream);
      if (present.size > 0) return;
      position = undefined;
      starting = undefined;
    },
    wake: () => reading.wake(),
    async close() {
      closed = true;
      for (const timer of timers) clearInterval(timer);
      await Promise.all([...present].map((stream) => stream.end()));
      await Promise.all([starting?.catch(() => undefined), checking]);
      await notifications?.close();
      await reading.close();
    },
  };
}

const keyOf = ({ teamId, environment }: Tenant): string => `${teamId} ${environment}`;

/** The events of each partition, in order. */
function batches(events: readonly LoggedEvent[]): Map<string, Batch> {
  const groups = new Map<string, LoggedEvent[]>();
  for (const event of events) {
    const key = keyOf(event);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [event]);
    else group.push(event);
  }
  return new Map([...groups].map(([key, group]) => [key, createBatch(group)]));
}
