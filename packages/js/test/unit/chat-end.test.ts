import type { ChatClient } from '@cstar.help/js/chat';
import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { rejection } from '../support/client.ts';
import { chatWith, listening, tick, ticketId } from '../support/fake-chat.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 2, 1) });
});

const ada = { email: 'ada@example.com', externalId: 7, timestamp: 1 };

describe('a listener that leaves and comes back in its turn', () => {
  /** Gives how often it was called; so that a round without end fails instead of hanging, it stays away after a while. */
  function restless(add: (listener: () => void) => () => void): () => number {
    let count = 0;
    let off = (): void => undefined;
    const listener = (): void => {
      count += 1;
      off();
      if (count < 10) off = add(listener);
    };
    off = add(listener);
    return () => count;
  }

  test.each([
    ['onConnectionChange', (chat: ChatClient, listener: () => void) => chat.onConnectionChange(listener)],
    ['onCustomerChange', (chat: ChatClient, listener: () => void) => chat.onCustomerChange(listener)],
  ])('is told once in a round: %s', async (_, add) => {
    const { chat } = chatWith();
    const count = restless((listener) => add(chat, listener));
    if (_ === 'onCustomerChange') await chat.identify(ada, 'signed');
    else chat.onMessage(ticketId, () => undefined);
    await tick();
    // connecting, then connected.
    expect(count()).toBe(_ === 'onCustomerChange' ? 1 : 2);
    chat.destroy();
  });

  it('is told once in a round: onError', async () => {
    const { chat, server } = chatWith();
    const count = restless((listener) => chat.onError(listener));
    server.intercept = () => Promise.reject(new TypeError('failed'));
    await chat.sendTyping(ticketId);
    expect(count()).toBe(1);
  });

  it('is told once in a round: thread.subscribe', async () => {
    const { chat } = chatWith();
    const thread = chat.thread(ticketId);
    const count = restless(thread.subscribe);
    await tick();
    expect(count()).toBe(1);
    chat.destroy();
  });

  it('is told once in a round: onTyping', async () => {
    const { chat, server } = chatWith();
    const count = restless((listener) => chat.onTyping(ticketId, listener));
    await tick();
    server.tell('typing', { ticket_id: ticketId, sender: 'agent', sender_name: 'Grace', is_typing: false });
    await tick();
    expect(count()).toBe(1);
    chat.destroy();
  });

  it('that another one takes off in its round is not told any more', async () => {
    const { chat } = chatWith();
    const told: string[] = [];
    chat.onCustomerChange(() => off());
    const off = chat.onCustomerChange(() => told.push('second'));
    await chat.identify(ada, 'signed');
    expect(told).toEqual([]);
  });
});

describe('a client that was destroyed', () => {
  const source = () => {
    let listener: (session: unknown) => void = () => undefined;
    let id: string | null = 'cus_1';
    const session = () => id && { customer: { id, email: 'a@b.c', name: 'Ada' } };
    return {
      getSession: session,
      getAccessToken: async () => id && `${id}-token`,
      onSessionChange(given: typeof listener) {
        listener = given;
        return () => undefined;
      },
      leave() {
        id = null;
        listener(null);
      },
    };
  };

  const calls: [string, (chat: ChatClient) => Promise<unknown>][] = [
    ['tickets.get', async (chat) => chat.tickets.get(ticketId)],
    ['messages.send', async (chat) => chat.messages.send(ticketId, 'Hello')],
    ['markRead', (chat) => chat.markRead(ticketId)],
    ['identify', (chat) => chat.identify(ada, 'signed')],
    ['logout', (chat) => chat.logout()],
    ['getAccessToken', (chat) => chat.getAccessToken()],
    ['onMessage', async (chat) => chat.onMessage(ticketId, () => undefined)],
    ['thread', async (chat) => chat.thread(ticketId)],
  ];

  test.each(calls)('stays so, whoever leaves after: %s', async (_, run) => {
    const auth = source();
    const { server, chat } = chatWith({ auth });
    await chat.tickets.get(ticketId);
    const count = server.calls.length;
    chat.destroy();
    auth.leave();

    expect(await rejection(run(chat))).toMatchObject({ code: 'client_destroyed' });
    expect(server.calls).toHaveLength(count);
  });

  test.each(calls)('stays so after a logout: %s', async (_, run) => {
    const { server, chat } = listening();
    await chat.identify(ada, 'signed');
    const count = server.calls.length;
    chat.destroy();
    await rejection(chat.logout());

    expect(await rejection(run(chat))).toMatchObject({ code: 'client_destroyed' });
    expect(server.calls).toHaveLength(count);
  });
});
