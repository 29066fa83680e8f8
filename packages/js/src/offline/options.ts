import { insist } from '../core/insist.ts';
import { checkTime } from '../core/options.ts';
import type { OfflineStorage } from './storage.ts';

/** How writes are kept that could not reach the server. */
export interface OfflineOptions {
  /**
   * Where they wait: `memory` (until the page ends), `localStorage`, `indexedDB`, or a storage of your own.
   * What the storage does not take waits in memory; `logger.warn` is told so once, whatever the `logLevel`.
   * Default: `memory`.
   */
  storage?: 'memory' | 'localStorage' | 'indexedDB' | OfflineStorage | undefined;
  /** How many items may be kept, dead letters included. Further writes reject. Default: 1000. */
  maxItems?: number | undefined;
  /**
   * Milliseconds after which an item is not sent any more but becomes a dead letter. With more than the
   * default, 23 hours, a write whose answer was lost may be done twice: the server remembers idempotency keys
   * for 24 hours.
   */
  maxAge?: number | undefined;
  /**
   * Whose queue it is, such as the id of the user who is logged in to your app: what one leaves behind is
   * never sent while another is there. Queues are apart anyway for each `baseUrl`, key, team and `identity`.
   */
  scope?: string | undefined;
}

/** Refuses what makes no sense. */
export function checkOffline({
  storage = 'memory',
  maxItems = 1,
  maxAge = 1,
  scope = '',
}: OfflineOptions): void {
  const known =
    typeof storage === 'string'
      ? /^(memory|localStorage|indexedDB)$/.test(storage)
      : typeof storage?.getAllKeys === 'function';
  insist(known, 'offline.storage', "'memory', 'localStorage', 'indexedDB' or an OfflineStorage");
  insist(maxItems >= 1, 'offline.maxItems', '1 or more');
  checkTime('offline.maxAge', maxAge);
  insist(typeof scope === 'string', 'offline.scope', 'a string');
}
