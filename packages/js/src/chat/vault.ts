import { fieldsOf } from '../core/envelope.ts';
import { isBrowser } from '../core/environment.ts';
import type { ChatCustomer } from '../types/index.ts';
import type { ChatStorage } from './options.ts';

/** A session as this client keeps it. */
export interface Kept {
  readonly token: string;
  readonly customer: ChatCustomer | null;
  /** Milliseconds for which it is good, from when it was received: the clocks of client and server may differ. */
  readonly goodFor: number;
  readonly receivedAt: number;
}

export const ageOf = ({ receivedAt }: Kept): number => Date.now() - receivedAt;

function isKept(value: unknown): value is Kept {
  const { token, customer, goodFor, receivedAt } = fieldsOf(value);
  const isOf = customer === null || typeof fieldsOf(customer).id === 'string';
  return typeof token === 'string' && isOf && Number(goodFor) > 0 && Number(receivedAt) > 0;
}

export interface Vault {
  /** What is kept, if it is still good. */
  read(): Kept | undefined;
  write(kept: Kept): void;
  /** Forgets a session, unless another one is kept by now: tabs share the storage. */
  remove(kept: Kept): void;
}

/** Keeps a session in a storage. What the storage cannot do is left out: the session then ends with the page. */
export function createVault(storage: 'local' | 'memory' | ChatStorage, key: string): Vault {
  const attempt = <T>(use: (storage: ChatStorage) => T): T | undefined => {
    // A server may have a localStorage, too: there it would be one for all visitors.
    if (storage === 'memory' || (storage === 'local' && !isBrowser())) return undefined;
    try {
      // Looked up at each call: where localStorage is forbidden, even to name it throws.
      return use(storage === 'local' ? globalThis.localStorage : storage);
    } catch {
      return undefined;
    }
  };
  const read = (): Kept | undefined =>
    attempt((place) => {
      const kept: unknown = JSON.parse(place.getItem(key) ?? '');
      return isKept(kept) && ageOf(kept) < kept.goodFor ? kept : undefined;
    });
  return {
    read,
    write: (kept) => void attempt((place) => place.setItem(key, JSON.stringify(kept))),
    remove(kept) {
      const { token = kept.token } = read() ?? {};
      if (token === kept.token) attempt((place) => place.removeItem(key));
    },
  };
}
