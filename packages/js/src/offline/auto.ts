import * as defaults from '../core/defaults.ts';
import { after } from '../core/timer.ts';
import type { Flushed } from './flush.ts';
import { listen } from './storage.ts';
import { times } from './times.ts';

/** Decides when a queue flushes by itself. */
export class AutoFlush {
  readonly #flush: () => void;
  /** Whether other tabs may leave something behind. */
  readonly #shared: boolean;
  #off: (() => void) | undefined;
  #cancel: (() => void) | undefined;
  /** How many flushes in a row got nowhere. */
  #failures = 0;
  /** Whether items wait, as far as this tab knows. */
  #waiting = true;
  /** Before this time, a successful call is no reason to try again. */
  #notBefore = 0;

  constructor(flush: () => void, shared: boolean) {
    this.#flush = flush;
    this.#shared = shared;
  }

  enable(): void {
    if (this.#off) return;
    // The event says only that it may work now, so that it is tried; `navigator.onLine` would say even less.
    this.#off = listen('online', () => {
      this.#failures = 0;
      this.#flush();
    });
    this.#flush();
  }

  disable(): void {
    this.#off?.();
    this.#off = undefined;
    this.#stopTimer();
  }

  /** Items were added. */
  added(): void {
    if (!this.#waiting || !this.#cancel) this.#later(0);
    this.#waiting = true;
  }

  /** A flush has begun. */
  begun(): void {
    this.#stopTimer();
  }

  /** A flush has ended. */
  ended({ results, pause, left }: Flushed): void {
    if (results.some(({ success }) => success)) this.#failures = 0;
    this.#waiting = left;
    if (left) {
      const wait = this.#later(pause ?? 0);
      this.#notBefore = pause === undefined ? 0 : Date.now() + wait;
    } else if (this.#off && this.#shared) this.#cancel = after(times.look, this.#flush);
  }

  /** A call has reached the server. */
  reached(): void {
    if (this.#off && this.#waiting && Date.now() >= this.#notBefore) this.#flush();
  }

  /** Sets the timer, and gives the milliseconds until then. */
  #later(pause: number): number {
    this.#stopTimer();
    const backoff = Math.min(times.retryBase * 2 ** this.#failures, times.retryCap);
    const wait = Math.max(pause, backoff) + Math.random() * defaults.jitter;
    if (this.#off) {
      this.#failures += 1;
      this.#cancel = after(wait, this.#flush);
    }
    return wait;
  }

  #stopTimer(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
