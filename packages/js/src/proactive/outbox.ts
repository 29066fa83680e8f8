import { after } from '../core/timer.ts';
import { CStarError } from '../errors.ts';
import type { ProactiveSignalParams } from '../types/index.ts';
import { randomId } from './keeper.ts';

/** Signals that go together. Sent twice under one ID, they count once. */
export interface Batch {
  batchId: string;
  signals: ProactiveSignalParams[];
}

/** What an outbox needs of its client. */
export interface Post {
  /** Signals at a time. */
  size: number;
  /** Milliseconds until signals are sent. */
  interval: number;
  /** Asked before each batch: consent may be withdrawn where nobody says so. */
  mayGo(): boolean | undefined;
  send(batch: Batch, signal: AbortSignal): Promise<void>;
  /** Sends what may be the last of this page; calls back when that failed. False when it cannot even be tried. */
  sendLast(batch: Batch, failed: () => void): boolean;
}

/** Older signals make room. */
const most = 100;

/** What browsers send after a page has gone: 64 KiB, with some left for the rest of the body. */
const room = 60_000;

/** Milliseconds to wait after a failure: the first time, and at most. It doubles in between. */
const firstBackoff = 5_000;
const longestBackoff = 600_000;

/** Signals that wait, and the one batch that is under way. */
export class Outbox {
  readonly #post: Post;
  #waiting: ProactiveSignalParams[] = [];
  /** Under way, or to be sent again. */
  #batch: Batch | undefined;
  #sending: Promise<void> | undefined;
  #stopper = new AbortController();
  #stopWaiting: (() => void) | undefined;
  #backoff = 0;
  /** Milliseconds that the latest failure asks for; 0 after none. */
  #pause = 0;

  constructor(post: Post) {
    this.#post = post;
  }

  add(signal: ProactiveSignalParams): void {
    this.#waiting = [...this.#waiting, signal].slice(-most);
  }

  /** Sends soon; at once when there is enough for a batch, and the latest did not fail. */
  schedule(): void {
    const { size, interval } = this.#post;
    const run = () => {
      this.flush().catch(() => undefined);
    };
    if (!this.#pause && this.#waiting.length >= size) run();
    else if (this.#batch || this.#waiting[0]) this.#stopWaiting ??= after(this.#pause || interval, run);
  }

  /** Sends everything. Rejects when that failed; what is worth another try waits for the next one. */
  flush(): Promise<void> {
    this.#rest();
    if (this.#sending) return this.#sending;
    const sending = this.#sendAll(this.#stopper.signal).finally(() => {
      if (this.#sending === sending) this.#sending = undefined;
    });
    this.#sending = sending;
    sending.catch(() => this.schedule());
    return sending;
  }

  /** Sends what fits, before the page goes. If it stays, what did not fit goes later. */
  leave(): void {
    let left = room;
    const fits = (value: object) => {
      left -= new TextEncoder().encode(JSON.stringify(value)).length + 1;
      return left > 0;
    };
    // It may be cut off in the middle; the server counts it once.
    if (this.#batch && fits(this.#batch)) this.#post.sendLast(this.#batch, () => undefined);
    const signals = this.#waiting.filter(fits);
    const { signal } = this.#stopper;
    const again = () => {
      if (!signal.aborted) this.#waiting = [...signals, ...this.#waiting].slice(-most);
    };
    if (signals[0] && this.#post.sendLast({ batchId: randomId(), signals }, again)) {
      this.#waiting = this.#waiting.slice(signals.length);
    }
  }

  /** Drops everything, also what is under way. */
  clear(): void {
    this.#rest();
    this.#stopper.abort();
    this.#stopper = new AbortController();
    this.#sending = undefined;
    this.#batch = undefined;
    this.#waiting = [];
  }

  #rest(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
  }

  async #sendAll(signal: AbortSignal): Promise<void> {
    while ((this.#batch || this.#waiting[0]) && this.#post.mayGo()) {
      this.#batch ??= { batchId: randomId(), signals: this.#waiting.splice(0, this.#post.size) };
      const error = await this.#post.send(this.#batch, signal).catch((reason: unknown) => reason);
      // Another batch by now, or none: everything was dropped meanwhile.
      if (signal.aborted) return;
      if (isWorthAgain(error)) {
        this.#backoff = Math.min(this.#backoff * 2 || firstBackoff, longestBackoff);
        this.#pause = Math.max(this.#backoff, (error.retryAfter ?? 0) * 1_000);
      } else {
        this.#backoff = 0;
        this.#pause = 0;
        this.#batch = undefined;
      }
      if (error && this.#post.mayGo()) throw error;
    }
  }
}

/** Whether the fault is not in the batch: no connection, too many calls, a server in trouble. */
const isWorthAgain = (error: unknown): error is CStarError =>
  // Without a status, there was no answer.
  error instanceof CStarError && (error.statusCode ?? 500) > 428;
