import { CStarClient, type Fetch, type OfflineStorage } from '@cstar.help/js';
import { secretKey, teamId } from './client.ts';
import { json, one } from './replies.ts';

/** What becomes of a request: done, done but the answer is lost, lost on its way, or refused for now. */
export type Outcome = 'done' | 'answer lost' | 'lost' | 'refused';

/** A write as the server did it. */
export interface Done {
  ticket: string;
  text: string;
}

/** A server that does the work of an idempotency key once. */
export class KeyedServer {
  /** In the order in which they were done. */
  readonly done: Done[] = [];
  readonly #keys = new Set<string>();
  next: () => Outcome = () => 'done';

  answer(url: string, headers: Record<string, string>, body: unknown): Response {
    const outcome = this.next();
    if (outcome === 'lost') throw new TypeError('fetch failed');
    if (outcome === 'refused') return json({ success: false, error: { message: 'Later.' } }, { status: 503 });
    const key = headers['idempotency-key'] ?? `none ${Math.random()}`;
    if (!this.#keys.has(key)) {
      this.#keys.add(key);
      this.done.push({ ticket: url.split('/').at(-1) ?? '', text: JSON.parse(`${body}`).title });
    }
    if (outcome === 'answer lost') throw new TypeError('fetch failed');
    return json(one({ id: 'tkt_1' }));
  }
}

/** One tab of a browser. It can crash: nothing that it began goes on then, and nobody is told. */
export class Tab {
  readonly cstar: CStarClient;
  readonly queue: NonNullable<CStarClient['offlineQueue']>;
  /** How many more steps it does before it crashes. */
  fuse = Number.POSITIVE_INFINITY;

  constructor(texts: Map<string, string>, server: KeyedServer, compares: boolean) {
    const fetch: Fetch = (url, { headers, body }) =>
      this.#step(async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        return server.answer(url, headers, body);
      });
    const storage: OfflineStorage = {
      getItem: (key) => this.#step(() => texts.get(key) ?? null),
      setItem: (key, value) => this.#step(() => texts.set(key, value)),
      removeItem: (key) => this.#step(() => texts.delete(key)),
      getAllKeys: () => this.#step(() => [...texts.keys()]),
    };
    if (compares) {
      storage.compareAndSet = (key, expected, value) =>
        this.#step(() => (texts.get(key) ?? null) === expected && texts.set(key, value).size > 0);
    }
    // A storage that stops answering is worth a warning, but here it is all part of the plan.
    const quiet = () => undefined;
    const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet };
    this.cstar = new CStarClient({
      apiKey: secretKey,
      teamId,
      fetch,
      maxRetries: 0,
      offline: { storage },
      logger,
    });
    if (!this.cstar.offlineQueue) throw new Error('there is no queue');
    this.queue = this.cstar.offlineQueue;
  }

  get alive(): boolean {
    return this.fuse >= 0;
  }

  /** Does something, unless the tab crashes before it, or before it gets to know what came of it. */
  async #step<T>(run: () => T | Promise<T>): Promise<T> {
    await this.#burn();
    try {
      return await run();
    } finally {
      await this.#burn();
    }
  }

  #burn(): Promise<void> {
    this.fuse -= 1;
    if (this.alive) return Promise.resolve();
    // Its timers end with it. What it still asks of its storage never gets there.
    this.cstar.destroy();
    return new Promise(() => undefined);
  }
}
