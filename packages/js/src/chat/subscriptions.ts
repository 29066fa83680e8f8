// What one customer follows, before and after the code for it is there: it is loaded for the first subscription. It
// guarantees:
// - A subscription may be made and taken off at any time, as if nothing had to be loaded.
// - What cannot be loaded is reported, and tried again with the next subscription, or when one poll would be due.

import { insist } from '../core/insist.ts';
import { after } from '../core/timer.ts';
import { CStarConnectionError, type CStarError } from '../errors.ts';
import type { Feed, Follower, Hub, Off } from './hub.ts';

type Live = typeof import('./live.ts');

/** So many tickets fit on one stream. */
const maxTickets = 20;

interface Subscription {
  readonly ticketId: string;
  begin(live: Live): Follower;
  ended(error?: CStarError): void;
  /** Takes it off the feed, once it is there. */
  off?: Off;
}

export interface Subscriptions {
  /**
   * Follows a ticket with what `begin` makes, and gives what ends that. `ended` is told when it is over, with the
   * reason unless somebody wanted it so.
   */
  follow(ticketId: string, begin: Subscription['begin'], ended?: Subscription['ended']): Off;
  /** The token is another: a stream is made anew. */
  refresh(): void;
  /** Ends all of them. */
  clear(error?: CStarError): void;
}

export function createSubscriptions(hub: Hub): Subscriptions {
  const all = new Set<Subscription>();
  let live: Live | undefined;
  let feed: Feed | undefined;
  let isPlanned = false;
  let isLoading = false;
  let stopWaiting: Off | undefined;

  function finish(one: Subscription, error?: CStarError): void {
    if (all.delete(one)) one.ended(error);
  }

  /** Once for all that come and go in the same turn. */
  function plan(): void {
    if (isPlanned) return;
    isPlanned = true;
    void Promise.resolve().then(() => {
      isPlanned = false;
      serve();
    });
  }

  function serve(): void {
    if (live) {
      join(live);
      return;
    }
    stopWaiting?.();
    if (all.size === 0) {
      hub.become('idle');
      return;
    }
    hub.become('connecting');
    if (isLoading) return;
    isLoading = true;
    import('./live.ts').then(loaded, failed);
  }

  function loaded(code: Live): void {
    live = code;
    join(code);
  }

  function failed(cause: unknown): void {
    isLoading = false;
    if (all.size === 0) return;
    stopWaiting = after(hub.pollingInterval, serve);
    const message = 'The code for live chats could not be loaded. Another attempt follows.';
    hub.failed(new CStarConnectionError(message, { cause }));
  }

  function join(code: Live): void {
    for (const one of all) {
      if (one.off) continue;
      feed ??= code.createFeed(hub);
      const follower = one.begin(code);
      const ended = (error?: CStarError) => {
        follower.ended(error);
        finish(one, error);
      };
      one.off = feed.follow(one.ticketId, { ...follower, ended });
    }
  }

  return {
    follow(ticketId, begin, ended = () => undefined) {
      const tickets = new Set([...all].map((one) => one.ticketId)).add(ticketId);
      insist(tickets.size <= maxTickets, 'ticketId', `one of at most ${maxTickets} at a time`);
      const one: Subscription = { ticketId, begin, ended };
      all.add(one);
      plan();
      return () => {
        one.off?.();
        finish(one);
        plan();
      };
    },
    refresh: () => feed?.refresh(),
    clear(error) {
      stopWaiting?.();
      feed?.clear(error);
      for (const one of all) finish(one, error);
      if (!feed) hub.become('idle');
    },
  };
}
