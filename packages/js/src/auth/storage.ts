import { isBrowser } from '../core/environment.ts';

/** Where sessions are kept. `localStorage` fits, and so does anything of your own, synchronous or not. */
export interface AuthStorage {
  getItem(key: string): string | null | undefined | PromiseLike<string | null | undefined>;
  setItem(key: string, value: string): unknown;
  removeItem(key: string): unknown;
}

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

/**
 * One text in a storage, as long as that works: after it has thrown once (private mode, quota, a frame without the
 * right) it is not asked again. Things are done one after another, and at once where the storage does them at once.
 */
export class Shelf {
  readonly #key: string;
  #storage: AuthStorage | undefined;
  #busy: Promise<void> | undefined;

  constructor(key: string, storage: AuthStorage | undefined) {
    this.#key = key;
    this.#storage = storage;
  }

  /** Passes on the text, `null` where there is none; nothing where there is no storage any more. */
  read(then: (text: string | null) => void): Promise<void> | undefined {
    return this.#do(
      (storage) => storage.getItem(this.#key),
      (text) => then(typeof text === 'string' ? text : null),
    );
  }

  write(text: string | null): Promise<void> | undefined {
    const remove = (storage: AuthStorage) => storage.removeItem(this.#key);
    if (text === null) return this.#do(remove);
    return this.#do(
      (storage) => storage.setItem(this.#key, text),
      undefined,
      // What it still holds has been replaced, and would be taken for a stolen session.
      (storage) => attempt(() => remove(storage)),
    );
  }

  /** Gives a promise only where something takes its time. */
  #do(
    run: (storage: AuthStorage) => unknown,
    then?: (result: unknown) => void,
    failed?: (storage: AuthStorage) => void,
  ): Promise<void> | undefined {
    const start = () => {
      const storage = this.#storage;
      if (!storage) return undefined;
      return attempt(
        () => run(storage),
        then,
        () => {
          this.#storage = undefined;
          failed?.(storage);
        },
      );
    };
    const later = this.#busy ? this.#busy.then(start) : start();
    if (!later) return undefined;
    const busy = later.then(() => {
      if (this.#busy === busy) this.#busy = undefined;
    });
    this.#busy = busy;
    return busy;
  }
}

/** Does what may fail, now or later. */
function attempt(
  run: () => unknown,
  then?: (result: unknown) => void,
  failed?: () => void,
): Promise<void> | undefined {
  let result: unknown;
  try {
    result = run();
  } catch {
    failed?.();
    return undefined;
  }
  if (typeof result === 'object' && result !== null && 'then' in result) {
    return Promise.resolve(result).then(then, failed);
  }
  then?.(result);
  return undefined;
}
