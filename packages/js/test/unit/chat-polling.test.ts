import { CStarError } from '@cstar.help/js/chat';
import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { listening, message, tick, ticket, ticketId } from '../support/fake-chat.ts';
import { networkFailure } from '../support/fake-fetch.ts';
import { failed, json, many, one } from '../support/replies.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 2, 1) });
  vi.spyOn(Math, 'random').mockReturnValue(1);
});

describe('polling', () => {
  it('with realtime: false, every five seconds, and nothing streams', async () => {
    const { server, chat, got, listen, statuses } = listening({ realtime: false });
    server.commit(1);
    listen();
    await tick();
    expect(got).toEqual(['1']);
    server.commit(2);
    await tick(4_999);
    expect(got).toEqual(['1']);
    await tick(1);

    expect(got).toEqual(['1', '2']);
    expect([server.connections.length, chat.isRealtimeReady, statuses]).toEqual([
      0,
      false,
      ['connecting', 'polling'],
    ]);
    chat.disconnect();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('at an interval of your own', async () => {
    const { server, got, listen } = listening({ realtime: false, pollingInterval: 60_000 });
    listen();
    await tick();
    server.commit(1);
    await tick(59_999);
    expect(got).toEqual([]);
    await tick(1);
    expect(got).toEqual(['1']);
  });

  it('steps in after two failed connections, until one works', async () => {
    const { server, got, listen, statuses } = listening();
    server.refuseStreams = () => networkFailure();
    server.commit(1);
    listen();
    await tick();
    expect(got).toEqual([]);
    await tick(500);
    expect(got).toEqual(['1']);
    server.commit(2);
    await tick(5_000);
    expect(got).toEqual(['1', '2']);
    server.refuseStreams = undefined;
    await tick(30_000);
    server.say(3);
    await tick();

    expect(got).toEqual(['1', '2', '3']);
    expect(statuses).toEqual(['connecting', 'reconnecting', 'polling', 'connected']);
    const calls = server.calls.length;
    await tick(30_000);
    expect(server.calls).toHaveLength(calls);
  });

  it('steps in at once where a platform cannot stream', async () => {
    const { server, got, listen } = listening();
    const { fetch } = server;
    const withoutBody = {
      status: 200,
      ok: true,
      headers: new Headers({ 'content-type': 'text/event-stream' }),
      text: async () => '',
    };
    const { chat } = listening({
      fetch: async (url, init) => (url.includes('/stream') ? withoutBody : fetch(url, init)),
    });
    listen();
    server.commit(1);
    chat.onMessage(ticketId, ({ content }) => got.push(content));
    await tick();
    expect(got).toContain('Message 1');
    expect(chat.status).toBe('polling');
    chat.destroy();
  });

  it('after a refusal, streaming is tried again: after five minutes, then after twice as long each time', async () => {
    const { server, chat, got, listen } = listening();
    let refusals = 0;
    server.refuseStreams = () => {
      refusals += 1;
      return failed(403);
    };
    listen();
    await tick();
    expect([refusals, chat.status]).toEqual([1, 'polling']);
    await tick(299_999);
    expect(refusals).toBe(1);
    await tick(1);
    expect(refusals).toBe(2);
    await tick(599_999);
    expect(refusals).toBe(2);
    server.refuseStreams = undefined;
    await tick(1);
    expect(chat.status).toBe('connected');
    const { length } = server.calls;
    server.say(1);
    await tick(60_000);
    expect(got).toEqual(['1']);
    // Polling would have made twelve of them.
    expect(server.calls.length - length).toBeLessThan(5);
    chat.destroy();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('tells changes of a ticket, too, and a new subscriber need not wait for the next', async () => {
    const { chat, server, got, listen } = listening({ realtime: false });
    const told: string[] = [];
    let status = 'open';
    server.intercept = ({ url }) =>
      url.pathname.endsWith(ticketId) ? json(one(ticket(ticketId, { status }))) : undefined;
    chat.onTicketUpdate(ticketId, (now) => told.push(now.status));
    await tick();
    status = 'resolved';
    await tick(5_000);
    await tick(5_000);
    expect(told).toEqual(['open', 'resolved']);
    server.commit(1);
    listen();
    await tick();
    expect(got).toEqual(['1']);
  });
});

describe('another customer', () => {
  const ada = { email: 'ada@example.com', externalId: 7, timestamp: 1 };
  const bob = { email: 'bob@example.com', externalId: 8, timestamp: 1 };

  it('ends every subscription of the one before, and nothing of them comes any more', async () => {
    const { server, chat, got, listen } = listening();
    await chat.identify(ada, 'signed');
    listen();
    await tick();
    let release = (): void => undefined;
    server.intercept = ({ url }) =>
      url.pathname.endsWith('/messages')
        ? new Promise((resolve) => {
            release = () => resolve(json(many([message(1)])));
          })
        : undefined;
    server.tell('message', message(1));
    await tick();
    const stream = server.latest();
    const identified = chat.identify(bob, 'signed');
    expect(stream.isOpen).toBe(false);
    release();
    await identified;
    await tick(60_000);

    expect(got).toEqual([]);
    expect([server.open(), vi.getTimerCount(), chat.status]).toEqual([0, 0, 'idle']);
  });

  it('who was a visitor before keeps their subscriptions, on a stream of their own', async () => {
    const { server, chat, got, listen } = listening();
    listen();
    await tick();
    await chat.identify(ada, 'signed');
    await tick();
    server.say(1);
    await tick();

    expect(got).toEqual(['1']);
    expect(server.connections.map(({ token }) => token)).toEqual(['visitor-1', 'customer-2']);
    expect(server.open()).toBe(1);
  });

  it('nobody after logout hears anything', async () => {
    const { server, chat, got, listen } = listening();
    await chat.identify(ada, 'signed');
    listen();
    await tick();
    await chat.logout();
    server.say(1);
    await tick(60_000);
    expect([got, server.open(), vi.getTimerCount()]).toEqual([[], 0, 0]);
  });
});

describe('the end', () => {
  test.each(['connecting', 'connected', 'waiting', 'polling', 'listing'])(
    'leaves no stream, timer or listener while %s',
    async (state) => {
      const { server, chat, listen, got } = listening({ realtime: state !== 'polling' });
      server.isMute = state === 'connecting';
      if (state === 'waiting') server.refuseStreams = () => networkFailure();
      if (state === 'listing')
        server.intercept = ({ url }) =>
          url.pathname.endsWith('/messages') ? new Promise(() => undefined) : undefined;
      listen();
      chat.onTyping(ticketId, () => undefined);
      await tick();
      chat.destroy();
      server.say(1);
      await tick(60_000);

      expect([server.open(), vi.getTimerCount(), got]).toEqual([0, 0, []]);
      expect(() => listen()).toThrowError(CStarError);
      await expect(chat.tickets.get(ticketId)).rejects.toMatchObject({ code: 'client_destroyed' });
    },
  );

  it('of the connection leaves the session, and a later subscription opens another', async () => {
    const { server, chat, listen } = listening();
    listen();
    await tick();
    chat.disconnect();
    expect([server.open(), vi.getTimerCount(), chat.status]).toEqual([0, 0, 'idle']);
    listen();
    await tick();
    expect(server.connections.map(({ token }) => token)).toEqual(['visitor-1', 'visitor-1']);
    chat.destroy();
  });

  it('of the page being seen parks the stream, and what was missed comes when it is seen again', async () => {
    const page = new EventTarget();
    let visibilityState = 'visible';
    vi.stubGlobal('document', Object.defineProperty(page, 'visibilityState', { get: () => visibilityState }));
    const show = (state: string) => {
      visibilityState = state;
      page.dispatchEvent(new Event('visibilitychange'));
    };
    const { server, got, listen, chat } = listening();
    listen();
    await tick();
    show('hidden');
    await tick(30_000);
    expect([server.open(), chat.status]).toEqual([0, 'idle']);
    server.commit(1);
    show('visible');
    await tick();
    expect([got, server.open()]).toEqual([['1'], 1]);
    chat.destroy();
  });
});
