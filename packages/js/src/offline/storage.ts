/**
 * Where an offline queue keeps its items: text by key. React Native's `AsyncStorage` fits as it is. Every
 * method may be synchronous or return a promise, and may throw: the queue then goes on in memory. One that
 * does not answer within 5 seconds is left alone for a minute.
 *
 * @example
 * ```ts
 * import { CStarClient, type OfflineStorage } from '@cstar.help/js';
 *
 * const files = new Map<string, string>();
 * const storage: OfflineStorage = {
 *   getItem: async (key) => files.get(key) ?? null,
 *   setItem: async (key, value) => void files.set(key, value),
 *   removeItem: async (key) => void files.delete(key),
 *   getAllKeys: async () => [...files.keys()],
 * };
 * const cstar = new CStarClient({ offline: { storage } });
 * await cstar.offlineQueue?.flush();
 * ```
 */
export interface OfflineStorage {
  /** The text under a key, `null` where there is none. */
  getItem(key: string): string | null | PromiseLike<string | null>;
  setItem(key: string, value: string): unknown;
  removeItem(key: string): unknown;
  /** All keys, also those of others. */
  getAllKeys(): readonly string[] | PromiseLike<readonly string[]>;
  /**
   * Sets a key only where it still holds `expected` (`null`: nothing), in one step, and tells whether it
   * did. Without it, the queue writes, waits 100 ms and reads back to find out which tab may flush.
   */
  compareAndSet?(key: string, expected: string | null, value: string): boolean | PromiseLike<boolean>;
  /** Calls back with the key when another tab has changed it, where the storage can tell. Returns what ends this. */
  subscribe?(changed: (key: string | null) => void): () => void;
  /** Lets go of connections. A later call may open them again. */
  close?(): unknown;
}

/** Items that live as long as this page. */
export function memoryStorage(): OfflineStorage {
  const texts = new Map<string, string>();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, value) => texts.set(key, value),
    removeItem: (key) => texts.delete(key),
    getAllKeys: () => [...texts.keys()],
    compareAndSet(key, expected, value) {
      if ((texts.get(key) ?? null) !== expected) return false;
      texts.set(key, value);
      return true;
    },
  };
}

/** The browser's `localStorage`, looked up at each call: where it is forbidden, even to name it throws. */
export const webStorage = (): OfflineStorage => ({
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, value) => localStorage.setItem(key, value),
  removeItem: (key) => localStorage.removeItem(key),
  getAllKeys: () => Array.from(localStorage, (_, index) => localStorage.key(index) ?? ''),
  subscribe: (changed) => listen('storage', (event) => changed((event as StorageEvent).key)),
});

/** Listens on the page, where there is one. Returns what ends it. */
export function listen(name: string, listener: (event: Event) => void): () => void {
  globalThis.addEventListener?.(name, listener);
  return () => globalThis.removeEventListener?.(name, listener);
}
