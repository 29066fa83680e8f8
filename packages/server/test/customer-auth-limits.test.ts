import * as argon2 from '@node-rs/argon2';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import {
  type AccountServer,
  address,
  credentials,
  type HelpCenter,
  password,
  person,
  startAccounts,
} from './support/accounts.ts';

vi.mock(import('@node-rs/argon2'), async (original) => {
  const real = await original();
  return { ...real, hash: vi.fn(real.hash), verify: vi.fn(real.verify) };
});

let accounts: AccountServer;
let help: HelpCenter;

beforeAll(async () => {
  accounts = await startAccounts();
});
afterAll(() => accounts.close());
// Each test has a team of its own: limits are per team.
beforeEach(async () => {
  help = accounts.helpCenter(await accounts.newTeam());
  vi.resetAllMocks();
});

const statuses = async (calls: (() => ReturnType<HelpCenter['post']>)[]) => {
  const found: number[] = [];
  for (const call of calls) found.push((await call()).status);
  return found;
};
const times = <Value>(count: number, value: Value): Value[] => Array(count).fill(value);
const wrong = (name: string) => () => help.post('/login', credentials(name, 'a wrong password'));

test.each([
  ['an account that exists', 'Ada'],
  ['an account that does not', 'Nobody'],
])('ten wrong passwords lock %s for a quarter of an hour', async (_, name) => {
  if (name === 'Ada') await help.post('/signup', person('Ada'));
  expect(await statuses(times(10, wrong(name)))).toEqual(times(10, 401));
  const refused = await help.post('/login', credentials(name));
  expect([refused.status, refused.error.code]).toEqual([429, 'rate_limit_exceeded']);
  const wait = Number(refused.headers.get('retry-after'));
  expect(wait).toBeGreaterThan(800);
  expect(wait).toBeLessThanOrEqual(900);
  expect(refused.error.retryAfter).toBe(wait);
  // Other accounts go on.
  await help.post('/signup', person('Grace'));
  expect((await help.post('/login', credentials('Grace'))).status).toBe(200);
});

test('a stranger elsewhere does not lock the owner out', async () => {
  await help.post('/signup', person('Ada'));
  expect((await statuses(times(11, wrong('Ada')))).at(-1)).toBe(429);
  const reply = await accounts.server.fetch(
    new Request(new URL(help.path('/login'), accounts.server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(credentials('Ada')),
    }),
  );
  expect(reply.status).toBe(200);
});

test('all at once they are no more', async () => {
  const replies = await Promise.all(times(15, wrong('Nobody')).map((call) => call()));
  const refused = replies.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(5);
});

test('a log-in forgets the failures of its account', async () => {
  await help.post('/signup', person('Hedy'));
  const right = () => help.post('/login', credentials('Hedy'));
  const calls = [...times(9, wrong('Hedy')), right, ...times(9, wrong('Hedy')), right];
  expect(await statuses(calls)).toEqual([...times(9, 401), 200, ...times(9, 401), 200]);
});

// Sixty calls: what a hash costs is of no interest here, and slow machines run this too.
test('fifty failures lock an address out, whichever accounts they were for; successes do not count', {
  timeout: 90_000,
}, async () => {
  vi.mocked(argon2.verify).mockImplementation(async (_, given) => given === password);
  await help.post('/signup', person('Joan'));
  const right = () => help.post('/login', credentials('Joan'));
  const guess = async (from: number, to: number) => {
    const guesses = Array.from({ length: to - from }, (_, index) => wrong(`Guess-${from + index}`)());
    return (await Promise.all(guesses)).map(({ status }) => status);
  };
  expect(await guess(0, 25)).toEqual(times(25, 401));
  expect(await statuses([right, right])).toEqual([200, 200]);
  expect(await guess(25, 50)).toEqual(times(25, 401));
  expect(await statuses([right])).toEqual([429]);
});

test.each([
  ['sign-ups', '/signup', () => person('Mary')],
  ['requests for a new password', '/password/forgot', () => address('Mary')],
])('%s with one address are limited to five an hour', async (_, path, body) => {
  const refused = (await statuses(times(6, () => help.post(path, body())))).at(-1);
  expect(refused).toBe(429);
  const reply = await help.post(path, body());
  expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(3_500);
});

test.each([
  ['an unknown account', () => undefined],
  ['a wrong password', () => help.post('/signup', person('Radia'))],
])('%s costs one look at a hash', async (_, prepare) => {
  await prepare();
  vi.clearAllMocks();
  await wrong('Radia')();
  expect(argon2.verify).toHaveBeenCalledTimes(1);
  expect(argon2.verify).toHaveBeenCalledWith(
    expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/),
    'a wrong password',
  );
});

test('a sign-up costs one hash, whether there is an account or not', async () => {
  for (let count = 0; count < 2; count++) {
    vi.mocked(argon2.hash).mockClear();
    await help.post('/signup', person('Sofia'));
    expect(argon2.hash).toHaveBeenCalledTimes(1);
  }
});

test('a token that is none costs no hash', async () => {
  await help.post('/password/reset', { token: 'x'.repeat(43), password });
  expect(argon2.hash).not.toHaveBeenCalled();
});
