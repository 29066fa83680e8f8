import type { CStarError, RealtimeGap } from '@cstar.help/js';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { collector, cursorFrame, frame, id, liveClient, tick, wireEvent } from '../support/fake-stream.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(1);
});

/** A client with one handler and an open stream after event 0, and what it was told. */
async function listening() {
  const live = liveClient();
  const { ids, events, handler } = collector();
  const errors: CStarError[] = [];
  const gaps: RealtimeGap[] = [];
  live.cstar.realtime.onError((error) => errors.push(error));
  live.cstar.realtime.onGap((gap) => gaps.push(gap));
  live.cstar.realtime.onAny(handler);
  await tick();
  await live.latest().send(cursorFrame(0));
  /** Breaks the connection and lets the next one be made. */
  const reconnect = async () => {
    await live.latest().end();
    await tick(30_000);
    await live.latest().send(': ok\n\n');
  };
  const numbers = () => ids.map((text) => Number(text.slice(4)));
  return { ...live, events, errors, gaps, reconnect, numbers };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('what comes twice is passed on once', () => {
  it('on one connection', async () => {
    const { latest, numbers } = await listening();
    await latest().send(frame(1), frame(1), frame(2), frame(1), frame(3), frame(3) + frame(2));

    expect(numbers()).toEqual([1, 2, 3]);
  });

  it('on the next connection', async () => {
    const { latest, numbers, reconnect } = await listening();
    await latest().send(frame(1), frame(2), frame(3));
    await reconnect();
    await latest().send(frame(2, 1), frame(3), frame(4));

    expect(numbers()).toEqual([1, 2, 3, 4]);
  });

  it('by a server that replays more than it should, and starts its chain there', async () => {
    const { latest, numbers, reconnect } = await listening();
    await latest().send(frame(1), frame(2), frame(3));
    await reconnect();
    await latest().send(frame(1, 3), frame(2), frame(3), frame(4));
    await reconnect();

    expect(numbers()).toEqual([1, 2, 3, 4]);
    expect(latest().after).toBe(id(4));
  });

  it('by a server that names no predecessors', async () => {
    const { latest, numbers, reconnect } = await listening();
    await latest().send(frame(1, null), frame(2, null), frame(1, null));
    await reconnect();
    expect(latest().after).toBe(id(2));
    await latest().send(frame(2, null), frame(3, null));

    expect(numbers()).toEqual([1, 2, 3]);
  });

  it('as long as fewer than 5 000 others came in between', async () => {
    const { latest, numbers } = await listening();
    await latest().send(
      range(1, 5_000)
        .map((number) => frame(number))
        .join(''),
    );
    await latest().send(frame(1, 0), frame(5_001));

    expect(numbers()).toEqual(range(1, 5_001));
  });
});

describe('what comes out of order', () => {
  it.each<[string, number[]]>([
    ['two change places', [2, 1, 3, 4]],
    ['the first comes last', [2, 3, 4, 1]],
    ['all come backwards', [4, 3, 2, 1]],
    ['one comes early, and twice', [3, 3, 1, 2, 4]],
    ['the same two change places again', [2, 1, 2, 1, 4, 3]],
  ])('waits for its predecessor: %s', async (_, arrival) => {
    const { connections, latest, numbers } = await listening();
    await latest().send(...arrival.map((number) => frame(number)));

    expect(numbers()).toEqual([1, 2, 3, 4]);
    await tick(3_000);
    expect(connections).toHaveLength(1);
  });

  it('waits two seconds for it, and is then asked for again after the last one in order', async () => {
    const { connections, latest, numbers, errors } = await listening();
    await latest().send(frame(1), frame(3), frame(4));
    await tick(1_999);
    expect(numbers()).toEqual([1]);
    expect(connections).toHaveLength(1);
    await tick(501);
    expect(connections).toHaveLength(2);
    expect(latest().after).toBe(id(1));
    await latest().send(frame(2), frame(3), frame(4));

    expect(numbers()).toEqual([1, 2, 3, 4]);
    expect(errors).toEqual([]);
  });

  it('waits anew for each hole', async () => {
    const { connections, latest, numbers } = await listening();
    await latest().send(frame(2), frame(4));
    await tick(1_500);
    await latest().send(frame(1));
    await tick(1_500);
    await latest().send(frame(3));

    expect(numbers()).toEqual([1, 2, 3, 4]);
    expect(connections).toHaveLength(1);
  });

  it('does not wait when too much does', async () => {
    const { connections, latest, numbers } = await listening();
    await latest().send(
      range(2, 1_003)
        .map((number) => frame(number))
        .join(''),
    );
    await tick(500);

    expect(connections).toHaveLength(2);
    expect(latest().after).toBe(id(0));
    await latest().send(
      range(1, 1_004)
        .map((number) => frame(number))
        .join(''),
    );
    expect(numbers()).toEqual(range(1, 1_004));
  });

  it('is forgotten when the connection breaks, and comes again with the next', async () => {
    const { latest, numbers, reconnect } = await listening();
    await latest().send(frame(1), frame(3));
    await reconnect();
    expect(latest().after).toBe(id(1));
    await latest().send(frame(2), frame(3));

    expect(numbers()).toEqual([1, 2, 3]);
  });

  it('is passed on, with a gap, when its predecessor is in no replay either', async () => {
    const { latest, numbers, gaps, connections } = await listening();
    await latest().send(frame(1), frame(3), frame(4));
    await tick(2_500);
    await latest().send(frame(3), frame(4));
    await tick(3_000);
    await latest().send(frame(3), frame(4), frame(6, 5));
    expect(gaps).toEqual([]);
    await tick(2_000);

    expect(gaps).toEqual([{ reason: 'missing', cursor: id(1) }]);
    expect(numbers()).toEqual([1, 3, 4, 6]);
    expect(connections).toHaveLength(3);
    await latest().send(frame(7));
    expect(numbers()).toEqual([1, 3, 4, 6, 7]);
  });
});

describe('a frame that moves the cursor', () => {
  it('is the predecessor of what follows, and where the next connection goes on', async () => {
    const { latest, numbers, reconnect } = await listening();
    await latest().send(frame(1), cursorFrame(5), frame(6));
    expect(numbers()).toEqual([1, 6]);
    await latest().send(cursorFrame(9));
    await reconnect();

    expect(latest().after).toBe(id(9));
  });

  it('waits with what waits', async () => {
    const { latest, numbers, reconnect } = await listening();
    await latest().send(frame(2), cursorFrame(5), frame(6, 5));
    expect(numbers()).toEqual([]);
    await latest().send(frame(1));
    expect(numbers()).toEqual([1, 2, 6]);
    await reconnect();

    expect(latest().after).toBe(id(6));
  });

  it('may name its predecessor, and waits for it', async () => {
    const { latest, numbers, reconnect } = await listening();
    await latest().send(frame(1), cursorFrame(5, { previous_id: id(2) }));
    await reconnect();
    expect(latest().after).toBe(id(1));
    await latest().send(cursorFrame(5, { previous_id: id(2) }), frame(2), frame(6, 5));

    expect(numbers()).toEqual([1, 2, 6]);
  });

  it('that overtakes an event takes nothing away, nor the order of what follows', async () => {
    const { connections, latest, numbers, reconnect } = await listening();
    await latest().send(
      frame(1),
      cursorFrame(5),
      frame(2),
      frame(3),
      frame(6, 5),
      frame(7),
      frame(9),
      frame(8),
    );
    await tick(3_000);

    expect(numbers()).toEqual([1, 2, 3, 6, 7, 8, 9]);
    expect(connections).toHaveLength(1);
    await reconnect();
    expect(latest().after).toBe(id(9));
  });

  it('of a kind that is not known yet moves it as well', async () => {
    const { latest, errors, reconnect } = await listening();
    await latest().send(`event: cstar.tomorrow\nid: ${id(4)}\ndata: not json\n\n`);
    await latest().send('event: cstar.tomorrow\ndata: {}\n\n');
    await reconnect();

    expect(latest().after).toBe(id(4));
    expect(errors).toEqual([]);
  });
});

describe('a gap', () => {
  it('is told once, and it goes on from there', async () => {
    const { latest, numbers, gaps, reconnect } = await listening();
    await latest().send(frame(1));
    await reconnect();
    await latest().send(`event: cstar.gap\nid: ${id(50)}\ndata: {"reason":"expired"}\n\n`, frame(51));
    await reconnect();
    await latest().send(frame(52));

    expect(gaps).toEqual([{ reason: 'expired', cursor: id(50) }]);
    expect(numbers()).toEqual([1, 51, 52]);
    expect(latest().after).toBe(id(51));
  });
});

describe('an event that cannot be read', () => {
  it.each([
    ['no JSON', '{"id":'],
    ['null', 'null'],
    ['a number', '1'],
    ['without a type', '{"id":"evt_2"}'],
    ['without an id', '{"type":"ticket.created"}'],
  ])('is left out and told as an error, and the cursor moves: %s', async (_, data) => {
    const { latest, numbers, errors, reconnect } = await listening();
    await latest().send(frame(1), `id: ${id(2)}\nevent: ticket.created\ndata: ${data}\n\n`, frame(3));
    expect(numbers()).toEqual([1, 3]);
    await latest().send(`id: ${id(4)}\nevent: ticket.created\ndata: ${data}\n\n`);
    await reconnect();

    expect(latest().after).toBe(id(4));
    expect(errors.map(({ code, name }) => [code, name])).toEqual([
      ['malformed_event', 'CStarServerError'],
      ['malformed_event', 'CStarServerError'],
    ]);
  });
});

describe('bytes', () => {
  const euro = frame(1, 0, { data: { ticket: { title: 'Grüße 🎉 für 5 €' } } });
  const text = `\uFEFF${cursorFrame(0)}: heartbeat\n\n${euro}${frame(2)}`;

  it.each([
    ['\n', text],
    ['\r\n', text.replaceAll('\n', '\r\n')],
    ['\r', `${text.replaceAll('\n', '\r')}: more\r`],
  ])('may be cut anywhere: lines end with %j', async (_, all) => {
    const bytes = new TextEncoder().encode(all);
    for (let cut = 1; cut < bytes.length; cut += 1) {
      const { cstar, latest } = liveClient();
      const { events, handler } = collector();
      cstar.realtime.onAny(handler);
      await tick();
      await latest().send(bytes.slice(0, cut), bytes.slice(cut));
      cstar.realtime.close();

      expect(events).toEqual([
        wireEvent(1, { data: { ticket: { title: 'Grüße 🎉 für 5 €' } } }),
        wireEvent(2),
      ]);
    }
  });

  it('may come one by one', async () => {
    const { cstar, latest } = liveClient();
    const { ids, handler } = collector();
    cstar.realtime.onAny(handler);
    await tick();
    await latest().send(...Array.from(new TextEncoder().encode(text), (byte) => Uint8Array.of(byte)));

    expect(ids).toEqual([id(1), id(2)]);
  });

  it('without an end do not fill the memory', async () => {
    const { latest, connections } = await listening();
    const endless = 'x'.repeat(1024 * 1024);
    for (let sent = 0; sent < 10; sent += 1) await latest().send(endless);
    await tick(500);

    expect(connections).toHaveLength(2);
  });
});
