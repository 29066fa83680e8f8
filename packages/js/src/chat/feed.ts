// What one customer follows: one stream for all their tickets, polling where that does not work. It guarantees:
// - There is at most one stream, and none without followers. The set of tickets changes once per turn.
// - A follower catches up after every connection, so that what the stream could not tell is not lost.
// - After close(), nobody is told anything, and no timer, listener or connection is left.

import { build } from '../core/build.ts';
import { fieldsOf } from '../core/envelope.ts';
import { after } from '../core/timer.ts';
import { path } from '../core/url.ts';
import { type CStarError, CStarServerError } from '../errors.ts';
import type { Frame } from '../realtime/attempt.ts';
import { limits } from '../realtime/limits.ts';
import { watchPage } from '../realtime/page.ts';
import { createPolling } from '../realtime/poll.ts';
import { isFinal, type Loss } from '../realtime/reconnect.ts';
import { openStream, type Stream, type StreamState } from '../realtime/stream.ts';
import { asError } from './as-error.ts';
import type { Feed, Follower, Hub } from './hub.ts';
import { forEachStill } from './listeners.ts';

interface Entry extends Follower {
  readonly ticketId: string;
}

/** After a refusal, whatever stands in the way of streams may be gone only after a while. */
const refusedPause = 300_000;
const longestPause = 3_600_000;

export function createFeed(host: Hub): Feed {
  const { transport, credentials } = host;
  const { settings } = transport;
  const followers = new Set<Entry>();
  /** Those who have not caught up yet. */
  const fresh = new Set<Entry>();
  let stream: Stream | undefined;
  let asked: string[] = [];
  let token: string | undefined;
  let mayStream = host.realtime;
  let mayRenew = true;
  let isReady = false;
  let hasTried = false;
  let pollWorks = false;
  let isAway = false;
  let isPlanned = false;
  let barren = 0;
  let stopPage: (() => void) | undefined;
  let stopPause: (() => void) | undefined;
  /** Until a refused stream is tried again. */
  let pause = refusedPause;

  function show(): void {
    if (followers.size === 0 || isAway) host.become('idle');
    else if (isReady) host.become('connected');
    else if (pollWorks) host.become('polling');
    else host.become(hasTried ? 'reconnecting' : 'connecting');
  }

  // Followers

  const tickets = () => [...new Set([...followers].map(({ ticketId }) => ticketId))];

  function drop(follower: Entry, error?: CStarError): void {
    if (!followers.delete(follower)) return;
    fresh.delete(follower);
    plan();
    follower.ended(error);
    if (error) host.failed(error);
  }

  async function catchUp(follower: Entry): Promise<void> {
    fresh.delete(follower);
    try {
      await follower.catchUp();
    } catch (cause) {
      if (!followers.has(follower)) return;
      const error = asError(cause);
      if (!isFinal(error)) throw error;
      drop(follower, error);
    }
  }

  /** Finds out whether a ticket can be read at all; if not, whoever follows it is told so. */
  async function probe(ticketId: string): Promise<boolean> {
    try {
      await transport.get(path`tickets/${ticketId}`, undefined);
    } catch (cause) {
      const error = asError(cause);
      if (!isFinal(error)) return false;
      forEachStill(followers, (follower) => follower.ticketId === ticketId && drop(follower, error));
      return true;
    }
    return false;
  }

  /** While streaming, what cannot be fetched counts as a broken stream: the next one is followed by another try. */
  function chase(follower: Entry): void {
    catchUp(follower).catch((error) => {
      host.failed(error);
      stream?.fail(error);
    });
  }

  // The stream

  async function request() {
    asked = tickets();
    token = await credentials.token();
    const headers = { accept: 'text/event-stream', authorization: token && `Bearer ${token}` };
    const query = { tickets: asked };
    const built = build(settings, { method: 'GET', path: path`stream`, query, options: { headers } });
    return { ...built, url: settings.baseUrl + (await transport.root()) + built.url };
  }

  function open(): void {
    stream = openStream({ settings, request, frame, changed, lost, unsupported });
  }

  function changed(state: StreamState): void {
    isReady &&= state === 'open';
    hasTried ||= state === 'waiting';
    show();
  }

  function frame({ event = '', data }: Frame): void {
    let fields: object;
    try {
      fields = Object(JSON.parse(data));
    } catch (cause) {
      host.failed(
        new CStarServerError('A frame of the stream cannot be read.', { code: 'malformed_event', cause }),
      );
      return;
    }
    if (event === 'ready') ready();
    else pass(event, fields);
  }

  function ready(): void {
    isReady = hasTried = mayRenew = true;
    barren = 0;
    pause = refusedPause;
    stopPolling();
    show();
    forEachStill(followers, chase);
  }

  function pass(kind: string, fields: object): void {
    const { ticket_id: ticketId = fieldsOf(fields).id } = fieldsOf(fields);
    // Or it is a visitor's who is being identified: then another stream tells of it.
    if (kind === 'closed') void probe(`${ticketId}`).then(() => stream?.reconnect());
    forEachStill(followers, (follower) => {
      if (follower.ticketId === ticketId && follower.take(kind, fields)) chase(follower);
    });
  }

  function lost({ error, heardFor }: Loss, wait: number | null): void {
    if (wait === null) void refused(error);
    else if (heardFor === undefined) {
      barren += 1;
      host.failed(error);
      if (barren >= limits.barrenAttempts) polling.start();
    }
  }

  /** Another token may help, or to leave out a ticket that is refused. Else it is the stream itself: polling steps in. */
  async function refused(error: CStarError): Promise<void> {
    stream = undefined;
    if (error.statusCode === 401 && mayRenew) {
      mayRenew = false;
      // Where this rejects, the customer has left, and this feed is over.
      if (await credentials.renew(token).catch(() => false)) return plan();
    }
    const refusals = await Promise.all(tickets().map(probe));
    if (followers.size === 0 || refusals.includes(true)) return;
    host.failed(error);
    polling.start();
    stopPause?.();
    stopPause = after(pause, plan);
    pause = Math.min(pause * 2, longestPause);
  }

  function unsupported(): void {
    mayStream = false;
    stream?.close();
    stream = undefined;
    polling.start();
  }

  // Polling

  const polling = createPolling<void>({
    interval: host.pollingInterval,
    ask: async () => void (await Promise.all([...followers].map(catchUp))),
    took() {
      pollWorks = true;
      show();
      return false;
    },
    lost(error) {
      pollWorks = false;
      hasTried = true;
      show();
      host.failed(error);
    },
  });

  function stopPolling(): void {
    polling.stop();
    pollWorks = false;
  }

  // The page

  const page = {
    away() {
      isAway = true;
      stopPolling();
      stream?.park();
      show();
    },
    back() {
      stream?.check();
      if (!isAway) return;
      isAway = false;
      if (barren >= limits.barrenAttempts) polling.start();
      stream?.resume();
      serve();
    },
    online() {
      if (isAway) return;
      stream?.retry();
      polling.restart();
      serve();
    },
  };

  // Together

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
    if (followers.size === 0) stop();
    else {
      stopPage ??= watchPage(page);
      if (!isAway) connect();
    }
    show();
  }

  function connect(): void {
    if (!mayStream) polling.start();
    else if (!stream) open();
    else if (!tickets().every((id) => asked.includes(id))) stream.reconnect();
    if (isReady) forEachStill(fresh, chase);
    else if (fresh.size > 0) polling.restart();
  }

  function stop(): void {
    stopPage?.();
    stopPause?.();
    stopPage = stopPause = undefined;
    pause = refusedPause;
    stopPolling();
    stream?.close();
    stream = undefined;
    isReady = isAway = hasTried = false;
    mayRenew = true;
    barren = 0;
  }

  return {
    follow(ticketId, follower) {
      const entry = { ticketId, ...follower };
      followers.add(entry);
      fresh.add(entry);
      plan();
      return () => drop(entry);
    },
    refresh: () => stream?.reconnect(),
    clear(error) {
      const all = [...followers];
      followers.clear();
      fresh.clear();
      stop();
      show();
      for (const follower of all) follower.ended(error);
    },
  };
}
