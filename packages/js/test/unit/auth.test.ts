import { inspect } from 'node:util';
import { AuthClient, type AuthSession, CStarAuthenticationError, CStarError } from '@cstar.help/js/auth';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AuthServer, ada, bob, fakeBrowser, gate, pass, unreachable } from '../support/auth.ts';
import { rejection } from '../support/client.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

const customer = { object: 'customer', id: 'cus_ada', email: 'ada@example.com', name: 'ada' };

describe('somebody who logs in', () => {
  it.each<[string, string, (auth: AuthClient) => PromiseLike<AuthSession>, object]>([
    ['login', 'login', (auth) => auth.login(ada), ada],
    [
      'resetPassword',
      'password/reset',
      (auth) => auth.resetPassword({ token: 'ada', password: 'new one!' }),
      {},
    ],
    ['confirm with a token', 'confirm', (auth) => auth.confirm('ada'), { token: 'ada' }],
    ['confirm with an object', 'confirm', (auth) => auth.confirm({ token: 'ada' }), { token: 'ada' }],
    [
      'confirm with a password',
      'confirm',
      (auth) => auth.confirm({ token: 'ada', password: 'a long one' }),
      { token: 'ada', password: 'a long one' },
    ],
  ])('by %s is known at once', async (_, path, enter, body) => {
    const { server, tab } = fakeBrowser();
    const auth = tab();
    expect([auth.isAuthenticated, auth.accessToken, auth.getCustomer(), auth.getSession()]).toEqual([
      false,
      null,
      null,
      null,
    ]);
    const session = await enter(auth);

    expect(server.requests).toMatchObject([{ path, body, token: undefined }]);
    expect(session.customer.id).toBe('cus_ada');
    expect(auth.isAuthenticated).toBe(true);
    expect(auth.accessToken).toBe(session.accessToken);
    expect(auth.getCustomer()).toMatchObject({ id: 'cus_ada' });
    expect(auth.getSession()).toEqual({
      customer: session.customer,
      accessToken: session.accessToken,
      refreshToken: session.refreshToken,
    });
    expect(await auth.getAccessToken()).toBe(session.accessToken);
    expect(server.requests).toHaveLength(1);
  });

  it('is the same object until something changes', async () => {
    const auth = fakeBrowser().tab();
    await auth.login(ada);
    const [session, who] = [auth.getSession(), auth.getCustomer()];
    await pass(1_000);

    expect(auth.getSession()).toBe(session);
    expect(auth.getCustomer()).toBe(who);
    await auth.refresh();
    expect(auth.getSession()).not.toBe(session);
  });

  it('after a sign-up is logged in, or has to confirm first', async () => {
    const auth = fakeBrowser().tab();
    const pending = await auth.signup({ ...ada, name: 'later' });
    expect(pending).toEqual({ object: 'confirmation_pending', email: ada.email });
    expect(auth.isAuthenticated).toBe(false);
    const session = await auth.signup({ ...ada, name: 'Ada' });

    expect(session).toMatchObject({ object: 'auth_session', customer });
    expect(auth.getCustomer()).toEqual(customer);
  });

  it('with a wrong password is told so, once, and who is logged in stays', async () => {
    const { server, tab } = fakeBrowser();
    const auth = tab({ maxRetries: 3 });
    await auth.login(ada);
    const error = await rejection(auth.login({ ...bob, password: 'wrong' }));

    expect(error).toBeInstanceOf(CStarAuthenticationError);
    expect(error).toMatchObject({ code: 'invalid_credentials', attempts: 1 });
    expect(server.requests.map(({ path }) => path)).toEqual(['login', 'login']);
    expect(auth.getCustomer()).toEqual(customer);
  });

  it('gets the facts of the call as with every client', async () => {
    const auth = fakeBrowser().tab();
    const { data, meta } = await auth.login(ada).withMeta();
    expect([data.customer.id, meta.requestId, auth.lastMeta.requestId]).toEqual([
      'cus_ada',
      'req_1',
      'req_1',
    ]);
    await auth.me({ headers: { 'x-mine': '1' } });
    expect(auth.lastMeta.attempts).toBe(1);
  });
});

describe('the other calls', () => {
  it.each([ada.email, { email: ada.email }])('forgotPassword takes %j', async (given) => {
    const { server, tab } = fakeBrowser();
    expect(await tab().forgotPassword(given)).toEqual({ accepted: true });
    expect(server.requests).toMatchObject([{ path: 'password/forgot', body: { email: ada.email } }]);
  });

  it('me asks the server with the token', async () => {
    const { server, tab } = fakeBrowser();
    const auth = tab();
    const { accessToken } = await auth.login(ada);
    expect(await auth.me()).toMatchObject({ id: 'cus_ada' });
    expect(server.requests.at(-1)).toMatchObject({ path: 'me', token: accessToken });
  });

  it('me without a login is refused, without a refresh', async () => {
    const { server, tab } = fakeBrowser();
    expect(await rejection(tab().me())).toBeInstanceOf(CStarAuthenticationError);
    expect(server.requests.map(({ path, token }) => [path, token])).toEqual([['me', undefined]]);
  });

  it.each<[string, (auth: AuthClient, signal: AbortSignal) => PromiseLike<unknown>]>([
    ['signup', (auth, signal) => auth.signup({ ...ada, name: 'Ada' }, { signal })],
    ['login', (auth, signal) => auth.login(ada, { signal })],
    ['logout', (auth, signal) => auth.logout({}, { signal })],
    ['refresh', (auth, signal) => auth.refresh({ signal })],
    ['forgotPassword', (auth, signal) => auth.forgotPassword(ada.email, { signal })],
    [
      'resetPassword',
      (auth, signal) => auth.resetPassword({ token: 'ada', password: 'new one!' }, { signal }),
    ],
    ['confirm', (auth, signal) => auth.confirm('ada', { signal })],
    ['me', (auth, signal) => auth.me({ signal })],
    ['getAccessToken', (auth, signal) => auth.getAccessToken({ signal })],
  ])('%s ends with the signal, and leaves no listener on it', async (_, run) => {
    const { server, tab } = fakeBrowser();
    const auth = tab();
    await auth.login(ada);
    await pass(900_000);
    server.before = () => gate().passed;
    const controller = new AbortController();
    const { signal } = controller;
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    const call = rejection(run(auth, signal));
    await pass();
    controller.abort(new Error('enough'));

    expect(await call).toEqual(new Error('enough'));
    expect(added.mock.calls.length).toBeGreaterThan(0);
    expect(removed).toHaveBeenCalledTimes(added.mock.calls.length);
    expect(await rejection(run(auth, signal))).toEqual(new Error('enough'));
  });
});

describe('somebody who logs out', () => {
  it('is gone at once, and then on the server', async () => {
    const { server, storage, tab } = fakeBrowser();
    const auth = tab();
    const { refreshToken, accessToken } = await auth.login(ada);
    const done = auth.logout();

    expect([auth.isAuthenticated, auth.getSession(), storage.texts.size]).toEqual([false, null, 0]);
    expect(await done).toEqual({ loggedOut: true });
    expect(server.requests.at(-1)).toMatchObject({ path: 'logout', body: { refreshToken } });
    expect(server.accepts(accessToken)).toBe(false);
    expect(await auth.getAccessToken()).toBeNull();
  });

  it('everywhere says so', async () => {
    const { server, tab } = fakeBrowser();
    const auth = tab();
    const { refreshToken } = await auth.login(ada);
    await auth.logout({ everywhere: true });
    expect(server.requests.at(-1)?.body).toEqual({ refreshToken, everywhere: true });
  });

  it('is gone also where the server cannot be reached, and the caller knows that it may not know', async () => {
    const { server, storage, tab } = fakeBrowser();
    const auth = tab();
    await auth.login(ada);
    server.before = unreachable;

    expect(await rejection(auth.logout())).toMatchObject({ code: 'connection_failed' });
    expect([auth.isAuthenticated, storage.texts.size]).toEqual([false, 0]);
  });

  it('is gone also when the options make no sense', async () => {
    const auth = fakeBrowser().tab();
    await auth.login(ada);
    expect(await rejection(auth.logout({}, { timeout: -1 }))).toMatchObject({ param: 'timeout' });
    expect(auth.isAuthenticated).toBe(false);
  });
});

describe('answers that come late', () => {
  it('a login that a logout has overtaken is given up, here and on the server', async () => {
    const { server, tab } = fakeBrowser();
    const auth = tab();
    const { open, passed } = gate();
    server.after = ({ path }) => path === 'login' && passed;
    const login = rejection(auth.login(ada));
    await pass();
    await auth.logout();
    open();

    expect(await login).toMatchObject({ code: 'session_superseded' });
    expect(await login).toBeInstanceOf(CStarError);
    await pass();
    expect(auth.isAuthenticated).toBe(false);
    expect(server.requests.at(-1)).toMatchObject({ path: 'logout', body: { refreshToken: 'refresh-1-ada' } });
  });

  it('of two logins, the later one counts, whichever answer comes first', async () => {
    const { server, tab } = fakeBrowser();
    const auth = tab();
    const { open, passed } = gate();
    server.after = ({ body }) => body.email === ada.email && passed;
    const first = rejection(auth.login(ada));
    await auth.login(bob);
    open();

    expect(await first).toMatchObject({ code: 'session_superseded' });
    expect(auth.getCustomer()?.id).toBe('cus_bob');
  });

  it('two logins one after the other are both right', async () => {
    const auth = fakeBrowser().tab();
    const [first, second] = [auth.login(ada), auth.login(bob)];
    expect((await first).customer.id).toBe('cus_ada');
    expect((await second).customer.id).toBe('cus_bob');
    expect(auth.getCustomer()?.id).toBe('cus_bob');
  });
});

describe('a listener', () => {
  it('is told of login, refresh and logout, until it is taken off', async () => {
    const auth = fakeBrowser().tab();
    const seen: (string | undefined)[] = [];
    const off = auth.onSessionChange((session) => seen.push(session?.accessToken));
    await auth.login(ada);
    await auth.refresh();
    await auth.logout();
    off();
    off();
    await auth.login(bob);

    expect(seen).toEqual(['access-1-ada', 'access-2-ada', undefined]);
  });

  it('is told after the fact, and once however often it was added', async () => {
    const auth = fakeBrowser().tab();
    const seen: boolean[] = [];
    const listener = () => seen.push(auth.isAuthenticated);
    const off = auth.onSessionChange(listener);
    auth.onSessionChange(listener);
    off();
    await auth.login(ada);
    expect(seen).toEqual([true]);
  });

  it('that throws stops neither the others nor the call, and is reported', async () => {
    const report = vi.fn();
    vi.stubGlobal('reportError', report);
    const auth = fakeBrowser().tab();
    const boom = new Error('boom');
    const seen = vi.fn();
    auth.onSessionChange(() => {
      throw boom;
    });
    auth.onSessionChange(seen);
    await auth.login(ada);

    expect(seen).toHaveBeenCalledExactlyOnceWith(auth.getSession());
    expect(report).toHaveBeenCalledExactlyOnceWith(boom);
  });

  it('may log out: the next one is not told of a session that is over', async () => {
    const auth = fakeBrowser().tab();
    const seen: unknown[] = [];
    auth.onSessionChange((session) => session && void auth.logout());
    auth.onSessionChange((session) => seen.push(session));
    await auth.login(ada);
    expect(auth.isAuthenticated).toBe(false);
    expect(seen).toEqual([null, null]);
  });

  it('is not told that nobody is still nobody', async () => {
    const auth = fakeBrowser().tab();
    const listener = vi.fn();
    auth.onSessionChange(listener);
    await auth.logout();
    expect(listener).not.toHaveBeenCalled();
  });
});

describe('a client that is destroyed', () => {
  it('refuses calls, ends those under way, and leaves nothing behind but the session', async () => {
    const { server, storage, open, tab } = fakeBrowser();
    const auth = tab();
    const listener = vi.fn();
    auth.onSessionChange(listener);
    await auth.login(ada);
    expect(open.size).toBe(1);
    server.before = () => gate().passed;
    const calls = [auth.me(), auth.refresh(), auth.forgotPassword(ada.email)].map(rejection);
    await pass();
    auth.destroy();
    auth.destroy();

    for (const call of calls) expect(await call).toMatchObject({ code: 'client_destroyed' });
    for (const late of [auth.login(ada), auth.getAccessToken(), auth.refresh()]) {
      expect(await rejection(late)).toMatchObject({ code: 'client_destroyed' });
    }
    expect([open.size, vi.getTimerCount()]).toEqual([0, 0]);
    expect([auth.isAuthenticated, storage.texts.size]).toEqual([true, 1]);
    await rejection(auth.logout());
    expect([auth.isAuthenticated, storage.texts.size, listener.mock.calls.length]).toEqual([false, 0, 1]);
  });

  it('before anything was asked opens nothing afterwards', () => {
    const { storage, open, tab } = fakeBrowser();
    const read = vi.spyOn(storage, 'getItem');
    const auth = tab();
    auth.destroy();
    expect([auth.isAuthenticated, open.size, read.mock.calls.length]).toEqual([false, 0, 0]);
  });
});

describe('tokens', () => {
  it('show neither in the client nor in its errors', async () => {
    const { server, tab } = fakeBrowser();
    const auth = tab();
    const session = await auth.login(ada);
    server.before = unreachable;
    const errors = [
      await rejection(auth.refresh()),
      await rejection(auth.me()),
      await rejection(auth.logout()),
    ];
    const shown = [auth, ...errors].map(
      (thing) => `${JSON.stringify(thing)} ${inspect(thing, { depth: 9 })}`,
    );
    for (const text of shown) {
      expect(text).not.toContain(session.accessToken);
      expect(text).not.toContain(session.refreshToken);
      expect(text).not.toContain(ada.password);
    }
    expect(JSON.stringify(auth)).toBe('{}');
  });
});

describe('on a server', () => {
  it('constructing touches nothing', () => {
    const touched = vi.fn();
    const trap = { get: touched, configurable: true };
    for (const name of ['localStorage', 'BroadcastChannel', 'addEventListener']) {
      vi.stubGlobal(name, undefined);
      Object.defineProperty(globalThis, name, trap);
    }
    new AuthClient({ teamSlug: 'acme' }).destroy();
    expect(touched).not.toHaveBeenCalled();
  });

  it('the session is in memory: neither another client nor a later one sees it', async () => {
    const server = new AuthServer();
    const make = () => new AuthClient({ teamSlug: 'acme', fetch: server.fetch });
    const [one, other] = [make(), make()];
    await one.login(ada);
    await pass();
    expect([one, other, make()].map((auth) => auth.isAuthenticated)).toEqual([true, false, false]);
  });
});

it.each([{ storage: 'session' }, { storage: 1 }, { storage: null }])('refuses %j', (options) => {
  const make = () => Reflect.construct(AuthClient, [{ teamSlug: 'acme', ...options }]);
  expect(make).toThrow("storage must be 'local', 'memory', or an object like");
});
