import { ProactiveClient, type ProactiveClientOptions, type VisitorStorage } from '@cstar.help/js/proactive';
import { afterEach, beforeAll, expect, inject, it } from 'vitest';
import { rejection } from '../support/client.ts';
import { newTeam, type TestTeam } from './team.ts';

let team: TestTeam;
let clients: ProactiveClient[] = [];
beforeAll(async () => {
  team = await newTeam();
});
afterEach(() => {
  for (const client of clients) client.destroy();
  clients = [];
});

function browserStorage(): VisitorStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

function clientOf(of: TestTeam, options: Partial<ProactiveClientOptions> = {}) {
  const client = new ProactiveClient({
    teamSlug: of.teamSlug,
    environment: 'test',
    baseUrl: inject('apiUrl'),
    consent: true,
    storage: browserStorage(),
    ...options,
  });
  clients.push(client);
  const got: string[] = [];
  client.onNudge(({ id }) => got.push(id));
  return { client, got };
}

const nudge = {
  name: 'Prices',
  title: 'Questions about our plans?',
  body: 'We answer within the hour.',
  conditions: [
    { fact: 'path', operator: 'starts_with', value: '/pricing' },
    { fact: 'signals.plan_compared', operator: 'at_least', value: 2 },
  ],
};

it('a nudge that the team makes reaches the visitor for whom it is, and the team learns what became of it', async () => {
  const { id } = await team.cstar.nudges.create(nudge);
  const { client, got } = clientOf(team);
  client.page('/pricing?plan=pro');
  client.track('plan_compared');
  await client.flush();
  expect(got).toEqual([]);
  client.track('plan_compared');
  await client.flush();
  expect(got).toEqual([id]);
  expect(await client.seen(id)).toMatchObject({ seenCount: 1 });
  expect(await client.dismiss(id)).toMatchObject({ seenCount: 1, dismissedAt: expect.any(String) });
  expect(await client.nudges()).toEqual([]);

  const other = clientOf(team);
  other.client.page('/pricing');
  for (let count = 0; count < 2; count += 1) other.client.track('plan_compared');
  expect(await other.client.nudges()).toEqual([]);
  await other.client.flush();
  expect(other.got).toEqual([id]);
  await other.client.act(id);
  expect((await team.cstar.nudges.get(id)).counts).toEqual({ seen: 1, dismissed: 1, acted: 1 });
});

it('a lost answer does not make the signals count twice', async () => {
  const own = await newTeam();
  const { id } = await own.cstar.nudges.create({
    ...nudge,
    conditions: [{ fact: 'signals.plan_compared', operator: 'equals', value: 3 }],
  });
  let calls = 0;
  const { client, got } = clientOf(own, {
    async fetch(url, init) {
      calls += 1;
      const response = await fetch(url, init);
      if (calls === 1) throw new TypeError('fetch failed');
      return response;
    },
  });
  for (let count = 0; count < 3; count += 1) client.track('plan_compared');
  await client.flush();
  expect(calls).toBe(2);
  expect(got).toEqual([id]);
});

it('signals of a page that is left arrive, sent as text', async () => {
  const own = await newTeam();
  const { id } = await own.cstar.nudges.create({ ...nudge, conditions: nudge.conditions.slice(1) });
  const listeners = new Map<string, () => void>();
  const sent: Promise<unknown>[] = [];
  Object.assign(globalThis, {
    addEventListener: (name: string, listener: () => void) => listeners.set(name, listener),
    removeEventListener: (name: string) => listeners.delete(name),
  });
  try {
    const { client } = clientOf(own, {
      fetch: (url, init) => {
        const response = fetch(url, init);
        sent.push(response);
        return response;
      },
    });
    for (let count = 0; count < 2; count += 1) client.track('plan_compared');
    listeners.get('pagehide')?.();
    await Promise.all(sent);
    expect(sent).toHaveLength(1);
    expect((await client.nudges()).map((each) => each.id)).toEqual([id]);
  } finally {
    for (const client of clients) client.destroy();
    Reflect.deleteProperty(globalThis, 'addEventListener');
    Reflect.deleteProperty(globalThis, 'removeEventListener');
  }
  expect(listeners.size).toBe(0);
});

it('the team tries a nudge before visitors see it, and is told which condition is wrong', async () => {
  const { id } = await team.cstar.nudges.create({ ...nudge, isActive: false });
  expect(await team.cstar.nudges.test(id)).toMatchObject({ wouldShow: false, reason: 'inactive' });
  await team.cstar.nudges.update(id, { isActive: true });
  const facts = { path: '/pricing', 'signals.plan_compared': 2 };
  expect(await team.cstar.nudges.test(id, { facts })).toMatchObject({ wouldShow: true, reason: null });
  const wrong = team.cstar.nudges.update(id, {
    conditions: [{ fact: 'pageViews', operator: 'contains', value: 1 }],
  });
  expect(await rejection(wrong)).toMatchObject({ statusCode: 400, param: 'conditions.0.operator' });
  expect(await team.cstar.nudges.del(id)).toEqual({ deleted: true, id });
});
