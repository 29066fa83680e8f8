import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import {
  listening,
  message,
  messageId,
  otherTicketId,
  root,
  tick,
  ticket,
  ticketId,
} from '../support/fake-chat.ts';
import { failed, json, many } from '../support/replies.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 2, 1) });
  vi.spyOn(Math, 'random').mockReturnValue(1);
});

describe('messages', () => {
  it('come with those that are there first, oldest first, then as they happen', async () => {
    const { server, chat, got, listen } = listening();
    server.commit(1);
    server.commit(2);
    listen();
    await tick();
    expect(got).toEqual(['1', '2']);
    server.say(3);
    await tick();

    expect(got).toEqual(['1', '2', '3']);
    expect(chat.isRealtimeReady).toBe(true);
    expect(server.latest().url.pathname).toBe(`${root}/stream`);
    expect(server.latest().headers).toMatchObject({
      accept: 'text/event-stream',
      authorization: 'Bearer visitor-1',
    });
    chat.destroy();
  });

  it('are listed after the stream is there, and none is lost in between', async () => {
    const { server, got, listen } = listening();
    server.isMute = true;
    listen();
    await tick();
    expect(server.calls).toEqual(['POST sessions']);
    server.commit(1);
    server.latest().send('ready');
    server.say(2);
    await tick();
    expect(got).toEqual(['1', '2']);
  });

  it('of many pages all come', async () => {
    const { server, got, listen } = listening();
    for (let number = 0; number < 250; number += 1) server.commit(number);
    listen();
    await tick();
    expect(got).toHaveLength(250);
    expect(server.calls.filter((call) => call.endsWith('/messages'))).toHaveLength(3);
  });

  test.each([
    ['only new ones with history: false', { history: false }, ['3']],
    ['those after one that is known', { after: messageId(1) }, ['2', '3']],
    ['all', {}, ['1', '2', '3']],
  ])('%s', async (_, options, expected) => {
    const { server, got, listen } = listening();
    server.commit(1);
    server.commit(2);
    listen(options);
    await tick();
    server.say(3);
    await tick();
    expect(got).toEqual(expected);
  });

  it('that name the one before are passed on at once, without a question to the server', async () => {
    const { server, chat, listen } = listening();
    server.commit(1);
    listen();
    const plain: unknown[] = [];
    chat.onMessage(ticketId, (got) => plain.push(got));
    await tick();
    const before = server.calls.length;
    server.tell('message', { ...server.commit(2), previous_id: messageId(1) });
    server.tell('message', { ...server.commit(3), previous_id: messageId(2) });
    await tick();

    expect(plain).toEqual([message(1), message(2), message(3)]);
    expect(server.calls).toHaveLength(before);
  });

  it('that come twice, too late or out of order come once and in order', async () => {
    const { server, got, listen } = listening();
    listen();
    await tick();
    const [first, second, third] = [server.commit(1), server.commit(2), server.commit(3)];
    for (const one of [third, first, first, second, third]) server.tell('message', one);
    await tick();
    server.tell('message', second);
    await tick();
    expect(got).toEqual(['1', '2', '3']);
  });

  it('that were sent while the connection was lost come with the next', async () => {
    const { server, got, listen, statuses } = listening();
    listen();
    await tick();
    server.latest().end();
    server.commit(1);
    await tick(500);
    server.say(2);
    await tick();

    expect(got).toEqual(['1', '2']);
    expect(statuses).toEqual(['connecting', 'connected', 'reconnecting', 'connected']);
  });

  it('that a list could not know which began before the connection come with another list', async () => {
    const { server, got, listen } = listening();
    listen();
    await tick();
    let release = (): void => undefined;
    server.intercept = ({ url }) => {
      if (!url.pathname.endsWith('/messages')) return undefined;
      server.intercept = undefined;
      // As it is at the moment of the question.
      const answer = json(many(server.messages.slice()));
      return new Promise((resolve) => {
        release = () => resolve(answer);
      });
    };
    server.tell('message', message(0));
    await tick();
    server.latest().end();
    server.commit(1);
    await tick(500);
    release();
    await tick();
    expect(got).toEqual(['1']);
  });

  it('that a list repeats come once', async () => {
    const { server, got, listen } = listening();
    server.commit(1);
    listen();
    await tick();
    server.intercept = ({ url }) =>
      url.pathname.endsWith('/messages') ? json(many([message(1), message(2)])) : undefined;
    server.say(2);
    await tick();
    expect(got).toEqual(['1', '2']);
  });

  it('that cannot be listed are asked for again, with a new connection', async () => {
    const { server, got, listen, errors } = listening();
    server.commit(1);
    let failures = 2;
    server.intercept = ({ url }) => {
      if (!url.pathname.endsWith('/messages') || failures === 0) return undefined;
      failures -= 1;
      return failed(503);
    };
    listen();
    await tick(5_000);

    expect(got).toEqual(['1']);
    expect(errors).toHaveLength(2);
    expect(server.connections).toHaveLength(3);
    expect(server.open()).toBe(1);
  });

  it('go to every handler, whatever another does', async () => {
    const { server, chat, got, errors, listen } = listening();
    chat.onMessage(ticketId, () => {
      throw new Error('mine');
    });
    chat.onMessage(ticketId, async () => {
      throw new Error('mine, later');
    });
    listen();
    server.commit(1);
    await tick();

    expect(got).toEqual(['1']);
    expect(errors.map(({ code, cause }) => [code, `${cause}`])).toEqual([
      ['handler_failed', 'Error: mine'],
      ['handler_failed', 'Error: mine, later'],
    ]);
  });

  it('do not come any more after off(), not even from within the handler', async () => {
    const { server, chat } = listening();
    server.commit(1);
    server.commit(2);
    const got: string[] = [];
    const off = chat.onMessage(ticketId, ({ content }) => {
      got.push(content);
      off();
    });
    await tick();
    server.say(3);
    await tick();
    expect(got).toEqual(['Message 1']);
    expect([server.open(), vi.getTimerCount(), chat.status]).toEqual([0, 0, 'idle']);
  });
});

describe('the stream', () => {
  it('is one for all tickets, opened again when another one is followed', async () => {
    const { server, chat, listen, handler } = listening();
    listen();
    chat.onTyping(ticketId, () => undefined);
    await tick();
    const off = chat.onMessage(otherTicketId, handler);
    await tick();
    off();
    await tick();

    expect(server.connections.map(({ tickets }) => tickets)).toEqual([[ticketId], [ticketId, otherTicketId]]);
    expect(server.open()).toBe(1);
  });

  it('is for twenty tickets at most', async () => {
    const { chat, handler } = listening();
    for (let number = 0; number < 20; number += 1) chat.onMessage(`tkt_${number}`, handler);
    chat.onMessage('tkt_19', handler);
    expect(() => chat.onMessage('tkt_20', handler)).toThrowError(/20/);
    chat.destroy();
  });

  it('passes on who types, and takes their stop for said after six seconds', async () => {
    const { server, chat } = listening();
    const told: boolean[] = [];
    const off = chat.onTyping(ticketId, ({ is_typing: isTyping }) => told.push(isTyping));
    await tick();
    const typing = { ticket_id: ticketId, sender: 'agent', sender_name: 'Grace', is_typing: true };
    server.tell('typing', typing);
    await tick(5_999);
    server.tell('typing', typing);
    await tick(5_999);
    expect(told).toEqual([true, true]);
    await tick(1);
    expect(told).toEqual([true, true, false]);
    server.tell('typing', typing);
    server.tell('typing', { ...typing, is_typing: false });
    await tick(10_000);
    expect(told).toEqual([true, true, false, true, false]);
    server.tell('typing', typing);
    await tick();
    off();
    await tick();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('passes on a ticket as it is, and every change once', async () => {
    const { server, chat } = listening();
    const told: unknown[] = [];
    chat.onTicketUpdate(ticketId, ({ status, unread_count: unread }) => told.push([status, unread]));
    await tick();
    const later = { status: 'resolved', updated_at: '2026-03-01T00:00:01.000Z' };
    server.tell('ticket', ticket(ticketId, later));
    server.tell('ticket', ticket(ticketId, later));
    server.tell('ticket', ticket());
    server.tell('ticket', ticket(ticketId, { ...later, unread_count: 1 }));
    await tick();
    expect(told).toEqual([
      ['open', 0],
      ['resolved', 0],
      ['resolved', 1],
    ]);
  });

  it('that is refused for one ticket goes on for the others', async () => {
    const { server, chat, got, errors, listen, handler } = listening();
    server.intercept = ({ url }) => (url.pathname.includes(otherTicketId) ? failed(404) : undefined);
    server.refuseStreams = ({ url }) => (url.search.includes(otherTicketId) ? failed(404) : undefined);
    listen();
    chat.onTyping(otherTicketId, () => undefined);
    chat.onMessage(otherTicketId, handler);
    await tick();
    server.say(1);
    await tick();

    expect(got).toEqual(['1']);
    expect(server.latest().tickets).toEqual([ticketId]);
    expect(errors.map(({ statusCode }) => statusCode)).toContain(404);
  });

  it('that tells the end of a ticket is believed when the server confirms it', async () => {
    const { server, chat, errors, got, listen } = listening();
    listen();
    await tick();
    // As with a visitor who is being identified: the ticket is still theirs.
    server.tell('closed', { ticket_id: ticketId });
    await tick();
    server.say(1);
    await tick();
    expect([got, server.connections.length]).toEqual([['1'], 2]);
    server.intercept = () => failed(404);
    server.tell('closed', { ticket_id: ticketId });
    await tick();

    expect(errors.map(({ statusCode }) => statusCode)).toEqual([404]);
    expect([server.open(), chat.status, vi.getTimerCount()]).toEqual([0, 'idle', 0]);
  });

  it('whose token is refused comes again with another', async () => {
    const { server, listen, errors } = listening();
    listen();
    await tick();
    server.revoked.add('visitor-1');
    server.latest().end();
    await tick(500);

    expect(server.connections.map(({ token }) => token)).toEqual(['visitor-1', 'visitor-2']);
    expect(errors).toEqual([]);
  });

  it('that cannot be read is told, and goes on', async () => {
    const { server, errors, got, listen } = listening();
    listen();
    await tick();
    server.latest().send('message');
    server.tell('unheard', { ticket_id: ticketId });
    server.say(1);
    await tick();
    expect(got).toEqual(['1']);
    expect(errors).toEqual([]);
  });
});
