import type { AbortSignalLike } from './platform.ts';

/** A call that can be stopped from outside. */
interface Stoppable {
  stop(reason: unknown): void;
}

/** The calls of one client that are under way. */
export interface OpenCalls {
  /** Adds a call, to be stopped when the signal aborts; at once if it has already. */
  add(call: Stoppable, signal: AbortSignalLike | undefined): void;
  /** Removes a call, and the listener with the last call on its signal. */
  delete(call: Stoppable): void;
  /** Stops them all, and every later one. */
  end(reason: unknown): void;
}

/**
 * However many calls share a signal, the client has one listener on it: Node takes more than ten for a leak.
 */
export function createOpenCalls(): OpenCalls {
  const signals = new Map<Stoppable, AbortSignalLike | undefined>();
  let ended: { aborted: true; reason: unknown } | undefined;

  const check = (call: Stoppable) => {
    const over = ended ?? signals.get(call);
    if (over?.aborted) call.stop(over.reason);
  };
  // The same function for every call: a signal that has it already does not take it twice.
  const checkAll = () => {
    for (const call of signals.keys()) check(call);
  };

  return {
    add(call, signal) {
      signals.set(call, signal);
      signal?.addEventListener('abort', checkAll);
      check(call);
    },
    delete(call) {
      const signal = signals.get(call);
      signals.delete(call);
      for (const other of signals.values()) if (other === signal) return;
      signal?.removeEventListener('abort', checkAll);
    },
    end(reason) {
      ended = { aborted: true, reason };
      checkAll();
    },
  };
}
