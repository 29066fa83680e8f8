import type { OfflineStorage } from './storage.ts';
import { times } from './times.ts';

/**
 * A storage that always answers. What the one below does not take is kept in memory, and what it does not
 * give is as it was last seen: what cannot be read is not gone. Only what was never seen, and is known to be
 * there, cannot be given.
 */
export class SafeStorage {
  readonly #below: OfflineStorage;
  readonly #failed: (error: unknown) => void;
  /** What the storage below did not take; `null` for what it did not remove. */
  readonly #above = new Map<string, string | null>();
  /** What the storage below held when it last told; for what it only named, since when it cannot be read. */
  readonly #seen = new Map<string, string | number>();
  #restsUntil = 0;

  constructor(below: OfflineStorage, failed: (error: unknown) => void) {
    this.#below = below;
    this.#failed = failed;
  }

  /**
   * The text under a key. Empty when it could not be read for a minute: one that never can must not stop the
   * others for good.
   */
  async get(key: string): Promise<string | null> {
    const above = this.#above.get(key);
    if (above !== undefined) return above;
    try {
      const text = (await this.#read((below) => below.getItem(key))) ?? null;
      this.#see(key, text);
      return text;
    } catch (error) {
      const seen = this.#seen.get(key) ?? null;
      if (typeof seen !== 'number') return seen;
      const since = Math.min(seen, Date.now());
      this.#seen.set(key, since);
      if (Date.now() - since < times.rest) throw error;
      return '';
    }
  }

  async set(key: string, value: string): Promise<void> {
    try {
      await this.#ask((below) => below.setItem(key, value));
      this.#above.delete(key);
      this.#see(key, value);
    } catch (error) {
      this.#above.set(key, value);
      this.#failed(error);
    }
  }

  async remove(key: string): Promise<void> {
    this.#above.set(key, null);
    this.#see(key, null);
    try {
      await this.#ask((below) => below.removeItem(key));
      this.#above.delete(key);
    } catch {
      // Stays marked as removed, so that this page does not send it again.
    }
  }

  async keys(prefix: string): Promise<string[]> {
    let keys: Set<string>;
    try {
      keys = new Set(await this.#read((below) => below.getAllKeys()));
      for (const key of this.#seen.keys()) if (key.startsWith(prefix) && !keys.has(key)) this.#see(key, null);
      for (const key of keys) if (key.startsWith(prefix) && !this.#seen.has(key)) this.#see(key, Infinity);
    } catch {
      keys = new Set(this.#seen.keys());
    }
    for (const [key, value] of this.#above) {
      if (value === null) keys.delete(key);
      else keys.add(key);
    }
    return [...keys].filter((key) => key.startsWith(prefix)).sort();
  }

  /** Sets a key where it still holds `expected`; `wait` stands between writing and reading back, where it must be so. */
  async swap(
    key: string,
    expected: string | null,
    value: string,
    wait: () => Promise<void>,
  ): Promise<boolean> {
    if (this.#below.compareAndSet) {
      try {
        const done = await this.#ask((below) => below.compareAndSet?.(key, expected, value));
        if (done) this.#see(key, value);
        return done === true;
      } catch {
        // As without: `set` keeps it in memory.
      }
    }
    await this.set(key, value);
    if (!this.#above.has(key)) await wait();
    return (await this.get(key)) === value;
  }

  #see(key: string, value: string | number | null): void {
    if (value === null) this.#seen.delete(key);
    else this.#seen.set(key, value);
  }

  /** Reads, twice where it must be: many a failure is over at once. */
  async #read<T>(run: (below: OfflineStorage) => T | PromiseLike<T>): Promise<T> {
    try {
      return await this.#ask(run);
    } catch {
      return this.#ask(run);
    }
  }

  /** Asks the storage below, which may throw, or never answer. */
  async #ask<T>(run: (below: OfflineStorage) => T | PromiseLike<T>): Promise<T> {
    if (Date.now() < this.#restsUntil) throw new Error('the storage did not answer');
    const answer = run(this.#below);
    if (typeof Object(answer).then !== 'function') return answer;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#restsUntil = Date.now() + times.rest;
        reject(new Error(`the storage did not answer within ${times.patience} ms`));
        this.#letGo();
      }, times.patience);
    });
    try {
      return await Promise.race([answer, silence]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** A connection that hangs is better made anew. */
  #letGo(): void {
    const close = async () => this.#below.close?.();
    close().catch(() => undefined);
  }
}
