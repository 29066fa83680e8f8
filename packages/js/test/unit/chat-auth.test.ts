import { ChatClientAuthError, CStarAuthenticationError, CStarError } from '@cstar.help/js/chat';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { rejection } from '../support/client.ts';
import { chatWith, type FakeChat, ticketId } from '../support/fake-chat.ts';

const tokens = (server: FakeChat) =>
  server.sent.map(({ headers }) => headers.authorization?.replace('Bearer ', ''));

beforeEach(() => {
  vi.useFakeTimers();
});

describe('with the option auth', () => {
  const auth = (id: string | null) => {
    const listeners = new Set<(session: unknown) => void>();
    const session = (of: string | null) => of && { customer: { id: of, email: 'a@b.c', name: 'Ada' } };
    return {
      id,
      count: () => listeners.size,
      getSession() {
        return session(this.id);
      },
      async getAccessToken({ refused }: { refused?: string | undefined } = {}): Promise<string | null> {
        return this.id && `${this.id}-token${refused ? '-fresh' : ''}`;
      },
      onSessionChange(listener: (session: unknown) => void) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      become(next: string | null) {
        this.id = next;
        for (const listener of listeners) listener(session(next));
      },
    };
  };

  it('its token is used, and its customer is the customer', async () => {
    const source = auth('cus_1');
    const { server, chat } = chatWith({ auth: source });
    expect([chat.isIdentified, chat.customer?.id]).toEqual([true, 'cus_1']);
    await chat.tickets.list();
    expect(tokens(server)).toEqual(['cus_1-token']);
    chat.destroy();
    expect(source.count()).toBe(0);
  });

  it('a refused token is replaced once', async () => {
    const { server, chat } = chatWith({ auth: auth('cus_1') });
    server.revoked.add('cus_1-token');
    const error = rejection(chat.tickets.list());
    // The source gives the same one for the repeated call: it is not asked a third time.
    expect(await error).toBeInstanceOf(CStarAuthenticationError);
    expect(tokens(server)).toEqual(['cus_1-token', 'cus_1-token']);
  });

  it('a visitor talks while nobody is signed in', async () => {
    const { server, chat } = chatWith({ auth: auth(null) });
    await chat.tickets.get(ticketId);
    expect(tokens(server)).toEqual([undefined, 'visitor-1']);
    expect(await rejection(chat.tickets.list())).toBeInstanceOf(ChatClientAuthError);
  });

  it('a function knows a token, and nothing else', async () => {
    let token: string | null = 'own';
    const { server, chat } = chatWith({ auth: () => token });
    await chat.tickets.list();
    expect([chat.isIdentified, chat.customer]).toEqual([true, null]);
    token = null;
    expect(await rejection(chat.tickets.list())).toBeInstanceOf(CStarError);
    expect(chat.isIdentified).toBe(false);
    expect(tokens(server)).toEqual(['own']);
  });

  it('another customer ends what the one before did', async () => {
    const source = auth('cus_1');
    const { server, chat } = chatWith({ auth: source });
    const told: unknown[] = [];
    chat.onCustomerChange((customer) => told.push(customer?.id));
    server.intercept = () => new Promise(() => undefined);
    const call = rejection(chat.tickets.list());
    await vi.advanceTimersByTimeAsync(0);
    source.become('cus_2');

    expect(await call).toMatchObject({ code: 'customer_changed' });
    source.become(null);
    expect(told).toEqual(['cus_2', undefined]);
  });
});
