import { CStarClient } from '@cstar.help/js';
import {
  AuthClient,
  type AuthClientOptions,
  type AuthStorage,
  CStarAuthenticationError,
  CStarPermissionError,
} from '@cstar.help/js/auth';
import { CommunityClient } from '@cstar.help/js/community';
import { type CreatedTeam, type RunningServer, start } from '@cstar.help/server';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';

const minutes = 60_000;
const password = 'correct horse battery';
const mails: { to: string; text: string }[] = [];
let server: RunningServer;
let team: CreatedTeam;
/** How far the server is ahead. */
let ahead = 0;
let people = 0;

beforeAll(async () => {
  const began = Date.now();
  server = await start({
    port: 0,
    database: 'memory',
    storage: 'memory',
    development: true,
    clock: () => began + ahead,
    mailer: { send: async (mail) => void mails.push(mail) },
  });
  team = await server.createTeam();
});
afterAll(() => server.close());
afterEach(() => {
  vi.useRealTimers();
});

/** Somebody new, with as many devices as they like, and every request of theirs. */
function person(of: CreatedTeam = team) {
  people += 1;
  const email = `customer${people}@example.com`;
  const sent: string[] = [];
  const device = (more: Partial<AuthClientOptions> = {}) =>
    new AuthClient({
      teamSlug: of.teamSlug,
      environment: 'test',
      baseUrl: server.url,
      maxRetries: 0,
      fetch: (url, init) => {
        sent.push(url.split('/').slice(6).join('/'));
        return fetch(url, init);
      },
      ...more,
    });
  const count = (path: string) => sent.filter((one) => one === path).length;
  return { email, params: { email, password, name: 'Ada' }, device, sent, count };
}

/** A storage that devices can share. */
function mapStorage(session?: string): AuthStorage {
  const texts = new Map(session === undefined ? [] : [[`cstar_session_${team.teamSlug}:test`, session]]);
  return {
    getItem: (key) => texts.get(key),
    setItem: (key, text) => texts.set(key, text),
    removeItem: (key) => texts.delete(key),
  };
}

async function tokenMailedTo(email: string): Promise<string> {
  const mail = await vi.waitFor(
    () => mails.find(({ to }) => to === email) ?? Promise.reject(new Error('no mail yet')),
    {
      timeout: 10_000,
    },
  );
  mails.splice(mails.indexOf(mail), 1);
  return /(?:token=|^)([\w-]{43})$/m.exec(mail.text)?.[1] ?? '';
}

test('a customer signs up, logs out and logs in again', async () => {
  const { email, params, device } = person();
  const auth = device();
  const result = await auth.signup(params);
  expect(result.object).toBe('auth_session');
  expect(auth.getCustomer()).toEqual({
    object: 'customer',
    id: expect.stringMatching(/^cus_/),
    email,
    name: 'Ada',
  });
  expect(await auth.me()).toEqual(auth.getCustomer());
  const old = await auth.getAccessToken();
  expect(await auth.logout()).toEqual({ loggedOut: true });
  const me = await fetch(`${server.url}/api/auth/${team.teamSlug}:test/me`, {
    headers: { authorization: `Bearer ${old}` },
  });
  expect(me.status).toBe(401);
  const session = await auth.login({ email, password });
  expect(session.customer).toEqual(await auth.me());
});

test('a wrong password and an unknown address are refused with the same words', async () => {
  const { email, params, device } = person();
  const auth = device();
  await auth.signup(params);
  const messages: unknown[] = [];
  for (const attempt of [
    { email, password: 'something else' },
    { email: `not-${email}`, password },
  ]) {
    const error: unknown = await auth.login(attempt).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(CStarAuthenticationError);
    expect(error).toMatchObject({ code: 'invalid_credentials' });
    messages.push(`${error}`);
  }
  expect(new Set(messages).size).toBe(1);
  expect(auth.getCustomer()?.email).toBe(email);
});

test('live and test customers are others', async () => {
  const { email, params, device } = person();
  await device().signup(params);
  await expect(device({ environment: 'live' }).login({ email, password })).rejects.toMatchObject({
    code: 'invalid_credentials',
  });
});

test('twenty calls with a token that the server takes no longer make one refresh, and all succeed', async () => {
  const { params, device, count } = person();
  const auth = device();
  await auth.signup(params);
  ahead += 16 * minutes;
  const answers = await Promise.all(Array.from({ length: 20 }, () => auth.me()));
  expect(new Set(answers.map(({ id }) => id))).toEqual(new Set([auth.getCustomer()?.id]));
  expect([count('refresh'), count('me')]).toEqual([1, 40]);
});

test('twenty calls with a token at its end make one refresh, and none is refused', async () => {
  const { params, device, sent, count } = person();
  const auth = device();
  await auth.signup(params);
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(Date.now() + 16 * minutes);
  ahead += 16 * minutes;
  await Promise.all(Array.from({ length: 20 }, () => auth.me()));
  expect([count('refresh'), count('me'), sent.indexOf('refresh')]).toEqual([1, 20, 1]);
});

test('another client that was given it sends its token, and shares its refresh', async () => {
  const { params, device, sent, count } = person();
  const auth = device();
  const community = new CommunityClient({
    teamSlug: team.teamSlug,
    environment: 'test',
    baseUrl: server.url,
    maxRetries: 0,
    auth,
  });
  await auth.signup(params);
  ahead += 16 * minutes;
  const answers = await Promise.all(Array.from({ length: 20 }, () => community.myPosts()));
  expect(answers.map(({ data }) => data)).toEqual(Array(20).fill([]));
  expect(count('refresh')).toBe(1);
  await auth.logout();
  await expect(community.myPosts()).rejects.toBeInstanceOf(CStarAuthenticationError);
  expect(sent).toEqual(['signup', 'refresh', 'logout']);
});

test('two tabs that refresh at the same moment stay logged in, both with the same session', async () => {
  // Only in a browser are there tabs to follow.
  vi.stubGlobal('document', {});
  const storage = mapStorage();
  const { params, device, count } = person();
  const tabs = [device({ storage }), device({ storage })] as const;
  await tabs[0].signup(params);
  await vi.waitFor(() => expect(tabs[1].isAuthenticated).toBe(true));
  ahead += 16 * minutes;
  await Promise.all(tabs.map((tab) => tab.me()));
  expect(count('refresh')).toBe(2);
  ahead += 16 * minutes;
  for (const tab of tabs) await tab.me();
  expect(tabs[0].getSession()).toEqual(tabs[1].getSession());
  await tabs[0].logout();
  await vi.waitFor(() => expect(tabs[1].isAuthenticated).toBe(false));
  for (const tab of tabs) tab.destroy();
});

test('a stolen refresh token ends the session of both, and the customer learns of it', async () => {
  const { params, device } = person();
  const auth = device();
  await auth.signup(params);
  const stolen = device({
    storage: mapStorage(
      JSON.stringify({
        version: 1,
        session: auth.getSession(),
        expiresIn: 900,
        receivedAt: Date.now(),
      }),
    ),
  });
  await stolen.refresh();
  ahead += minutes;
  const told = vi.fn();
  auth.onSessionChange(told);
  await expect(auth.refresh()).rejects.toMatchObject({ code: 'authentication_required' });
  expect(told.mock.calls).toEqual([[null]]);
  await expect(stolen.me()).rejects.toMatchObject({ code: 'authentication_required' });
  expect(await stolen.getAccessToken()).toBeNull();
});

test('a logout during a refresh ends what the refresh makes', async () => {
  const { params, device } = person();
  let holdBack: Promise<unknown> | undefined;
  const answers: string[] = [];
  const auth = device({
    fetch: async (url, init) => {
      const response = await fetch(url, { ...init, signal: null });
      if (url.endsWith('/refresh')) {
        answers.push(await response.clone().text());
        await holdBack;
      }
      return response;
    },
  });
  await auth.signup(params);
  let goOn: (value?: unknown) => void = () => undefined;
  holdBack = new Promise((resolve) => {
    goOn = resolve;
  });
  const refreshed = auth.getAccessToken({ refused: auth.accessToken ?? '' });
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  await auth.logout();
  goOn();
  expect(await refreshed).toBeNull();
  expect(auth.isAuthenticated).toBe(false);
  const { accessToken } = JSON.parse(answers[0] ?? '').data;
  const me = await fetch(`${server.url}/api/auth/${team.teamSlug}:test/me`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  expect(me.status).toBe(401);
});

test('logging out everywhere ends the sessions of other devices', async () => {
  const { email, params, device } = person();
  const [phone, laptop] = [device(), device()];
  await phone.signup(params);
  await laptop.login({ email, password });
  await phone.logout({ everywhere: true });
  await expect(laptop.me()).rejects.toBeInstanceOf(CStarAuthenticationError);
  expect(laptop.isAuthenticated).toBe(false);
});

test('an address is confirmed first where the team wants it so', async () => {
  const strict = await server.createTeam();
  const cstar = new CStarClient({
    apiKey: strict.keys.secretTest,
    teamId: strict.teamId,
    baseUrl: server.url,
  });
  await cstar.settings.customerAuth.update({ confirmEmail: true });
  const { email, params, device } = person(strict);
  const auth = device();
  expect(await auth.signup(params)).toEqual({ object: 'confirmation_pending', email });
  expect(auth.isAuthenticated).toBe(false);
  await expect(auth.login({ email, password })).rejects.toBeInstanceOf(CStarPermissionError);
  const token = await tokenMailedTo(email);
  await auth.confirm(token);
  expect(await auth.me()).toMatchObject({ email });
  await expect(auth.confirm({ token })).rejects.toMatchObject({ code: 'invalid_token' });
});

test('a forgotten password is set anew with the token from the mail, and ends other sessions', async () => {
  const { email, params, device } = person();
  const [phone, laptop] = [device(), device()];
  await phone.signup(params);
  expect(await laptop.forgotPassword(email)).toEqual({ accepted: true });
  await laptop.resetPassword({ token: await tokenMailedTo(email), password: 'another long one' });
  expect(await laptop.me()).toMatchObject({ email });
  expect(await phone.getAccessToken({ refused: phone.accessToken ?? '' })).toBeNull();
  await expect(phone.login({ email, password })).rejects.toMatchObject({ code: 'invalid_credentials' });
  await phone.login({ email, password: 'another long one' });
});
