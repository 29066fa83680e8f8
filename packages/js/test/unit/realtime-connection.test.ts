import { CStarClient, CStarError } from '@cstar.help/js';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { publishableKey, rejection, root, teamId } from '../support/client.ts';
import { collector, cursorFrame, frame, liveClient, tick } from '../support/fake-stream.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

describe('a connection', () => {
  it('is not opened by a client, nor by whoever only listens to its state', async () => {
    const { cstar, connections } = liveClient();
    cstar.realtime.onConnectionChange(() => undefined);
    cstar.realtime.onError(() => undefined);
    cstar.realtime.onGap(() => undefined);
    await tick(60_000);

    expect(connections).toHaveLength(0);
    expect(cstar.realtime.status).toBe('idle');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('serves all handlers', async () => {
    const { cstar, connections } = liveClient();
    cstar.realtime.on('ticket.*', () => undefined);
    cstar.realtime.on('article.created', () => undefined);
    cstar.realtime.on('ticket.created', () => undefined);
    await tick();

    expect(connections).toHaveLength(1);
    expect(connections[0]?.url.pathname).toBe(`${root}/webhooks/listen`);
    expect(connections[0]?.types).toBe('article.created,ticket.*');
    expect(connections[0]?.init).toMatchObject({ method: 'GET', redirect: 'manual' });
    expect(connections[0]?.headers).toMatchObject({
      accept: 'text/event-stream',
      authorization: `Bearer ${publishableKey}`,
    });
    expect(connections[0]?.headers).not.toHaveProperty('last-event-id');
  });

  it('sends the headers of the client, and asks the fetch of the moment', async () => {
    const { fetch, connections } = liveClient();
    const cstar = new CStarClient({ apiKey: publishableKey, teamId, headers: { 'x-tenant': 'a' } });
    vi.stubGlobal('fetch', fetch);
    cstar.realtime.onAny(() => undefined);
    await tick();

    expect(connections[0]?.headers).toMatchObject({ 'x-tenant': 'a' });
  });

  it('tells its state', async () => {
    const { cstar, latest } = liveClient();
    const told: unknown[] = [];
    const off = cstar.realtime.onConnectionChange((...facts) => told.push(facts));
    const offHandler = cstar.realtime.onAny(() => undefined);
    await tick();
    await latest().send(cursorFrame(0));

    expect(cstar.realtime.connected).toBe(true);
    await latest().end();
    expect(cstar.realtime.connected).toBe(false);
    await tick(500);
    await latest().send(': ok\n\n');
    offHandler();
    await tick();
    expect(told).toEqual([
      [false, 'connecting'],
      [true, 'connected'],
      [false, 'reconnecting'],
      [true, 'connected'],
      [false, 'idle'],
    ]);
    off();
    cstar.realtime.close();
    expect(told).toHaveLength(5);
  });

  it('does not count as connected before it knows where to go on after a loss', async () => {
    const { cstar, latest } = liveClient();
    cstar.realtime.onAny(() => undefined);
    await tick();
    await latest().send(cursorFrame(0).slice(0, -1));
    expect(cstar.realtime.status).toBe('connecting');
    await latest().send(cursorFrame(0).slice(-1));
    expect(cstar.realtime.status).toBe('connected');
  });

  it('closes after the last handler is off', async () => {
    const { cstar, open } = liveClient();
    const first = cstar.realtime.on('ticket.*', () => undefined);
    const second = cstar.realtime.on('ticket.*', () => undefined);
    await tick();
    first();
    first();
    await tick();
    expect(open()).toBe(1);
    second();
    await tick();

    expect(open()).toBe(0);
    expect(cstar.realtime.status).toBe('idle');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('outlives the exchange of its only handler', async () => {
    const { cstar, connections, open } = liveClient();
    const off = cstar.realtime.on('ticket.*', () => undefined);
    await tick();
    off();
    cstar.realtime.on('ticket.*', () => undefined);
    await tick();

    expect(connections).toHaveLength(1);
    expect(open()).toBe(1);
  });

  it('is opened once, and at most one at a time, by a hundred handlers that come and go', async () => {
    const { cstar, connections, open } = liveClient();
    for (let round = 0; round < 100; round += 1) {
      const off = cstar.realtime.on('ticket.*', () => undefined);
      if (round % 3 === 0) await tick();
      expect(open()).toBeLessThanOrEqual(1);
      off();
      if (round % 5 === 0) await tick();
    }
    await tick();

    expect(open()).toBe(0);
    expect(connections.length).toBeLessThanOrEqual(100);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('starts with what happens from then on, after a time without handlers', async () => {
    const { cstar, connections, latest } = liveClient();
    const off = cstar.realtime.onAny(() => undefined);
    await tick();
    await latest().send(cursorFrame(0), frame(1));
    off();
    await tick();
    cstar.realtime.onAny(() => undefined);
    await tick();

    expect(connections.map(({ after }) => after)).toEqual([undefined, undefined]);
  });

  it.each<[string, (cstar: CStarClient) => void]>([
    ['destroy()', (cstar) => cstar.destroy()],
    ['close()', (cstar) => cstar.realtime.close()],
  ])('does not outlive a listener that calls %s while it is being opened', async (_, end) => {
    const { cstar, open } = liveClient();
    const statuses: string[] = [];
    cstar.realtime.onConnectionChange((_, status) => {
      statuses.push(status);
      if (statuses.length === 3) end(cstar);
    });
    const off = cstar.realtime.onAny(() => undefined);
    await Promise.resolve();
    off();
    await Promise.resolve();
    cstar.realtime.onAny(() => undefined);
    await tick();

    expect(statuses).toEqual(['connecting', 'idle', 'connecting', 'closed']);
    expect(open()).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not opened for a handler that is off before the code for it is there', async () => {
    const { cstar, connections } = liveClient();
    cstar.realtime.onAny(() => undefined)();
    await tick();

    expect(connections).toHaveLength(0);
  });
});

describe('close()', () => {
  it('takes the handlers off and ends the connection at once; a later handler opens a new one', async () => {
    const { cstar, connections, open } = liveClient();
    const { ids, handler } = collector();
    cstar.realtime.onAny(handler);
    await tick();
    cstar.realtime.close();
    cstar.realtime.close();

    expect(open()).toBe(0);
    expect(cstar.realtime.status).toBe('closed');
    await tick(60_000);
    expect(connections).toHaveLength(1);
    cstar.realtime.onAny(() => undefined);
    await tick();
    await connections[1]?.send(cursorFrame(0), frame(1));
    expect(cstar.realtime.status).toBe('connected');
    expect(ids).toEqual([]);
  });

  it('keeps a connection from being opened', async () => {
    const { cstar, connections } = liveClient();
    cstar.realtime.onAny(() => undefined);
    cstar.realtime.close();
    await tick(60_000);

    expect(connections).toHaveLength(0);
    expect(cstar.realtime.status).toBe('closed');
  });
});

describe('destroy()', () => {
  it('closes realtime, for good', async () => {
    const { cstar, open } = liveClient();
    cstar.realtime.onAny(() => undefined);
    await tick();
    cstar.destroy();

    expect(open()).toBe(0);
    expect(cstar.realtime.status).toBe('closed');
    expect(vi.getTimerCount()).toBe(0);
    expect(() => cstar.realtime.onAny(() => undefined)).toThrow(
      expect.objectContaining({ code: 'client_destroyed' }),
    );
  });

  it('before the first handler refuses it, too', async () => {
    const { cstar, connections } = liveClient();
    cstar.destroy();

    expect(() => cstar.realtime.onAny(() => undefined)).toThrow(CStarError);
    await tick();
    expect(connections).toHaveLength(0);
    expect(await rejection(cstar.whoami())).toMatchObject({ code: 'client_destroyed' });
  });
});

it.each<[string, object]>([
  ['realtime.mode', { mode: 'socket' }],
  ['realtime.pollInterval', { pollInterval: 0 }],
])('%s is checked when the client is made', (param, realtime) => {
  expect(() => liveClient({ realtime })).toThrow(expect.objectContaining({ param }));
});
