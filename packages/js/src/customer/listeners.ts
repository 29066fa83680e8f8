import { call } from '../core/call.ts';

/** Those who listen to one kind of news. */
export interface Listeners<Facts extends unknown[]> {
  /** Adds one, and gives what takes it off again. The same function may be added several times. */
  add(listener: (...facts: Facts) => unknown): () => void;
  /** Calls those who are there now, unless they are taken off meanwhile. Who comes during the round waits for the next. */
  tell(...facts: Facts): void;
  /** Takes all of them off. */
  clear(): void;
}

/**
 * @param report gets what a listener throws or rejects with; the others hear the news all the same. Default: the
 *   platform is told as of any event listener, where it takes such reports
 */
export function createListeners<Facts extends unknown[]>(
  report: (cause: unknown) => void = (cause) => globalThis.reportError?.(cause),
): Listeners<Facts> {
  const entries = new Set<{ listener: (...facts: Facts) => unknown }>();
  return {
    add(listener) {
      const entry = { listener };
      entries.add(entry);
      return () => void entries.delete(entry);
    },
    tell(...facts) {
      // A copy: who leaves and comes back in their turn would be met again and again.
      for (const entry of [...entries]) if (entries.has(entry)) call(entry.listener, report, ...facts);
    },
    clear: () => entries.clear(),
  };
}
