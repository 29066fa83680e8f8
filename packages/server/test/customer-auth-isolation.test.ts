import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type AccountServer,
  address,
  credentials,
  type HelpCenter,
  password,
  person,
  startAccounts,
} from './support/accounts.ts';
import type { TestTeam } from './support/api.ts';
import { tokenIn } from './support/inbox.ts';

let accounts: AccountServer;
let home: HelpCenter;
let team: TestTeam;
let others: [where: string, help: HelpCenter][];

beforeAll(async () => {
  accounts = await startAccounts();
  team = await accounts.newTeam();
  const other = await accounts.newTeam();
  home = accounts.helpCenter(team);
  others = [
    ['another team', accounts.helpCenter(other)],
    ['the other environment', accounts.helpCenter(team, 'live')],
  ];
});
afterAll(() => accounts.close());

const places = [['another team'], ['the other environment']];
const at = (where: string): HelpCenter => {
  const help = others.find(([name]) => name === where)?.[1];
  if (help === undefined) throw new Error(`No place ${where}`);
  return help;
};

test.each(places)('an account is unknown in %s', async (where) => {
  const who = `Stranger-${where.length}`;
  await home.post('/signup', person(who));
  const { status, error } = await at(where).post('/login', credentials(who));
  expect([status, error.code]).toEqual([401, 'invalid_credentials']);
  expect((await at(where).post('/signup', person(who))).data.object).toBe('auth_session');
});

test.each(places)('the tokens of a session are none in %s, and stay good at home', async (where) => {
  const { data } = await home.post('/signup', person(`Guest-${where.length}`));
  const me = await at(where).me(data.accessToken);
  expect([me.status, me.error.code]).toEqual([401, 'invalid_token']);
  const { refreshToken, accessToken } = data;
  const refreshed = await at(where).post('/refresh', { refreshToken });
  expect([refreshed.status, refreshed.error.code]).toEqual([401, 'invalid_token']);
  const out = await at(where).post(
    '/logout',
    { refreshToken, everywhere: true },
    { key: String(accessToken) },
  );
  expect(out.data).toEqual({ loggedOut: true });
  expect((await home.me(accessToken)).status).toBe(200);
  expect((await home.post('/refresh', { refreshToken })).status).toBe(200);
});

test.each(places)('the token of a mail is none in %s, and stays good at home', async (where) => {
  const who = `Reader-${where.length}`;
  await team.post('/customers', { ...address(who), name: who });
  await home.post('/signup', person(who));
  const confirmation = tokenIn(await accounts.inbox.next(address(who).email));
  const confirmed = await at(where).post('/confirm', { token: confirmation });
  expect([confirmed.status, confirmed.error.code]).toEqual([401, 'invalid_token']);
  expect((await home.post('/confirm', { token: confirmation, password })).status).toBe(200);
  await home.post('/password/forgot', address(who));
  const token = tokenIn(await accounts.inbox.next(address(who).email));
  const reset = await at(where).post('/password/reset', { token, password });
  expect([reset.status, reset.error.code]).toEqual([401, 'invalid_token']);
  expect((await home.post('/password/reset', { token, password })).status).toBe(200);
});

test.each(places)('who asks for a new password in %s gets no mail about it', async (where) => {
  const who = `Forgetful-${where.length}`;
  await home.post('/signup', person(who));
  await at(where).post('/password/forgot', address(who));
  await home.post('/password/forgot', address(who));
  await accounts.inbox.next(address(who).email);
  expect(accounts.inbox.mails.filter(({ to }) => to === address(who).email)).toHaveLength(1);
});

test('a key of the team is no access token, and an access token no key', async () => {
  const { data } = await home.post('/signup', person('Keyless'));
  expect((await home.me(team.keys.secretTest)).error.code).toBe('invalid_token');
  const reply = await team.get('/customers', { key: String(data.accessToken) });
  expect([reply.status, reply.error.code]).toEqual([401, 'invalid_key_format']);
});

test('the settings of one environment do not hold in the other', async () => {
  const own = await accounts.newTeam();
  await own.patch('/settings/customer-auth', { signupsEnabled: false, confirmUrl: 'https://a.example/' });
  const live = await own.get('/settings/customer-auth', { key: own.keys.secretLive });
  expect(live.data).toMatchObject({ signupsEnabled: true, confirmUrl: null });
});

test('no password, token or hash is in the log or in an answer', async () => {
  const who = 'Discreet';
  const signup = await home.post('/signup', person(who));
  const login = await home.post('/login', credentials(who));
  await home.post('/login', credentials(who, 'a wrong password'));
  const refreshed = await home.post('/refresh', { refreshToken: login.data.refreshToken });
  await home.post('/password/forgot', address(who));
  const token = tokenIn(await accounts.inbox.next(address(who).email));
  const reset = await home.post('/password/reset', { token, password: 'another password' });
  const lines = accounts.log.join('\n');
  expect(lines).toContain('/password/reset 200');
  for (const { data } of [signup, login, refreshed, reset]) {
    expect(lines).not.toContain(String(data.accessToken));
    expect(lines).not.toContain(String(data.refreshToken));
  }
  for (const secret of [
    password,
    'a wrong password',
    'another password',
    token,
    address(who).email,
    '$argon2',
  ]) {
    expect(lines).not.toContain(secret);
  }
  const shown = JSON.stringify([signup, login, refreshed, reset].map(({ body }) => body));
  for (const secret of [password, '$argon2', 'passwordHash', 'hash']) expect(shown).not.toContain(secret);
  const seen = JSON.stringify([
    (await team.get('/customers?search=discreet@example.com')).body,
    (await team.get('/audit-log')).body,
    (await team.post('/export', { resources: [{ type: 'customers' }], format: 'json' })).body,
  ]);
  for (const secret of ['$argon2', String(login.data.refreshToken)]) expect(seen).not.toContain(secret);
});
