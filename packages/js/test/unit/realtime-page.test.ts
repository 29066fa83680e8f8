import { beforeEach, describe, expect, it, vi } from 'vitest';
import { networkFailure } from '../support/fake-fetch.ts';
import { collector, cursorFrame, frame, id, liveClient, tick } from '../support/fake-stream.ts';
import { failed } from '../support/replies.ts';

/** An event target that counts its listeners. */
class Countable extends EventTarget {
  listeners = 0;
  visibilityState = 'visible';

  override addEventListener(...given: Parameters<EventTarget['addEventListener']>): void {
    this.listeners += 1;
    super.addEventListener(...given);
  }

  override removeEventListener(...given: Parameters<EventTarget['removeEventListener']>): void {
    this.listeners -= 1;
    super.removeEventListener(...given);
  }
}

let document: Countable;
let page: Countable;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(1);
  document = new Countable();
  page = new Countable();
  vi.stubGlobal('document', document);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
});

function turn(visibilityState: 'hidden' | 'visible'): void {
  document.visibilityState = visibilityState;
  document.dispatchEvent(new Event('visibilitychange'));
}

async function listening() {
  const live = liveClient();
  const { ids, handler } = collector();
  live.cstar.realtime.onAny(handler);
  await tick();
  await live.latest().send(cursorFrame(0), frame(1));
  return { ...live, ids };
}

describe('a page that is hidden', () => {
  it('keeps its connection for a while', async () => {
    const { latest, connections } = await listening();
    turn('hidden');
    await tick(29_999);
    await latest().send(': heartbeat\n\n');
    turn('visible');
    await tick(10_000);

    expect(connections).toHaveLength(1);
    expect(latest().isOpen).toBe(true);
  });

  it('lets its connection go after 30 seconds, and goes on where it was when it is seen again', async () => {
    const { cstar, latest, open, connections, ids } = await listening();
    turn('hidden');
    await tick(30_000);
    expect(open()).toBe(0);
    expect(cstar.realtime.status).toBe('idle');
    await tick(3_600_000);
    expect(connections).toHaveLength(1);
    turn('visible');
    await tick();
    await latest().send(': ok\n\n', frame(1, 0), frame(2, 1));

    expect(latest().after).toBe(id(1));
    expect(ids).toEqual([id(1), id(2)]);
    expect(cstar.realtime.status).toBe('connected');
  });

  it('from the start lets it go as well', async () => {
    document.visibilityState = 'hidden';
    const { open } = await listening();
    await tick(30_000);

    expect(open()).toBe(0);
  });

  it('may get handlers, which are served when it is seen again', async () => {
    const { cstar, latest, connections } = await listening();
    turn('hidden');
    await tick(30_000);
    cstar.realtime.on('ticket.*', () => undefined);
    await tick();
    expect(connections).toHaveLength(1);
    turn('visible');
    await tick();

    expect(latest().after).toBe(id(1));
  });

  it('stops polling, too', async () => {
    const { cstar, polls, answer } = await listening();
    cstar.realtime.close();
    answer(networkFailure());
    cstar.realtime.onAny(() => undefined);
    await tick(20_000);
    turn('hidden');
    await tick(30_000);
    const count = polls.length;
    expect(count).toBeGreaterThan(0);
    await tick(60_000);
    expect(polls).toHaveLength(count);
    turn('visible');
    await tick();

    expect(polls).toHaveLength(count + 1);
  });

  it('and seen again waits all the same as long as the server asked for', async () => {
    const { cstar, connections, latest, answer } = await listening();
    answer(failed(503, {}, { 'retry-after': '120' }), 'stream');
    await latest().end();
    await tick(500);
    turn('hidden');
    await tick(60_000);
    turn('visible');
    page.dispatchEvent(new Event('online'));
    await tick();
    expect(cstar.realtime.status).toBe('reconnecting');
    await tick(60_999);
    expect(connections).toHaveLength(2);
    await tick(1);

    expect(connections).toHaveLength(3);
    cstar.realtime.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('and seen again after that time connects at once', async () => {
    const { connections, latest, answer } = await listening();
    answer(failed(503, {}, { 'retry-after': '120' }), 'stream');
    await latest().end();
    await tick(500);
    turn('hidden');
    await tick(121_000);
    expect(connections).toHaveLength(2);
    turn('visible');
    await tick();

    expect(connections).toHaveLength(3);
  });

  it('and seen again polls no sooner than the server asked for', async () => {
    const { cstar, polls, answerPolls } = liveClient({ realtime: { mode: 'poll' } });
    answerPolls(failed(429, {}, { 'retry-after': '120' }));
    cstar.realtime.onAny(() => undefined);
    await tick();
    turn('hidden');
    await tick(60_000);
    turn('visible');
    page.dispatchEvent(new Event('online'));
    await tick(60_999);
    expect(polls).toHaveLength(1);
    await tick(1);

    expect(polls).toHaveLength(2);
    cstar.realtime.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that is seen again after the machine slept notices a dead connection at once', async () => {
    const { open } = await listening();
    turn('hidden');
    vi.setSystemTime(Date.now() + 60_000);
    turn('visible');

    expect(open()).toBe(0);
  });
});

describe('a network that is back', () => {
  it('ends the wait', async () => {
    const { connections, latest, answer } = await listening();
    answer(networkFailure());
    await latest().end();
    await tick(60_000);
    answer('stream');
    const count = connections.length;
    page.dispatchEvent(new Event('online'));
    await tick();

    expect(connections).toHaveLength(count + 1);
  });

  it('does not end a wait that the server asked for', async () => {
    const { connections, latest, answer } = await listening();
    answer(failed(503, {}, { 'retry-after': '60' }));
    await latest().end();
    await tick(500);
    page.dispatchEvent(new Event('online'));
    await tick(10_000);

    expect(connections).toHaveLength(2);
  });

  it('leaves an open connection alone', async () => {
    const { connections } = await listening();
    page.dispatchEvent(new Event('online'));
    await tick(10_000);

    expect(connections).toHaveLength(1);
  });

  it('does not wake a hidden page', async () => {
    const { connections } = await listening();
    turn('hidden');
    await tick(30_000);
    page.dispatchEvent(new Event('online'));
    await tick(60_000);

    expect(connections).toHaveLength(1);
  });
});

describe('on the page', () => {
  it('nothing is left of a hundred handlers that came and went', async () => {
    const { cstar } = liveClient();
    for (let round = 0; round < 100; round += 1) {
      const off = cstar.realtime.onAny(() => undefined);
      await tick();
      expect([document.listeners, page.listeners]).toEqual([1, 1]);
      off();
      await tick();
    }

    expect([document.listeners, page.listeners]).toEqual([0, 0]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('nothing is left after a refusal', async () => {
    const { cstar, latest, answer } = await listening();
    answer(failed(401));
    await latest().end();
    await tick(500);

    expect(cstar.realtime.status).toBe('closed');
    expect([document.listeners, page.listeners]).toEqual([0, 0]);
  });

  it('nothing is left after close() while it is hidden', async () => {
    const { cstar } = await listening();
    turn('hidden');
    cstar.realtime.close();

    expect([document.listeners, page.listeners]).toEqual([0, 0]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['neither document nor window', undefined, undefined],
    ['a document that can do nothing', {}, undefined],
  ])('there may be %s', async (_, bare, listen) => {
    vi.stubGlobal('document', bare);
    vi.stubGlobal('addEventListener', listen);
    vi.stubGlobal('removeEventListener', listen);
    const { cstar, ids } = await listening();
    cstar.realtime.close();

    expect(ids).toEqual([id(1)]);
  });
});
