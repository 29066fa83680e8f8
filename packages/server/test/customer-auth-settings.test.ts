import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { secretsOf } from '../src/customer/access-settings.ts';
import { type RunningServer, start } from '../src/main.ts';
import { newTeam, send } from './support/api.ts';

test('customers can sign up without a confirmation, until a team chooses otherwise', async () => {
  const team = await newTeam();
  const path = '/settings/customer-auth';
  const before = {
    object: 'customer_auth_settings',
    signupsEnabled: true,
    confirmEmail: false,
    confirmUrl: null,
    resetUrl: null,
  };
  expect((await team.get(path)).data).toEqual(before);
  const changed = { confirmEmail: true, confirmUrl: 'https://help.example.com/confirm' };
  expect((await team.patch(path, changed)).data).toEqual({ ...before, ...changed });
  const reset = { resetUrl: 'http://localhost:8080/reset', confirmUrl: null };
  const after = { ...before, confirmEmail: true, ...reset };
  expect((await team.patch(path, reset)).data).toEqual(after);
  expect((await team.get(path)).data).toEqual(after);
  const [entry] = (await team.get('/audit-log?action=customer_auth.updated')).list;
  expect(entry).toMatchObject({ details: { changed: ['confirmUrl', 'resetUrl'] } });
});

test.each([
  ['a URL without its begin', { confirmUrl: 'help.example.com' }, 'confirmUrl'],
  ['a script', { confirmUrl: 'javascript:alert(1)' }, 'confirmUrl'],
  ['what is no page', { resetUrl: 'ftp://example.com/' }, 'resetUrl'],
  ['a URL without an end', { resetUrl: `https://example.com/${'x'.repeat(2_000)}` }, 'resetUrl'],
  ['a word for a switch', { signupsEnabled: 'no' }, 'signupsEnabled'],
])('%s is refused', async (_, body, param) => {
  const team = await newTeam();
  const { status, error } = await team.patch('/settings/customer-auth', body);
  expect([status, error.param]).toEqual([400, param]);
});

test('an identity secret is shown once, and told by its end afterwards', async () => {
  const team = await newTeam();
  const none = { object: 'identity_settings', hasSecret: false, secretHint: null, previousSecretUntil: null };
  expect((await team.get('/settings/identity')).data).toEqual(none);
  const { status, data } = await team.post('/settings/identity/rotate');
  expect([status, data]).toEqual([
    200,
    {
      object: 'identity_settings',
      hasSecret: true,
      secretHint: String(data.secret).slice(-4),
      previousSecretUntil: null,
      secret: expect.stringMatching(/^idsec_[\w-]{43}$/),
    },
  ]);
  const { secret, ...shown } = data;
  expect((await team.get('/settings/identity')).data).toEqual(shown);
  expect((await team.get('/settings/identity', { key: team.keys.secretLive })).data).toEqual(none);
  expect(JSON.stringify((await team.get('/audit-log')).body)).not.toContain(String(secret));
});

test('the secret before a rotation proves identities for a day more', async () => {
  const team = await newTeam();
  const [first, second] = [
    (await team.post('/settings/identity/rotate')).data,
    (await team.post('/settings/identity/rotate')).data,
  ];
  const until = Date.parse(String(second.previousSecretUntil));
  expect(until - Date.now()).toBeGreaterThan(23.9 * 60 * 60 * 1_000);
  const identify = (secret: unknown) => {
    const customer = { email: 'ada@example.com', timestamp: Math.floor(Date.now() / 1_000) };
    const signature = createHmac('sha256', String(secret)).update(JSON.stringify(customer)).digest('hex');
    return send('POST', `/api/chat/${team.teamSlug}:test/identify`, { customer, signature });
  };
  expect((await identify(first.secret)).status).toBe(200);
  expect((await identify(second.secret)).status).toBe(200);
  await team.post('/settings/identity/rotate');
  expect((await identify(first.secret)).error.code).toBe('invalid_signature');
});

test.each([
  ['no secret', { identitySecret: null, previousIdentitySecret: null, previousIdentityUntil: null }, []],
  ['one', { identitySecret: 'a', previousIdentitySecret: null, previousIdentityUntil: null }, ['a']],
  [
    'the one before, for a while',
    { identitySecret: 'a', previousIdentitySecret: 'b', previousIdentityUntil: new Date(1_001) },
    ['a', 'b'],
  ],
  [
    'the one before, until its end',
    { identitySecret: 'a', previousIdentitySecret: 'b', previousIdentityUntil: new Date(1_000) },
    ['a'],
  ],
])('secrets that hold: %s', (_, row, secrets) => {
  expect(secretsOf(row, new Date(1_000))).toEqual(secrets);
});

test('an idempotency key does not keep a secret', async () => {
  const team = await newTeam();
  const headers = { 'Idempotency-Key': 'the-same' };
  const [first, second] = [
    await team.post('/settings/identity/rotate', undefined, { headers }),
    await team.post('/settings/identity/rotate', undefined, { headers }),
  ];
  expect(first.data.secret).not.toBe(second.data.secret);
});

test('an identity that comes with a publishable key has to be signed', async () => {
  const team = await newTeam();
  const { secret } = (await team.post('/settings/identity/rotate')).data;
  const now = Math.floor(Date.now() / 1_000);
  const customer = { email: 'zoë@example.com', externalId: '17', name: 'Zoë', timestamp: now };
  const hash = createHmac('sha256', String(secret)).update(JSON.stringify(customer)).digest('hex');
  const list = (identity: string, key = team.keys.publishableTest) =>
    team.get('/articles', { key, headers: { 'CStar-Identity': identity } });
  const written = (identity: object) => encodeURIComponent(JSON.stringify(identity));
  expect((await list(written({ ...customer, hash }))).status).toBe(200);
  for (const identity of [
    written({ ...customer, hash, email: 'eve@example.com' }),
    written({ ...customer, hash: hash.toUpperCase() }),
    written({ email: customer.email, hash }),
    'no identity',
    '%',
  ]) {
    const { status, error } = await list(identity);
    expect([status, error.code, error.param]).toEqual([401, 'invalid_signature', 'CStar-Identity']);
  }
  const told = await list(written({ ...customer, hash: 'none' }));
  expect(told.error.message).toContain(JSON.stringify(customer));
  const live = await list(written({ ...customer, hash }), team.keys.publishableLive);
  expect(live.error.code).toBe('invalid_signature');
  expect(live.error.message).not.toContain(customer.email);
  // A secret key speaks for the team itself.
  expect((await list('no identity', team.keys.secretTest)).status).toBe(200);
});

let withoutMail: RunningServer;
beforeAll(async () => {
  withoutMail = await start({ port: 0, database: 'memory' });
});
afterAll(() => withoutMail.close());

test('without a way to send mails, what needs one says so and how to set it up', async () => {
  const team = await withoutMail.createTeam({ name: 'Acme' });
  const post = (path: string, body: unknown) =>
    send('POST', `/api/auth/${team.teamSlug}:test${path}`, body, { server: withoutMail.url });
  const admin = (method: string, path: string, body: unknown) =>
    send(method, `/api/v1/teams/${team.teamId}${path}`, body, {
      server: withoutMail.url,
      key: team.keys.secretTest,
    });
  const wish = { email: 'ada@example.com', password: 'correct horse', name: 'Ada' };
  await admin('POST', '/customers', { email: 'grace@example.com', name: 'Grace' });
  const needMail = [
    await post('/password/forgot', { email: 'ada@example.com' }),
    // Known or not: the answer does not tell.
    await post('/signup', wish),
    await post('/signup', { ...wish, email: 'grace@example.com' }),
  ];
  await admin('PATCH', '/settings/customer-auth', { confirmEmail: true });
  needMail.push(await post('/signup', { ...wish, email: 'joan@example.com' }));
  for (const { status, error } of needMail) {
    expect([status, error.code]).toEqual([422, 'feature_not_configured']);
    expect(error.message).toContain('CSTAR_SMTP_URL');
  }
});

test.each([
  ['one byte too short', 'x'.repeat(31), false],
  ['long enough', 'x'.repeat(32), true],
  ['long enough in bytes', 'é'.repeat(16), true],
])('a secret for access tokens that is %s', async (_, secret, starts) => {
  vi.stubEnv('CSTAR_TOKEN_SECRET', secret);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const starting = start({ port: 0, database: 'memory' });
  if (!starts) return expect(starting).rejects.toThrow('CSTAR_TOKEN_SECRET has less than 32 bytes');
  await (await starting).close();
});
