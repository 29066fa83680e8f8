import { now } from './clock.ts';
import { type CustomerSession, fromText, type Held, toText } from './session.ts';
import { type AuthStorageOption, findStorage, Shelf } from './storage.ts';
import { followTabs, type Tabs } from './tabs.ts';

/** Is told of the session after every change; `null` after a logout. */
export type SessionListener = (session: CustomerSession | null) => unknown;

/**
 * The session of one client: in memory, in the storage, and in step with the other tabs. What the storage holds is
 * what counts; nothing is touched before somebody asks.
 */
export class Keeper {
  readonly #key: string;
  readonly #option: AuthStorageOption;
  readonly #listeners = new Set<{ listener: SessionListener }>();
  #shelf: Shelf | undefined;
  #tabs: Tabs | undefined;
  #loading: Promise<void> | undefined;
  #held: Held | null = null;
  /** How the storage would have it. */
  #text: string | null = null;
  #changes = 0;

  constructor(key: string, option: AuthStorageOption) {
    this.#key = key;
    this.#option = option;
  }

  /** The session, as far as the storage has given it. The same object until it changes. */
  get held(): Held | null {
    void this.ready();
    return this.#held;
  }

  /** Opens the storage. Gives a promise only where that takes time. */
  ready(): Promise<void> | undefined {
    if (!this.#shelf) {
      const storage = findStorage(this.#option);
      this.#shelf = new Shelf(this.#key, storage);
      if (storage) this.#tabs = followTabs(this.#key, () => void this.look());
      this.#loading = this.look();
    }
    return this.#loading;
  }

  /** Reads the storage anew: another tab may have changed it without our knowledge. */
  look(): Promise<void> | undefined {
    const seen = this.#changes;
    return this.#shelf?.read((text) => {
      // What has changed here since the question is newer than the answer.
      if (seen !== this.#changes || text === this.#text) return;
      const held = text === null ? null : fromText(text, now());
      if (!held && text !== null) void this.#shelf?.write(null);
      this.#become(held, held && text);
    });
  }

  /** Gives a promise only where the storage takes its time. */
  set(held: Held | null): Promise<void> | undefined {
    void this.ready();
    const text = held && toText(held);
    const tell = () => this.#tabs?.tell();
    const later = this.#shelf?.write(text)?.then(tell);
    this.#become(held, text);
    if (!later) tell();
    return later;
  }

  listen(listener: SessionListener): () => void {
    const entry = { listener };
    this.#listeners.add(entry);
    void this.ready();
    return () => void this.#listeners.delete(entry);
  }

  close(): void {
    this.#listeners.clear();
    this.#tabs?.close();
    this.#tabs = undefined;
    // Nobody opens it again.
    this.#shelf ??= new Shelf(this.#key, undefined);
  }

  #become(held: Held | null, text: string | null): void {
    const before = this.#held;
    this.#changes += 1;
    this.#held = held;
    this.#text = text;
    if (before === held) return;
    for (const { listener } of this.#listeners) {
      try {
        // Not what it was when the round began: a listener before this one may have changed it.
        listener(this.#held?.session ?? null);
      } catch (error) {
        globalThis.reportError?.(error);
      }
    }
  }
}
