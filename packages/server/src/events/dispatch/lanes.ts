import type { DeliveryOutcome } from '../deliver.ts';
import { limits } from './policy.ts';
import type { QueuedDelivery } from './queue.ts';

// Each webhook has a lane of its own, and each team its share, so that slow ones delay nobody else. All of
// this is bookkeeping in memory: it starts nothing, and knows no clock but the one it is given.

interface Lane {
  waiting: { job: QueuedDelivery; takenAt: number }[];
  /** When the attempts that are under way began. */
  running: Set<{ began: number }>;
  /** Whether the last attempt got no answer. */
  silent: boolean;
  /** What the last attempt took. */
  pace: number;
  /** When all that was sent back from here so far will have had its turn. */
  bookedUntil: number;
  /** Whether something was sent back to be taken again as soon as there is room. */
  refused: boolean;
}

export interface Lanes {
  /** Lets a job wait here, or tells after how many milliseconds it should come again; 0 is when there is room. */
  admit(job: QueuedDelivery): { comeBackIn: number } | undefined;
  /**
   * What may begin now, one after the other. `finish` has to be called for each, and tells whether there is
   * room again for what was sent back.
   */
  next(): { job: QueuedDelivery; finish(outcome: DeliveryOutcome | undefined): boolean } | undefined;
  /** Takes out, and gives, what has waited here for longer than this. */
  shed(longerThanMs: number): QueuedDelivery[];
}

interface LanesOptions {
  /** Milliseconds that only grow. */
  now: () => number;
  /** Whether what waits here has bounds. Default true. */
  bounded?: boolean;
}

export function createLanes({ now, bounded = true }: LanesOptions): Lanes {
  const lanes = new Map<string, Lane>();
  let inFlight = 0;
  const inFlightOf = new Map<string, number>();

  const laneOf = (webhookId: string): Lane => {
    const lane = lanes.get(webhookId) ?? {
      waiting: [],
      running: new Set(),
      silent: false,
      pace: 0,
      bookedUntil: 0,
      refused: false,
    };
    lanes.set(webhookId, lane);
    return lane;
  };
  const count = (teamId: string, by: 1 | -1) => {
    inFlight += by;
    const left = (inFlightOf.get(teamId) ?? 0) + by;
    if (left === 0) inFlightOf.delete(teamId);
    else inFlightOf.set(teamId, left);
  };
  const settle = (webhookId: string, lane: Lane, outcome: DeliveryOutcome | undefined) => {
    if (outcome !== undefined) {
      lane.silent = outcome.status === null;
      lane.pace = outcome.responseTimeMs;
    }
    forgetIdle(webhookId, lane);
  };
  const forgetIdle = (webhookId: string, lane: Lane) => {
    const idle = lane.waiting.length === 0 && lane.running.size === 0;
    // One that did not answer is remembered as long as others wait for it elsewhere.
    if (idle && now() >= lane.bookedUntil) lanes.delete(webhookId);
  };

  return {
    admit(job) {
      const lane = laneOf(job.webhookId);
      if (!bounded || lane.waiting.length < widthOf(lane, now()) * limits.waitingPerAttempt) {
        lane.waiting.push({ job, takenAt: now() });
        return undefined;
      }
      const comeBackIn = book(lane, now());
      lane.refused ||= comeBackIn === 0;
      return { comeBackIn };
    },
    next() {
      if (inFlight >= limits.inFlight) return undefined;
      for (const [webhookId, lane] of lanes) {
        const [first] = lane.waiting;
        if (first === undefined || lane.running.size >= widthOf(lane, now())) continue;
        const { teamId } = first.job;
        if ((inFlightOf.get(teamId) ?? 0) >= limits.perTeam) continue;
        lane.waiting.shift();
        // To the end: the lanes take turns.
        lanes.delete(webhookId);
        lanes.set(webhookId, lane);
        const run = { began: now() };
        lane.running.add(run);
        count(teamId, 1);
        return {
          job: first.job,
          finish(outcome) {
            count(teamId, -1);
            lane.running.delete(run);
            settle(webhookId, lane, outcome);
            const room = lane.refused && lane.waiting.length === 0;
            if (room) lane.refused = false;
            return room;
          },
        };
      }
      return undefined;
    },
    shed(longerThanMs) {
      const until = now() - longerThanMs;
      return [...lanes].flatMap(([webhookId, lane]) => {
        const shed = lane.waiting.filter(({ takenAt }) => takenAt < until);
        lane.waiting = lane.waiting.filter(({ takenAt }) => takenAt >= until);
        forgetIdle(webhookId, lane);
        return shed.map(({ job }) => job);
      });
    },
  };
}

/** What an attempt takes at the moment, in milliseconds. */
function paceOf({ running, pace }: Lane, now: number): number {
  const longest = now - Math.min(now, ...[...running].map(({ began }) => began));
  return longest > limits.hangingMs ? longest : pace;
}

const widthOf = (lane: Lane, now: number): number =>
  lane.silent || paceOf(lane, now) > limits.slowMs ? limits.perSlowWebhook : limits.perWebhook;

/** An appointment after those before it, as fast as the webhook is; 0 when it is fast. */
function book(lane: Lane, now: number): number {
  const pace = paceOf(lane, now);
  if (pace <= limits.slowMs) return 0;
  const perJob = pace / widthOf(lane, now);
  const first = now + perJob * lane.waiting.length;
  lane.bookedUntil = Math.min(Math.max(lane.bookedUntil, first) + perJob, now + limits.postponedMs);
  return lane.bookedUntil - now;
}
