import { setMaxListeners } from 'node:events';
import type { OpenDatabase } from '../../db/database.ts';
import { loggable } from '../../loggable.ts';
import type { Logger } from '../../logger.ts';
import { coalesced } from '../coalesced.ts';
import type { Deliver, DeliveryOutcome } from '../deliver.ts';
import type { FanOut } from '../sequencer.ts';
import { attempt } from './attempt.ts';
import { fanOut } from './fan-out.ts';
import { createLanes } from './lanes.ts';
import { limits } from './policy.ts';
import { openDeliveryQueue, type QueuedDelivery } from './queue.ts';

const pollMs = 5_000;
/** A clock that is not the real one may jump at any time: no timer tells when something is due by it. */
const pollOfOtherClocksMs = 100;
const expiryCheckMs = 15_000;
const graceMs = 3_000;

/** Sends events to webhooks. Several processes share one queue of what is on its way. */
export interface Dispatcher {
  /** To be called in the transaction that gives events their place. */
  fanOut: FanOut;
  /** To be called when something is due, after the commit that made it so. Never throws, and never waits. */
  wake(): void;
  /**
   * Takes nothing more from the queue, and resolves when the database is not needed any more: attempts that
   * are under way may end within 3 seconds, and are left to others after that.
   */
  close(): Promise<void>;
}

export interface DispatcherOptions {
  database: Pick<OpenDatabase, 'db' | 'script'>;
  deliver: Deliver;
  /** Milliseconds since 1970. */
  clock: () => number;
  logger: Logger;
  /** How often to look for what is due for another attempt, in milliseconds. Default 5000, with the real clock. */
  pollMs?: number;
  /** How long attempts may go on after `close`, in milliseconds. Default 3000. */
  graceMs?: number;
}

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { database, deliver, clock, logger } = options;
  const { db } = database;
  const report = (what: string) => (error: unknown) => logger.error(what, loggable(error));
  const queue = openDeliveryQueue({
    ...database,
    clock,
    onError: report('The queue of webhook deliveries could not be read; it is tried again'),
  });
  const lanes = createLanes({
    now: () => performance.now(),
    // What is sent back comes again when its time has come, and by another clock that may be never.
    bounded: clock === Date.now,
  });
  const stopping = new AbortController();
  // Each attempt listens to it.
  setMaxListeners(limits.inFlight, stopping.signal);
  const running = new Set<Promise<void>>();
  /** What waits in a lane or is under way. */
  const held = new Set<string>();
  let closed = false;
  let expiryChecked = Number.NEGATIVE_INFINITY;

  const putBack = async (jobs: readonly (QueuedDelivery & { seconds?: number })[]) => {
    if (jobs.length > 0) await db.transaction((tx) => queue.putBack(tx, jobs));
    for (const { deliveryId } of jobs) held.delete(deliveryId);
  };
  const freeExpired = async () => {
    if (clock() - expiryChecked < expiryCheckMs) return;
    expiryChecked = clock();
    await queue.freeExpired();
  };
  /** One handful from the queue into the lanes. */
  const takeSome = async () => {
    const taken = await queue.take(limits.batch);
    // One that is held here and was taken for lost has been taken anew, and that is all.
    const jobs = taken.filter(({ deliveryId }) => !held.has(deliveryId));
    for (const { deliveryId } of jobs) held.add(deliveryId);
    const tooMany = jobs.flatMap((job) => {
      const refused = lanes.admit(job);
      return refused === undefined ? [] : [{ ...job, seconds: refused.comeBackIn / 1_000 }];
    });
    startAll();
    await putBack(tooMany);
    return { taken, tooMany };
  };
  /** Everything that is due. */
  const turn = async (): Promise<boolean> => {
    if (closed) return false;
    await putBack(lanes.shed(limits.waitingMs));
    await freeExpired();
    const returned = new Set<string>();
    for (;;) {
      const { taken, tooMany } = await takeSome();
      // What is put back comes after all others: from the first one on that comes again, none is new.
      if (closed || taken.length < limits.batch) return false;
      if (taken.some(({ deliveryId }) => returned.has(deliveryId))) return false;
      for (const { deliveryId } of tooMany) returned.add(deliveryId);
    }
  };
  const { wake, close: stopTaking } = coalesced({
    turn,
    failure: 'Taking webhook deliveries from their queue failed',
    logger,
  });

  const startAll = () => {
    if (closed) return;
    for (let next = lanes.next(); next !== undefined; next = lanes.next()) {
      const { job, finish } = next;
      const run = make(job).then((outcome) => {
        running.delete(run);
        held.delete(job.deliveryId);
        if (finish(outcome)) wake();
        startAll();
      });
      running.add(run);
    }
  };
  const make = async (job: QueuedDelivery): Promise<DeliveryOutcome | undefined> => {
    try {
      return await attempt({ db, queue, deliver, clock }, job, stopping.signal);
    } catch (error) {
      if (stopping.signal.aborted) await putBack([job]).catch(report('A webhook delivery was not put back'));
      // It stays taken, and is taken up again when it expires.
      else report('An attempt at a webhook was not made or not noted; it is made again')(error);
      return undefined;
    }
  };

  const poll = setInterval(wake, options.pollMs ?? (clock === Date.now ? pollMs : pollOfOtherClocksMs));
  poll.unref();
  wake();
  return {
    fanOut: (tx, events) => fanOut(tx, events, new Date(clock())),
    wake,
    async close() {
      closed = true;
      clearInterval(poll);
      await stopTaking();
      await putBack(lanes.shed(Number.NEGATIVE_INFINITY)).catch(
        report('Webhook deliveries were not put back'),
      );
      const stop = () => stopping.abort(new Error('The server stops.'));
      const end = setTimeout(stop, options.graceMs ?? graceMs);
      await Promise.all(running);
      clearTimeout(end);
    },
  };
}
