import { type AuthClient, CStarConnectionError } from '@cstar.help/js/auth';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { path } from '../../src/core/url.ts';
import { CustomerClient } from '../../src/customer/client.ts';
import { type AuthServer, ada, bob, fakeBrowser, gate, pass, unreachable } from '../support/auth.ts';
import { rejection } from '../support/client.ts';
import { failed, json, one } from '../support/replies.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

/** Another client whose calls carry the token of an `AuthClient`. */
class Topics extends CustomerClient {
  constructor(auth: AuthClient, server: AuthServer) {
    super('community', { teamSlug: 'acme', auth, fetch: server.fetch, maxRetries: 0 });
  }
  list() {
    return this.transport.get<{ name: string }>(path`topics`, undefined);
  }
}

async function loggedIn() {
  const browser = fakeBrowser();
  const auth = browser.tab();
  await auth.login(ada);
  browser.server.requests.length = 0;
  return { ...browser, auth, topics: new Topics(auth, browser.server) };
}

const twenty = <T>(run: () => PromiseLike<T>) => Promise.all(Array.from({ length: 20 }, run));

describe('an access token', () => {
  it('is refreshed from 30 seconds before its end, and not before', async () => {
    const { server, auth } = await loggedIn();
    await pass(869_999);
    expect(await auth.getAccessToken()).toBe('access-1-ada');
    await pass(1);
    expect(await auth.getAccessToken()).toBe('access-2-ada');
    expect(server.requests).toMatchObject([
      { path: 'refresh', body: { refreshToken: 'refresh-1-ada' }, token: undefined },
    ]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('at its end is refreshed once for twenty who ask', async () => {
    const { server, auth } = await loggedIn();
    await pass(900_000);
    const tokens = await twenty(() => auth.getAccessToken());
    expect([new Set(tokens), server.count('refresh')]).toEqual([new Set(['access-2-ada']), 1]);
  });

  it('at its end is refreshed once for twenty calls of several clients', async () => {
    const { server, auth, topics } = await loggedIn();
    await pass(900_000);
    await Promise.all([twenty(() => topics.list()), twenty(() => auth.me()), auth.refresh()]);
    expect([server.count('refresh'), server.count('topics'), server.count('me')]).toEqual([1, 20, 20]);
    expect(server.requests.every(({ path: to, token }) => to === 'refresh' || token === 'access-2-ada')).toBe(
      true,
    );
  });

  it('that the server refuses is refreshed once for twenty calls, each of which is sent again once', async () => {
    const { server, auth, topics } = await loggedIn();
    server.ahead = 900_000;
    await Promise.all([twenty(() => topics.list()), twenty(() => auth.me())]);
    expect([server.count('refresh'), server.count('topics'), server.count('me')]).toEqual([1, 40, 40]);
  });

  it('that is refused after it was replaced is simply replaced', async () => {
    const { server, auth, topics } = await loggedIn();
    server.ahead = 900_000;
    const slow = gate();
    server.after = ({ path: to, token }) => to === 'topics' && token === 'access-1-ada' && slow.passed;
    const call = topics.list();
    await pass();
    await auth.me();
    slow.open();
    expect(await call).toMatchObject({ name: 'ada' });
    expect([server.count('refresh'), server.count('topics')]).toEqual([1, 2]);
  });

  it('that is refused although it is new is not refreshed again and again', async () => {
    const { server, topics } = await loggedIn();
    server.before = ({ path: to }) =>
      to === 'topics' && failed(401, { code: 'invalid_token', message: 'No. Not this one.' });
    expect(await rejection(topics.list())).toMatchObject({ code: 'invalid_token' });
    expect([server.count('refresh'), server.count('topics')]).toEqual([1, 2]);
  });

  it.each([
    ['a year ahead', 31_536_000_000],
    ['a year behind', -31_536_000_000],
  ])('does not care for a clock that is %s', async (_, off) => {
    vi.setSystemTime(Date.now() + off);
    const { server, auth } = await loggedIn();
    await pass(869_999);
    expect(await auth.getAccessToken()).toBe('access-1-ada');
    await pass(1);
    expect(await auth.getAccessToken()).toBe('access-2-ada');
    expect(server.count('refresh')).toBe(1);
  });

  it('is not taken for young when the clock is set back', async () => {
    const { server, auth } = await loggedIn();
    vi.setSystemTime(Date.now() - 3_600_000);
    await pass(900_000);
    expect(server.accepts(await auth.getAccessToken())).toBe(true);
  });

  it('is refreshed after a night with the lid closed', async () => {
    const { server, auth } = await loggedIn();
    vi.setSystemTime(Date.now() + 28_800_000);
    server.ahead += 28_800_000;
    expect(server.accepts(await auth.getAccessToken())).toBe(true);
  });

  it('of another page is as old as it is', async () => {
    const { server, tab } = await loggedIn();
    await pass(800_000);
    const later = tab();
    expect(later.isAuthenticated).toBe(true);
    expect(await later.getAccessToken()).toBe('access-1-ada');
    await pass(70_000);
    expect(await later.getAccessToken()).toBe('access-2-ada');
    expect(server.count('refresh')).toBe(1);
  });
});

describe('a refresh that fails', () => {
  it.each<[string, () => unknown, object]>([
    ['without a connection', unreachable, { code: 'connection_failed' }],
    ['by a server in trouble', () => failed(500), { statusCode: 500 }],
    ['by the page of a proxy', () => failed(401, 'Who are you?'), { statusCode: 401 }],
    ['by a limit', () => failed(429), { statusCode: 429 }],
  ])('%s keeps the session; who asks gets the error, and a rest is kept', async (_, fail, error) => {
    const { server, auth } = await loggedIn();
    const changed = vi.fn();
    auth.onSessionChange(changed);
    await pass(900_000);
    server.before = fail;
    const [first, second] = [rejection(auth.getAccessToken()), rejection(auth.getAccessToken())];
    expect(await first).toMatchObject(error);
    expect(await second).toBe(await first);
    expect(await rejection(auth.getAccessToken())).toBe(await first);

    expect([server.count('refresh'), auth.isAuthenticated, changed.mock.calls]).toEqual([1, true, []]);
    server.before = () => undefined;
    await pass(60_000);
    expect(server.accepts(await auth.getAccessToken())).toBe(true);
    expect(server.count('refresh')).toBe(2);
  });

  it('makes no storm: with a call each 100 ms for five minutes, the attempts get rare', async () => {
    const { server, auth } = await loggedIn();
    await pass(900_000);
    server.before = unreachable;
    for (let time = 0; time < 300_000; time += 100) {
      await rejection(auth.getAccessToken());
      await pass(100);
    }
    // After 0, 1, 3, 7, 15, 31, 63, 123, 183 and 243 seconds.
    expect(server.count('refresh')).toBe(10);
  });

  it('early does no harm: the token still lives', async () => {
    const { server, auth } = await loggedIn();
    await pass(870_000);
    server.before = unreachable;
    expect(await auth.getAccessToken()).toBe('access-1-ada');
    expect(await auth.getAccessToken()).toBe('access-1-ada');
    expect(server.count('refresh')).toBe(1);
    await pass(30_000);
    expect(await rejection(auth.getAccessToken())).toBeInstanceOf(CStarConnectionError);
  });

  it('fails the call whose token was refused with its own error', async () => {
    const { server, auth } = await loggedIn();
    server.ahead = 900_000;
    server.before = ({ path: to }) => to === 'refresh' && unreachable();
    expect(await rejection(auth.me())).toMatchObject({ code: 'connection_failed' });
  });

  it.each([
    ['whose token is at its end', 'before'],
    ['whose token was refused', 'after'],
  ])('does not stop a call that is for everybody, %s', async (_, when) => {
    const { server, topics } = await loggedIn();
    if (when === 'before') await pass(900_000);
    else server.ahead = 900_000;
    server.before = ({ path: to, token }) => {
      if (to === 'refresh') return failed(503);
      return to === 'topics' && token === undefined ? json(one({ name: 'everybody' })) : undefined;
    };
    expect(await topics.list()).toEqual({ name: 'everybody' });
  });

  it('can be repeated at once by hand, and counts again from the start after a success', async () => {
    const { server, auth } = await loggedIn();
    await pass(900_000);
    server.before = unreachable;
    await rejection(auth.refresh());
    await rejection(auth.refresh());
    server.before = () => undefined;
    expect(await auth.refresh()).toMatchObject({ accessToken: 'access-2-ada' });
    await pass(900_000);
    server.before = unreachable;
    await rejection(auth.getAccessToken());
    server.before = () => undefined;
    await pass(1_000);
    expect(await auth.getAccessToken()).toBe('access-3-ada');
  });

  it('does not rest for the session that comes after it', async () => {
    const { server, auth } = await loggedIn();
    await pass(900_000);
    server.before = unreachable;
    await rejection(auth.getAccessToken());
    server.before = () => undefined;
    await auth.login(bob);
    expect(await auth.refresh()).toMatchObject({ accessToken: 'access-3-bob' });
  });

  it('is tried again before the server forgets an answer that was lost', async () => {
    const { server, tab } = fakeBrowser();
    const auth = tab({ maxRetries: 1 });
    await auth.login(ada);
    await pass(900_000);
    let lost = 0;
    server.after = ({ path: to }) => {
      if (to !== 'refresh' || lost > 0) return undefined;
      lost += 1;
      return gate().passed;
    };
    const token = auth.getAccessToken();
    await pass(10_000);
    expect(server.accepts(await token)).toBe(true);
    expect(server.count('refresh')).toBe(2);
  });
});

describe('a session that has ended on the server', () => {
  it('ends here: null for who asks, and listeners are told', async () => {
    const { server, storage, auth } = await loggedIn();
    const changed = vi.fn();
    auth.onSessionChange(changed);
    server.end('ada');
    await pass(900_000);
    expect(await twenty(() => auth.getAccessToken())).toEqual(Array(20).fill(null));
    expect([server.count('refresh'), changed.mock.calls, storage.texts.size]).toEqual([1, [[null]], 0]);
  });

  it('fails the call that found out, which goes without a token once more and needs one', async () => {
    const { server, auth, topics } = await loggedIn();
    server.end('ada');
    expect(await rejection(topics.list())).toMatchObject({ attempts: 2 });
    expect([auth.isAuthenticated, server.count('topics'), server.count('refresh')]).toEqual([false, 2, 1]);
  });

  it('cannot be refreshed, and refresh() says what to do', async () => {
    const { server, auth } = await loggedIn();
    server.end('ada');
    const error = {
      code: 'authentication_required',
      message: expect.stringContaining('Call login() first.'),
    };
    expect(await rejection(auth.refresh())).toMatchObject(error);
    expect(await rejection(auth.refresh())).toMatchObject(error);
    expect(server.count('refresh')).toBe(1);
  });
});

describe('a slow refresh', () => {
  async function slowly() {
    const world = await loggedIn();
    await pass(900_000);
    const slow = gate();
    world.server.after = ({ path: to }) => to === 'refresh' && slow.passed;
    const asked = world.auth.getAccessToken();
    await pass();
    return { ...world, open: slow.open, asked };
  }

  it('does not overwrite a newer login: who waits gets the new token', async () => {
    const { auth, open, asked, storage } = await slowly();
    await auth.login(bob);
    expect(await asked).toBe('access-3-bob');
    open();
    await pass(10_000);
    expect(auth.getCustomer()?.id).toBe('cus_bob');
    expect([...storage.texts.values()].join()).toContain('access-3-bob');
  });

  it('does not undo a logout: who waits gets null', async () => {
    const { server, auth, open, asked, storage } = await slowly();
    const logout = auth.logout();
    expect(await asked).toBeNull();
    await logout;
    open();
    await pass(10_000);
    expect([auth.isAuthenticated, storage.texts.size, server.accepts('access-2-ada')]).toEqual([
      false,
      0,
      false,
    ]);
  });

  it('that is refused does not end a newer login', async () => {
    const { server, auth, open, asked } = await slowly();
    server.end('ada');
    await auth.login(bob);
    open();
    expect(await asked).toBe('access-3-bob');
    await pass(10_000);
    expect(auth.isAuthenticated).toBe(true);
  });

  it('is left by one who does not wait any longer, and goes on for the others', async () => {
    const { server, auth, open, asked } = await slowly();
    const controller = new AbortController();
    const { signal } = controller;
    const impatient = [rejection(auth.getAccessToken({ signal })), rejection(auth.refresh({ signal }))];
    controller.abort(new Error('enough'));
    for (const one of impatient) expect(await one).toEqual(new Error('enough'));
    open();
    expect(await asked).toBe('access-2-ada');
    expect(server.count('refresh')).toBe(1);
  });
});
