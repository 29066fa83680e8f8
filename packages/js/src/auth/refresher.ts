import type { RequestOptions } from '../core/options.ts';
import { now } from './clock.ts';
import { advise, conclude, type Rest, restAfter } from './decide.ts';
import type { Keeper } from './keeper.ts';
import type { Held } from './session.ts';

/** Keeps the access token good: at most one refresh is under way, however many ask. */
export interface Refresher {
  /** An access token that is good now; `null` when nobody is logged in. */
  token(refused: string | undefined): Promise<string | null>;
  /** Refreshes, or waits for the refresh that is under way. */
  renew(options?: RequestOptions): Promise<void>;
  /** Leaves the refresh that is under way: its session is over. Who waits for it goes on with what there is now. */
  leave(): void;
}

/** Asks the server for the session that follows. */
type Ask = (held: Held, options: RequestOptions) => Promise<Held>;

export function createRefresher({ held: current, ready, look, set }: Keeper, ask: Ask): Refresher {
  let running: { promise: Promise<void>; abort: AbortController } | undefined;
  /** Counts only for the session whose refresh failed. */
  let latestRest: (Rest & { held: Held }) | undefined;

  const restOf = (held: Held | null) => (latestRest?.held === held ? latestRest : undefined);

  const adviseOn = (refused?: string) => {
    const held = current();
    return advise({ held, refused, rest: restOf(held), at: now() });
  };

  const refresh = async (options: RequestOptions) => {
    const before = current();
    await look();
    const held = current();
    // Another tab was faster, or has logged out. What it left may be old as well, when this one was asleep.
    if (!held || (held !== before && adviseOn() === 'use')) return;
    let fresh: Held | null = null;
    let error: unknown;
    try {
      fresh = await ask(held, options);
    } catch (cause) {
      error = cause;
    }
    // Not awaited where the storage answers at once: nothing may come between the look and the change.
    const later = look();
    if (later) await later;
    const consequence = conclude(held, current(), error);
    if (consequence === 'take') await set(fresh);
    if (consequence === 'rest') {
      latestRest = { ...restAfter(error, restOf(held), now()), held };
      throw error;
    }
  };

  const renew = (options?: RequestOptions) => {
    if (running) return running.promise;
    const abort = new AbortController();
    const promise = refresh({ ...options, signal: abort.signal }).finally(() => {
      if (running === mine) running = undefined;
    });
    const mine = { promise, abort };
    running = mine;
    return promise;
  };

  return {
    async token(refused) {
      await ready();
      const advice = adviseOn(refused);
      if (advice === 'fail') throw latestRest?.error;
      if (advice === 'refresh') {
        try {
          await renew();
        } catch (error) {
          // Refreshed early, so that what there is may still do.
          if (adviseOn(refused) === 'fail') throw error;
        }
      }
      return current()?.session.accessToken ?? null;
    },
    renew,
    leave() {
      running?.abort.abort();
      running = undefined;
    },
  };
}
