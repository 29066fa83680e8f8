import { ChatClientAuthError, CStarAuthenticationError, CStarError } from '@cstar.help/js/chat';
import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { fieldsOf } from '../../src/core/envelope.ts';
import { rejection } from '../support/client.ts';
import { tokenOf } from '../support/customer.ts';
import { chatWith, type FakeChat, listening, shelf, tick, ticketId } from '../support/fake-chat.ts';
import { failed } from '../support/replies.ts';

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

  describe('as a function that knows a token', () => {
    /** Somebody who listens while another token is given. */
    async function heard(token: { of: string | null }) {
      const made = listening({ auth: () => token.of });
      const { chat, server, listen, errors, got } = made;
      const told: unknown[] = [];
      chat.onCustomerChange((customer) => told.push(customer));
      listen();
      const thread = chat.thread(ticketId);
      await tick();
      told.length = 0;
      return {
        ...made,
        told,
        thread,
        /** What is left once somebody has asked for something, and a message has come. */
        async after() {
          const call = await chat.tickets.get(ticketId).then(
            () => 'answered',
            (error) => fieldsOf(error).code,
          );
          server.say(1);
          await tick(60_000);
          const codes = errors.map(({ code }) => code);
          return { call, codes, told, got, end: thread.error?.code, streams: server.open() };
        },
      };
    }

    test.each([
      ['another customer', tokenOf('ses_2')],
      ['nobody', null],
    ])('%s ends what the one before follows, and that is said', async (_, next) => {
      const token: { of: string | null } = { of: tokenOf('ses_1') };
      const { after, chat } = await heard(token);
      token.of = next;

      expect(await after()).toEqual({
        call: 'customer_changed',
        codes: ['customer_changed'],
        told: [null],
        got: [],
        end: 'customer_changed',
        streams: 0,
      });
      expect(chat.isIdentified).toBe(next !== null);
      chat.destroy();
    });

    it('another token of the same session changes nothing', async () => {
      const token: { of: string | null } = { of: tokenOf('ses_1') };
      const { after, chat } = await heard(token);
      token.of = tokenOf('ses_1', 2);

      expect(await after()).toMatchObject({ call: 'answered', codes: [], told: [], got: ['1'], streams: 1 });
      chat.destroy();
    });

    it('an answer that was overtaken does not bring back who is gone', async () => {
      const answers: ((token: string) => void)[] = [];
      const { chat, server } = chatWith({ auth: () => new Promise<string>((give) => answers.push(give)) });
      const first = chat.getAccessToken();
      await tick();
      answers.shift()?.(tokenOf('ses_1'));
      await tick();
      answers.shift()?.(tokenOf('ses_1'));
      await first;
      const slow = rejection(chat.tickets.get(ticketId));
      await tick();
      const fast = rejection(chat.tickets.get(ticketId));
      await tick();
      answers.pop()?.(tokenOf('ses_2'));
      expect(await fast).toMatchObject({ code: 'customer_changed' });
      answers.pop()?.(tokenOf('ses_1'));
      expect(await slow).toMatchObject({ code: 'customer_changed' });
      const next = chat.tickets.get(ticketId);
      await tick();
      answers.pop()?.(tokenOf('ses_2'));

      expect((await next).id).toBe(ticketId);
      expect(tokens(server)).toEqual([tokenOf('ses_2')]);
    });
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

  describe('after a visit without a name', () => {
    const claims = ({ calls }: FakeChat) => calls.filter((call) => call === 'POST sessions/claim').length;
    /** A client whose visitor has a session, before somebody signs in. */
    async function visited() {
      const source = auth(null);
      const { texts, storage } = shelf();
      const made = chatWith({ auth: source, storage });
      const errors: unknown[] = [];
      made.chat.onError(({ code, statusCode }) => errors.push(code ?? statusCode));
      await made.chat.tickets.get(ticketId);
      expect(texts.size).toBe(1);
      return { ...made, source, texts, storage, errors };
    }

    it('what the visitor did goes along, once, before anything else is asked', async () => {
      const { server, chat, source, texts } = await visited();
      source.become('cus_1');
      await Promise.all([chat.tickets.list(), chat.tickets.get(ticketId)]);
      await chat.tickets.list();

      expect(server.calls.slice(2, 3)).toEqual(['POST sessions/claim']);
      expect(server.sent[2]?.init.body).toBe('{"visitorToken":"visitor-1"}');
      expect(tokens(server).slice(2)).toEqual(Array.from({ length: 4 }, () => 'cus_1-token'));
      expect([claims(server), texts.size]).toEqual([1, 0]);
    });

    it('also on a page that is opened after', async () => {
      const { server, storage, texts } = await visited();
      const next = chatWith({ auth: auth('cus_1'), storage, fetch: server.fetch });
      await next.chat.tickets.list();

      expect([claims(server), texts.size]).toEqual([1, 0]);
    });

    it('subscriptions go on with the ticket', async () => {
      const { server, chat, source } = await visited();
      chat.onMessage(ticketId, () => undefined);
      await vi.waitFor(() => expect(server.open()).toBe(1));
      source.become('cus_1');
      await vi.waitFor(() => expect(server.latest().token).toBe('cus_1-token'));

      expect([claims(server), server.open(), server.latest().tickets]).toEqual([1, 1, [ticketId]]);
      chat.destroy();
    });

    it('where it fails, calls go on, and the next page tries again', async () => {
      const { server, chat, source, texts, errors } = await visited();
      server.intercept = ({ url }) => (url.pathname.endsWith('/claim') ? failed(503) : undefined);
      source.become('cus_1');
      await chat.tickets.list();
      await chat.tickets.list();

      expect([claims(server), texts.size, errors.length]).toEqual([1, 1, 1]);
    });

    it('with a token that is refused, it is tried again with the next', async () => {
      const { server, chat, source, texts, errors } = await visited();
      source.become('cus_1');
      server.revoked.add('cus_1-token');
      let token = 'cus_1-token';
      source.getAccessToken = async ({ refused } = {}) => {
        if (refused) token = 'fresh';
        return token;
      };
      await chat.tickets.list();

      expect([claims(server), texts.size, errors]).toEqual([2, 0, []]);
    });

    it('of a customer who was identified here, nothing is claimed', async () => {
      const { storage } = shelf();
      const { server, chat } = chatWith({ storage });
      await chat.identify({ email: 'ada@example.com' }, 'signed');
      const next = chatWith({ auth: auth('cus_1'), storage, fetch: server.fetch });
      await next.chat.tickets.list();

      expect(claims(server)).toBe(0);
    });
  });
});
