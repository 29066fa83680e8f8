import type { Storage } from './storage.ts';

/** Files that live as long as the process, as a database in memory does. */
export function memoryStorage(): Storage {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    async put(key, bytes) {
      files.set(key, bytes.slice());
    },
    async get(key) {
      return files.get(key);
    },
    async delete(key) {
      files.delete(key);
    },
  };
}
