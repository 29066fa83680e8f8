import { insist } from '../core/insist.ts';
import type { Fetch, ResponseLike } from '../core/platform.ts';
import { readOut } from '../customer/shared-fetch.ts';

/** What a client keeps of what it has read. */
export interface LibraryCache {
  /** Milliseconds for which an answer is used again without asking. Later on, the server is asked whether it still holds. */
  ttl: number;
  /** Answers kept at most; the one that was not used for longest goes first. Default: 100. */
  maxEntries?: number | undefined;
}

/**
 * A `fetch` that keeps what it reads: for a while as it is, then for as long as the server says that nothing has
 * changed (ETag, If-None-Match, 304).
 */
export function caching(fetch: Fetch, { ttl, maxEntries = 100 }: LibraryCache): Fetch {
  insist(ttl >= 0, 'cache.ttl', 'a number of milliseconds, 0 or more');
  insist(maxEntries > 0, 'cache.maxEntries', 'above 0');
  const kept = new Map<string, { answer: ResponseLike; since: number }>();

  const keep = (key: string, answer: ResponseLike, since: number) => {
    // Anew, so that the first of the map is the one that was not used for longest.
    kept.delete(key);
    kept.set(key, { answer, since });
    for (const oldest of kept.keys()) {
      if (kept.size <= maxEntries) break;
      kept.delete(oldest);
    }
    return answer;
  };

  return async (url, init) => {
    if (init.method !== 'GET') return fetch(url, init);
    const key = JSON.stringify([url, init.headers]);
    const known = kept.get(key);
    const age = known && Date.now() - known.since;
    // Not below 0: the clock of the device may have been set back.
    if (known && age !== undefined && age >= 0 && age < ttl) return keep(key, known.answer, known.since);
    const tag = known?.answer.headers.get('etag');
    const headers = tag ? { ...init.headers, 'if-none-match': tag } : init.headers;
    const response = await fetch(url, { ...init, headers });
    if (known && tag && response.status === 304) return keep(key, known.answer, Date.now());
    return response.ok ? keep(key, await readOut(response), Date.now()) : response;
  };
}
