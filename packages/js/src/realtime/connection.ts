// The machinery behind `cstar.realtime`, loaded with the first handler: a stream, polling where that does not work,
// and one memory for both. It guarantees, from `connected` on and over both ways, that each event reaches the handlers
// once and in order, or that a gap is reported. At most one stream is open; nothing is left after close().
import { type BuiltRequest, build } from '../core/build.ts';
import { path } from '../core/url.ts';
import { CStarConnectionError, type CStarError, CStarServerError } from '../errors.ts';
import type { CStarEvent } from '../types/index.ts';
import type { Frame } from './attempt.ts';
import { readBatch } from './batch.ts';
import { createDispatch } from './dispatch.ts';
import { type Filter, filterFor, suffices } from './filter.ts';
import type { Hub, Machine } from './hub.ts';
import { limits } from './limits.ts';
import { createMemory } from './memory.ts';
import { createOrder } from './order.ts';
import { watchPage } from './page.ts';
import { createPolling } from './poll.ts';
import type { Loss } from './reconnect.ts';
import { openStream, type Stream, type StreamState } from './stream.ts';
import { isEvent, readFrame, type WireSink } from './wire.ts';

/** Makes events come for the subscriptions of a hub, from now on. */
export function connect(hub: Hub): Machine {
  const { transport, options } = hub;
  const { settings } = transport;
  hub.memory ??= createMemory();
  const { memory } = hub;
  const order = createOrder<CStarEvent>(memory, { deliver: createDispatch(hub), missing });

  let stream: Stream | undefined;
  let streamState: StreamState = 'parked';
  let streamFilter: Filter;
  let streamCursor: string | undefined;
  let pollFilter: Filter;
  let pollWorks = false;
  let isAway = false;
  let hasTried = false;
  let barren = 0;
  let isClosed = false;
  let hole: string | undefined;
  let replays = 0;

  const wanted = (): Filter => filterFor([...hub.subscriptions].map(({ pattern }) => pattern));

  function show(): void {
    if (isClosed) return;
    if (isAway) hub.become('idle');
    // Without a place to go on from, what happens now would be lost with the connection.
    else if (streamState === 'open' && memory.cursor !== undefined) {
      hasTried = true;
      hub.become('connected');
    } else if (pollWorks) hub.become('polling');
    else hub.become(hasTried ? 'reconnecting' : 'connecting');
  }

  function close(): void {
    isClosed = true;
    stopPage();
    stopPolling();
    stream?.close();
    order.close();
  }

  function refuse(error: CStarError): void {
    close();
    hub.ended(error);
  }

  // The stream

  function request(): BuiltRequest | Promise<BuiltRequest> {
    streamFilter = wanted();
    streamCursor = memory.cursor;
    order.begin(streamCursor);
    const headers = { accept: 'text/event-stream', 'last-event-id': streamCursor };
    const query = { types: streamFilter };
    const built = build(settings, {
      method: 'GET',
      path: path`webhooks/listen`,
      query,
      options: { headers },
    });
    const below = (root: string) => ({ ...built, url: settings.baseUrl + root + built.url });
    const root = transport.root();
    return typeof root === 'string' ? below(root) : root.then(below);
  }

  function frame(frame: Frame): void {
    const isFirst = memory.cursor === undefined;
    readFrame(frame, sink);
    if (isFirst) show();
  }

  function changed(state: StreamState): void {
    streamState = state;
    hasTried ||= state === 'waiting';
    if (state === 'open') {
      barren = 0;
      stopPolling();
    }
    show();
  }

  function lost({ error, heardFor }: Loss, wait: number | null): void {
    if (wait === null) {
      refuse(error);
      return;
    }
    if (heardFor !== undefined) return;
    barren += 1;
    hub.failed(error);
    if (barren >= limits.barrenAttempts && !isClosed) polling.start();
  }

  function unsupported(): void {
    stream?.close();
    stream = undefined;
    polling.start();
  }

  const sink: WireSink = {
    event: order.take,
    cursor(id, previous) {
      // Polling may have found a place in the meantime, which may lie before this one.
      if (streamCursor === undefined && memory.cursor !== undefined) stream?.reconnect();
      else order.take(id, previous);
      streamCursor ??= id;
    },
    gap(id, reason) {
      order.jump(id);
      hub.gap({ reason, cursor: id });
    },
    malformed(id, cause) {
      if (id !== undefined) order.take(id, undefined);
      const message = `Event ${id ?? 'without an id'} cannot be read. It is left out; the next ones come as always.`;
      hub.failed(new CStarServerError(message, { code: 'malformed_event', cause }));
    },
  };

  function missing(): void {
    replays = hole === memory.cursor ? replays + 1 : 1;
    hole = memory.cursor;
    if (replays <= limits.replaysForMissing) {
      stream?.fail(new CStarConnectionError('The stream left out an event. A new connection asks for it.'));
      return;
    }
    replays = 0;
    hub.gap({ reason: 'missing', cursor: hole });
    order.release();
  }

  // Polling

  function takePolled(event: unknown): void {
    if (isClosed) return;
    if (isEvent(event)) order.takePolled(event.id, event);
    else sink.malformed(undefined, new TypeError('no type, or no id'));
  }

  const polling = createPolling<unknown>({
    interval: options.pollInterval ?? limits.pollInterval,
    ask(signal) {
      pollFilter = wanted();
      const query = { after: memory.cursor, types: pollFilter };
      return transport.get<unknown>(path`webhooks/events`, { signal, maxRetries: 0 }, query);
    },
    took(answer) {
      const batch = readBatch(answer);
      pollWorks = true;
      show();
      if (batch.gap) hub.gap({ reason: 'expired', cursor: batch.cursor });
      for (const event of batch.events) takePolled(event);
      if (!isClosed) memory.cursor = batch.cursor;
      return batch.hasMore;
    },
    lost(error, wait) {
      if (wait === null) {
        refuse(error);
        return;
      }
      pollWorks = false;
      hasTried = true;
      show();
      hub.failed(error);
    },
  });

  function stopPolling(): void {
    polling.stop();
    pollWorks = false;
  }

  // The page

  const stopPage = watchPage({
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
      if (!stream || barren >= limits.barrenAttempts) polling.start();
      stream?.resume();
      show();
    },
    online() {
      if (isAway) return;
      stream?.retry();
      polling.restart();
    },
  });

  if (options.mode === 'poll') polling.start();
  else
    stream = openStream({
      settings,
      request,
      changed,
      lost,
      unsupported,
      frame,
    });
  show();

  return {
    update() {
      const filter = wanted();
      if (!suffices(streamFilter, filter)) stream?.reconnect();
      if (!suffices(pollFilter, filter)) polling.restart();
    },
    close,
  };
}
