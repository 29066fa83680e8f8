import {
  CStarAuthenticationError,
  CStarConflictError,
  CStarConnectionError,
  CStarNotFoundError,
  CStarPermissionError,
  CStarRateLimitError,
  CStarValidationError,
} from '@cstar.help/js';
import { expect, test } from 'vitest';
import { newTeam } from './team.ts';

const missing = 'tkt_550e8400e29b41d4a716446655440000';

test('a ticket is created, listed, answered and closed', async () => {
  const { cstar } = await newTeam();
  const jane = await cstar.customers.create({ name: 'Jane Smith', email: 'jane@example.com' });
  const created = await cstar.tickets.create({ title: 'Cannot log in', customerId: jane.id });
  expect(created.status).toBe('new');

  const { data, hasMore } = await cstar.tickets.list({ status: 'new', expand: ['customer'] });
  expect(data.map(({ id, customer }) => [id, customer?.email])).toEqual([[created.id, 'jane@example.com']]);
  expect(hasMore).toBe(false);

  await cstar.tickets.messages.create(created.id, { content: 'Please try again.', sender: 'agent' });
  await cstar.tickets.update(created.id, { status: 'closed' });
  const closed = await cstar.tickets.get(created.id);
  expect(closed).toMatchObject({
    status: 'closed',
    messageCount: 1,
    messages: [{ content: 'Please try again.' }],
  });
  expect(closed.closedAt).not.toBeNull();
});

test('iterating visits each ticket once, over as many pages as it takes', async () => {
  const { cstar } = await newTeam();
  const titles = Array.from({ length: 23 }, (_, index) => `Ticket ${index}`);
  for (const title of titles) await cstar.tickets.create({ title });

  const seen: string[] = [];
  for await (const ticket of cstar.tickets.list({ pageSize: 5 })) seen.push(ticket.title);
  expect(seen).toEqual([...titles].reverse());

  const sizes: number[] = [];
  for await (const page of cstar.tickets.list({ pageSize: 10 }).pages()) sizes.push(page.data.length);
  expect(sizes).toEqual([10, 10, 3]);
  expect(await cstar.tickets.list({ pageSize: 5 }).toArray({ limit: 7 })).toHaveLength(7);
});

test('the same idempotency key makes one ticket, and says that it was replayed', async () => {
  const { cstar } = await newTeam();
  const send = () => cstar.tickets.create({ title: 'Form 17' }, { idempotencyKey: 'form-17' }).withMeta();
  const one = await send();
  const two = await send();
  expect(two.data).toEqual(one.data);
  expect([one.meta.idempotentReplayed, two.meta.idempotentReplayed]).toEqual([false, true]);
  expect(two.meta.requestId).toBe(one.meta.requestId);
  expect((await cstar.tickets.list()).pagination.total).toBe(1);
  await expect(cstar.tickets.create({ title: 'Other' }, { idempotencyKey: 'form-17' })).rejects.toMatchObject(
    {
      name: 'CStarConflictError',
      code: 'idempotency_key_reused',
    },
  );
});

test('an answer lost on the way does not write twice when keys are automatic', async () => {
  const team = await newTeam();
  let losses = 2;
  const cstar = team.client({
    idempotency: 'auto',
    maxRetries: 3,
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      if (init.method !== 'POST' || losses-- <= 0) return response;
      throw new TypeError('connection lost');
    },
  });
  const { meta } = await cstar.tickets.create({ title: 'Once' }).withMeta();
  expect(meta).toMatchObject({ attempts: 3, idempotentReplayed: true });
  expect((await cstar.tickets.list()).pagination.total).toBe(1);
});

test('fifty calls at a time keep their own facts', async () => {
  const { cstar } = await newTeam();
  const calls = await Promise.all(
    Array.from({ length: 50 }, (_, index) => cstar.tickets.create({ title: `Ticket ${index}` }).withMeta()),
  );
  for (const [index, { data, meta, response }] of calls.entries()) {
    expect(data.title).toBe(`Ticket ${index}`);
    expect(meta.requestId).toBe(response.headers.get('x-cstar-request-id'));
    expect(await response.json()).toMatchObject({
      meta: { requestId: meta.requestId },
      data: { id: data.id },
    });
  }
  expect(new Set(calls.map(({ meta }) => meta.requestId)).size).toBe(50);
});

test('metadata merges on update, and null removes a key', async () => {
  const { cstar } = await newTeam();
  const { id } = await cstar.tickets.create({ title: 'Order', metadata: { order: 17, channel: 'web' } });
  const updated = await cstar.tickets.update(id, { metadata: { channel: null, urgent: true } });
  expect(updated.metadata).toEqual({ order: 17, urgent: true });
});

test('a client without a team looks it up once', async () => {
  const team = await newTeam();
  const paths: string[] = [];
  const cstar = team.client({
    teamId: undefined,
    fetch: (url, init) => {
      paths.push(new URL(url).pathname);
      return fetch(url, init);
    },
  });
  await Promise.all([cstar.tickets.list(), cstar.customers.list(), cstar.categories.list()]);
  expect(paths.filter((path) => path.endsWith('/auth/whoami'))).toHaveLength(1);
  expect(paths).toHaveLength(4);
});

test('live and test keys of one team see different data', async () => {
  const team = await newTeam();
  const live = team.client({ apiKey: team.keys.secretLive });
  const { id } = await team.cstar.tickets.create({ title: 'In the sandbox' });
  expect([team.cstar.isTestMode, live.isTestMode]).toEqual([true, false]);
  expect((await live.tickets.list()).data).toEqual([]);
  await expect(live.tickets.get(id)).rejects.toThrow(CStarNotFoundError);
});

test('every kind of refusal is its own class, with the ID of the call', async () => {
  const team = await newTeam({ rateLimits: { publishable: 1 } });
  const { cstar } = team;
  const stranger = await newTeam();
  await cstar.customers.create({ name: 'Jane', email: 'jane@example.com' });
  const publishable = team.client({ apiKey: team.keys.publishableTest });
  await publishable.whoami();

  const cases = [
    {
      call: () => cstar.tickets.get(missing),
      Class: CStarNotFoundError,
      facts: { code: 'resource_missing', statusCode: 404 },
    },
    {
      call: () => cstar.tickets.create({ title: ' ' }),
      Class: CStarValidationError,
      facts: { param: 'title', statusCode: 400 },
    },
    {
      call: () => cstar.customers.create({ name: 'Jane', email: 'jane@example.com' }),
      Class: CStarConflictError,
      facts: { code: 'resource_conflict', param: 'email' },
    },
    {
      call: () => stranger.client({ teamId: team.teamId }).tickets.list(),
      Class: CStarPermissionError,
      facts: { code: 'team_access_denied', statusCode: 403 },
    },
    {
      call: () => team.client({ apiKey: `sk_test_${'x'.repeat(32)}` }).tickets.list(),
      Class: CStarAuthenticationError,
      facts: { code: 'invalid_api_key', statusCode: 401 },
    },
    {
      call: () => publishable.tickets.list(),
      Class: CStarRateLimitError,
      facts: { code: 'rate_limit_exceeded', retryAfter: expect.any(Number) },
    },
  ];
  for (const { call, Class, facts } of cases) {
    const error: unknown = await call().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Class);
    expect(error).toMatchObject({ ...facts, requestId: expect.stringMatching(/^req_/), attempts: 1 });
  }
});

test('the rate limit of the key is known after a call', async () => {
  const { cstar } = await newTeam();
  const { meta } = await cstar.tickets.list().withMeta();
  expect(meta.rateLimit).toMatchObject({ limit: 1_000, remaining: 999, window: 3_600 });
  expect(cstar.rateLimit).toEqual(meta.rateLimit);
});

test('a server that is not there is a connection error that names the address', async () => {
  const team = await newTeam();
  const cstar = team.client({ baseUrl: 'http://127.0.0.1:1' });
  await expect(cstar.tickets.list()).rejects.toThrow(CStarConnectionError);
  await expect(cstar.tickets.list()).rejects.toThrow(/http:\/\/127\.0\.0\.1:1/);
});
