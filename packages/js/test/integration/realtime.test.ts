import type { CStarClientOptions, CStarEvent, Fetch, RealtimeGap, RealtimeStatus } from '@cstar.help/js';
import { expect, inject, test, vi } from 'vitest';
import { newTeam, type TestTeam } from './team.ts';

/** A fetch that counts the streams it opened and can cut them all. */
function cuttable() {
  const cuts: AbortController[] = [];
  const afters: (string | undefined)[] = [];
  const counting: Fetch = async (url, init) => {
    if (!url.includes('/webhooks/listen')) return fetch(url, init);
    const cut = new AbortController();
    cuts.push(cut);
    afters.push(init.headers['last-event-id']);
    return fetch(url, { ...init, signal: AbortSignal.any([init.signal, cut.signal]) });
  };
  return {
    fetch: counting,
    afters,
    cut: () => cuts.at(-1)?.abort(new Error('cut')),
    count: () => cuts.length,
  };
}

/** A client of a team whose handlers are connected. */
async function listening(team: TestTeam, options: CStarClientOptions = {}) {
  const net = cuttable();
  const cstar = team.client({ fetch: net.fetch, ...options });
  const events: CStarEvent[] = [];
  const statuses: RealtimeStatus[] = [];
  const gaps: RealtimeGap[] = [];
  cstar.realtime.onGap((gap) => gaps.push(gap));
  cstar.realtime.onConnectionChange((_, status) => statuses.push(status));
  const listen = (pattern: Parameters<typeof cstar.realtime.on>[0] = '*') =>
    cstar.realtime.on(pattern, (event) => events.push(event));
  const connected = () => vi.waitFor(() => expect(cstar.realtime.status).toBe('connected'), 20_000);
  /** Waits for so many events, and none may be lost. */
  const got = (count: number) => vi.waitFor(() => expect([events.length, gaps]).toEqual([count, []]), 20_000);
  return { cstar, net, events, statuses, listen, connected, got };
}

test('a change is told to its handlers as it happens, typed and whole', async () => {
  const team = await newTeam();
  const { cstar, listen, connected, got, events } = await listening(team);
  const titles: string[] = [];
  cstar.realtime.on('ticket.created', (event) => titles.push(event.data.ticket.title));
  listen('ticket.*');
  await connected();
  const ticket = await team.cstar.tickets.create({ title: 'Live' });
  await got(1);
  cstar.destroy();

  expect(titles).toEqual(['Live']);
  expect(events[0]).toMatchObject({
    id: expect.stringMatching(/^evt_[0-9a-f]{32}$/),
    type: 'ticket.created',
    team_id: team.teamId,
    data: { ticket: { id: ticket.id, title: 'Live', dashboard_url: expect.stringContaining('http') } },
  });
  expect(events[0]).not.toHaveProperty('previous_id');
});

test('all handlers share one connection, which shows what they ask for and nothing else', async () => {
  const team = await newTeam();
  const { cstar, net, listen, connected, got, events } = await listening(team);
  listen('customer.created');
  listen('customer.*');
  await connected();
  await team.cstar.tickets.create({ title: 'Unseen' });
  await team.cstar.customers.create({ email: 'a@example.com', name: 'A' });
  await got(2);
  cstar.destroy();

  expect(net.count()).toBe(1);
  expect(events.map(({ type }) => type)).toEqual(['customer.created', 'customer.created']);
});

test('what happens while the connection is cut comes with the next one, once and in order', async () => {
  const team = await newTeam();
  const { cstar, net, listen, connected, got, events, statuses } = await listening(team);
  listen('ticket.*');
  await connected();
  const titles: string[] = [];
  for (let round = 0; round < 5; round += 1) {
    for (let each = 0; each < 3; each += 1) {
      titles.push(`${round}.${each}`);
      await team.cstar.tickets.create({ title: `${round}.${each}` });
      if (each === round % 3) net.cut();
    }
    await got(titles.length);
  }
  cstar.destroy();

  expect(events.map(({ data }) => Object(data).ticket.title)).toEqual(titles);
  expect(new Set(events.map(({ id }) => id)).size).toBe(titles.length);
  expect(net.count()).toBeGreaterThan(1);
  expect(net.afters.slice(1).every((after) => /^evt_[0-9a-f]{32}$/.test(after ?? ''))).toBe(true);
  expect(statuses).toContain('reconnecting');
});

test('a handler that comes later widens the filter without a hole and without a double', async () => {
  const team = await newTeam();
  const { cstar, net, listen, connected, got, events } = await listening(team);
  listen('ticket.*');
  await connected();
  await team.cstar.tickets.create({ title: 'One' });
  listen('customer.*');
  await team.cstar.customers.create({ email: 'b@example.com', name: 'B' });
  await team.cstar.tickets.create({ title: 'Two' });
  await got(3);
  cstar.destroy();

  expect(events.map(({ type }) => type)).toEqual(['ticket.created', 'customer.created', 'ticket.created']);
  expect(net.count()).toBe(2);
});

test('live and test data are worlds apart, as are teams', async () => {
  const [team, other] = [await newTeam(), await newTeam()];
  const tester = await listening(team);
  const live = await listening(team, { apiKey: team.keys.secretLive });
  const stranger = await listening(other);
  for (const { listen } of [tester, live, stranger]) listen();
  await Promise.all([tester.connected(), live.connected(), stranger.connected()]);
  await team.client({ apiKey: team.keys.secretLive }).tickets.create({ title: 'Live' });
  await team.cstar.tickets.create({ title: 'Test' });
  await other.cstar.tickets.create({ title: 'Other' });
  await Promise.all([tester.got(1), live.got(1), stranger.got(1)]);
  const titles = [tester, live, stranger].map(({ events }) =>
    events.map(({ data }) => Object(data).ticket.title),
  );
  for (const { cstar } of [tester, live, stranger]) cstar.destroy();

  expect(titles).toEqual([['Test'], ['Live'], ['Other']]);
});

test('a publishable key is told of what it may read, and no more', async () => {
  const team = await newTeam();
  const { cstar, listen, connected, got, events } = await listening(team, {
    apiKey: team.keys.publishableTest,
  });
  listen();
  await connected();
  await team.cstar.customerGroups.create({ name: 'Hidden' });
  await team.cstar.tickets.create({ title: 'Seen', notes: 'secret note', metadata: { secret: 'value' } });
  await got(1);
  cstar.destroy();

  expect(events[0]).toMatchObject({ type: 'ticket.created', data: { ticket: { title: 'Seen' } } });
  expect(JSON.stringify(events)).not.toContain('secret');
});

test('polling gives the same events', async () => {
  const team = await newTeam();
  const { cstar, net, listen, got, events } = await listening(team, {
    realtime: { mode: 'poll', pollInterval: 100 },
  });
  listen('ticket.*');
  await vi.waitFor(() => expect(cstar.realtime.status).toBe('polling'), 20_000);
  await team.cstar.tickets.create({ title: 'One' });
  await team.cstar.customers.create({ email: 'c@example.com', name: 'C' });
  await team.cstar.tickets.create({ title: 'Two' });
  await got(2);
  cstar.destroy();

  expect(net.count()).toBe(0);
  expect(events.map(({ data }) => Object(data).ticket.title)).toEqual(['One', 'Two']);
});

test('a key that the server does not know ends it with what to do', async () => {
  const team = await newTeam();
  const { cstar, net, listen } = await listening(team, { apiKey: `sk_test_${'x'.repeat(32)}` });
  const errors: unknown[] = [];
  cstar.realtime.onError((error) => errors.push(error));
  listen();
  await vi.waitFor(() => expect(cstar.realtime.status).toBe('closed'), 20_000);

  expect(errors).toEqual([expect.objectContaining({ name: 'CStarAuthenticationError', statusCode: 401 })]);
  expect(net.count()).toBe(1);
  expect(inject('apiUrl')).toContain('http');
});
