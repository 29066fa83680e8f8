import type { CStarClientOptions, CStarError, RealtimeGap, ResponseLike } from '@cstar.help/js';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { root } from '../support/client.ts';
import { networkFailure, type Reply, silence } from '../support/fake-fetch.ts';
import { collector, cursorFrame, frame, id, liveClient, tick, wireEvent } from '../support/fake-stream.ts';
import { failed, json, one } from '../support/replies.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(1);
});

const batch = (numbers: number[], cursor: number, more: object = {}): Response =>
  json(
    one({
      object: 'event_batch',
      events: numbers.map((number) => wireEvent(number)),
      cursor: id(cursor),
      hasMore: false,
      gap: false,
      ...more,
    }),
  );

async function listening(options: CStarClientOptions, streams: (Reply | 'stream')[], polls: Reply[]) {
  const live = liveClient(options);
  live.answer(...streams);
  live.answerPolls(...polls);
  const { ids, handler } = collector();
  const errors: CStarError[] = [];
  const gaps: RealtimeGap[] = [];
  const statuses: string[] = [];
  live.cstar.realtime.onError((error) => errors.push(error));
  live.cstar.realtime.onGap((gap) => gaps.push(gap));
  live.cstar.realtime.onConnectionChange((_, status) => statuses.push(status));
  live.cstar.realtime.on('ticket.*', handler);
  await tick();
  const asked = () => live.polls.map(({ url }) => url.searchParams.get('after'));
  return { ...live, ids, errors, gaps, statuses, asked };
}

/** A response of a platform whose `fetch` gives whole texts only. */
const withoutBody = (): ResponseLike => ({
  status: 200,
  ok: true,
  headers: new Headers({ 'content-type': 'text/event-stream' }),
  text: async () => '',
});

describe('with the mode poll', () => {
  const options = { realtime: { mode: 'poll' } } as const;

  it('nothing streams; the same handlers get the events every five seconds', async () => {
    const { cstar, connections, polls, ids, asked, statuses } = await listening(
      options,
      [],
      [batch([], 0), batch([1, 2], 2), batch([2, 3], 3)],
    );
    await tick(4_999);
    expect(ids).toEqual([]);
    await tick(1);
    expect(ids).toEqual([id(1), id(2)]);
    await tick(5_000);

    expect(ids).toEqual([id(1), id(2), id(3)]);
    expect(connections).toHaveLength(0);
    expect(polls[0]?.url.pathname).toBe(`${root}/webhooks/events`);
    expect(polls[0]?.url.searchParams.get('types')).toBe('ticket.*');
    expect(asked()).toEqual([null, id(0), id(2)]);
    expect(statuses).toEqual(['connecting', 'polling']);
    expect(cstar.realtime.connected).toBe(true);
    cstar.realtime.close();
    await tick(60_000);
    expect(polls).toHaveLength(3);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('the time between two polls may be another', async () => {
    const { polls } = await listening(
      { realtime: { mode: 'poll', pollInterval: 60_000 } },
      [],
      [batch([], 0)],
    );
    await tick(119_999);
    expect(polls).toHaveLength(2);
    await tick(1);

    expect(polls).toHaveLength(3);
  });

  it('what is more than fits into one answer is fetched at once', async () => {
    const { ids, asked } = await listening(
      options,
      [],
      [batch([], 0), batch([1], 1, { hasMore: true }), batch([2], 2, { hasMore: true }), batch([3], 3)],
    );
    await tick(5_010);

    expect(ids).toEqual([id(1), id(2), id(3)]);
    expect(asked()).toEqual([null, id(0), id(1), id(2)]);
  });

  it('a gap is told', async () => {
    const { gaps, ids } = await listening(
      options,
      [],
      [batch([], 0), batch([8], 9, { gap: true }), batch([], 9)],
    );
    await tick(10_000);

    expect(gaps).toEqual([{ reason: 'expired', cursor: id(9) }]);
    expect(ids).toEqual([id(8)]);
  });

  it('a poll that fails is told, and made again, later and later', async () => {
    const { cstar, polls, errors, statuses } = await listening(
      options,
      [],
      [batch([], 0), networkFailure(), networkFailure(), batch([1], 1)],
    );
    await tick(5_000);
    expect(cstar.realtime.status).toBe('reconnecting');
    await tick(10_000);

    expect(errors.map(({ name }) => name)).toEqual(['CStarConnectionError', 'CStarConnectionError']);
    expect(statuses).toEqual(['connecting', 'polling', 'reconnecting', 'polling']);
    expect(polls).toHaveLength(4);
  });

  it.each<[string, object]>([
    ['no events', {}],
    ['events that are no list', { events: 'none', cursor: 'evt_5' }],
    ['no cursor', { events: [wireEvent(1)] }],
  ])('an answer with %s is told as an error of the server, and asked for again', async (_, data) => {
    const { cstar, ids, errors, asked, statuses } = await listening(
      options,
      [],
      [batch([], 0), json(one(data)), batch([1], 1)],
    );
    await tick(15_000);

    expect(errors).toEqual([expect.objectContaining({ name: 'CStarServerError', code: 'malformed_answer' })]);
    expect(asked().slice(0, 3)).toEqual([null, id(0), id(0)]);
    expect(ids).toEqual([id(1)]);
    expect(statuses).toEqual(['connecting', 'polling', 'reconnecting', 'polling']);
    cstar.realtime.close();
  });

  it('an event that cannot be read is told, and left out', async () => {
    const events = [null, wireEvent(1), { id: id(2) }, wireEvent(3)];
    const { ids, errors, asked } = await listening(
      options,
      [],
      [batch([], 0), json(one({ events, cursor: id(3), hasMore: false, gap: false })), batch([], 3)],
    );
    await tick(10_000);

    expect(ids).toEqual([id(1), id(3)]);
    expect(errors.map(({ code }) => code)).toEqual(['malformed_event', 'malformed_event']);
    expect(asked()).toEqual([null, id(0), id(3)]);
  });

  it('a Retry-After is waited for', async () => {
    const { polls } = await listening(options, [], [failed(429, {}, { 'retry-after': '300' }), batch([], 0)]);
    await tick(300_999);
    expect(polls).toHaveLength(1);
    await tick(1);

    expect(polls).toHaveLength(2);
  });

  it('a refusal ends it', async () => {
    const { cstar, polls, errors } = await listening(
      options,
      [],
      [failed(403, { code: 'team_access_denied' })],
    );
    await tick(60_000);

    expect(polls).toHaveLength(1);
    expect(errors).toEqual([expect.objectContaining({ code: 'team_access_denied' })]);
    expect(cstar.realtime.status).toBe('closed');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('a handler that asks for more makes a poll at once, from the same place', async () => {
    const { cstar, polls, asked } = await listening(options, [], [batch([], 0), silence, batch([], 0)]);
    await tick(5_000);
    cstar.realtime.onAny(() => undefined);
    await tick();

    expect(asked()).toEqual([null, id(0), id(0)]);
    expect(polls[1]?.init.signal.aborted).toBe(true);
    expect(polls[2]?.url.searchParams.get('types')).toBe(null);
  });

  it('a handler that closes everything gets nothing more of the same answer', async () => {
    const { cstar, ids } = await listening(options, [], [batch([], 0), batch([1, 2], 2)]);
    cstar.realtime.onAny(() => cstar.realtime.close());
    await tick(5_000);

    expect(ids).toEqual([id(1)]);
  });
});

describe('where streaming does not work', () => {
  it('because the platform gives no bodies to read, it polls for good', async () => {
    const { cstar, fetch, connections, answerPolls } = liveClient();
    const { ids, handler } = collector();
    answerPolls(batch([], 0), batch([1], 1));
    const native = cstar.withOptions({
      async fetch(url, init) {
        const response = await fetch(url, init);
        return url.includes('/listen') ? withoutBody() : response;
      },
    });
    native.realtime.onAny(handler);
    await tick(60_000);

    expect(ids).toEqual([id(1)]);
    expect(native.realtime.status).toBe('polling');
    expect(connections).toHaveLength(1);
    expect(connections[0]?.isOpen).toBe(false);
  });

  it('polling steps in after the second attempt without a byte, and streaming is still tried', async () => {
    const { cstar, connections, polls, ids, statuses } = await listening(
      {},
      [failed(502)],
      [batch([], 0), batch([1], 1)],
    );
    expect(polls).toHaveLength(0);
    await tick(500);
    expect(polls).toHaveLength(1);
    await tick(60_000);

    expect(ids).toEqual([id(1)]);
    expect(connections.length).toBeGreaterThan(5);
    expect(cstar.realtime.status).toBe('polling');
    expect(statuses).toEqual(['connecting', 'reconnecting', 'polling']);
  });

  it('as behind a proxy that keeps everything back, the silence is noticed', async () => {
    const { cstar, polls, open } = await listening({}, [], [batch([], 0)]);
    await tick(80_000);

    expect(polls.length).toBeGreaterThan(0);
    expect(cstar.realtime.status).toBe('polling');
    expect(open()).toBe(1);
  });

  it('and then does again, the stream takes over without a hole and without a double', async () => {
    const { cstar, latest, polls, ids, statuses } = await listening(
      {},
      [networkFailure(), networkFailure(), 'stream'],
      [batch([], 0), batch([1, 2], 3)],
    );
    await tick(1_500);
    expect(latest().after).toBe(id(0));
    await tick(4_500);
    expect(ids).toEqual([id(1), id(2)]);
    await latest().send(': ok\n\n');
    const polled = polls.length;
    await latest().send(frame(1, 0), frame(2), frame(4, 2));
    await tick(20_000);
    await latest().send(cursorFrame(9));
    await latest().end();
    await tick(30_000);

    expect(polls).toHaveLength(polled);
    expect(ids).toEqual([id(1), id(2), id(4)]);
    expect(statuses).toEqual(['connecting', 'reconnecting', 'polling', 'connected', 'reconnecting']);
    expect(latest().after).toBe(id(9));
    cstar.realtime.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('a poll under way when the stream takes over changes nothing any more', async () => {
    let answer: (response: Response) => void = () => undefined;
    const late: Reply = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const { latest, ids } = await listening(
      {},
      [networkFailure(), networkFailure(), 'stream'],
      [batch([], 0), late],
    );
    await tick(5_500);
    await latest().send(': ok\n\n', frame(1), frame(2), frame(3));
    answer(batch([1, 2], 2));
    await tick();
    await latest().end();
    await tick(30_000);

    expect(ids).toEqual([id(1), id(2), id(3)]);
    expect(latest().after).toBe(id(3));
  });

  it('a stream that began before polling had a place is made anew from there', async () => {
    const { connections, latest, ids } = await listening(
      {},
      [networkFailure(), networkFailure(), 'stream'],
      [() => new Promise((resolve) => setTimeout(() => resolve(batch([], 3)), 2_000))],
    );
    await tick(1_500);
    expect(latest().after).toBeUndefined();
    await tick(3_000);
    await connections[2]?.send(cursorFrame(5));
    await latest().send(': ok\n\n', frame(4), frame(5));

    expect(latest().after).toBe(id(3));
    expect(ids).toEqual([id(4), id(5)]);
  });

  it('a refusal of the stream ends polling, too', async () => {
    const { cstar, polls } = await listening(
      {},
      [networkFailure(), networkFailure(), failed(401)],
      [batch([], 0)],
    );
    await tick(10_000);
    const count = polls.length;
    await tick(60_000);

    expect(cstar.realtime.status).toBe('closed');
    expect(polls).toHaveLength(count);
    expect(vi.getTimerCount()).toBe(0);
  });
});
