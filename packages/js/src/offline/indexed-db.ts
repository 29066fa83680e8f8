import type { OfflineStorage } from './storage.ts';

const database = 'cstar-offline';
const table = 'items';

function open(onClose: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(table);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const { result } = request;
      // Whoever deletes or upgrades the database must not wait for this tab.
      result.onversionchange = () => {
        result.close();
        onClose();
      };
      result.onclose = onClose;
      resolve(result);
    };
  });
}

/** The browser's `indexedDB`: roomier than localStorage, and its transactions decide which tab flushes. */
export function indexedDbStorage(): OfflineStorage {
  let opened: Promise<IDBDatabase> | undefined;
  const forget = () => {
    opened = undefined;
  };

  /** One transaction. `begin` gives the function that tells its result once it has committed. */
  async function transact<T>(
    mode: IDBTransactionMode,
    begin: (items: IDBObjectStore) => () => T,
  ): Promise<T> {
    if (!opened) {
      opened = open(forget);
      opened.catch(forget);
    }
    const transaction = (await opened).transaction(table, mode);
    const result = begin(transaction.objectStore(table));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(result());
      transaction.onabort = () => reject(transaction.error);
    });
  }

  return {
    getItem: (key) =>
      transact('readonly', (items) => {
        const found = items.get(key);
        return () => found.result ?? null;
      }),
    setItem: (key, value) =>
      transact('readwrite', (items) => {
        items.put(value, key);
        return () => undefined;
      }),
    removeItem: (key) =>
      transact('readwrite', (items) => {
        items.delete(key);
        return () => undefined;
      }),
    getAllKeys: () =>
      transact('readonly', (items) => {
        const keys = items.getAllKeys();
        return () => keys.result.map(String);
      }),
    compareAndSet: (key, expected, value) =>
      transact('readwrite', (items) => {
        let done = false;
        const found = items.get(key);
        found.onsuccess = () => {
          done = (found.result ?? null) === expected;
          if (done) items.put(value, key);
        };
        return () => done;
      }),
    async close() {
      const closing = opened;
      forget();
      (await closing)?.close();
    },
  };
}
