import { ChatClient, ChatClientAuthError, CStarAuthenticationError, CStarError } from '@cstar.help/js/chat';
import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { rejection } from '../support/client.ts';
import { chatWith, type fakeChat, root, shelf, ticketId } from '../support/fake-chat.ts';
import { failed, json, one } from '../support/replies.ts';

const hour = 3_600_000;
const ada = { email: 'ada@example.com', externalId: 7, name: 'Ada', timestamp: 1_770_000_000 };
const bob = { email: 'bob@example.com', externalId: 8, timestamp: 1_770_000_000 };
const tokens = (server: ReturnType<typeof fakeChat>) =>
  server.sent.map(({ headers }) => headers.authorization?.replace('Bearer ', ''));

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 2, 1) });
});

describe('a visitor', () => {
  it('gets a session with the first call that needs one, and all calls share it', async () => {
    const { server, chat } = chatWith();
    expect(server.calls).toEqual([]);
    await Promise.all([chat.tickets.get(ticketId), chat.tickets.get(ticketId), chat.messages.list(ticketId)]);
    await chat.tickets.get(ticketId);

    expect(server.calls.filter((call) => call === 'POST sessions')).toHaveLength(1);
    expect(tokens(server)).toEqual([undefined, 'visitor-1', 'visitor-1', 'visitor-1', 'visitor-1']);
    expect(server.sent[0]?.url.pathname).toBe(`${root}/sessions`);
    expect([chat.isIdentified, chat.customer]).toEqual([false, null]);
  });

  it('keeps it over a reload', async () => {
    const { storage, texts } = shelf();
    const { server, chat } = chatWith({ storage });
    await chat.tickets.get(ticketId);
    expect([...texts.keys()]).toEqual(['cstar_chat_acme']);
    const again = new ChatClient({ teamSlug: 'acme', fetch: server.fetch, storage });
    await again.tickets.get(ticketId);

    expect(tokens(server)).toEqual([undefined, 'visitor-1', 'visitor-1']);
  });

  it('is another one in the test environment', async () => {
    const { storage, texts } = shelf();
    const { server, chat } = chatWith({ storage, environment: 'test' });
    await chat.tickets.get(ticketId);

    expect([...texts.keys()]).toEqual(['cstar_chat_acme:test']);
    expect(server.sent[0]?.url.pathname).toBe('/api/chat/acme:test/sessions');
  });

  it('keeps it in localStorage in a browser, and with the client on a server, which is there for many', async () => {
    const { storage, texts } = shelf();
    vi.stubGlobal('localStorage', storage);
    const { chat: onServer } = chatWith({ storage: 'local' });
    await onServer.tickets.get(ticketId);
    expect(texts.size).toBe(0);
    vi.stubGlobal('document', {});
    const { chat } = chatWith({ storage: 'local' });
    await chat.tickets.get(ticketId);
    expect(texts.size).toBe(1);
  });

  it('is one for tabs that are opened at a time', async () => {
    const { storage } = shelf();
    const { server, chat } = chatWith({ storage });
    const other = new ChatClient({ teamSlug: 'acme', fetch: server.fetch, storage });
    await Promise.all([chat.tickets.get(ticketId), other.tickets.get(ticketId)]);

    expect(tokens(server).slice(0, 2)).toEqual([undefined, undefined]);
    expect(new Set(tokens(server).slice(2)).size).toBe(1);
  });

  it('becomes the customer that another tab has identified', async () => {
    const { storage } = shelf();
    const { server, chat } = chatWith({ storage });
    await chat.tickets.get(ticketId);
    const other = new ChatClient({ teamSlug: 'acme', fetch: server.fetch, storage });
    await other.identify(ada, 'signed');
    server.revoked.add('visitor-1');
    const told: unknown[] = [];
    chat.onCustomerChange((customer) => told.push(customer?.id));
    await chat.tickets.get(ticketId);

    expect([told, tokens(server).at(-1)]).toEqual([['cus_7'], 'customer-2']);
  });

  const broken = () => {
    throw new Error('denied');
  };
  test.each([
    ['throws at everything', { getItem: broken, setItem: broken, removeItem: broken }],
    ['is full', { getItem: () => null, setItem: broken, removeItem: () => undefined }],
    ['holds no JSON', { getItem: () => 'x', setItem: () => undefined, removeItem: () => undefined }],
    ['holds something else', { getItem: () => '{"token":1}', setItem: () => undefined, removeItem: broken }],
  ])('has a session for this page where the storage %s', async (_, storage) => {
    const { server, chat } = chatWith({ storage });
    await chat.tickets.get(ticketId);
    await chat.tickets.get(ticketId);
    await chat.logout();

    expect(tokens(server)).toEqual([undefined, 'visitor-1', 'visitor-1', 'visitor-1']);
  });

  it('has it renewed when more than half of its time is over, by the clock from its receipt', async () => {
    const { server, chat } = chatWith();
    await chat.tickets.get(ticketId);
    vi.advanceTimersByTime(12 * hour - 1);
    await chat.tickets.get(ticketId);
    expect(tokens(server).slice(2)).toEqual(['visitor-1']);
    vi.advanceTimersByTime(1);
    await Promise.all([chat.tickets.get(ticketId), chat.tickets.get(ticketId)]);

    expect(server.calls.slice(3)).toEqual([
      'POST sessions',
      `GET tickets/${ticketId}`,
      `GET tickets/${ticketId}`,
    ]);
    expect(tokens(server).slice(3)).toEqual(['visitor-1', 'visitor-2', 'visitor-2']);
  });

  it('goes on with what is still good where it cannot be renewed', async () => {
    const { server, chat } = chatWith();
    await chat.tickets.get(ticketId);
    vi.advanceTimersByTime(13 * hour);
    server.intercept = ({ url }) => (url.pathname.endsWith('/sessions') ? failed(503) : undefined);
    await chat.tickets.get(ticketId);

    expect(tokens(server).at(-1)).toBe('visitor-1');
  });

  it('gets a new one when it is refused, once, and the call is repeated', async () => {
    const { server, chat } = chatWith();
    await chat.tickets.get(ticketId);
    server.revoked.add('visitor-1');
    await Promise.all([chat.tickets.get(ticketId), chat.tickets.get(ticketId)]);
    expect(server.calls.filter((call) => call === 'POST sessions')).toHaveLength(2);
    expect(tokens(server).slice(-2)).toEqual(['visitor-2', 'visitor-2']);
    server.intercept = () => failed(401, { code: 'invalid_token', message: 'No.' });

    expect(await rejection(chat.tickets.get(ticketId))).toBeInstanceOf(CStarAuthenticationError);
  });

  it('gets a new one where the old one cannot be renewed because it is over', async () => {
    const { server, chat } = chatWith();
    await chat.tickets.get(ticketId);
    vi.advanceTimersByTime(13 * hour);
    server.revoked.add('visitor-1');
    await chat.tickets.get(ticketId);

    expect(tokens(server).slice(2)).toEqual(['visitor-1', undefined, 'visitor-2']);
  });

  it('has no list of tickets: that is said before anything is sent', async () => {
    const { server, chat } = chatWith();
    const errors = [await rejection(chat.tickets.list()), await rejection(chat.conversations.list())];

    for (const error of errors) {
      expect(error).toBeInstanceOf(ChatClientAuthError);
      expect(error).toBeInstanceOf(CStarAuthenticationError);
      expect(error).toMatchObject({ name: 'ChatClientAuthError', code: 'identity_required' });
      expect(`${error}`).toContain('chat.identify(');
    }
    expect(server.calls).toEqual([]);
    expect(await chat.getAccessToken()).toBeNull();
  });
});

describe('identify', () => {
  it('takes the visitor along, and gives the customer', async () => {
    const { server, chat } = chatWith();
    const told: unknown[] = [];
    chat.onCustomerChange((customer) => told.push(customer?.id));
    await chat.tickets.create({ title: 'Before' });
    const customer = await chat.identify({ ...ada, plan: 'pro' }, 'signed');

    expect(customer).toEqual({ id: 'cus_7', email: 'ada@example.com', name: 'Ada', externalId: '7' });
    expect(chat.customer).toEqual(customer);
    expect([chat.isIdentified, told]).toEqual([true, ['cus_7']]);
    expect(tokens(server).at(-1)).toBe('visitor-1');
    expect(JSON.parse(`${server.sent.at(-1)?.init.body}`)).toEqual({
      customer: { ...ada, externalId: '7', plan: 'pro' },
      signature: 'signed',
    });
    await chat.tickets.list();
    expect(tokens(server).at(-1)).toBe('customer-2');
    expect(await chat.getAccessToken()).toBe('customer-2');
  });

  test.each([
    ['an object with its hash', (chat: ChatClient) => chat.identify({ ...ada, hash: 'signed' })],
    [
      'an id in place of externalId',
      (chat: ChatClient) =>
        chat.identify({ email: ada.email, id: 7, name: 'Ada', timestamp: ada.timestamp }, 'signed'),
    ],
    ['both, of which externalId counts', (chat: ChatClient) => chat.identify({ ...ada, id: 9 }, 'signed')],
  ])('takes %s', async (_, identify) => {
    const { server, chat } = chatWith();
    await identify(chat);
    expect(JSON.parse(`${server.sent[0]?.init.body}`)).toEqual({
      customer: { ...ada, externalId: '7' },
      signature: 'signed',
    });
  });

  it('is one request for all who ask at a time, and other calls wait for it', async () => {
    const { server, chat } = chatWith();
    const both = Promise.all([
      chat.identify(ada, 'signed'),
      chat.identify({ ...ada, timestamp: 1_770_000_001 }, 'signed later'),
      chat.tickets.list(),
      chat.tickets.get(ticketId),
    ]);
    const [first, second] = await both;

    expect(second).toBe(first);
    expect(server.calls.sort()).toEqual(['GET tickets', `GET tickets/${ticketId}`, 'POST identify']);
    expect(tokens(server)).toEqual([undefined, 'customer-1', 'customer-1']);
  });

  it('leaves the visitor as they were when it fails', async () => {
    const { server, chat } = chatWith();
    await chat.tickets.get(ticketId);
    server.intercept = ({ url }) =>
      url.pathname.endsWith('/identify')
        ? failed(401, { code: 'invalid_signature', message: 'No.' })
        : undefined;
    const error = await rejection(chat.identify(ada, 'forged'));
    await chat.tickets.get(ticketId);

    expect(error).toMatchObject({ code: 'invalid_signature' });
    expect(server.calls.filter((call) => call === 'POST identify')).toHaveLength(1);
    expect(tokens(server).at(-1)).toBe('visitor-1');
  });

  it('does without the visitor where their session is over', async () => {
    const { server, chat } = chatWith();
    await chat.tickets.get(ticketId);
    server.revoked.add('visitor-1');
    await chat.identify(ada, 'signed');

    expect(tokens(server).slice(2)).toEqual(['visitor-1', undefined]);
    expect(chat.isIdentified).toBe(true);
  });

  it('of another customer is what counts, whoever is answered last', async () => {
    const { server, chat } = chatWith();
    let release = (): void => undefined;
    server.intercept = (_, { customer }) =>
      Object(customer).email === ada.email
        ? new Promise((resolve) => {
            release = () =>
              resolve(
                json(one({ accessToken: 'late', expiresIn: 86_400, customer: { id: 'cus_7', email: '' } })),
              );
          })
        : undefined;
    const late = rejection(chat.identify(ada, 'signed'));
    await vi.advanceTimersByTimeAsync(0);
    await chat.identify(bob, 'signed');
    release();

    expect(await late).toMatchObject({ code: 'customer_changed' });
    expect(chat.customer?.id).toBe('cus_8');
    expect(await chat.getAccessToken()).toMatch(/^customer/);
  });

  it('ends the calls of the customer before, and repeats none of them in the name of the next', async () => {
    const { server, chat } = chatWith({ maxRetries: 3 });
    await chat.identify(ada, 'signed');
    server.intercept = ({ url }) => (url.pathname.endsWith('/messages') ? failed(503) : undefined);
    const sending = rejection(chat.messages.send(ticketId, 'Of Ada'));
    await vi.advanceTimersByTimeAsync(0);
    server.intercept = undefined;
    await chat.identify(bob, 'signed');
    await vi.advanceTimersByTimeAsync(60_000);

    expect(await sending).toBeInstanceOf(CStarError);
    expect(server.messages).toEqual([]);
    expect(server.calls.slice(2)).toEqual(['POST logout', 'POST identify']);
  });

  it('refuses what is no customer, and a client with the option auth', async () => {
    const { server, chat } = chatWith({ auth: () => null });
    expect(await rejection(chat.identify(ada, 'signed'))).toMatchObject({ param: 'auth' });
    const { chat: plain } = chatWith();
    // @ts-expect-error: the address is missing
    expect(await rejection(plain.identify({ id: 7 }, 'signed'))).toMatchObject({ param: 'customer.email' });
    expect(server.calls).toEqual([]);
  });
});

describe('the session of a customer', () => {
  it('is kept over a reload', async () => {
    const { storage } = shelf();
    const { server, chat } = chatWith({ storage });
    await chat.identify(ada, 'signed');
    const again = new ChatClient({ teamSlug: 'acme', fetch: server.fetch, storage });

    expect(again.customer).toEqual(chat.customer);
    await again.tickets.list();
    expect(tokens(server).at(-1)).toBe('customer-1');
  });

  it('is not taken up when it is over', async () => {
    const { storage } = shelf();
    const { server, chat } = chatWith({ storage });
    await chat.identify(ada, 'signed');
    vi.advanceTimersByTime(24 * hour);
    const again = new ChatClient({ teamSlug: 'acme', fetch: server.fetch, storage });

    expect(again.isIdentified).toBe(false);
  });

  it('whose end the server tells becomes that of a visitor, who is told to identify again', async () => {
    const { server, chat } = chatWith();
    const errors: CStarError[] = [];
    chat.onError((error) => errors.push(error));
    await chat.identify(ada, 'signed');
    server.revoked.add('customer-1');
    const calls = await Promise.all([
      rejection(chat.messages.send(ticketId, 'Of Ada')),
      rejection(chat.tickets.list()),
    ]);

    for (const error of calls) expect(error).toBeInstanceOf(ChatClientAuthError);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ name: 'ChatClientAuthError', code: 'session_over' });
    expect(chat.isIdentified).toBe(false);
    expect(server.messages).toEqual([]);
    await chat.tickets.get(ticketId);
    expect(tokens(server).at(-1)).toMatch(/^visitor/);
  });

  it('ends with logout, at once here and then on the server', async () => {
    const { storage, texts } = shelf();
    const { server, chat } = chatWith({ storage });
    await chat.identify(ada, 'signed');
    const ended = chat.logout();
    expect([chat.isIdentified, chat.customer, texts.size]).toEqual([false, null, 0]);
    await ended;

    expect(server.calls).toEqual(['POST identify', 'POST logout']);
    expect(tokens(server).at(-1)).toBe('customer-1');
    await chat.logout();
    expect(server.calls).toHaveLength(2);
  });

  it('ends here also when the server cannot be told, which is said', async () => {
    const { server, chat } = chatWith();
    await chat.identify(ada, 'signed');
    server.intercept = () => failed(503);
    expect(await rejection(chat.logout())).toBeInstanceOf(CStarError);
    expect(chat.isIdentified).toBe(false);
  });

  it('of another tab is left alone by a tab whose own is over', async () => {
    const { storage, texts } = shelf();
    const { server, chat } = chatWith({ storage });
    await chat.identify(ada, 'signed');
    const other = new ChatClient({ teamSlug: 'acme', fetch: server.fetch, storage });
    await other.identify(bob, 'signed');
    server.revoked.add('customer-1');
    expect(await rejection(chat.tickets.list())).toBeInstanceOf(ChatClientAuthError);

    expect(texts.get('cstar_chat_acme')).toContain('cus_8');
  });
});
