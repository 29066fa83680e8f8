import { fieldsOf } from '../core/envelope.ts';

/** What texts are kept in, at once or later: as much of `localStorage` as is needed. */
export interface Place {
  getItem(key: string): string | null | undefined | PromiseLike<string | null | undefined>;
  setItem(key: string, value: string): unknown;
  removeItem(key: string): unknown;
}

/** One text in a storage. What takes time gives a promise; what is done at once is done at once. */
export interface Shelf {
  /** Passes on the text, `null` where there is none; nothing where there is no storage any more. */
  read(then: (text: string | null) => void): Promise<void> | undefined;
  /** Writes the text, `null` for none. Calls `then` when that has been done, and not where it failed. */
  write(text: string | null, then?: () => void): Promise<void> | undefined;
}

/**
 * A place for one text, as long as its storage works: after that has thrown once (private mode, quota, a frame without
 * the right) it is not asked again. Things are done one after another.
 */
export function createShelf(key: string, given: Place | undefined): Shelf {
  let storage = given;
  let busy: Promise<void> | undefined;

  const ask = (
    run: (storage: Place) => unknown,
    then?: (result: unknown) => void,
    failed?: (storage: Place) => void,
  ): Promise<void> | undefined => {
    const start = () => {
      const asked = storage;
      if (!asked) return undefined;
      return attempt(
        () => run(asked),
        then,
        () => {
          storage = undefined;
          failed?.(asked);
        },
      );
    };
    const later = busy ? busy.then(start) : start();
    const mine = later?.then(() => {
      if (busy === mine) busy = undefined;
    });
    busy = mine;
    return mine;
  };

  const remove = (from: Place) => from.removeItem(key);
  return {
    read: (then) =>
      ask(
        (from) => from.getItem(key),
        (text) => then(typeof text === 'string' ? text : null),
      ),
    write: (text, then) =>
      text === null
        ? ask(remove, then)
        : ask(
            (to) => to.setItem(key, text),
            then,
            // What it still holds has been replaced, and would be taken for a stolen session.
            (to) => attempt(() => remove(to)),
          ),
  };
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
  if (typeof fieldsOf(result).then === 'function') return Promise.resolve(result).then(then, failed);
  then?.(result);
  return undefined;
}
