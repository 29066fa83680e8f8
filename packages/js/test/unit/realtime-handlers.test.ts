import type { CStarError, Logger } from '@cstar.help/js';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { collector, cursorFrame, frame, gapFrame, id, liveClient, tick } from '../support/fake-stream.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

describe('a handler', () => {
  it('gets the event without what belongs to the stream', async () => {
    const { cstar, latest } = liveClient();
    const { events, handler } = collector();
    cstar.realtime.onAny(handler);
    await tick();
    await latest().send(cursorFrame(0), frame(1));

    expect(Object.keys(events[0] ?? {})).toEqual(['id', 'type', 'created_at', 'team_id', 'data']);
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('boom');
      },
    ],
    ['rejects', () => Promise.reject(new Error('boom'))],
  ])('that %s leaves the others and the connection alone, and onError is told', async (_, bad) => {
    const { cstar, connections, latest } = liveClient();
    const { ids, handler } = collector();
    const errors: CStarError[] = [];
    cstar.realtime.onError((error) => errors.push(error));
    cstar.realtime.on('ticket.created', bad);
    cstar.realtime.onAny(handler);
    await tick();
    await latest().send(cursorFrame(0), frame(1), frame(2));
    await latest().end();
    await tick(500);

    expect(ids).toEqual([id(1), id(2)]);
    expect(connections.map(({ after }) => after)).toEqual([undefined, id(2)]);
    expect(errors.map(({ code, message }) => [code, message])).toEqual([
      ['handler_failed', expect.stringContaining('The handler of ticket.created threw (boom) for evt_1')],
      ['handler_failed', expect.stringContaining('evt_2')],
    ]);
    expect(errors[0]?.cause).toEqual(new Error('boom'));
  });

  it('that throws is logged as an error when nobody listens to errors', async () => {
    const error = vi.fn();
    const logger: Logger = { error, warn: vi.fn(), info: vi.fn(), debug: vi.fn() };
    const { cstar, latest } = liveClient({ logger, logLevel: 'error' });
    cstar.realtime.onAny(() => {
      throw new Error('boom');
    });
    await tick();
    await latest().send(cursorFrame(0), frame(1));

    expect(error).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining('[cstar] The handler of * threw (boom)'),
      expect.objectContaining({ code: 'handler_failed' }),
    );
  });

  it('of the state or of errors may throw as well', async () => {
    const { cstar, latest } = liveClient();
    const { ids, handler } = collector();
    const bad = () => {
      throw new Error('boom');
    };
    cstar.realtime.onConnectionChange(bad);
    cstar.realtime.onError(bad);
    cstar.realtime.onAny(bad);
    cstar.realtime.onAny(handler);
    await tick();
    await latest().send(cursorFrame(0), frame(1));

    expect(ids).toEqual([id(1)]);
  });

  it('of the state, of gaps or of errors may reject as well, which is logged', async () => {
    const error = vi.fn();
    const logger: Logger = { error, warn: vi.fn(), info: vi.fn(), debug: vi.fn() };
    const { cstar, latest } = liveClient({ logger, logLevel: 'error' });
    const { ids, handler } = collector();
    const bad = async () => {
      throw new Error('boom');
    };
    cstar.realtime.onConnectionChange(bad);
    cstar.realtime.onGap(bad);
    cstar.realtime.onError(bad);
    cstar.realtime.onAny(handler);
    await tick();
    await latest().send(cursorFrame(0), gapFrame(1), 'id: evt_2\ndata: broken\n\n', frame(3, 2));

    expect(ids).toEqual([id(3)]);
    expect(error.mock.calls.map(([message]) => message)).toEqual(
      // Connecting, connected, the gap, and the event that cannot be read.
      Array(4).fill('[cstar] A listener of realtime threw.'),
    );
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('the disk is full');
      },
    ],
    ['rejects', () => Promise.reject(new Error('the disk is full'))],
  ])('may fail with a log that %s: the connection stays', async (_, error) => {
    const logger: Logger = { error, warn: vi.fn(), info: vi.fn(), debug: vi.fn() };
    const { cstar, latest, connections } = liveClient({ logger, logLevel: 'error' });
    const { ids, handler } = collector();
    cstar.realtime.onAny(() => {
      throw new Error('boom');
    });
    cstar.realtime.onAny(handler);
    await tick();
    await latest().send(cursorFrame(0), frame(1), frame(2));
    await tick(1_000);

    expect(ids).toEqual([id(1), id(2)]);
    expect(connections).toHaveLength(1);
    expect(latest().isOpen).toBe(true);
  });

  it('that comes during an event gets the next one, and one that goes gets no more', async () => {
    const { cstar, latest } = liveClient();
    const seen: string[] = [];
    cstar.realtime.onAny((event) => {
      if (event.id !== id(1)) return;
      offSecond();
      cstar.realtime.onAny((late) => seen.push(`late ${late.id}`));
    });
    const offSecond = cstar.realtime.onAny((event) => seen.push(`gone ${event.id}`));
    cstar.realtime.onAny((event) => seen.push(`there ${event.id}`));
    await tick();
    await latest().send(cursorFrame(0), frame(1) + frame(2));

    expect(seen).toEqual(['there evt_1', 'there evt_2', 'late evt_2']);
  });

  it('that is passed twice is called twice, and each goes by itself', async () => {
    const { cstar, latest } = liveClient();
    const { ids, handler } = collector();
    const off = cstar.realtime.onAny(handler);
    cstar.realtime.onAny(handler);
    await tick();
    await latest().send(cursorFrame(0), frame(1));
    off();
    off();
    await latest().send(frame(2));

    expect(ids).toEqual([id(1), id(1), id(2)]);
  });

  it('may close everything: what is left of the same chunk is dropped', async () => {
    const { cstar, latest, open } = liveClient();
    const { ids, handler } = collector();
    cstar.realtime.onAny(handler);
    cstar.realtime.onAny(() => cstar.realtime.close());
    cstar.realtime.onAny(handler);
    await tick();
    await latest().send(cursorFrame(0), frame(1) + frame(2));

    expect(ids).toEqual([id(1)]);
    expect(open()).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
