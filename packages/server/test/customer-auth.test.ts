import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type AccountServer,
  address,
  credentials,
  days,
  type HelpCenter,
  hours,
  minutes,
  password,
  person,
  startAccounts,
} from './support/accounts.ts';
import { newTeam, send, type TestTeam } from './support/api.ts';
import { chatter, newSecret, newVisitor, sign } from './support/chat.ts';
import { tokenIn } from './support/inbox.ts';

let accounts: AccountServer;
let team: TestTeam;
let help: HelpCenter;

beforeAll(async () => {
  accounts = await startAccounts();
  team = await accounts.newTeam();
  help = accounts.helpCenter(team);
});
afterAll(() => accounts.close());

const confirming = async () => {
  const other = await accounts.newTeam();
  await other.patch('/settings/customer-auth', { confirmEmail: true });
  return { team: other, help: accounts.helpCenter(other) };
};

test('a sign-up makes a customer and logs in', async () => {
  const reply = await help.post('/signup', { ...person('Ada'), email: 'Ada@Example.com' });
  expect(reply.status).toBe(201);
  expect(reply.data).toEqual({
    object: 'auth_session',
    accessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    refreshToken: expect.stringMatching(/^[\w-]{43}$/),
    expiresIn: 900,
    customer: {
      object: 'customer',
      id: expect.stringMatching(/^cus_/),
      email: 'ada@example.com',
      name: 'Ada',
    },
  });
  expect((await help.me(reply.data.accessToken)).data).toEqual(reply.data.customer);
  const found = (await team.get('/customers?search=ada@example.com')).list;
  expect(found).toMatchObject([{ email: 'ada@example.com', name: 'Ada', status: 'active' }]);
});

test('a sign-up is told to webhooks and the audit log, as done by a customer', async () => {
  const other = await accounts.newTeam();
  await accounts.helpCenter(other).post('/signup', person('Grace'));
  const [entry] = (await other.get('/audit-log?action=customer.created')).list;
  expect(entry).toMatchObject({ action: 'customer.created', actorType: 'customer', actorName: 'Grace' });
});

test('a log-in needs the address, in any case, and the password', async () => {
  await help.post('/signup', person('Linus'));
  const reply = await help.post('/login', { email: 'LINUS@example.com', password });
  expect([reply.status, reply.data.object]).toEqual([200, 'auth_session']);
  expect((await help.me(reply.data.accessToken)).data.name).toBe('Linus');
});

test('an unknown account, a customer without one and a wrong password get the same answer', async () => {
  await help.post('/signup', person('Barbara'));
  await team.post('/customers', { name: 'No account', email: 'without@example.com' });
  const answers = [];
  for (const email of ['barbara@example.com', 'without@example.com', 'unknown@example.com']) {
    const { status, error } = await help.post('/login', { email, password: 'not the password' });
    const { request_id, ...told } = error;
    expect(request_id).toEqual(expect.any(String));
    answers.push({ status, ...told });
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: 401, code: 'invalid_credentials' });
});

test.each([
  ['/signup', { email: 'no address', password, name: 'x' }, 'email'],
  ['/signup', { email: 'a@example.com', password: 'seven77', name: 'x' }, 'password'],
  ['/signup', { email: 'a@example.com', password: 'x'.repeat(201), name: 'x' }, 'password'],
  ['/signup', { email: 'a@example.com', password, name: ' ' }, 'name'],
  ['/signup', { email: 'a@example.com', password }, 'name'],
  ['/login', { email: 'a@example.com' }, 'password'],
  ['/login', { password }, 'email'],
  ['/refresh', {}, 'refreshToken'],
  ['/password/forgot', { email: '' }, 'email'],
  ['/password/reset', { token: 'x', password: 'short' }, 'password'],
  ['/password/reset', { password }, 'token'],
  ['/confirm', {}, 'token'],
  ['/confirm', { token: 'x', password: 'short' }, 'password'],
])('%s refuses %o', async (path, body, param) => {
  const { status, error } = await help.post(path, body);
  expect([status, error.param]).toEqual([400, param]);
});

test.each([
  ['/refresh', { refreshToken: 'x'.repeat(43) }, 'refreshToken'],
  ['/password/reset', { token: 'x'.repeat(43), password }, 'token'],
  ['/confirm', { token: 'x'.repeat(43) }, 'token'],
])('%s refuses a token that is none', async (path, body, param) => {
  const { status, error } = await help.post(path, body);
  expect([status, error.code, error.param]).toEqual([401, 'invalid_token', param]);
});

test('who is logged in is told to customers only, logged in or identified', async () => {
  const visitor = await newVisitor(team, { server: accounts.server.url });
  const strangers = [await help.me('no.token.atall'), await help.me('x'), await help.me(visitor.token)];
  strangers.push(await send('GET', help.path('/me'), undefined, { server: accounts.server.url, key: null }));
  expect(strangers.map(({ status, error }) => [status, error.code])).toEqual([
    [401, 'invalid_token'],
    [401, 'invalid_token'],
    [403, 'identity_required'],
    [401, 'authentication_required'],
  ]);
  const secret = await newSecret(team, { server: accounts.server.url });
  const timestamp = Math.floor(accounts.now() / 1_000);
  const customer = { email: 'signed@example.com', timestamp };
  const identified = await chatter(team, null, { server: accounts.server.url }).post('/identify', {
    customer,
    signature: sign(customer, secret),
  });
  expect((await help.me(identified.data.accessToken)).data).toMatchObject({ email: 'signed@example.com' });
});

test('where addresses have to be confirmed, the session begins with the link in the mail', async () => {
  const own = await confirming();
  await own.team.patch('/settings/customer-auth', { confirmUrl: 'https://help.example.com/in?from=mail' });
  const pending = await own.help.post('/signup', person('Radia'));
  expect([pending.status, pending.data]).toEqual([
    201,
    { object: 'confirmation_pending', email: 'radia@example.com' },
  ]);
  const early = await own.help.post('/login', credentials('Radia'));
  expect([early.status, early.error.code, early.error.param]).toEqual([
    403,
    'insufficient_permissions',
    'email',
  ]);
  const wrong = await own.help.post('/login', credentials('Radia', 'not the password'));
  expect([wrong.status, wrong.error.code]).toEqual([401, 'invalid_credentials']);
  const mail = await accounts.inbox.next('radia@example.com');
  const token = tokenIn(mail);
  expect(mail.text).toContain(`\nhttps://help.example.com/in?from=mail&token=${token}\n`);
  const confirmed = await own.help.post('/confirm', { token });
  expect([confirmed.status, confirmed.data.object]).toEqual([200, 'auth_session']);
  expect((await own.help.post('/login', credentials('Radia'))).status).toBe(200);
  expect((await own.help.post('/confirm', { token })).error.code).toBe('invalid_token');
});

test('an unknown address and a known one get the same answer to a sign-up that has to be confirmed', async () => {
  const own = await confirming();
  await own.team.post('/customers', { name: 'Known', email: 'known@example.com' });
  const known = await own.help.post('/signup', person('Known'));
  const unknown = await own.help.post('/signup', person('Unknown'));
  expect([known.status, Object.keys(known.data)]).toEqual([unknown.status, Object.keys(unknown.data)]);
  await accounts.inbox.next('known@example.com');
});

test.each([
  ['confirmation', 'after a day', 24 * hours, 401],
  ['confirmation', 'just before that', 24 * hours - 1, 200],
  ['reset', 'after an hour', hours, 401],
  ['reset', 'just before that', hours - 1, 200],
])('the token of a %s %s', async (kind, _, age, status) => {
  const own = await confirming();
  const who = person(`Late-${kind}-${age}`);
  await own.help.post('/signup', who);
  const confirmation = tokenIn(await accounts.inbox.next(who.email));
  await own.help.post('/password/forgot', { email: who.email });
  const reset = tokenIn(await accounts.inbox.next(who.email));
  accounts.advance(age);
  const [path, body] =
    kind === 'reset'
      ? ['/password/reset', { token: reset, password }]
      : ['/confirm', { token: confirmation }];
  expect((await own.help.post(path, body)).status).toBe(status);
});

test('a team can switch sign-ups off', async () => {
  const other = await accounts.newTeam();
  const theirs = accounts.helpCenter(other);
  await theirs.post('/signup', person('Early'));
  await other.patch('/settings/customer-auth', { signupsEnabled: false });
  const { status, error } = await theirs.post('/signup', person('Tardy'));
  expect([status, error.code]).toEqual([403, 'insufficient_permissions']);
  expect((await theirs.post('/login', credentials('Early'))).status).toBe(200);
  const live = accounts.helpCenter(other, 'live');
  expect((await live.post('/signup', person('Tardy'))).status).toBe(201);
});

test('a new password ends every session, and works once', async () => {
  const sessions = [
    await help.post('/signup', person('Joan')),
    await help.post('/login', credentials('Joan')),
  ];
  await team.patch('/settings/customer-auth', { resetUrl: 'https://help.example.com/new-password' });
  const asked = await help.post('/password/forgot', { email: 'Joan@example.com' });
  expect([asked.status, asked.data]).toEqual([200, { accepted: true }]);
  const mail = await accounts.inbox.next('joan@example.com');
  const token = tokenIn(mail);
  expect(mail.text).toContain(`\nhttps://help.example.com/new-password?token=${token}\n`);
  const reset = await help.post('/password/reset', { token, password: 'a brand-new password' });
  expect([reset.status, reset.data.object]).toEqual([200, 'auth_session']);
  expect((await help.me(reset.data.accessToken)).data.name).toBe('Joan');
  for (const { data } of sessions) {
    expect((await help.me(data.accessToken)).error.code).toBe('invalid_token');
    const refreshed = await help.post('/refresh', { refreshToken: data.refreshToken });
    expect(refreshed.error.code).toBe('invalid_token');
  }
  expect((await help.post('/login', credentials('Joan'))).status).toBe(401);
  const again = await help.post('/password/reset', { token, password: 'and another password' });
  expect([again.status, again.error.code]).toEqual([401, 'invalid_token']);
  const login = await help.post('/login', credentials('Joan', 'a brand-new password'));
  expect(login.status).toBe(200);
});

test('a new password uses up what was mailed before, confirmations of other passwords too', async () => {
  const own = await confirming();
  await own.help.post('/signup', { ...person('Frances'), password: 'of somebody else' });
  const confirmation = tokenIn(await accounts.inbox.next('frances@example.com'));
  await own.help.post('/password/forgot', address('Frances'));
  const older = tokenIn(await accounts.inbox.next('frances@example.com'));
  await own.help.post('/password/forgot', address('Frances'));
  const newer = tokenIn(await accounts.inbox.next('frances@example.com'));
  expect((await own.help.post('/password/reset', { token: newer, password })).status).toBe(200);
  expect((await own.help.post('/password/reset', { token: older, password })).status).toBe(401);
  expect((await own.help.post('/confirm', { token: confirmation })).status).toBe(401);
  // Whoever reads the mail has proven the address.
  expect((await own.help.post('/login', credentials('Frances'))).status).toBe(200);
});

test('a token resets or confirms, and not the other', async () => {
  await help.post('/signup', person('Karen'));
  await help.post('/password/forgot', address('Karen'));
  const token = tokenIn(await accounts.inbox.next('karen@example.com'));
  expect((await help.post('/confirm', { token })).status).toBe(401);
  expect((await help.post('/password/reset', { token, password })).status).toBe(200);
});

test('the same token twice at once sets one password', async () => {
  await help.post('/signup', person('Evelyn'));
  await help.post('/password/forgot', address('Evelyn'));
  const token = tokenIn(await accounts.inbox.next('evelyn@example.com'));
  const replies = await Promise.all(
    ['the first password', 'the second password'].map((wanted) =>
      help.post('/password/reset', { token, password: wanted }),
    ),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 401]);
});

test('an address without an account gets the same answer and no mail', async () => {
  await team.post('/customers', { name: 'No account', email: 'nomail@example.com' });
  for (const email of ['nobody@example.com', 'nomail@example.com']) {
    const { status, data } = await help.post('/password/forgot', { email });
    expect([status, data]).toEqual([200, { accepted: true }]);
  }
  await help.post('/signup', person('Marker'));
  await help.post('/password/forgot', address('Marker'));
  await accounts.inbox.next('marker@example.com');
  const addressed = accounts.inbox.mails.map(({ to }) => to);
  expect(addressed).not.toContain('nobody@example.com');
  expect(addressed).not.toContain('nomail@example.com');
});

test('a log-out ends the session of its tokens, whichever come, and may come again', async () => {
  await help.post('/signup', person('Sofia'));
  const login = async () => (await help.post('/login', credentials('Sofia'))).data;
  const [byAccess, byRefresh, stays] = [await login(), await login(), await login()];
  const first = await help.post('/logout', {}, { key: String(byAccess.accessToken) });
  const second = await help.post('/logout', { refreshToken: byRefresh.refreshToken });
  const third = await help.post('/logout', { refreshToken: byRefresh.refreshToken }, { key: 'over' });
  for (const { status, data } of [first, second, third]) {
    expect([status, data]).toEqual([200, { loggedOut: true }]);
  }
  const standing = async ({ accessToken, refreshToken }: typeof stays) => [
    (await help.me(accessToken)).status,
    (await help.post('/refresh', { refreshToken })).status,
  ];
  expect(await standing(byAccess)).toEqual([401, 401]);
  expect(await standing(byRefresh)).toEqual([401, 401]);
  expect(await standing(stays)).toEqual([200, 200]);
});

test.each([
  ['nothing', undefined],
  ['a token that is over', 'over'],
])('a log-out everywhere with %s does not say that it is done', async (_, key) => {
  const { status, error } = await help.post('/logout', { everywhere: true }, { key: key ?? null });
  expect([status, error.param]).toEqual([401, 'refreshToken']);
  expect((await help.post('/logout', {}, { key: key ?? null })).data).toEqual({ loggedOut: true });
});

test('a log-out everywhere ends every session of the customer, and of no other', async () => {
  const other = (await help.post('/signup', person('Bystander'))).data;
  await help.post('/signup', person('Dorothy'));
  const sessions = [];
  for (let count = 0; count < 3; count++)
    sessions.push((await help.post('/login', credentials('Dorothy'))).data);
  await help.post('/logout', { everywhere: true, refreshToken: sessions[1]?.refreshToken });
  for (const { accessToken } of sessions) expect((await help.me(accessToken)).status).toBe(401);
  expect((await help.me(other.accessToken)).status).toBe(200);
  const ended = await help.post('/logout', { everywhere: true, refreshToken: sessions[0]?.refreshToken });
  expect(ended.data).toEqual({ loggedOut: true });
});

test('an access token holds for 15 minutes', async () => {
  const { data } = await help.post('/signup', person('Ida'));
  accounts.advance(15 * minutes - 1_000);
  expect((await help.me(data.accessToken)).status).toBe(200);
  accounts.advance(1_000);
  expect((await help.me(data.accessToken)).error.code).toBe('invalid_token');
  accounts.advance(days);
});

test('two sign-ups at once with one address make one customer', async () => {
  const replies = await Promise.all(Array.from({ length: 4 }, () => help.post('/signup', person('Twin'))));
  expect(replies.map(({ status, data }) => [status, data.object]).sort()).toEqual([
    [201, 'auth_session'],
    ...Array(3).fill([201, 'confirmation_pending']),
  ]);
  expect((await team.get('/customers?search=twin@example.com')).list).toHaveLength(1);
});

test('a customer who is deleted is logged out, and their account is gone', async () => {
  const { data } = await help.post('/signup', person('Gone'));
  await team.delete(`/customers/${Object(data.customer).id}`);
  expect((await help.me(data.accessToken)).error.code).toBe('invalid_token');
  expect((await help.post('/refresh', { refreshToken: data.refreshToken })).status).toBe(401);
  expect((await help.post('/login', credentials('Gone'))).error.code).toBe('invalid_credentials');
});

test('an idempotency key has no effect where answers hold tokens: nothing of them is stored', async () => {
  const headers = { 'Idempotency-Key': 'the-same' };
  await help.post('/signup', person('Katherine'));
  const first = await help.post('/login', credentials('Katherine'), { headers });
  const second = await help.post('/login', credentials('Katherine'), { headers });
  expect(second.body.meta.idempotentReplayed).toBeUndefined();
  expect(second.data.refreshToken).not.toBe(first.data.refreshToken);
});

test.each(['live', 'test'] as const)(
  'demo data have a customer who can log in, in the %s environment',
  async (environment) => {
    const demo = await newTeam({ demoData: true }, accounts.server.url);
    const wish = { email: 'hanna@lindqvist.example', password: 'fernwood-demo' };
    const { status, data } = await accounts.helpCenter(demo, environment).post('/login', wish);
    expect([status, Object(data.customer).name]).toEqual([200, 'Hanna Lindqvist']);
  },
);
