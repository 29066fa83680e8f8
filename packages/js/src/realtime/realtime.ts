import { call } from '../core/call.ts';
import { insist } from '../core/insist.ts';
import { checkTime } from '../core/options.ts';
import type { TeamTransport } from '../core/team-transport.ts';
import { CStarConnectionError, CStarError } from '../errors.ts';
import { covers, type EventOf, type EventPattern, eventTypes } from '../events.ts';
import type { CStarEvent } from '../types/index.ts';
import type { Hub, Machine, RealtimeGap, RealtimeOptions, RealtimeStatus } from './hub.ts';

/** Takes a handler off again. Safe to call twice. */
export type Off = () => void;

interface Listeners {
  change: [connected: boolean, status: RealtimeStatus];
  error: [error: CStarError];
  gap: [gap: RealtimeGap];
}

type Listener<Kind extends keyof Listeners> = (...facts: Listeners[Kind]) => unknown;

/**
 * What happens in your team, as it happens. One connection serves all handlers: the first one opens it, and it closes
 * after the last. Until then nothing is opened, so a server that renders pages may hold a client.
 *
 * From `connected` on, every event reaches its handlers once and in order, also when the network breaks: the
 * connection comes back by itself and goes on where it was. What cannot be had any more is reported by `onGap`. Where
 * streaming does not work, the events are polled for instead, with the same handlers.
 *
 * In Node, an open stream keeps the process alive as any open connection does; waiting between two connections, and
 * polling, do not.
 */
export class Realtime {
  readonly #hub: Hub;
  readonly #listeners: { [Kind in keyof Listeners]: Set<{ listener: Listener<Kind> }> } = {
    change: new Set(),
    error: new Set(),
    gap: new Set(),
  };
  readonly #call = {
    stop: (reason: unknown) => {
      this.#destroyed = { reason };
      this.close();
    },
  };
  #status: RealtimeStatus = 'idle';
  #machine: Machine | undefined;
  #isLoading = false;
  #isPlanned = false;
  #destroyed: { reason: unknown } | undefined;

  constructor(transport: TeamTransport, options: RealtimeOptions = {}) {
    const { mode = 'stream', pollInterval = 1 } = options;
    insist(mode === 'stream' || mode === 'poll', 'realtime.mode', "'stream' or 'poll'");
    checkTime('realtime.pollInterval', pollInterval);
    this.#hub = {
      transport,
      options,
      subscriptions: new Set(),
      routes: new Map(),
      memory: undefined,
      become: (status) => this.#become(status),
      failed: (error) => this.#failed(error),
      gap: (gap) => this.#emit('gap', gap),
      ended: (error) => {
        this.#machine = undefined;
        this.#become('closed');
        this.#failed(error);
      },
    };
  }

  /** How the events come at the moment. */
  get status(): RealtimeStatus {
    return this.#status;
  }

  /** Whether events come: by a stream, or by polling. */
  get connected(): boolean {
    return this.#status === 'connected' || this.#status === 'polling';
  }

  /**
   * Calls a handler for every event of a type, of a resource (`ticket.*`), or for all (`*`). What the handler throws,
   * or rejects with, goes to `onError`; the others get the event all the same.
   *
   * The first handler gets what happens from `connected` on. One that is added while others are on may also get a
   * little of what happened before: up to a heartbeat (15 seconds) or a poll, and while there is no connection,
   * whatever has happened since it was lost. Compare `created_at` where that matters.
   *
   * @param pattern the name of an event, of a resource with `.*` behind it, or `*`
   * @returns what takes the handler off again
   * @throws CStarValidationError when nothing has this name
   * @throws CStarError with the code `client_destroyed` after `cstar.destroy()`
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const cstar = new CStarClient();
   * const off = cstar.realtime.on('ticket.*', (event) => {
   *   console.log(event.type, event.data.ticket.title);
   * });
   * off();
   * ```
   */
  on<Pattern extends EventPattern>(pattern: Pattern, handler: (event: EventOf<Pattern>) => unknown): Off {
    const { transport, subscriptions } = this.#hub;
    insist(
      eventTypes.some((type) => covers(pattern, type)),
      'pattern',
      `an event like ticket.created, a group like ticket.*, or *, not ${pattern}`,
    );
    transport.open.add(this.#call, undefined);
    if (this.#destroyed) throw this.#destroyed.reason;
    if (this.#status === 'closed') this.#become('idle');
    // The pattern vouches for the type: no other events are passed on to it.
    const subscription = { pattern, handler: handler as (event: CStarEvent) => unknown, active: true };
    subscriptions.add(subscription);
    this.#plan();
    return () => {
      subscription.active = false;
      if (subscriptions.delete(subscription)) this.#plan();
    };
  }

  /**
   * Calls a handler for every event.
   *
   * @returns what takes the handler off again
   * @throws CStarError with the code `client_destroyed` after `cstar.destroy()`
   */
  onAny(handler: (event: CStarEvent) => unknown): Off {
    return this.on('*', handler);
  }

  /**
   * Calls a listener whenever `status` changes. Opens nothing by itself.
   *
   * @returns what takes the listener off again
   */
  onConnectionChange(listener: (connected: boolean, status: RealtimeStatus) => unknown): Off {
    return this.#listen('change', listener);
  }

  /**
   * Calls a listener with what goes wrong. Opens nothing by itself.
   *
   * - The server refuses, as with a revoked key: no attempt follows, and `status` is `closed`.
   * - A connection cannot be made: another attempt follows, and `status` is not `closed`.
   * - `code` is `handler_failed`: a handler threw `cause`. Without a listener here, the log gets it, as an error.
   * - `code` is `malformed_event`: an event could not be read, and is left out.
   * - `code` is `malformed_answer`: the answer to a poll could not be read; the next one asks for the same.
   *
   * That an open connection breaks is no error: `onConnectionChange` tells.
   *
   * @returns what takes the listener off again
   */
  onError(listener: (error: CStarError) => unknown): Off {
    return this.#listen('error', listener);
  }

  /**
   * Calls a listener when events are lost for good, as after more than 24 hours without a connection: fetch again
   * what you show. Opens nothing by itself.
   *
   * @returns what takes the listener off again
   */
  onGap(listener: (gap: RealtimeGap) => unknown): Off {
    return this.#listen('gap', listener);
  }

  /** Takes all handlers off and closes the connection at once. A later `on()` opens a new one. Safe to call twice. */
  close(): void {
    const { subscriptions } = this.#hub;
    for (const subscription of subscriptions) subscription.active = false;
    subscriptions.clear();
    this.#hub.routes = new Map();
    this.#shut();
    this.#become('closed');
  }

  /** Once for all that come and go in the same turn: a handler that is replaced keeps the connection. */
  #plan(): void {
    this.#hub.routes = new Map();
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    void Promise.resolve().then(() => {
      this.#isPlanned = false;
      if (this.#hub.subscriptions.size > 0) this.#serve();
      else {
        this.#shut();
        if (this.#status !== 'closed') this.#become('idle');
      }
    });
  }

  #serve(): void {
    this.#machine?.update();
    if (this.#machine || this.#isLoading || this.#status === 'closed') return;
    this.#isLoading = true;
    this.#become('connecting');
    const loaded = (connect: (hub: Hub) => Machine) => {
      this.#isLoading = false;
      const { subscriptions } = this.#hub;
      if (subscriptions.size === 0) return;
      // Handlers may have gone and come in the meantime. A listener that is told so may take them off for good.
      this.#become('connecting');
      if (subscriptions.size > 0) this.#machine = connect(this.#hub);
      if (subscriptions.size === 0) this.#shut();
    };
    const failed = (cause: unknown) => {
      this.#isLoading = false;
      if (this.#hub.subscriptions.size === 0) return;
      const message = 'The code for realtime could not be loaded. Check the network, then subscribe again.';
      this.#hub.ended(new CStarConnectionError(message, { cause }));
    };
    import('./connection.ts').then(({ connect }) => loaded(connect)).catch(failed);
  }

  #shut(): void {
    const { transport, memory } = this.#hub;
    transport.open.delete(this.#call);
    this.#machine?.close();
    this.#machine = undefined;
    // With nobody left, nobody waits for what happens until somebody comes again.
    if (memory) memory.cursor = undefined;
  }

  #become(status: RealtimeStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    this.#emit('change', this.connected, status);
  }

  #listen<Kind extends keyof Listeners>(kind: Kind, listener: Listener<Kind>): Off {
    const entry = { listener };
    const listeners = this.#listeners[kind];
    listeners.add(entry);
    return () => void listeners.delete(entry);
  }

  #emit<Kind extends keyof Listeners>(kind: Kind, ...facts: Listeners[Kind]): void {
    const report = (cause: unknown) =>
      this.#log(new CStarError('A listener of realtime threw.', { code: 'handler_failed', cause }));
    for (const { listener } of this.#listeners[kind]) call(listener, report, ...facts);
  }

  #failed(error: CStarError): void {
    if (this.#listeners.error.size > 0) this.#emit('error', error);
    else this.#log(error);
  }

  #log(error: CStarError): void {
    const { logger, logLevel } = this.#hub.transport.settings;
    if (logLevel === 'off') return;
    // A log that fails has nobody to tell.
    const write = () => logger.error(`[cstar] ${error.message}`, error.toJSON());
    call(write, () => undefined);
  }
}
