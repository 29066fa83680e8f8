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
 * - After `close()` nothing of it is left on the caller's signal, in the timers, or in `open`.
 */
export class Scope {
  /** The time at which the call is out of time, in milliseconds since the epoch of `Date`. */
  readonly #end: number;
  readonly #open: OpenCalls;
  readonly #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped: { reason: unknown } | undefined;
  #interrupt: ((reason: unknown) => void) | undefined;

  constructor(
    open: OpenCalls,
    signal: AbortSignalLike | undefined,
    deadline: number,
    deadlineReason: () => unknown,
  ) {
    this.#open = open;
    open.add(this, signal);
    this.#end = Date.now() + deadline;
    if (deadline < longestTimer) this.#timer = setTimeout(() => this.stop(deadlineReason()), deadline);
  }

  /** Milliseconds until the deadline. */
  get remaining(): number {
    return this.#end - Date.now();
  }

  stop(reason: unknown): void {
    if (this.#stopped) return;
    this.#stopped = { reason };
    this.#interrupt?.(reason);
  }

  /** Throws the reason of the stop, if there is one. */
  check(): void {
    if (this.#stopped) throw this.#stopped.reason;
  }

  /**
   * Waits for a step that other calls may share: stopping leaves it alone, but for what `abandon` does.
   *
   * @param abandon told of the reason when the scope is stopped first
   */
  follow<T>(step: T | Promise<T>, abandon?: (reason: unknown) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      Promise.resolve(step).then(resolve, reject);
      this.#interrupt = (reason) => {
        reject(reason);
        abandon?.(reason);
      };
      if (this.#stopped) this.#interrupt(this.#stopped.reason);
    });
  }

  /** Waits for a time. */
  sleep(milliseconds: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout>;
    const over = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });
    return this.follow(over, () => clearTimeout(timer));
  }

  close(): void {
    this.#open.delete(this);
    clearTimeout(this.#timer);
    this.#interrupt = undefined;
  }
}
