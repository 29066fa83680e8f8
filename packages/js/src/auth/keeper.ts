import { now } from './clock.ts';
import { type CustomerSession, fromText, type Held, toText } from './session.ts';
import { type AuthStorageOption, createShelf, findStorage, type Shelf } from './storage.ts';
import { followTabs, type Tabs } from './tabs.ts';

/** Is told of the session after every change; `null` after a logout. */
export type SessionListener = (session: CustomerSession | null) => unknown;

/**
 * The session of one client: in memory, in the storage, and in step with the other tabs. What the storage holds is
 * what counts. Nothing is touched before somebody asks. What gives a promise does so only where the storage takes time.
 */
export interface Keeper {
  /** The session, as far as the storage has given it. The same object until it changes. */
  held(): Held | null;
  /** Waits for the storage to be read for the first time. */
  ready(): Promise<void> | undefined;
  /** Reads the storage anew: another tab may have changed it without our knowledge. */
  look(): Promise<void> | undefined;
  set(held: Held | null): Promise<void> | undefined;
  listen(listener: SessionListener): () => void;
  close(): void;
}

export function createKeeper(key: string, option: AuthStorageOption): Keeper {
  const listeners = new Set<{ listener: SessionListener }>();
  let shelf: Shelf | undefined;
  let tabs: Tabs | undefined;
  let loading: Promise<void> | undefined;
  let current: Held | null = null;
  /** How the storage would have it. */
  let currentText: string | null = null;
  let changes = 0;

  const become = (held: Held | null, text: string | null) => {
    const before = current;
    changes += 1;
    current = held;
    currentText = text;
    if (before === held) return;
    for (const { listener } of listeners) {
      try {
        // Not what it was when the round began: a listener before this one may have changed it.
        listener(current?.session ?? null);
      } catch (error) {
        globalThis.reportError?.(error);
      }
    }
  };

  const look = () => {
    const seen = changes;
    return shelf?.read((text) => {
      // What has changed here since the question is newer than the answer.
      if (seen !== changes || text === currentText) return;
      const held = text === null ? null : fromText(text, now());
      if (!held && text !== null) void shelf?.write(null);
      become(held, held && text);
    });
  };

  const ready = () => {
    if (!shelf) {
      const storage = findStorage(option);
      shelf = createShelf(key, storage);
      if (storage) tabs = followTabs(key, () => void look());
      loading = look();
    }
    return loading;
  };

  return {
    held() {
      void ready();
      return current;
    },
    ready,
    look,
    set(held) {
      void ready();
      const text = held && toText(held);
      const tell = () => tabs?.tell();
      const later = shelf?.write(text)?.then(tell);
      become(held, text);
      if (!later) tell();
      return later;
    },
    listen(listener) {
      const entry = { listener };
      listeners.add(entry);
      void ready();
      return () => void listeners.delete(entry);
    },
    close() {
      listeners.clear();
      tabs?.close();
      tabs = undefined;
      // Nobody opens it again.
      shelf ??= createShelf(key, undefined);
    },
  };
}
