import { limits } from './limits.ts';

/** What outlives a connection: how far the events were passed on, and which of the latest were. */
export interface Memory {
  /** The id after which to go on; `undefined` until the first connection. */
  cursor: string | undefined;
  /** Remembers an id; `false` when it was remembered already. */
  add(id: string): boolean;
  has(id: string): boolean;
}

/** Ids in a list, of which an index is made when somebody asks. */
class Ids {
  readonly list: string[] = [];
  readonly #index = new Set<string>();

  has(id: string): boolean {
    for (let next = this.#index.size; next < this.list.length; next += 1)
      this.#index.add(this.list[next] ?? '');
    return this.#index.has(id);
  }
}

/**
 * Looking an id up takes about as long as reading the event. But ids begin with the time, so that almost every one is
 * greater than all before it, and then it cannot be among them: only the others are looked up.
 */
export function createMemory(): Memory {
  // Two generations instead of one queue, so that nothing has to be removed one by one.
  let older = new Ids();
  let latest = new Ids();
  let greatest = '';
  const has = (id: string) => id <= greatest && (latest.has(id) || older.has(id));
  return {
    cursor: undefined,
    has,
    add(id) {
      if (id > greatest) greatest = id;
      else if (has(id)) return false;
      if (latest.list.push(id) >= limits.seenIds) {
        older = latest;
        latest = new Ids();
      }
      return true;
    },
  };
}
