import type { OpenCalls } from './open-calls.ts';
import type { AbortSignalLike } from './platform.ts';

/** What setTimeout can hold, in milliseconds: 25 days, which is as good as none. */
export const longestTimer = 2 ** 31 - 1;

/**
 * What can end one call from outside, in one place: the caller's signal, the deadline, and the end
 * of the client. The steps of a call wait through it, one at a time.
 *
 * - A stopped scope rejects the step that waits at once, and every later one.
 * - Only the first reason counts.
 * - After `close()` nothing of it is left on the caller's signal, in the timers, or among the open calls.
 */
export interface Scope {
  /** Milliseconds until the deadline. */
  remaining(): number;
  stop(reason: unknown): void;
  /** Throws the reason of the stop, if there is one. */
  check(): void;
  /**
   * Waits for a step that other calls may share: stopping leaves it alone, but for what `abandon` does.
   *
   * @param abandon told of the reason when the scope is stopped first
   */
  follow<T>(step: T | Promise<T>, abandon?: (reason: unknown) => void): Promise<T>;
  /** Waits for a time. */
  sleep(milliseconds: number): Promise<void>;
  close(): void;
}

/** Begins a scope that ends by itself after `deadline` milliseconds. */
export function openScope(
  open: OpenCalls,
  signal: AbortSignalLike | undefined,
  deadline: number,
  deadlineReason: () => unknown,
): Scope {
  const end = Date.now() + deadline;
  let stopped: { reason: unknown } | undefined;
  let interrupt: ((reason: unknown) => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const scope: Scope = {
    remaining: () => end - Date.now(),
    stop(reason) {
      if (stopped) return;
      stopped = { reason };
      interrupt?.(reason);
    },
    check() {
      if (stopped) throw stopped.reason;
    },
    follow: (step, abandon) =>
      new Promise((resolve, reject) => {
        Promise.resolve(step).then(resolve, reject);
        interrupt = (reason) => {
          reject(reason);
          abandon?.(reason);
        };
        if (stopped) interrupt(stopped.reason);
      }),
    sleep(milliseconds) {
      let pause: ReturnType<typeof setTimeout>;
      const over = new Promise<void>((resolve) => {
        pause = setTimeout(resolve, milliseconds);
      });
      return scope.follow(over, () => clearTimeout(pause));
    },
    close() {
      open.delete(scope);
      clearTimeout(timer);
      interrupt = undefined;
    },
  };
  open.add(scope, signal);
  if (deadline < longestTimer) timer = setTimeout(() => scope.stop(deadlineReason()), deadline);
  return scope;
}
