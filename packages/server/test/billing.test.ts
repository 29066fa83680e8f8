import { afterEach, expect, test, vi } from 'vitest';
import { start } from '../src/main.ts';
import { periodAt, seatsOf } from '../src/resources/billing/plan.ts';
import { newTeam } from './support/api.ts';
import { ownDatabaseUrl } from './support/database.ts';
import { receive } from './support/receiver.ts';

afterEach(() => vi.unstubAllEnvs());

test('the subscription is counted from the members: all but spectators are paid for', async () => {
  const team = await newTeam({
    members: [{ name: 'Ann', role: 'admin' }, { name: 'Jane' }, { name: 'Sam', role: 'spectator' }],
  });
  const { data } = await team.get('/billing/subscription');
  expect(data).toMatchObject({
    object: 'subscription',
    status: 'active',
    plan: 'team',
    memberCount: 4,
    seats: 3,
    pricePerSeat: 15,
    currency: 'usd',
    amount: 45,
    cancelAtPeriodEnd: false,
  });
  const [from, until] = [data.currentPeriodStart, data.currentPeriodEnd].map((at) => Date.parse(String(at)));
  expect(from).toBeLessThanOrEqual(Date.now());
  expect(until).toBeGreaterThan(Date.now());
  await team.delete(`/members/${team.members[2]?.id}`);
  expect((await team.get('/billing/subscription')).data).toMatchObject({
    memberCount: 3,
    seats: 2,
    amount: 30,
  });
});

test('billing needs manage_billing', async () => {
  const team = await newTeam({ members: [{ name: 'Max', role: 'manager' }] });
  const as = { key: team.members[1]?.keys.secretTest ?? null };
  expect((await team.get('/billing/subscription', as)).error.code).toBe('insufficient_permissions');
  expect((await team.post('/billing/portal', {}, as)).error.code).toBe('insufficient_permissions');
});

test('without a Stripe key the portal says what to set', async () => {
  const team = await newTeam();
  const reply = await team.post('/billing/portal', { returnUrl: 'https://app.example/settings' });
  expect([reply.status, reply.error.code]).toEqual([422, 'feature_not_configured']);
  expect(reply.error.message).toContain('CSTAR_STRIPE_SECRET_KEY');
});

test.each(['http://app.example/', 'javascript:alert(1)', '/settings', 'https://'])(
  'a return URL %s is refused',
  async (returnUrl) => {
    const team = await newTeam();
    const reply = await team.post('/billing/portal', { returnUrl });
    expect([reply.status, reply.error.param]).toEqual([400, 'returnUrl']);
  },
);

test('the portal is a session of the one customer that the team is with Stripe', async () => {
  const stripe = await receive(({ path, body }, response) => {
    response.setHeader('content-type', 'application/json');
    if (path === '/v1/customers') response.end(JSON.stringify({ id: 'cus_stripe', object: 'customer' }));
    else if (body.includes('refuse')) response.writeHead(400).end(problem('invalid_request_error'));
    else if (body.includes('lost')) response.writeHead(401).end(problem('authentication_error'));
    else response.end(JSON.stringify({ id: 'bps_1', url: 'https://billing.stripe.com/session/abc' }));
  });
  const problem = (type: string) => JSON.stringify({ error: { type, message: 'sk_secret is no key' } });
  vi.stubEnv('CSTAR_STRIPE_SECRET_KEY', 'sk_secret');
  vi.stubEnv('CSTAR_STRIPE_API_BASE', stripe.url);
  const own = await ownDatabaseUrl();
  const server = await start({ port: 0, database: own.url, development: true });
  try {
    const team = await newTeam({ name: 'Acme' }, server.url);
    const portal = (path: string) =>
      team.post('/billing/portal', { returnUrl: `https://app.example/${path}` });
    const both = await Promise.all([portal('settings'), portal('settings')]);
    for (const { data } of both) {
      expect(data).toEqual({ object: 'billing_portal', url: 'https://billing.stripe.com/session/abc' });
    }
    await portal('settings');
    const made = stripe.received.filter(({ path }) => path === '/v1/customers');
    expect(new Set(made.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    const last = stripe.received.at(-1);
    expect(last).toMatchObject({ method: 'POST', path: '/v1/billing_portal/sessions' });
    expect(last?.headers.authorization).toBe('Bearer sk_secret');
    expect(Object.fromEntries(new URLSearchParams(last?.body))).toEqual({
      customer: 'cus_stripe',
      return_url: 'https://app.example/settings',
    });
    const count = made.length;
    await portal('settings');
    expect(stripe.received.filter(({ path }) => path === '/v1/customers')).toHaveLength(count);

    for (const path of ['refuse', 'lost']) {
      const { error } = await portal(path);
      expect(error.code).toBe('feature_not_configured');
      expect(error.message).toContain('CSTAR_STRIPE_SECRET_KEY');
      expect(error.message).not.toContain('sk_secret');
    }
    await stripe.close();
    expect((await portal('settings')).error.code).toBe('service_unavailable');
  } finally {
    await server.close();
    await own.drop();
    await stripe.close();
  }
});

const at = (text: string) => new Date(`${text}Z`);

test.each([
  ['2026-01-15T10:00', '2026-01-15T10:00', '2026-01-15T10:00', '2026-02-15T10:00'],
  ['2026-01-15T10:00', '2026-02-15T09:59', '2026-01-15T10:00', '2026-02-15T10:00'],
  ['2026-01-15T10:00', '2026-02-15T10:00', '2026-02-15T10:00', '2026-03-15T10:00'],
  ['2026-01-31T00:00', '2026-02-27T23:59', '2026-01-31T00:00', '2026-02-28T00:00'],
  ['2026-01-31T00:00', '2026-02-28T00:00', '2026-02-28T00:00', '2026-03-31T00:00'],
  ['2026-01-31T00:00', '2026-03-30T00:00', '2026-02-28T00:00', '2026-03-31T00:00'],
  ['2024-01-31T00:00', '2024-02-29T12:00', '2024-02-29T00:00', '2024-03-31T00:00'],
  ['2025-11-20T00:00', '2026-01-19T00:00', '2025-12-20T00:00', '2026-01-20T00:00'],
  ['2026-03-10T00:00', '2026-03-09T00:00', '2026-03-10T00:00', '2026-04-10T00:00'],
])('a subscription of %s is at %s in the month from %s to %s', (first, now, from, until) => {
  expect(periodAt(at(first), at(now))).toEqual({ start: at(from), end: at(until) });
});

test('seats are counted by role', () => {
  expect(seatsOf(['owner', 'admin', 'manager', 'librarian', 'agent', 'spectator', 'spectator'])).toBe(5);
});
