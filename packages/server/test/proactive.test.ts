import { customerContract, fullPath } from '@cstar.help/contract';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { newTeam, type Reply, readReply, send, type TestTeam } from './support/api.ts';

let team: TestTeam;
let other: TestTeam;

beforeAll(async () => {
  team = await newTeam();
  other = await newTeam();
});

let made = 0;
/** A visitor whom no other test knows. */
const newVisitor = () => {
  made += 1;
  return `visitor-${String(made).padStart(12, '0')}`;
};

const post = (path: string, body: unknown, of = team, environment = ':test') =>
  send('POST', `/api/proactive/${of.teamSlug}${environment}${path}`, body);

const signals = (visitorId: string, names: string[], more: object = {}, of = team) =>
  post('/signals', { visitorId, signals: names.map((name) => ({ name })), ...more }, of);

const look = (visitorId: string, query: Record<string, string> = {}, of = team) =>
  send('GET', `/api/proactive/${of.teamSlug}:test/nudges?${new URLSearchParams({ visitorId, ...query })}`);

/** A team of its own, so that no other nudge gets in the way, and the ID of its nudge. */
async function withNudge(more: object = {}) {
  const own = await newTeam();
  const { data } = await own.post('/nudges', {
    name: 'Prices',
    title: 'Questions?',
    body: 'Ask us.',
    conditions: [{ fact: 'signals.buy', operator: 'at_least', value: 2 }],
    ...more,
  });
  return { own, id: String(data.id) };
}

const nudgesIn = ({ data }: Reply) => data.nudges;

describe('signals', () => {
  test('bring the nudge whose conditions they make true, and nothing that is meant for the team', async () => {
    const { own, id } = await withNudge({ actionLabel: 'Ask', actionUrl: '/ask' });
    const visitor = newVisitor();
    const first = await signals(visitor, ['buy'], {}, own);
    expect([first.status, first.data]).toEqual([
      200,
      { object: 'proactive_signals', accepted: 1, nudges: [] },
    ]);
    expect(nudgesIn(await signals(visitor, ['buy'], {}, own))).toEqual([
      {
        object: 'nudge',
        id,
        title: 'Questions?',
        body: 'Ask us.',
        actionLabel: 'Ask',
        actionUrl: '/ask',
        cooldown: 86_400,
      },
    ]);
  });

  test('of one visitor say nothing about another', async () => {
    const { own } = await withNudge();
    await signals(newVisitor(), ['buy', 'buy'], {}, own);
    expect(nudgesIn(await signals(newVisitor(), ['buy'], {}, own))).toEqual([]);
  });

  test('count once when a batch comes twice', async () => {
    const { own } = await withNudge();
    const visitor = newVisitor();
    const batchId = 'batch-0123456789';
    const replies = [
      await signals(visitor, ['buy'], { batchId }, own),
      await signals(visitor, ['buy'], { batchId }, own),
    ];
    expect(replies.map(({ data }) => [data.accepted, data.nudges])).toEqual([
      [1, []],
      [0, []],
    ]);
  });

  test('of batches that come at once are all counted', async () => {
    const { own, id } = await withNudge({
      conditions: [{ fact: 'signals.buy', operator: 'equals', value: 60 }],
    });
    const visitor = newVisitor();
    const batch = ['buy', 'buy', 'buy', 'buy', 'buy'];
    await Promise.all(Array.from({ length: 12 }, () => signals(visitor, batch, {}, own)));
    expect((await look(visitor, {}, own)).list.map((nudge) => nudge.id)).toEqual([id]);
  });

  test('bring no nudge to a page that is being left', async () => {
    const { own, id } = await withNudge();
    const visitor = newVisitor();
    expect(nudgesIn(await signals(visitor, ['buy', 'buy'], { leaving: true }, own))).toEqual([]);
    expect(nudgesIn(await signals(visitor, [], {}, own))).toMatchObject([{ id }]);
  });

  test('have details that hold in their own call only', async () => {
    const conditions = [{ fact: 'signals.buy.plan', operator: 'equals', value: 'pro' }];
    const { own, id } = await withNudge({ conditions });
    const visitor = newVisitor();
    const body = { visitorId: visitor, signals: [{ name: 'buy', props: { plan: 'pro' } }] };
    expect(nudgesIn(await post('/signals', body, own))).toMatchObject([{ id }]);
    expect((await look(visitor, {}, own)).list).toEqual([]);
  });

  test.each([
    ['a content type of text', { 'content-type': 'text/plain;charset=UTF-8' }],
    ['a content type of JSON', { 'content-type': 'application/json' }],
    ['no content type that means anything', { 'content-type': 'application/octet-stream' }],
  ])('are read from a body with %s, as beacons send it, for any page', async (_, headers) => {
    const visitor = newVisitor();
    const text = JSON.stringify({ visitorId: visitor, signals: [{ name: 'page_view' }] });
    const response = await fetch(`${inject('serverUrl')}/api/proactive/${team.teamSlug}:test/signals`, {
      method: 'POST',
      headers: { ...headers, origin: 'https://shop.example' },
      body: new Blob([text]),
    });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect((await readReply(response)).data).toMatchObject({ accepted: 1 });
  });

  const good = { visitorId: 'visitor-0123456789', signals: [{ name: 'buy' }] };
  const many = (length: number, name: (index: number) => string) =>
    Array.from({ length }, (_, index) => ({ name: name(index) }));
  test.each([
    ['no visitor', { signals: [] }, 'visitorId'],
    ['a visitor with a short ID', { ...good, visitorId: 'x'.repeat(15) }, 'visitorId'],
    ['a visitor with a long ID', { ...good, visitorId: 'x'.repeat(65) }, 'visitorId'],
    ['a visitor with an address for an ID', { ...good, visitorId: 'ada.lovelace@example.com' }, 'visitorId'],
    ['101 signals', { ...good, signals: many(101, () => 'buy') }, 'signals'],
    ['a name with spaces', { ...good, signals: [{ name: 'Buy now' }] }, 'signals.0.name'],
    ['a name that is too long', { ...good, signals: [{ name: 'b'.repeat(51) }] }, 'signals.0.name'],
    [
      '11 details',
      {
        ...good,
        signals: [
          { name: 'buy', props: Object.fromEntries(many(11, (n) => `p${n}`).map(({ name }) => [name, 1])) },
        ],
      },
      'signals.0.props',
    ],
    [
      'a long detail',
      { ...good, signals: [{ name: 'buy', props: { text: 'x'.repeat(201) } }] },
      'signals.0.props.text',
    ],
    [
      'a detail within a detail',
      { ...good, signals: [{ name: 'buy', props: { a: { b: 1 } } }] },
      'signals.0.props.a',
    ],
    ['a time that is none', { ...good, signals: [{ name: 'buy', at: 'noon' }] }, 'signals.0.at'],
    ['a long address', { ...good, page: { url: `/${'x'.repeat(2_000)}` } }, 'page.url'],
    ['a field that nobody knows', { ...good, email: 'ada@example.com' }, 'email'],
  ])('with %s are refused', async (_, body, param) => {
    const { status, error } = await post('/signals', body);
    expect([status, error.param]).toEqual([400, param]);
  });

  test('larger than half a mebibyte are refused', async () => {
    const { status } = await post('/signals', { ...good, page: { url: 'x'.repeat(600_000) } });
    expect(status).toBe(413);
  });
});

describe('a look for nudges', () => {
  test('goes by the page that is given, also for who was never here, and counts nothing', async () => {
    const conditions = [{ fact: 'path', operator: 'matches', value: '/pricing*' }];
    const { own, id } = await withNudge({ conditions });
    const visitor = newVisitor();
    const at = async (url: string) => (await look(visitor, { url }, own)).list.map((nudge) => nudge.id);
    expect(await at('https://shop.example/pricing?x=1')).toEqual([id]);
    expect(await at('https://shop.example/cart')).toEqual([]);
    expect(await at('https://shop.example/pricing')).toEqual([id]);
  });

  test('shows nothing that is switched off', async () => {
    const { own, id } = await withNudge({ conditions: [] });
    await own.patch(`/nudges/${id}`, { isActive: false });
    expect((await look(newVisitor(), {}, own)).list).toEqual([]);
  });
});

describe('what a visitor did with a nudge', () => {
  test.each(['dismissed', 'acted'])('%s ends it for them, and is counted once', async (deed) => {
    const { own, id } = await withNudge({ conditions: [], frequency: { maxTimes: null, cooldown: 0 } });
    const visitor = newVisitor();
    expect((await look(visitor, {}, own)).list).toHaveLength(1);
    const first = await post(`/nudges/${id}/${deed}`, { visitorId: visitor }, own);
    const second = await post(`/nudges/${id}/${deed}`, { visitorId: visitor }, own);
    expect(first.data).toMatchObject({
      object: 'nudge_state',
      nudgeId: id,
      [`${deed}At`]: expect.any(String),
    });
    expect(second.data).toEqual(first.data);
    expect((await look(visitor, {}, own)).list).toEqual([]);
    expect((await look(newVisitor(), {}, own)).list).toHaveLength(1);
    const { data } = await own.get(`/nudges/${id}`);
    expect(data.counts).toEqual({ seen: 0, dismissed: 0, acted: 0, [deed]: 1 });
  });

  test('seen twice at once is seen once', async () => {
    const { own, id } = await withNudge();
    const visitor = newVisitor();
    const replies = await Promise.all(
      [1, 2, 3, 4].map(() => post(`/nudges/${id}/seen`, { visitorId: visitor }, own)),
    );
    expect(replies.map(({ data }) => data.seenCount)).toEqual([1, 1, 1, 1]);
  });

  test('a nudge that was seen is followed by no other for a while', async () => {
    const { own, id } = await withNudge({ conditions: [], priority: 5 });
    await own.post('/nudges', { name: 'Second', title: 'Second', body: 'Second' });
    const visitor = newVisitor();
    expect((await look(visitor, {}, own)).list).toMatchObject([{ id }]);
    await post(`/nudges/${id}/seen`, { visitorId: visitor }, own);
    expect((await look(visitor, {}, own)).list).toEqual([]);
  });
});

describe('every route', () => {
  const deeds = ['seen', 'dismissed', 'acted'] as const;

  test('of the contract is one of those that are tried here', () => {
    const tried = ['signals', 'nudges', ...deeds];
    expect(Object.keys(customerContract.customerProactive.endpoints).sort()).toEqual(tried.sort());
  });

  test.each(Object.entries(customerContract.customerProactive.endpoints))(
    '%s needs no token; of a bad one a read tells, and what a page reports goes on; a team has to be there',
    async (_, endpoint) => {
      const { own, id } = await withNudge();
      const visitorId = newVisitor();
      const path = fullPath(endpoint).replace('{nudgeId}', id);
      const call = (slug: string, key: string | null = null) => {
        const target = path.replace('{team}', slug);
        const body = path.endsWith('signals') ? { visitorId, signals: [] } : { visitorId };
        return endpoint.method === 'GET'
          ? send('GET', `${target}?visitorId=${visitorId}`, undefined, { key })
          : send(endpoint.method, target, body, { key });
      };
      const outcome = async (reply: Promise<Reply>) => {
        const { status, body } = await reply;
        return [status, body.error?.code];
      };
      expect(await outcome(call(`${own.teamSlug}:test`))).toEqual([200, undefined]);
      expect(await outcome(call(`${own.teamId}:test`))).toEqual([200, undefined]);
      const withBadToken = endpoint.ignoresBadToken ? [200, undefined] : [401, 'invalid_token'];
      expect(await outcome(call(`${own.teamSlug}:test`, 'made.up.token'))).toEqual(withBadToken);
      expect(await outcome(call('no-such-team'))).toEqual([404, 'resource_missing']);
    },
  );

  test.each(deeds)('%s finds no nudge of another team or environment', async (deed) => {
    const { own, id } = await withNudge();
    const body = { visitorId: newVisitor() };
    expect((await post(`/nudges/${id}/${deed}`, body, other)).status).toBe(404);
    expect((await post(`/nudges/${id}/${deed}`, body, own, '')).status).toBe(404);
    expect((await own.get(`/nudges/${id}`)).data.counts).toEqual({ seen: 0, dismissed: 0, acted: 0 });
  });

  test('gives nobody the nudges, or the visitors, of another team or environment', async () => {
    const { own } = await withNudge();
    const visitor = newVisitor();
    const { own: second, id } = await withNudge();
    await signals(visitor, ['buy'], {}, own);
    expect(nudgesIn(await signals(visitor, ['buy'], {}, second))).toEqual([]);
    expect(nudgesIn(await signals(visitor, ['buy'], {}, second))).toMatchObject([{ id }]);
    const live = { visitorId: visitor, signals: [{ name: 'buy' }, { name: 'buy' }] };
    expect(nudgesIn(await post('/signals', live, second, ''))).toEqual([]);
  });
});
