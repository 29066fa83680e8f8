import { type Call, uniqueKey } from '../core/build.ts';
import { readOne } from '../core/envelope.ts';
import { insist } from '../core/insist.ts';
import { perform } from '../core/request.ts';
import type { Exchange } from '../core/result.ts';
import { openScope, type Scope } from '../core/scope.ts';
import type { TeamTransport } from '../core/team-transport.ts';
import { CStarConnectionError, CStarError, CStarOfflineError } from '../errors.ts';
import { AutoFlush } from './auto.ts';
import { fingerprint } from './fingerprint.ts';
import { flushAll, type OfflineResult, type OfflineSettled } from './flush.ts';
import { indexedDbStorage } from './indexed-db.ts';
import { isMethod, isSafePath, type OfflineItem, type OfflineMethod } from './item.ts';
import { Lease } from './lease.ts';
import { type Draft, type LiveParts, sendLive } from './live.ts';
import type { OfflineOptions } from './options.ts';
import { SafeStorage } from './safe-storage.ts';
import { scopeOf } from './scopes.ts';
import { memoryStorage, type OfflineStorage, webStorage } from './storage.ts';
import { Store } from './store.ts';
import { times } from './times.ts';

const storages = { memory: memoryStorage, localStorage: webStorage, indexedDB: indexedDbStorage };

const inMemory =
  '[cstar] The storage of the offline queue does not work: what is added now waits in memory, until this page ends.';

const closed = () =>
  new CStarError('This offline queue was closed. Make a new client.', { code: 'client_destroyed' });

/** As much of a client as tells whose its writes are. */
export interface OfflineClient {
  apiKey?: string | undefined;
  teamId?: string | undefined;
  identity?: { email: string; externalId?: string | undefined } | undefined;
}

/** Told of the items that wait, and of the dead letters, after each change. */
export type OfflineChangeListener = (waiting: OfflineItem[], dead: OfflineItem[]) => unknown;

/** Told of an item that is done for. */
export type OfflineSettledListener = (settled: OfflineSettled) => unknown;

/** What an engine shares with the queue that people see, which is there before it. */
export interface Shared {
  readonly changes: Set<OfflineChangeListener>;
  readonly settlements: Set<OfflineSettledListener>;
  auto: boolean;
  closed: boolean;
}

/** Does what `OfflineQueue` says. Loaded on demand: most clients have none. */
export class Engine {
  readonly #transport: TeamTransport;
  readonly #options: OfflineOptions;
  readonly #storage: OfflineStorage;
  readonly #store: Store;
  readonly #lease: Lease;
  readonly #auto: AutoFlush;
  readonly #shared: Shared;
  /** Scopes that calls wait for. */
  readonly #urgent = new Set<string>();
  readonly #unsubscribe: (() => void) | undefined;
  readonly #live: LiveParts;
  #adding: Promise<unknown> = Promise.resolve();
  #flushing: Promise<OfflineResult[]> | undefined;
  /** What ends the waiting of the flush that runs. */
  #limits: Scope | undefined;

  constructor(transport: TeamTransport, options: OfflineOptions, client: OfflineClient, shared: Shared) {
    const { storage: chosen = 'memory' } = options;
    const storage = typeof chosen === 'string' ? storages[chosen]() : chosen;
    const users = [options.scope, client.identity?.email, client.identity?.externalId];
    const name = fingerprint({
      ...client,
      apiKey: client.apiKey ?? '',
      baseUrl: transport.settings.baseUrl,
      users,
    });
    const prefix = name.then((text) => `cstar.offline.${text}.`);
    this.#shared = shared;
    this.#transport = transport;
    this.#options = options;
    this.#storage = storage;
    let warned = false;
    const safe = new SafeStorage(storage, (error) => {
      if (warned) return;
      warned = true;
      const { logger } = transport.settings;
      this.#tell([() => logger.warn(inMemory, { error })]);
    });
    this.#store = new Store(safe, prefix);
    this.#lease = new Lease(safe, prefix);
    this.#auto = new AutoFlush(() => void this.flush().catch(() => undefined), chosen !== 'memory');
    // It may have been closed while this was loaded.
    if (!shared.closed) {
      this.#unsubscribe = storage.subscribe?.(async (key) => {
        const own = await prefix;
        if (key !== null && !key.startsWith(`${own}off_`)) return;
        this.#auto.added();
        this.#changed();
      });
    }
    this.#live = {
      settings: transport.settings,
      open: transport.open,
      store: this.#store,
      closed: () => shared.closed,
      clear: (scope, blocked) => this.#clear(scope, blocked),
      add: async (draft, cause) => {
        await this.#add(draft, cause);
        const said = cause.message.replace(/ Check the network.*| Try again.*/, '');
        // The first attempt had no key by which the server would know the next one.
        const rest =
          cause.attempts && draft.idempotencyKey === undefined
            ? '. It had no idempotencyKey: should it have arrived all the same, discard it there, or it is done twice.'
            : ': do not send it again.';
        return new CStarOfflineError(
          `${said} It is kept in the offline queue as ${draft.id} and sent later${rest} cstar.offlineQueue shows what waits.`,
          { queueId: draft.id, attempts: cause.attempts, cause },
        );
      },
    };
    transport.offline = this;
    if (shared.auto) this.#auto.enable();
  }

  /** Sends a call of the client. */
  send<T>(call: Call, send: (call: Call) => Promise<Exchange<T>>): Promise<Exchange<T>> {
    return sendLive(this.#live, call, send);
  }

  /** A call has succeeded: so could what waits. */
  reached(): void {
    if (!this.#flushing) this.#auto.reached();
  }

  async enqueue(method: OfflineMethod, path: string, body?: object): Promise<string> {
    const below = `/${`${path}`.replace(/^\//, '')}`;
    insist(isMethod(method), 'method', "'POST', 'PATCH' or 'DELETE'");
    insist(isSafePath(below), 'path', 'a path below the team, such as /tickets');
    const id = await this.#store.newId();
    await this.#add({ id, method, path: below, body });
    return id;
  }

  async flush(): Promise<OfflineResult[]> {
    this.check();
    this.#flushing ??= this.#flush().finally(() => {
      this.#flushing = undefined;
    });
    return this.#flushing;
  }

  /** Starts or stops what flushes by itself, as `shared` says. */
  toggle(): void {
    if (this.#shared.auto) this.#auto.enable();
    else this.#auto.disable();
  }

  async clear(): Promise<void> {
    for (const id of await this.#store.ids()) await this.#store.remove(id);
    this.#changed();
  }

  items(): Promise<OfflineItem[]> {
    return this.#store.waiting();
  }

  async deadLetters(): Promise<OfflineItem[]> {
    return (await this.#store.all()).filter(({ status }) => status === 'dead');
  }

  async retry(id: string): Promise<void> {
    const item = await this.#store.read(id);
    insist(item !== undefined && item.reason !== 'corrupt', 'id', 'the id of a readable item of the queue');
    const { reason, error, ...rest } = item;
    await this.#store.write({ ...rest, status: 'waiting', attempts: 0, queuedAt: new Date().toISOString() });
    this.#auto.added();
    this.#changed();
  }

  async discard(id: string): Promise<boolean> {
    const found = (await this.#store.read(id)) !== undefined;
    await this.#store.remove(id);
    if (found) this.#changed();
    return found;
  }

  /** Lets go of everything. `shared` says already that it is closed. */
  close(): void {
    this.#auto.disable();
    this.#unsubscribe?.();
    this.#limits?.stop(closed());
    const end = async () => {
      await this.#flushing?.catch(() => undefined);
      await this.#storage.close?.();
    };
    void end().catch(() => undefined);
  }

  async #flush(): Promise<OfflineResult[]> {
    this.#auto.begun();
    const limits = openScope(this.#transport.open, undefined, Infinity, closed);
    this.#limits = limits;
    try {
      const flushed = await flushAll({
        store: this.#store,
        lease: this.#lease,
        maxAge: this.#options.maxAge ?? times.maxAge,
        urgent: this.#urgent,
        send: (item) => this.#replay(item),
        settled: (settled) => {
          this.#tell(this.#shared.settlements, settled);
          this.#changed();
        },
        closed: () => this.#shared.closed,
        wait: () => limits.sleep(times.settle),
      });
      this.#auto.ended(flushed);
      return flushed.results;
    } finally {
      limits.close();
    }
  }

  async #replay({ method, path, body, idempotencyKey, timeout }: OfflineItem): Promise<unknown> {
    const call = {
      method: method as OfflineMethod,
      // Checked when it was read: it can name nothing outside the team.
      path: { strings: [path.slice(1)], values: [] },
      body: body as object | undefined,
      options: { idempotencyKey, timeout },
    };
    try {
      await this.#transport.root();
    } catch (cause) {
      // Says nothing about the item.
      throw new CStarConnectionError(`The team could not be looked up: ${cause}`, { cause });
    }
    const { data } = await perform(this.#transport, call, readOne, (contents) => contents.data);
    return data;
  }

  /** Waits for a flush, with the items of this scope first, until nothing of it blocks or the flush has ended. */
  async #clear(scope: string, blocked: () => Promise<unknown>): Promise<void> {
    this.#urgent.add(scope);
    const { settlements } = this.#shared;
    let listener: OfflineSettledListener | undefined;
    const cleared = new Promise<void>((resolve) => {
      listener = async () => (await blocked().catch(() => true)) || resolve();
      settlements.add(listener);
    });
    try {
      await Promise.race([cleared, this.flush()]);
    } finally {
      if (listener) settlements.delete(listener);
      this.#urgent.delete(scope);
    }
  }

  /** Adds an item, one after another so that they are counted. */
  async #add({ idempotencyKey = uniqueKey(), ...draft }: Draft, cause?: CStarError): Promise<void> {
    const { maxItems = times.maxItems } = this.#options;
    const add = async () => {
      if ((await this.#store.ids()).length >= maxItems) {
        throw new CStarConnectionError(
          `The offline queue is full (maxItems: ${maxItems}), so that this write is not kept. Flush it, or discard items or dead letters.`,
          { code: 'offline_queue_full', attempts: cause?.attempts, cause },
        );
      }
      const scope = scopeOf(draft.path);
      const queuedAt = new Date().toISOString();
      await this.#store.write({ ...draft, idempotencyKey, scope, status: 'waiting', queuedAt, attempts: 0 });
    };
    const added = this.#adding.then(add);
    this.#adding = added.catch(() => undefined);
    await added;
    this.#auto.added();
    this.#changed();
  }

  #changed(): void {
    const { changes } = this.#shared;
    if (!changes.size) return;
    const tell = (items: OfflineItem[]) => {
      const dead = items.filter(({ status }) => status === 'dead');
      this.#tell(
        changes,
        items.filter((item) => !dead.includes(item)),
        dead,
      );
    };
    // Where they cannot be read now, the next change tells.
    this.#store.all().then(tell, () => undefined);
  }

  /** Tells listeners. What one throws is logged: it must stop neither the others nor the queue. */
  #tell<Given extends unknown[]>(listeners: Iterable<(...given: Given) => unknown>, ...given: Given): void {
    const { logger, logLevel } = this.#transport.settings;
    for (const listener of [...listeners]) {
      const told = async () => listener(...given);
      told().catch((error) => {
        if (logLevel !== 'off') logger.error('[cstar] a listener of the offline queue threw', { error });
      });
    }
  }

  /** Refuses what comes after the end. */
  check(): void {
    if (this.#shared.closed) throw closed();
  }
}
