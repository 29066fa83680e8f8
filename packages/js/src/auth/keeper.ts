import { isBrowser } from '../core/environment.ts';
import { createListeners } from '../customer/listeners.ts';
import { createShelf, type Shelf } from '../customer/shelf.ts';
import { now } from './clock.ts';
import { type CustomerSession, fromText, type Held, isNewer, toText } from './session.ts';
import { type AuthStorageOption, findStorage } from './storage.ts';
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
  const listeners = createListeners<[]>();
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
    listeners.tell();
  };

  const look = () => {
    const seen = changes;
    return shelf?.read((text) => {
      // What has changed here since the question is newer than the answer.
      if (seen !== changes || text === currentText) return;
      const held = text === null ? null : fromText(text, now());
      if (!held && text !== null && !isNewer(text)) void shelf?.write(null);
      become(held, held && text);
    });
  };

  const ready = () => {
    if (!shelf) {
      const storage = findStorage(option);
      shelf = createShelf(key, storage);
      // On a server there are none, and what follows them would outlive the client.
      if (storage && isBrowser()) tabs = followTabs(key, () => void look());
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
      // Not where it could not be stored: the others would find nothing there, and take it for a logout.
      const later = shelf?.write(text, () => tabs?.tell());
      become(held, text);
      return later;
    },
    listen(listener) {
      void ready();
      // Not what it was when the round began: a listener before this one may have changed it.
      return listeners.add(() => listener(current?.session ?? null));
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
