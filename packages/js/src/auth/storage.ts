import { isBrowser } from '../core/environment.ts';
import type { Place } from '../customer/shelf.ts';

/** Where sessions are kept. `localStorage` fits, and so does anything of your own, synchronous or not. */
export interface AuthStorage extends Place {}

/** `local`: the `localStorage` of the browser. `memory`: this client only, until the page is left. */
export type AuthStorageOption = 'local' | 'memory' | AuthStorage;

/** Finds the storage of an option; nothing on a server, and where looking at it is forbidden already. */
export function findStorage(option: AuthStorageOption): AuthStorage | undefined {
  if (typeof option === 'object') return option;
  if (option === 'memory' || !isBrowser()) return undefined;
  try {
    return globalThis.localStorage ?? undefined;
  } catch {
    return undefined;
  }
}
