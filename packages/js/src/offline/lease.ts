import { fieldsOf } from '../core/envelope.ts';
import { after } from '../core/timer.ts';
import type { SafeStorage } from './safe-storage.ts';
import { times } from './times.ts';

/**
 * The right to flush a queue, for one tab at a time. It ends by itself, so that a tab that crashes or is
 * frozen stops nobody, as a Web Lock would. Should two tabs hold it for a moment all the same, the
 * idempotency keys keep the work from being done twice.
 */
export class Lease {
  readonly #storage: SafeStorage;
  readonly #key: Promise<string>;
  readonly #owner = `${Math.random()}`;
  #cancel: (() => void) | undefined;

  constructor(storage: SafeStorage, prefix: Promise<string>) {
    this.#storage = storage;
    this.#key = prefix.then((text) => `${text}lease`);
  }

  /** Takes the right, and keeps it until `release`. Tells whether it could. */
  async acquire(wait: () => Promise<void>): Promise<boolean> {
    const now = Date.now();
    const key = await this.#key;
    const held = await this.#storage.get(key);
    const { owner, expires } = read(held);
    // One that lasts too long is of a clock that was wrong then, or is now.
    if (owner !== this.#owner && expires > now && expires <= now + times.lease) return false;
    const got = await this.#storage.swap(key, held, this.#text(now), wait);
    if (got) this.#renewLater();
    return got;
  }

  /** Extends the right where it is due. Tells whether it is still there. */
  async renew(): Promise<boolean> {
    const key = await this.#key;
    const now = Date.now();
    const { owner, expires } = read(await this.#storage.get(key));
    if (owner !== this.#owner) return false;
    if (expires < now + times.lease - times.renewal / 2) await this.#storage.set(key, this.#text(now));
    return true;
  }

  async release(): Promise<void> {
    this.#cancel?.();
    this.#cancel = undefined;
    const key = await this.#key;
    if (read(await this.#storage.get(key)).owner === this.#owner) await this.#storage.remove(key);
  }

  #renewLater(): void {
    this.#cancel = after(times.renewal, async () => {
      if ((await this.renew()) && this.#cancel) this.#renewLater();
    });
  }

  #text(now: number): string {
    return JSON.stringify({ owner: this.#owner, expires: now + times.lease });
  }
}

function read(text: string | null): { owner: unknown; expires: number } {
  try {
    const { owner, expires } = fieldsOf(JSON.parse(text ?? ''));
    return { owner, expires: Number(expires) };
  } catch {
    return { owner: undefined, expires: 0 };
  }
}
