import type { DeliveryOutcome } from '../deliver.ts';

const minute = 60;
const hour = 60 * minute;

/** Seconds from a failed attempt to the next. The attempt after the last of them is the last one. */
const retryDelays = [30, 2 * minute, 10 * minute, hour, 6 * hour, 24 * hour] as const;

/** What a delivery may cost, and others may not notice. */
export const limits = {
  /** Attempts under way at the same time, in this process. Each is little more than a socket that waits. */
  inFlight: 1_000,
  /** The same for one team, so that the slow webhooks of one leave room for all others, */
  perTeam: 200,
  /** at one webhook, */
  perWebhook: 5,
  /** and at one that is slow, or did not answer the last time. */
  perSlowWebhook: 1,
  /** Jobs that wait here for their turn at one webhook, as many times as attempts may be under way there. */
  waitingPerAttempt: 10,
  /** For how long they may, in milliseconds: well below what makes a job expire. */
  waitingMs: 40_000,
  /** Jobs that are taken from the queue at once. */
  batch: 100,
  /** The longest time for which a job is sent back when its webhook is busy, in milliseconds. */
  postponedMs: 60_000,
  /** A webhook that answers faster than this, in milliseconds, is quick: what it has no room for comes soon. */
  slowMs: 1_000,
  /** An attempt that takes longer than this hangs. Busy servers are slow, too. */
  hangingMs: 5_000,
  /** How long a webhook may keep its deliveries waiting for their turn before they are given up, in milliseconds. */
  overdueMs: 7 * 24 * hour * 1_000,
} as const;

/** What follows from an attempt. */
export interface AfterAttempt {
  status: 'pending' | 'succeeded' | 'failed';
  /** Seconds until the next attempt; undefined when none follows. */
  retryIn: number | undefined;
}

/** @param attempt From 1; those by hand count too. */
export function afterAttempt(attempt: number, { success }: Pick<DeliveryOutcome, 'success'>): AfterAttempt {
  if (success) return { status: 'succeeded', retryIn: undefined };
  const retryIn = retryDelays[attempt - 1];
  return { status: retryIn === undefined ? 'failed' : 'pending', retryIn };
}
