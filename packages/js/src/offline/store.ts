import { CStarConnectionError } from '../errors.ts';
import { nextId, type OfflineItem, readItem } from './item.ts';
import type { SafeStorage } from './safe-storage.ts';

/** The items of one queue. Each has a key of its own: two tabs that add at once never overwrite each other. */
export class Store {
  readonly #storage: SafeStorage;
  /** What its keys begin with. */
  readonly #prefix: Promise<string>;
  /** What this page has removed: an id never comes back. */
  readonly #removed = new Set<string>();
  #latest = '';

  constructor(storage: SafeStorage, prefix: Promise<string>) {
    this.#storage = storage;
    this.#prefix = prefix;
  }

  /** The ids of all items, oldest first. */
  async ids(): Promise<string[]> {
    const prefix = await this.#prefix;
    const keys = await this.#storage.keys(`${prefix}off_`);
    return keys.map((key) => key.slice(prefix.length));
  }

  /** An id for a call that begins now, after those of all calls before. */
  async newId(): Promise<string> {
    const ids = await this.ids();
    this.#latest = nextId([...ids, this.#latest]);
    return this.#latest;
  }

  /** All items, oldest first. */
  async all(): Promise<OfflineItem[]> {
    const items = await Promise.all((await this.ids()).map((id) => this.read(id)));
    return items.filter((item) => item !== undefined);
  }

  async waiting(): Promise<OfflineItem[]> {
    return (await this.all()).filter(({ status }) => status === 'waiting');
  }

  /** One item. Rejects where it is there, but cannot be read now. */
  async read(id: string): Promise<OfflineItem | undefined> {
    const prefix = await this.#prefix;
    const text = await this.#storage.get(prefix + id).catch((cause) => {
      throw new CStarConnectionError('The storage of the offline queue cannot be read now.', {
        code: 'offline_storage_failed',
        cause,
      });
    });
    return text === null ? undefined : readItem(id, text);
  }

  /** Writes an item again, unless it was removed meanwhile: that would bring it back. Tells whether it did. */
  async update(item: OfflineItem): Promise<boolean> {
    const found = await this.read(item.id).catch(() => item);
    if (!found || this.#removed.has(item.id)) return false;
    await this.write(item);
    return true;
  }

  async write(item: OfflineItem): Promise<void> {
    await this.#storage.set((await this.#prefix) + item.id, JSON.stringify(item));
  }

  async remove(id: string): Promise<void> {
    this.#removed.add(id);
    await this.#storage.remove((await this.#prefix) + id);
  }
}
