import { after } from '../core/timer.ts';
import { CStarError } from '../errors.ts';
import { delay, isFinal } from './reconnect.ts';

/** What polling asks for and whom it tells. After `stop()` it tells nothing more. */
export interface PollHost<Batch> {
  /** Milliseconds between two questions. */
  readonly interval: number;
  ask(signal: AbortSignal): Promise<Batch>;
  /** Takes an answer; gives whether there is more to fetch at once. What it throws counts as a failed question. */
  took(batch: Batch): boolean;
  /** A question failed; `wait` says when the next follows, `null` that none does. */
  lost(error: CStarError, wait: number | null): void;
}

export interface Polling {
  /** Asks from now on, unless it does so already; later, if the server asked for a wait that is not over. */
  start(): void;
  /** Asks now, unless the server asked for the wait, and drops the answer to a question that is under way. */
  restart(): void;
  /** Asks no more, until the next `start`. */
  stop(): void;
}

/** Asks again and again, one question at a time. */
export function createPolling<Batch>(host: PollHost<Batch>): Polling {
  let controller: AbortController | undefined;
  let stopWaiting: (() => void) | undefined;
  let failures = 0;
  let isRunning = false;
  /** Until when the server asked us to wait. */
  let notBefore = 0;

  function drop(): void {
    stopWaiting?.();
    controller?.abort();
    controller = undefined;
  }

  function fail(error: CStarError): void {
    failures += 1;
    const wait = isFinal(error) ? null : Math.max(host.interval, delay(error, failures));
    if (error.retryAfter !== undefined) notBefore = Date.now() + (wait ?? 0);
    if (wait !== null) stopWaiting = after(wait, ask);
    host.lost(error, wait);
  }

  function ask(): void {
    drop();
    notBefore = 0;
    const own = new AbortController();
    controller = own;
    const isCurrent = () => controller === own;
    const lost = (cause: unknown) => {
      if (isCurrent())
        fail(cause instanceof CStarError ? cause : new CStarError('A poll failed.', { cause }));
    };
    const took = (batch: Batch) => {
      if (!isCurrent()) return;
      const more = host.took(batch);
      failures = 0;
      if (isCurrent()) stopWaiting = after(more ? 0 : host.interval, ask);
    };
    host.ask(own.signal).then(took).catch(lost);
  }

  return {
    start() {
      if (isRunning) return;
      isRunning = true;
      const left = notBefore - Date.now();
      if (left > 0) stopWaiting = after(left, ask);
      else ask();
    },
    restart() {
      if (isRunning && notBefore === 0) ask();
    },
    stop() {
      isRunning = false;
      drop();
    },
  };
}
