import type { Database } from '../db/database.ts';
import type { KeyType } from '../db/schema/index.ts';
import type { Tenant } from '../db/tenant.ts';
import type { Logger } from '../logger.ts';
import { type Batch, createBatch } from './batch.ts';
import { cursorFrame, gapFrame, heartbeatFrame, resumedFrame } from './frames.ts';
import type { Hub, Listening } from './hub.ts';
import { newestOf, readLog, resume } from './log.ts';
import { createOutlet } from './outlet.ts';
import type { View } from './view.ts';

export interface StreamOptions {
  db: Database;
  hub: Hub;
  logger: Logger;
  partition: Tenant;
  keyId: string;
  keyType: KeyType;
  view: View;
  /** The event after which to go on. Without it, only what happens from now on is told. */
  lastEventId: string | undefined;
  now: Date;
  /** A reader for whom more bytes than this wait is cut. */
  maxBuffer: number;
  /** Breaks the connection of the reader. */
  cut?: (() => void) | undefined;
}

/** Events that are read at once. */
const pageSize = 100;

/** How often the log is read before the hub hands events over: each time, less has happened since. */
const passes = 3;

/** Events that may happen while the last of the old ones are read. */
const maxWaiting = 5_000;

/**
 * Opens one stream of events: first what happened since the last event that the reader knows, then
 * what happens, with no hole and no double between them.
 *
 * @throws ApiError when the server stops, its database is away, or the partition has too many streams.
 */
export async function openStream(options: StreamOptions): Promise<ReadableStream<Uint8Array>> {
  const { db, hub, logger, partition, keyId, keyType, view, lastEventId, now, maxBuffer, cut } = options;
  const outlet = createOutlet({ onEnd: () => hub.leave(listening), cut });
  /** The ID of the last frame, and of the last event, which the reader may not see. */
  let sentId = '';
  let seenId = '';
  /** Events that happened before the old ones were all told. Undefined from then on. */
  let waiting: Batch[] | undefined = [];
  /** Up to where the reader knows everything, from wherever: this process may not have got there yet. */
  let known = 0;
  let working: Promise<void> | undefined;

  const show = (batch: Batch) => {
    const { bytes, lastId } = batch.render(view, sentId);
    sentId = lastId;
    if (bytes !== undefined) outlet.write(bytes);
  };
  const listening: Listening = {
    partition,
    holder: { type: 'key', id: keyId, keyType },
    take(given) {
      const batch = given.after(known);
      if (batch.size === 0) return;
      seenId = batch.newestId;
      if (outlet.buffered > maxBuffer) return outlet.cut();
      if (waiting === undefined) return show(batch);
      waiting.push(batch);
      if (waiting.reduce((sum, { size }) => sum + size, 0) > maxWaiting) outlet.cut();
    },
    beat() {
      // Before it is live, and while something waits for the reader, that is the sign of life.
      if (waiting !== undefined || outlet.buffered > 0) return;
      outlet.write(seenId === sentId ? heartbeatFrame : cursorFrame(seenId));
      sentId = seenId;
    },
    async end() {
      // Who does not read holds a stop up no longer than who does.
      if (outlet.buffered > maxBuffer / 2) outlet.cut();
      else outlet.end();
      await working;
    },
    cut: outlet.cut,
  };

  /** Tells what the log has after a position, up to another one. */
  const replay = async (from: number, upTo: number): Promise<void> => {
    for (let after = from; after < upTo; ) {
      await outlet.room();
      if (outlet.ended) return;
      const page = await readLog(db, partition, { types: view.types, after, upTo, limit: pageSize });
      show(createBatch(page));
      after = page.length < pageSize ? upTo : (page.at(-1)?.position ?? upTo);
    }
  };
  const goLive = () => {
    const batches = waiting ?? [];
    waiting = undefined;
    for (const batch of batches) show(batch);
  };
  const catchUp = async () => {
    let reached = known;
    // What happens while this takes its time need not wait in memory: it is read from the log as well.
    for (let pass = 0; pass < passes && !outlet.ended; pass++) {
      const upTo = hub.position();
      await replay(reached, upTo);
      reached = Math.max(reached, upTo);
    }
    if (outlet.ended) return;
    // From here on the hub hands over every event after `joined`, each once, and they wait. Positions
    // become visible in order, so that the log has all up to `joined`, and nothing after it is told from
    // the log: the two meet there, without a hole and without a double.
    const joined = hub.position();
    hub.follow(listening);
    await replay(reached, joined);
    seenId ||= (await newestOf(db, partition, Math.max(joined, known))).id;
    goLive();
  };

  try {
    await hub.enter(listening);
    const resumed = lastEventId === undefined ? undefined : await resume(db, partition, lastEventId, now);
    if (outlet.ended) return outlet.body;
    if (resumed === undefined) {
      hub.follow(listening);
      const { id } = await newestOf(db, partition, hub.position());
      outlet.write(cursorFrame(id));
      sentId = id;
      seenId ||= id;
      goLive();
    } else {
      const { cursor, gap } = resumed;
      outlet.write(gap ? gapFrame(cursor.id) : resumedFrame);
      sentId = cursor.id;
      known = cursor.position;
      working = catchUp().catch((error: unknown) => {
        logger.error('A stream of events broke off while it told old ones', error);
        outlet.cut();
      });
    }
    return outlet.body;
  } catch (error) {
    hub.leave(listening);
    throw error;
  }
}
