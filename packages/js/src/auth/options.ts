import type { AbortSignalLike } from '../core/platform.ts';
import type { CustomerClientOptions } from '../customer/options.ts';
import type { AuthStorageOption } from './storage.ts';

/** What an `AuthClient` takes. */
export interface AuthClientOptions extends Omit<CustomerClientOptions, 'auth'> {
  /**
   * Where the session is kept, under `cstar_session_<teamSlug>` (with `:test` behind it in the test environment): the
   * `localStorage`, `memory`, or an object with `getItem`, `setItem` and `removeItem`. What throws is given up for
   * memory. Default: `local`; on a server, memory.
   */
  storage?: AuthStorageOption | undefined;
}

/** How far a logout reaches. */
export interface LogoutParams {
  /** Ends every session of the customer, on all devices. Default: this one only. */
  everywhere?: boolean | undefined;
}

/** What `getAccessToken` takes. */
export interface AccessTokenOptions {
  /** Ends the wait. It then rejects with the signal's reason. */
  signal?: AbortSignalLike | undefined;
  /** A token that the server has just answered with a 401: another one is wanted. */
  refused?: string | undefined;
}
