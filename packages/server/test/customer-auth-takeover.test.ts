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
let team: TestTeam;
let help: HelpCenter;
let strictTeam: TestTeam;
let strict: HelpCenter;

beforeAll(async () => {
  accounts = await startAccounts();
  team = await accounts.newTeam();
  help = accounts.helpCenter(team);
  strictTeam = await accounts.newTeam();
  await strictTeam.patch('/settings/customer-auth', { confirmEmail: true });
  strict = accounts.helpCenter(strictTeam);
});
afterAll(() => accounts.close());

const theirs = 'the password of somebody else';
const nextMail = (name: string) => accounts.inbox.next(address(name).email);
const idOf = (data: Record<string, unknown>) => String(Object(data.customer).id);

test('a second sign-up over an account that is in use gives nobody its password', async () => {
  const first = await help.post('/signup', person('Hedy'));
  const second = await help.post('/signup', { ...person('Hedy'), password: theirs });
  expect(second.data).toEqual({ object: 'confirmation_pending', email: 'hedy@example.com' });
  const mail = await nextMail('Hedy');
  expect(mail.subject).toBe('Your account at Test team');
  const token = tokenIn(mail);
  expect((await help.post('/confirm', { token })).error.code).toBe('invalid_token');
  expect((await help.post('/login', credentials('Hedy'))).status).toBe(200);
  expect((await help.post('/login', credentials('Hedy', theirs))).status).toBe(401);
  expect((await help.me(first.data.accessToken)).status).toBe(200);
  // Whoever reads the address may choose a new one, who signed up first or not.
  const reset = await help.post('/password/reset', { token, password: 'a third password' });
  expect(reset.data.customer).toEqual(first.data.customer);
  expect((await help.me(first.data.accessToken)).error.code).toBe('invalid_token');
});

test('the password of a customer without an account is chosen by whoever reads the mail', async () => {
  const { data: before } = await team.post('/customers', { name: 'Margaret', email: 'margaret@example.com' });
  await help.post('/signup', { ...person('Eve'), ...address('Margaret'), password: theirs });
  const mail = await nextMail('Margaret');
  expect(mail.text).not.toMatch(/Eve|Margaret/);
  const token = tokenIn(mail);
  const bare = await help.post('/confirm', { token });
  expect([bare.status, bare.error.code, bare.error.param]).toEqual([400, 'parameter_missing', 'password']);
  expect(bare.error.message).toContain('choose a password');
  const short = await help.post('/confirm', { token, password: 'short' });
  expect([short.status, short.error.param]).toEqual([400, 'password']);
  const confirmed = await help.post('/confirm', { token, password });
  expect(confirmed.data).toMatchObject({
    object: 'auth_session',
    customer: { id: before.id, name: 'Margaret' },
  });
  expect((await help.post('/login', credentials('Margaret', theirs))).status).toBe(401);
  expect((await help.post('/login', credentials('Margaret'))).status).toBe(200);
});

test('the first sign-up with an address keeps its password, unless there was a second one', async () => {
  await strict.post('/signup', { ...person('Radia'), password: theirs });
  const token = tokenIn(await nextMail('Radia'));
  await strict.post('/signup', person('Radia'));
  const told = await nextMail('Radia');
  expect(told.subject).toBe('Your account at Test team');
  const bare = await strict.post('/confirm', { token });
  expect([bare.status, bare.error.param]).toEqual([400, 'password']);
  expect((await strict.post('/confirm', { token, password })).status).toBe(200);
  expect((await strict.post('/login', credentials('Radia', theirs))).status).toBe(401);
  expect((await strict.post('/login', credentials('Radia'))).status).toBe(200);
  // The link of the other letter went with it.
  expect((await strict.post('/password/reset', { token: tokenIn(told), password })).status).toBe(401);
});

test('who confirms may choose another password than that of the sign-up', async () => {
  await strict.post('/signup', { ...person('Joan'), password: theirs });
  const token = tokenIn(await nextMail('Joan'));
  expect((await strict.post('/confirm', { token, password })).status).toBe(200);
  expect((await strict.post('/login', credentials('Joan', theirs))).status).toBe(401);
});

test('letters name nobody: what an asker called themselves reaches no other', async () => {
  await strict.post('/signup', { ...person('Sofia'), name: 'Win at https://evil.example' });
  await strict.post('/password/forgot', address('Sofia'));
  for (let count = 0; count < 2; count++) expect((await nextMail('Sofia')).text).not.toContain('evil');
});

test.each([['a\nb'], ['a\u0000b'], ['a\u0085b'], ['a\u2028b']])('no name is %j', async (name) => {
  const { status, error } = await help.post('/signup', { ...person('Lines'), name });
  expect([status, error.param]).toEqual([400, 'name']);
});

test.each(['help', 'strict'] as const)(
  'with another address, an account needs a new proof: %s',
  async (which) => {
    const [place, owner] = which === 'help' ? [help, team] : [strict, strictTeam];
    const who = `Moved-${which}`;
    await place.post('/signup', person(who));
    const confirmation = which === 'strict' ? tokenIn(await nextMail(who)) : undefined;
    if (confirmation !== undefined) await place.post('/confirm', { token: confirmation });
    const { data } = await place.post('/login', credentials(who));
    await place.post('/password/forgot', address(who));
    const mailed = tokenIn(await nextMail(who));
    const to = `New-${who}`;
    await owner.patch(`/customers/${idOf(data)}`, address(to));
    expect((await place.post('/password/reset', { token: mailed, password: theirs })).status).toBe(401);
    expect((await place.me(data.accessToken)).error.code).toBe('invalid_token');
    expect((await place.post('/refresh', { refreshToken: data.refreshToken })).status).toBe(401);
    expect((await place.post('/login', credentials(who))).status).toBe(401);
    const login = await place.post('/login', credentials(to));
    expect([login.status, login.error.param]).toEqual([403, 'email']);
    await place.post('/password/forgot', address(to));
    const token = tokenIn(await nextMail(to));
    expect((await place.post('/password/reset', { token, password })).status).toBe(200);
    expect((await place.post('/login', credentials(to))).status).toBe(200);
  },
);

test('another name, or the same address, ends no session', async () => {
  const { data } = await help.post('/signup', person('Stays'));
  await team.patch(`/customers/${idOf(data)}`, { ...address('Stays'), name: 'Renamed' });
  expect((await help.me(data.accessToken)).status).toBe(200);
  expect((await help.post('/login', credentials('Stays'))).status).toBe(200);
});

test('once addresses have to be confirmed, sessions of before are not refreshed without', async () => {
  const own = await accounts.newTeam();
  const place = accounts.helpCenter(own);
  const early = (await place.post('/signup', person('Early'))).data;
  const proven = (await place.post('/signup', person('Proven'))).data;
  await place.post('/password/forgot', address('Proven'));
  const token = tokenIn(await nextMail('Proven'));
  const { refreshToken } = (await place.post('/password/reset', { token, password })).data;
  await own.patch('/settings/customer-auth', { confirmEmail: true });
  const refused = await place.post('/refresh', { refreshToken: early.refreshToken });
  expect([refused.status, refused.error.code]).toEqual([401, 'invalid_token']);
  expect((await place.me(early.accessToken)).error.code).toBe('invalid_token');
  expect((await place.post('/refresh', { refreshToken })).status).toBe(200);
  expect(proven.object).toBe('auth_session');
});
