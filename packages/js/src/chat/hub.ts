import type { Credentials } from '../core/request.ts';
import type { Transport } from '../core/transport.ts';
import type { CStarError } from '../errors.ts';

/** Takes a subscription off. Safe to call twice. */
export type Off = () => void;

/**
 * How the news of a chat come:
 * - `idle`: nobody listens, or the tab has been hidden for 30 seconds
 * - `connecting`: the first connection is being made
 * - `connected`: they come as they happen
 * - `reconnecting`: the connection is lost; attempts to get it back are under way
 * - `polling`: streaming does not work here for now, or is not wanted; they come every few seconds
 */
export type ChatStatus = 'idle' | 'connecting' | 'connected' | 'reconnecting' | 'polling';

/** Where a subscription to messages begins. */
export interface MessageOptions {
  /**
   * `false`: only messages from now on. Otherwise those that are there already come first, oldest first.
   * Default: `true`.
   */
  history?: boolean | undefined;
  /** The id of the latest message that you have: only what comes after it. */
  after?: string | undefined;
}

/** Somebody who wants to know of one ticket. */
export interface Follower {
  /** Takes a frame; gives whether something before it is missing. */
  take(kind: string, data: object): boolean;
  /** Fetches what it may have missed. */
  catchUp(): Promise<unknown>;
  /** It hears nothing more: the server refuses (`error`), or nobody wants to know any more. */
  ended(error?: CStarError): void;
}

/** What subscriptions need of whose they are. */
export interface Hub {
  readonly transport: Transport;
  readonly credentials: Credentials;
  /** Whether to stream. */
  readonly realtime: boolean;
  readonly pollingInterval: number;
  become(status: ChatStatus): void;
  failed(error: CStarError): void;
}

/** Followers, by what they follow. */
export interface Feed {
  /** Adds a follower of a ticket, and gives what takes it off again. */
  follow(ticketId: string, follower: Follower): Off;
  /** The token is another: a stream is made anew. */
  refresh(): void;
  /** Takes all followers off. */
  clear(error?: CStarError): void;
}
