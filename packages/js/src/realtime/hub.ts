import type { TeamTransport } from '../core/team-transport.ts';
import type { CStarError } from '../errors.ts';
import type { CStarEvent } from '../types/index.ts';
import type { Memory } from './memory.ts';

/**
 * How the events come:
 * - `idle`: nobody listens, or the tab has been hidden for 30 seconds; no connection is wanted
 * - `connecting`: the first connection is being made
 * - `connected`: events come as they happen
 * - `reconnecting`: the connection is lost; attempts to get it back are under way
 * - `polling`: streaming does not work here for now; events come every few seconds
 * - `closed`: by `close()` or `destroy()`, or because the server refuses; the next `on()` tries again
 */
export type RealtimeStatus = 'idle' | 'connecting' | 'connected' | 'reconnecting' | 'polling' | 'closed';

/** Some events cannot be had any more. What came after them is delivered as always. */
export interface RealtimeGap {
  /** `expired`: the connection was lost for longer than events are kept. `missing`: the stream leaves an event out. */
  reason: 'expired' | 'missing' | (string & {});
  /** The event after which the stream goes on. */
  cursor: string | undefined;
}

/** How realtime gets its events. */
export interface RealtimeOptions {
  /**
   * `stream` polls only where streaming does not work, and goes back to it; `poll` never streams, for networks that
   * cannot. Default: `stream`.
   */
  mode?: 'stream' | 'poll' | undefined;
  /** Milliseconds between two polls. Default: 5 000. */
  pollInterval?: number | undefined;
}

/** One handler, and what it listens to. */
export interface Subscription {
  readonly pattern: string;
  readonly handler: (event: CStarEvent) => unknown;
  active: boolean;
}

/** What `cstar.realtime` shares with the machinery behind it, and what that reports to. */
export interface Hub {
  readonly transport: TeamTransport;
  readonly options: RealtimeOptions;
  readonly subscriptions: Set<Subscription>;
  /** Who gets the events of a type, as far as any came; another map when a subscription comes or goes. */
  routes: Map<string, Subscription[]>;
  memory: Memory | undefined;
  become(status: RealtimeStatus): void;
  failed(error: CStarError): void;
  gap(gap: RealtimeGap): void;
  /** The machinery has closed itself, for this reason. */
  ended(error: CStarError): void;
}

/** What keeps the events coming while somebody listens. */
export interface Machine {
  /** The subscriptions are others. */
  update(): void;
  close(): void;
}
