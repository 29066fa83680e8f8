import { CStarError } from '../errors.ts';
import { afterFailure } from './decide.ts';
import type { OfflineItem } from './item.ts';
import type { Lease } from './lease.ts';
import { nextOf } from './scopes.ts';
import type { Store } from './store.ts';
import { times } from './times.ts';

/** What came of one item in a flush. */
export interface OfflineResult {
  id: string;
  success: boolean;
  /** Why it did not succeed. Whether it waits on or is a dead letter now shows in its `status`. */
  error?: unknown;
}

/** An item that is done for: it succeeded, or became a dead letter. */
export interface OfflineSettled extends OfflineResult {
  item: OfflineItem;
  /** What the call would have given: the object that was made or changed. */
  data?: unknown;
}

/** What a flush works with. */
export interface FlushParts {
  store: Store;
  lease: Lease;
  maxAge: number;
  /** Scopes whose items go before the others. */
  urgent: ReadonlySet<string>;
  send(item: OfflineItem): Promise<unknown>;
  settled(settled: OfflineSettled): void;
  /** Whether the queue was closed. */
  closed(): boolean;
  /** Waits until what was written shows in other tabs. */
  wait(): Promise<void>;
}

/** How a flush went. */
export interface Flushed {
  results: OfflineResult[];
  /** Milliseconds that the server wants to be left alone, where it had no time for an item. */
  pause: number | undefined;
  /** Whether items are left to be sent. */
  left: boolean;
}

/**
 * Sends what waits: first in, first out in each scope, several scopes at a time. Ends when nothing is left
 * that could succeed now. Does nothing while another tab flushes.
 */
export async function flushAll(parts: FlushParts): Promise<Flushed> {
  const { store, lease } = parts;
  const flushed: Flushed = { results: [], pause: undefined, left: false };
  flushed.left = (await read(store))?.length !== 0;
  if (!flushed.left) return flushed;
  try {
    if (!(await lease.acquire(parts.wait))) return flushed;
    flushed.left = (await drain(parts, flushed))?.length !== 0;
    return flushed;
  } finally {
    await lease.release();
  }
}

/** The items that wait; nothing where they cannot be read, so that they have to wait on. */
const read = (store: Store): Promise<OfflineItem[] | undefined> => store.waiting().catch(() => undefined);

/** Sends what can be sent, and gives what is left. */
async function drain(parts: FlushParts, flushed: Flushed): Promise<OfflineItem[] | undefined> {
  const { store, urgent, closed } = parts;
  const tried = new Set<string>();
  const running = new Set<Promise<void>>();
  let stopped = false;
  // Read again under the lease: another tab may have sent them before.
  let items = await read(store);
  const next = () => (stopped || closed() || !items ? undefined : nextOf(items, tried, urgent));
  const take = async (item: OfflineItem) => {
    const outcome = await trySend(parts, item, flushed);
    if (outcome === 'stop') stopped = true;
    if (outcome === 'done') items = items?.filter((other) => other !== item);
  };
  for (;;) {
    const item = next();
    if (item && running.size < times.width) {
      tried.add(item.id);
      const step: Promise<void> = take(item).finally(() => running.delete(step));
      running.add(step);
    } else if (running.size) await Promise.race(running);
    else {
      // What came in meanwhile.
      items = await read(store);
      if (!next()) return items;
    }
  }
}

/** Sends one item and notes what came of it. `done`: it no longer stands in the way of others. */
async function trySend(
  { store, lease, maxAge, send, settled }: FlushParts,
  { id }: OfflineItem,
  flushed: Flushed,
): Promise<'done' | 'wait' | 'stop'> {
  if (!(await lease.renew())) return 'stop';
  const item = await store.read(id).catch(() => null);
  if (item === null) return 'wait';
  // Discarded, or sent by another tab.
  if (item?.status !== 'waiting') return 'done';

  const bury = async (reason: 'expired' | 'rejected', error: CStarError, attempts: number) => {
    const dead: OfflineItem = { ...item, status: 'dead', reason, error: error.toJSON(), attempts };
    const there = await store.update(dead);
    flushed.results.push({ id, success: false, error });
    // What was discarded meanwhile is no dead letter.
    if (there) settled({ id, success: false, error, item: dead });
    return 'done' as const;
  };
  if (Date.now() - Date.parse(item.queuedAt) > maxAge) {
    const message = `It waited for more than ${maxAge} ms (maxAge). Retry it if it still makes sense, or discard it.`;
    return bury('expired', new CStarError(message, { code: 'offline_item_expired' }), item.attempts);
  }
  try {
    const data = await send(item);
    await store.remove(id);
    flushed.results.push({ id, success: true });
    settled({ id, success: true, data, item });
    return 'done';
  } catch (error) {
    const next = afterFailure(error);
    if (!(error instanceof CStarError)) {
      flushed.results.push({ id, success: false, error });
      return 'stop';
    }
    const answered = error.statusCode !== undefined;
    const attempts = item.attempts + Number(answered);
    if (next === 'dead') return bury('rejected', error, attempts);
    flushed.results.push({ id, success: false, error });
    if (answered) {
      flushed.pause = Math.max(flushed.pause ?? 0, (error.retryAfter ?? 0) * 1_000);
      await store.update({ ...item, attempts, error: error.toJSON() });
    }
    return next;
  }
}
