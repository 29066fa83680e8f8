// A stream that comes back. It knows nothing of what it carries: url, headers and cursor come from its host, anew for
// every attempt, and frames go to it.
//
//   state       means                         leaves for
//   connecting  an attempt without a byte     open (first byte), waiting (loss), closed (refusal)
//   open        bytes have come               waiting (loss), closed (refusal), connecting (reconnect)
//   waiting     until the next attempt        connecting (time is up, or retry)
//   parked      nobody looks                  connecting, or waiting if the server asked for it (resume)
//   closed      for good                      -
//
// Any state but `closed` leaves for `parked` by park() and for `closed` by close(). It guarantees:
// - There is at most one connection, and no timer or connection after close() or park().
// - Waits double from half a second to thirty, at random below that; only a connection that lasted for thirty seconds
//   wipes the slate. What the server asks for by Retry-After is waited for, whatever else happens.
// - A connection without a byte for 37.5 seconds counts as lost.
// - After a refusal (4xx but 408 and 429, or a redirect) no attempt follows.
// - After close(), nothing is told any more; what is told may call any method here.

import { after } from '../core/timer.ts';
import type { CStarError } from '../errors.ts';
import { type Attempt, type AttemptHost, attempt } from './attempt.ts';
import { judge, type Loss } from './reconnect.ts';

export type StreamState = 'connecting' | 'open' | 'waiting' | 'parked' | 'closed';

export interface StreamHost extends Omit<AttemptHost, 'opened' | 'lost'> {
  /** The state is another. */
  changed(state: StreamState): void;
  /** A connection or an attempt failed; `wait` says when the next follows, `null` that none does. */
  lost(loss: Loss, wait: number | null): void;
}

export interface Stream {
  readonly state: StreamState;
  /** Connects anew at once, because the request would be another now. */
  reconnect(): void;
  /** Gives the connection up as if it had broken. */
  fail(error: CStarError): void;
  /** Makes the next attempt now, unless the server asked for the wait. */
  retry(): void;
  /** Looks now whether the connection is alive. */
  check(): void;
  park(): void;
  resume(): void;
  close(): void;
}

/** Opens a stream, at once. */
export function openStream(host: StreamHost): Stream {
  let state: StreamState = 'parked';
  let current: Attempt | undefined;
  let stopWaiting: (() => void) | undefined;
  /** Until when the server asked us to wait. */
  let notBefore = 0;
  let failures = 0;

  function enter(next: StreamState): void {
    stopWaiting?.();
    stopWaiting = undefined;
    if (state === next) return;
    state = next;
    host.changed(next);
  }

  function leave(next: StreamState): void {
    current?.end();
    current = undefined;
    enter(next);
  }

  function connect(): void {
    notBefore = 0;
    enter('connecting');
    // Whoever was told may have closed or parked us.
    if (state !== 'connecting') return;
    const { settings, request, frame, unsupported } = host;
    const opened = () => enter('open');
    current = attempt({ settings, request, frame, unsupported, opened, lost }, failures + 1);
  }

  /** Whoever was told of the wait may have closed or parked us. */
  function connectIn(milliseconds: number): void {
    if (state === 'waiting') stopWaiting = after(milliseconds, connect);
  }

  function lost(loss: Loss): number | null {
    const { failures: count, wait } = judge(loss, failures);
    failures = count;
    if (loss.error.retryAfter !== undefined) notBefore = Date.now() + (wait ?? 0);
    leave(wait === null ? 'closed' : 'waiting');
    connectIn(wait ?? 0);
    host.lost(loss, wait);
    return wait;
  }

  const stream: Stream = {
    get state() {
      return state;
    },
    reconnect() {
      if (state !== 'connecting' && state !== 'open') return;
      current?.end();
      connect();
    },
    fail: (error) => current?.fail(error),
    retry() {
      if (state === 'waiting' && notBefore === 0) connect();
    },
    check: () => current?.check(),
    park() {
      if (state !== 'closed') leave('parked');
    },
    resume() {
      if (state !== 'parked') return;
      const left = notBefore - Date.now();
      if (left <= 0) return connect();
      enter('waiting');
      connectIn(left);
    },
    close: () => leave('closed'),
  };
  connect();
  return stream;
}
