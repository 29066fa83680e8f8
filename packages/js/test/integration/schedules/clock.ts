import { vi } from 'vitest';

/** What went through the network so far: grows with every request and every piece. */
export interface Traffic {
  count: number;
}

/** Turns of the event loop without any traffic, after which nothing is under way. */
const quietTurns = 30;

/** So many milliseconds the clock goes on at once. */
const step = 250;

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Lets the faked clock go on until something is so, or the time is up, and tells whether it is so. What needs no time
 * gets all the turns of the event loop that it takes: the clock goes on only when nothing moves any more.
 */
export async function settle(traffic: Traffic, milliseconds: number, isSo = () => false): Promise<boolean> {
  for (let passed = 0; ; passed += step) {
    let seen = traffic.count;
    for (let quiet = 0; quiet < quietTurns; quiet++) {
      if (isSo()) return true;
      await turn();
      if (traffic.count === seen) continue;
      seen = traffic.count;
      quiet = 0;
    }
    if (passed >= milliseconds) return false;
    vi.advanceTimersByTime(step);
  }
}
