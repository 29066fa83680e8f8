import type { AbortSignalLike } from './platform.ts';

/** A call that can be stopped from outside. */
export interface Stoppable {
  stop(reason: unknown): void;
}

/**
 * The calls of one client that are under way. However many share a signal, the client has one
 * listener on it: Node takes more than ten for a leak.
 */
export class OpenCalls {
  #end: { aborted: true; reason: unknown } | undefined;
  readonly #signals = new Map<Stoppable, AbortSignalLike | undefined>();

  /** The same function for every call: a signal that has it already does not take it twice. */
  readonly #listener = () => {
    for (const call of this.#signals.keys()) this.#check(call);
  };

  /** Adds a call, to be stopped when the signal aborts; at once if it has already. */
  add(call: Stoppable, signal: AbortSignalLike | undefined): void {
    this.#signals.set(call, signal);
    signal?.addEventListener('abort', this.#listener);
    this.#check(call);
  }

  /** Removes a call, and the listener with the last call on its signal. */
  delete(call: Stoppable): void {
    const signal = this.#signals.get(call);
    this.#signals.delete(call);
    for (const other of this.#signals.values()) if (other === signal) return;
    signal?.removeEventListener('abort', this.#listener);
  }

  /** Stops them all, and every later one. */
  end(reason: unknown): void {
    this.#end = { aborted: true, reason };
    this.#listener();
  }

  #check(call: Stoppable): void {
    const over = this.#end ?? this.#signals.get(call);
    if (over?.aborted) call.stop(over.reason);
  }
}
