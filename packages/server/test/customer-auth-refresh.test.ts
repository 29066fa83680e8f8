import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type AccountServer,
  credentials,
  days,
  type HelpCenter,
  minutes,
  person,
  seconds,
  startAccounts,
} from './support/accounts.ts';

let accounts: AccountServer;
let help: HelpCenter;

beforeAll(async () => {
  accounts = await startAccounts();
  help = accounts.helpCenter(await accounts.newTeam());
});
afterAll(() => accounts.close());

const refresh = (refreshToken: unknown) => help.post('/refresh', { refreshToken });
const signUp = async (name: string) => (await help.post('/signup', person(name))).data;

test('a refresh gives a new pair of tokens, and the new one works in turn', async () => {
  const first = await signUp('Ada');
  accounts.advance(15 * minutes);
  expect((await help.me(first.accessToken)).status).toBe(401);
  const second = await refresh(first.refreshToken);
  expect(second.status).toBe(200);
  expect(second.data).toMatchObject({
    object: 'auth_session',
    refreshToken: expect.stringMatching(/^[\w-]{43}$/),
    expiresIn: 900,
    customer: first.customer,
  });
  expect(second.data.refreshToken).not.toBe(first.refreshToken);
  expect((await help.me(second.data.accessToken)).data).toEqual(first.customer);
  accounts.advance(days);
  expect((await refresh(second.data.refreshToken)).status).toBe(200);
});

test('a used token that comes again ends the session: of whoever stole it, and of its owner', async () => {
  const first = await signUp('Grace');
  const owner = (await refresh(first.refreshToken)).data;
  accounts.advance(10 * seconds + 1);
  const thief = await refresh(first.refreshToken);
  expect([thief.status, thief.error.code, thief.error.param]).toEqual([401, 'invalid_token', 'refreshToken']);
  expect((await help.me(owner.accessToken)).error.code).toBe('invalid_token');
  expect((await refresh(owner.refreshToken)).status).toBe(401);
});

test('other sessions of the same customer go on', async () => {
  const first = await signUp('Hedy');
  const other = (await help.post('/login', credentials('Hedy'))).data;
  await refresh(first.refreshToken);
  accounts.advance(minutes);
  await refresh(first.refreshToken);
  expect((await refresh(other.refreshToken)).status).toBe(200);
});

test('within 10 seconds, the same token gets the same successor: its first answer may be lost', async () => {
  const first = await signUp('Joan');
  const answer = (await refresh(first.refreshToken)).data;
  accounts.advance(10 * seconds);
  const repeated = await refresh(first.refreshToken);
  expect([repeated.status, repeated.data.refreshToken]).toEqual([200, answer.refreshToken]);
  expect((await help.me(repeated.data.accessToken)).status).toBe(200);
  accounts.advance(minutes);
  expect((await refresh(repeated.data.refreshToken)).status).toBe(200);
});

test('also within 10 seconds it ends the session once the successor was used', async () => {
  const first = await signUp('Mary');
  const second = (await refresh(first.refreshToken)).data;
  const third = (await refresh(second.refreshToken)).data;
  expect((await refresh(first.refreshToken)).status).toBe(401);
  expect((await refresh(third.refreshToken)).status).toBe(401);
  expect((await help.me(third.accessToken)).status).toBe(401);
});

test('twenty refreshes at once with one token get one successor, and the session goes on', async () => {
  const first = await signUp('Radia');
  const replies = await Promise.all(Array.from({ length: 20 }, () => refresh(first.refreshToken)));
  expect(replies.map(({ status }) => status)).toEqual(Array(20).fill(200));
  const successors = new Set(replies.map(({ data }) => data.refreshToken));
  expect(successors.size).toBe(1);
  const [successor] = successors;
  accounts.advance(minutes);
  const next = await refresh(successor);
  expect(next.status).toBe(200);
  expect((await help.me(next.data.accessToken)).status).toBe(200);
});

test('twenty at once with a token that was used end the session, once', async () => {
  const first = await signUp('Sofia');
  const second = (await refresh(first.refreshToken)).data;
  accounts.advance(minutes);
  const replies = await Promise.all(Array.from({ length: 20 }, () => refresh(first.refreshToken)));
  expect(replies.map(({ status }) => status)).toEqual(Array(20).fill(401));
  expect((await refresh(second.refreshToken)).status).toBe(401);
});

test('a session ends 30 days after it was last refreshed', async () => {
  const first = await signUp('Ida');
  accounts.advance(30 * days - 1);
  const second = await refresh(first.refreshToken);
  expect(second.status).toBe(200);
  accounts.advance(30 * days - 1);
  const third = await refresh(second.data.refreshToken);
  expect(third.status).toBe(200);
  accounts.advance(30 * days);
  expect((await refresh(third.data.refreshToken)).error.code).toBe('invalid_token');
});

test('a refresh and a log-out at once leave no session', async () => {
  const first = await signUp('Karen');
  const [refreshed] = await Promise.all([
    refresh(first.refreshToken),
    help.post('/logout', { refreshToken: first.refreshToken }),
  ]);
  expect((await help.me(first.accessToken)).status).toBe(401);
  if (refreshed.status === 200) expect((await refresh(refreshed.data.refreshToken)).status).toBe(401);
});

test('a session ends 180 days after its begin, however often it is refreshed', async () => {
  let { refreshToken } = await signUp('Evelyn');
  for (let month = 1; month <= 8; month++) {
    accounts.advance(20 * days);
    const next = await refresh(refreshToken);
    expect(next.status).toBe(200);
    refreshToken = next.data.refreshToken;
  }
  accounts.advance(20 * days - 1);
  const last = await refresh(refreshToken);
  expect(last.status).toBe(200);
  accounts.advance(1);
  expect((await refresh(last.data.refreshToken)).error.code).toBe('invalid_token');
});
