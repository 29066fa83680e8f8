import { sql } from 'drizzle-orm';
import type { Pool } from 'pg';
import type { Database, Transaction } from '../db/database.ts';
import type { Logger } from '../logger.ts';
import { coalesced } from './coalesced.ts';
import { givePositions, type LoggedEvent } from './log.ts';

/** The channel on which servers tell each other that events have got their place. */
export const eventsChannel = 'cstar_events';

/** Any number; the same in every server, so that one at a time gives events their place. */
const sequencingLock = 7_281_955_311;

const defaultBatch = 500;
const defaultSafetyMs = 5_000;

/** Gives committed events their place in the order in which everybody sees them. */
export interface Sequencer {
  /** To be called after a commit that wrote events. Never throws, and never waits. */
  wake(): void;
  /** Resolves when everything that was committed before has its place. */
  close(): Promise<void>;
}

/** Sends events on, in the transaction that gives them their place. */
export type FanOut = (tx: Transaction, events: readonly LoggedEvent[]) => Promise<void>;

export interface SequencerOptions {
  db: Database;
  /** Present on a real Postgres, where other servers have to hear of it. */
  pool?: Pool | undefined;
  logger: Logger;
  fanOut: FanOut;
  /** Called after events have got their place. */
  onSequenced(): void;
  /** How many events get their place in one transaction. Default 500. */
  batch?: number;
  /** How often to look for what a server that crashed has left, in milliseconds. Default 5000. */
  safetyMs?: number;
}

/**
 * Positions become visible in their order: one transaction at a time gives them, under a lock that is
 * held until after its commit. Whoever has read up to a position has therefore seen all before it.
 */
export function createSequencer(options: SequencerOptions): Sequencer {
  const { logger, onSequenced, batch = defaultBatch, safetyMs = defaultSafetyMs } = options;
  const work = coalesced({
    async turn() {
      const given = await sequence(options, batch);
      if (given > 0) onSequenced();
      return given === batch;
    },
    failure: 'Giving events their place failed',
    logger,
  });
  const safety = setInterval(() => work.wake(), safetyMs).unref();
  work.wake();
  return {
    wake: () => work.wake(),
    close() {
      clearInterval(safety);
      return work.close();
    },
  };
}

async function sequence({ db, pool, fanOut }: SequencerOptions, batch: number): Promise<number> {
  return db.transaction(async (tx) => {
    // A statement of its own: what others committed before they gave the lock back must be seen below.
    await tx.execute(sql`select pg_advisory_xact_lock(${sequencingLock})`);
    const placed = await givePositions(tx, batch);
    if (placed.length === 0) return 0;
    await fanOut(tx, placed);
    if (pool !== undefined) await tx.execute(sql`select pg_notify(${eventsChannel}, '')`);
    return placed.length;
  });
}
