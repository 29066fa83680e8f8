import { insist } from '../core/insist.ts';
import type { TeamTransport } from '../core/team-transport.ts';
import type {
  Engine,
  OfflineChangeListener,
  OfflineClient,
  OfflineSettledListener,
  Shared,
} from './engine.ts';
import type { OfflineResult } from './flush.ts';
import type { OfflineItem, OfflineMethod } from './item.ts';
import { within } from './limits.ts';
import { checkOffline, type OfflineOptions } from './options.ts';

/**
 * The writes that could not reach the server: `cstar.offlineQueue`, where the client has the option
 * `offline`. They are sent when the server can be reached again: first in, first out for each ticket or other
 * object, by one tab at a time, each under one idempotency key. What the server refuses becomes a dead letter.
 *
 * Whatever touches the storage returns a promise, since some storages cannot answer at once. The queue is
 * bound to the `baseUrl`, key, team and user of its client, and holds neither key nor headers.
 *
 * @example
 * ```ts
 * import { CStarClient, CStarOfflineError } from '@cstar.help/js';
 *
 * const cstar = new CStarClient({ offline: { storage: 'localStorage' } });
 * cstar.offlineQueue?.onSettled(({ id, success, error }) => console.log(id, success, error));
 * try {
 *   await cstar.tickets.create({ title: 'Need help' });
 * } catch (error) {
 *   if (!(error instanceof CStarOfflineError)) throw error;
 *   console.log('Kept, and sent later:', error.queueId);
 * }
 * ```
 */
export class OfflineQueue {
  readonly #shared: Shared = { changes: new Set(), settlements: new Set(), auto: true, closed: false };
  readonly #transport: TeamTransport;
  readonly #load: () => Promise<Engine>;
  #loading: Promise<Engine> | undefined;
  #engine: Engine | undefined;

  constructor(transport: TeamTransport, options: OfflineOptions, client: OfflineClient) {
    checkOffline(options);
    this.#transport = transport;
    this.#load = async () => {
      const { Engine } = await import('./engine.ts');
      this.#engine = new Engine(transport, options, client, this.#shared);
      return this.#engine;
    };
    transport.offline = {
      // Until the engine is there, which then takes this place. Where it cannot be loaded, calls go their way.
      send: async (call, send) => {
        if (call.method === 'GET' || call.reads || call.options?.offline === false) return send(call);
        const ready = this.#ready().catch(() => undefined);
        const options = await within(transport, call.options, (limits) => limits.follow(ready));
        const sent = { ...call, options };
        return this.#engine ? this.#engine.send(sent, send) : send(sent);
      },
      reached: () => undefined,
    };
    // Now, while there is a connection, so that it is there when there is none.
    this.#ready().catch((error) => {
      transport.settings.logger.warn('[cstar] The offline queue could not be loaded.', { error });
    });
  }

  /**
   * Adds a write to the end of the queue, without trying to send it first.
   *
   * @param method `POST`, `PATCH` or `DELETE`
   * @param path where it goes, below the team, such as `/tickets/tkt_…/messages`
   * @param body what JSON can hold; no files
   * @returns the id of the item
   * @throws CStarValidationError when method, path or body is none; `param` names it
   * @throws CStarPermissionError with the code `publishable_key_write` when the key only reads
   * @throws CStarConnectionError with the code `offline_queue_full` when `maxItems` wait already
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const cstar = new CStarClient({ offline: true });
   * const id = await cstar.offlineQueue?.enqueue('POST', '/tickets', { title: 'Need help' });
   * console.log(id);
   * ```
   */
  async enqueue(method: OfflineMethod, path: string, body?: object): Promise<string> {
    this.#transport.settings.checkWrite?.();
    const copy = body === undefined ? body : copyOf(body);
    return this.#use((engine) => engine.enqueue(method, path, copy));
  }

  /**
   * Sends what waits, now. Ends when the queue is empty, the server is out of reach, or all that is left has
   * to wait. While another tab flushes, it does nothing.
   *
   * @returns what came of each item that was tried, in the order of the answers
   * @throws CStarError with the code `client_destroyed` after `destroy()` or `close()`
   */
  flush(): Promise<OfflineResult[]> {
    return this.#use((engine) => engine.flush());
  }

  /**
   * Flushes by itself, as it does from the start: when the browser says that it is online, after a successful
   * call, and again and again while items wait, 2 seconds to a minute apart. With a storage that lasts, it looks
   * once a minute for what other tabs left behind.
   */
  enableAutoFlush(): void {
    this.#shared.auto = !this.#shared.closed;
    this.#engine?.toggle();
  }

  /** Flushes only when `flush()` is called, or when a write to the same object has to go after what waits. */
  disableAutoFlush(): void {
    this.#shared.auto = false;
    this.#engine?.toggle();
  }

  /** Removes everything, dead letters included. What is being sent at this moment may still be done. */
  clear(): Promise<void> {
    return this.#use((engine) => engine.clear());
  }

  /** The items that wait to be sent, oldest first. */
  items(): Promise<OfflineItem[]> {
    return this.#use((engine) => engine.items());
  }

  /** The items that will not be sent, oldest first; `reason` says why. */
  deadLetters(): Promise<OfflineItem[]> {
    return this.#use((engine) => engine.deadLetters());
  }

  /**
   * Lets a dead letter wait again, in its old place and under its old idempotency key. Of what expired, make sure
   * that it was never done: after 24 hours the server does not know the key any more.
   *
   * @throws CStarValidationError when there is no such item, or it is corrupt
   */
  retry(id: string): Promise<void> {
    return this.#use((engine) => engine.retry(id));
  }

  /** Removes one item, whatever its status. Tells whether it was there. */
  discard(id: string): Promise<boolean> {
    return this.#use((engine) => engine.discard(id));
  }

  /**
   * Calls back after each change, with the items that wait and the dead letters. Of changes in another tab it
   * hears at once with `localStorage`, with other storages at the next flush.
   *
   * @returns what ends this
   */
  onChange(listener: OfflineChangeListener): () => void {
    return attach(this.#shared.changes, listener);
  }

  /**
   * Calls back when this tab has sent an item, with what the server made of it, and when one became a dead
   * letter, with the error.
   *
   * @returns what ends this
   */
  onSettled(listener: OfflineSettledListener): () => void {
    return attach(this.#shared.settlements, listener);
  }

  /**
   * Ends the queue: no timers, no listeners, nothing is sent or kept any more, and whatever else is asked of it
   * rejects with the code `client_destroyed`. What is in a lasting storage waits for the next client. `destroy()` of the client calls it. Safe to call twice.
   */
  close(): void {
    const { changes, settlements } = this.#shared;
    if (this.#shared.closed) return;
    Object.assign(this.#shared, { closed: true, auto: false });
    changes.clear();
    settlements.clear();
    this.#engine?.close();
  }

  async #use<T>(run: (engine: Engine) => Promise<T>): Promise<T> {
    const engine = await this.#ready();
    engine.check();
    return run(engine);
  }

  #ready(): Promise<Engine> {
    this.#loading ??= this.#load().catch((error) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }
}

/** What JSON makes of a body, now: the caller may change theirs before it is stored. */
function copyOf(body: object): object {
  const plain = Object(body) === body && [Object.prototype, null].includes(Object.getPrototypeOf(body));
  insist(plain, 'body', 'a plain object');
  try {
    return JSON.parse(JSON.stringify(body));
  } catch {
    insist(false, 'body', 'what JSON can hold');
  }
}

function attach<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
