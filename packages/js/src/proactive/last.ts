import type { Fetch } from '../core/platform.ts';
import { page } from './page.ts';

/**
 * Sends a body that outlives its page. As text, which needs no leave of the server: for a question of leave there is
 * no time. By `fetch`, which sends no cookies along, where it can outlive a page, else as a beacon.
 */
export function sendLast(fetch: Fetch | undefined, url: string, body: string, failed: () => void): boolean {
  const { navigator, Request } = page();
  if (fetch || 'keepalive' in (Request?.prototype ?? {})) {
    const init = {
      method: 'POST',
      headers: {},
      body,
      keepalive: true,
      credentials: 'omit',
      redirect: 'manual',
      signal: new AbortController().signal,
    } as const;
    (fetch ?? globalThis.fetch)(url, init).catch(failed);
    return true;
  }
  return navigator?.sendBeacon?.(url, body) ?? false;
}
