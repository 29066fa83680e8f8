import type { CustomerClientOptions } from '../customer/options.ts';

/**
 * Where the session of a chat is kept, as text by key. `localStorage` and `sessionStorage` fit as they are. Every
 * method may throw: the session then lives as long as the page.
 */
export interface ChatStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): unknown;
  removeItem(key: string): unknown;
}

export interface ChatClientOptions extends CustomerClientOptions {
  /**
   * `false`: never streams, but asks for news every `pollingInterval`, for networks that cannot stream. Otherwise
   * it polls only while streaming does not work, and goes back to it. Default: `true`.
   */
  realtime?: boolean | undefined;
  /** Milliseconds between two polls. Default: 5 000. */
  pollingInterval?: number | undefined;
  /**
   * Where the session is kept: in `localStorage` (`local`), with this client (`memory`), or in a storage of your
   * own, under `cstar_chat_{teamSlug}`. Default: `local`, and `memory` where that does not work.
   */
  storage?: 'local' | 'memory' | ChatStorage | undefined;
}

/** The customer who is signed in at your site, as your server signed it with `signIdentity`. */
export interface ChatIdentity {
  email: string;
  /** Your own ID of the customer. */
  externalId?: string | number | null | undefined;
  /** The same as `externalId`, which goes first. */
  id?: string | number | null | undefined;
  name?: string | null | undefined;
  /** The moment of signing in Unix seconds. */
  timestamp?: number | null | undefined;
}
