import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listening, tick, ticketId } from '../support/fake-chat.ts';

const live = '../../src/chat/live.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 2, 1) });
});
afterEach(() => {
  vi.doUnmock(live);
  vi.resetModules();
});

/** The code for subscriptions cannot be had until the gate is opened. */
function blocked() {
  const load = vi.fn(() => {
    throw new Error('offline');
  });
  vi.doMock(live, load);
  return { load, open: () => vi.doUnmock(live) };
}

describe('the code for subscriptions', () => {
  it('is not loaded by calls, nor by those who only listen to the state', async () => {
    const { load } = blocked();
    const { chat } = listening();
    await chat.tickets.get(ticketId);
    chat.disconnect();
    await tick();

    expect([load.mock.calls.length, chat.status]).toEqual([0, 'idle']);
  });

  it('that cannot be loaded is told, and tried again when a poll would be due', async () => {
    const { open } = blocked();
    const { server, chat, got, errors, statuses, listen } = listening({ pollingInterval: 700 });
    server.commit(1);
    listen();
    await tick();
    expect(errors.map(({ code, message }) => `${code} ${message}`)).toEqual([
      expect.stringMatching(/^connection_failed .* could not be loaded/),
    ]);
    expect([chat.status, server.calls]).toEqual(['connecting', []]);
    await tick(699);
    expect(errors).toHaveLength(1);
    open();
    await tick(1);
    await tick();

    expect([got, errors.length, statuses]).toEqual([['1'], 1, ['connecting', 'connected']]);
    chat.destroy();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is tried again at once with the next subscription', async () => {
    const { open } = blocked();
    const { server, chat, got, listen } = listening();
    server.commit(1);
    listen();
    await tick();
    open();
    const thread = chat.thread(ticketId);
    await tick();
    await tick();

    expect([got, thread.messages.length, server.open()]).toEqual([['1'], 1, 1]);
    chat.destroy();
  });

  it.each<[string, (chat: ReturnType<typeof listening>['chat'], off: () => void) => void]>([
    ['the client is destroyed', (chat) => chat.destroy()],
    ['it is disconnected', (chat) => chat.disconnect()],
    ['the subscription is taken off', (_, off) => off()],
    ['the customer leaves', (chat) => void chat.logout()],
  ])('opens nothing when it comes after %s', async (_, leave) => {
    const { server, chat, got, errors, listen } = listening();
    const off = listen();
    const thread = chat.thread(ticketId);
    // The plan is made, and the code is on its way.
    await Promise.resolve();
    expect(chat.status).toBe('connecting');
    leave(chat, () => {
      off();
      thread.close();
    });
    await tick(60_000);

    expect([server.calls, server.connections, got, errors]).toEqual([[], [], [], []]);
    expect([chat.status, vi.getTimerCount(), thread.isLoading]).toEqual(['idle', 0, false]);
  });

  it('that fails for a client that has ended bothers nobody', async () => {
    blocked();
    const { chat, errors, listen } = listening();
    listen();
    await Promise.resolve();
    chat.destroy();
    await tick(60_000);

    expect([errors, vi.getTimerCount()]).toEqual([[], 0]);
  });

  it('serves subscriptions that went and came while it was on its way', async () => {
    const { server, chat, got, listen } = listening();
    server.commit(1);
    listen()();
    listen();
    await tick();
    await tick();

    expect([got, server.open(), chat.status]).toEqual([['1'], 1, 'connected']);
    chat.destroy();
  });
});
