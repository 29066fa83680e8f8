import { chatStreams, customerContract, type Endpoint } from '@cstar.help/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { newTeam, type Reply, readReply, type TestTeam } from './support/api.ts';
import { type Chatter, chatter, newCustomer, newSecret, newVisitor } from './support/chat.ts';
import { upload } from './support/images.ts';

// Who may do what, for every route of the chat: a route that is new in the contract fails here until it has its row.

const uuid = () => crypto.randomUUID();
const zero = '0'.repeat(32);

/** What a good call holds. */
interface Call {
  body?: (ids: { messageId: string }) => object;
  query?: (ids: { ticketId: string }) => string;
}

const calls: Record<string, Call> = {
  openSession: {},
  claimSession: { body: () => ({ visitorToken: 'x' }) },
  identify: { body: () => ({ customer: { email: 'x@example.com', timestamp: 1 }, signature: 'x' }) },
  logout: {},
  'tickets.list': {},
  'tickets.create': { body: () => ({ title: 'Help' }) },
  'tickets.get': {},
  'messages.list': {},
  'messages.send': { body: () => ({ id: uuid(), content: 'x' }) },
  sendTyping: { body: () => ({ isTyping: true }) },
  markRead: { body: ({ messageId }) => ({ messageId }) },
  'attachments.upload': { body: () => upload() },
  'the stream of a ticket': {},
  'the stream of tickets': { query: ({ ticketId }) => `?tickets=${ticketId}` },
};

interface Route {
  name: string;
  method: string;
  path: string;
  access: string;
}

const endpoints: Record<string, Endpoint> = customerContract.customerChat.endpoints;
const routes: Route[] = [
  ...Object.entries(endpoints).map(([name, { method, path, access }]) => ({ name, method, path, access })),
  { name: 'the stream of a ticket', ...chatStreams['chat.ticket.stream'] },
  { name: 'the stream of tickets', ...chatStreams['chat.stream'] },
];

/** Those that speak of one ticket, in their path or their query. */
const ofTicket = routes.filter(({ name, path }) => path.includes('{ticketId}') || calls[name]?.query);

interface Owned {
  ticketId: string;
  messageId: string;
}

/** Calls a route about a ticket; what goes on and on is ended. */
async function call(who: Chatter, { name, method, path }: Route, owned: Owned): Promise<Reply | 'streams'> {
  const { body, query } = calls[name] ?? {};
  const below = path.replace('/chat/{team}', '').replace('{ticketId}', owned.ticketId);
  const given = body?.(owned);
  const response = await fetch(
    new Request(who.requestTo(below + (query?.(owned) ?? '')), {
      method,
      ...(given && { body: given instanceof FormData ? given : JSON.stringify(given) }),
    }),
  );
  if (response.headers.get('content-type') !== 'text/event-stream') return readReply(response);
  await response.body?.cancel();
  return 'streams';
}

const outcome = (reply: Reply | 'streams') => (reply === 'streams' ? 200 : reply.status);

test('every route has its row', () => {
  expect(routes.map(({ name }) => name).sort()).toEqual(Object.keys(calls).sort());
});

let team: TestTeam;
let foreign: TestTeam;
let secret: string;
beforeAll(async () => {
  [team, foreign] = [await newTeam(), await newTeam()];
  secret = await newSecret(team);
});

async function owned(who: Chatter): Promise<Owned> {
  const ticketId = await who.open('Mine', 'My own words');
  return { ticketId, messageId: String((await who.get(`/tickets/${ticketId}/messages`)).list[0]?.id) };
}

describe.each(routes)('$name', (route) => {
  const { access } = route;

  test('lets in whom it is for', async () => {
    const ada = await newCustomer(team, 'ada@example.com', secret);
    const visitor = await newVisitor(team);
    const hers = await owned(ada);
    const theirs = await owned(visitor);
    const expected = route.name === 'identify' ? 401 : (endpoints[route.name]?.status ?? 200);
    expect(outcome(await call(ada, route, hers))).toBe(expected);
    expect(outcome(await call(await newCustomer(team, 'ada@example.com', secret), route, hers))).toBe(
      expected,
    );
    const another = access === 'customer' ? 403 : expected;
    expect(outcome(await call(visitor, route, theirs))).toBe(route.name === 'logout' ? 200 : another);
    const nobody = await call(chatter(team, null), route, hers);
    expect(outcome(nobody)).toBe(access === 'public' ? expected : 401);
  });

  test('refuses tokens of other teams and environments, keys, and what is no token', async () => {
    const live = await newVisitor(team, { environment: 'live' });
    const tokens = [
      (await newVisitor(foreign)).token,
      (await newCustomer(foreign, 'ada@example.com', await newSecret(foreign))).token,
      live.token,
      team.keys.secretTest,
      team.keys.publishableTest,
      'nonsense',
    ];
    const hers = await owned(await newCustomer(team, 'ada@example.com', secret));
    for (const token of tokens) {
      const reply = await call(chatter(team, token), route, hers);
      // Who signs in, or leaves, needs no token.
      if (route.name === 'logout') expect(outcome(reply)).toBe(200);
      else if (route.name === 'identify')
        expect(reply).toMatchObject({ status: 401, error: { code: 'invalid_signature' } });
      else expect(reply).toMatchObject({ status: 401, error: { code: 'invalid_token' } });
    }
  });
});

describe.each(ofTicket)('$name of a ticket that is not the own', (route) => {
  test('answers as if there were none, and changes nothing', async () => {
    const ada = await newCustomer(team, 'ada@example.com', secret);
    const visitor = await newVisitor(team);
    const liveSecret = await newSecret(team, { environment: 'live' });
    const foreignSecret = await newSecret(foreign);
    const owners: [Chatter, Chatter[]][] = [
      [ada, [await newCustomer(team, 'bob@example.com', secret), visitor, await newVisitor(team)]],
      [visitor, [ada, await newVisitor(team)]],
    ];
    const elsewhere = [
      await newVisitor(foreign),
      await newCustomer(foreign, 'ada@example.com', foreignSecret),
      await newVisitor(team, { environment: 'live' }),
      await newCustomer(team, 'ada@example.com', liveSecret, { environment: 'live' }),
    ];
    for (const [owner, others] of owners) {
      const hers = await owned(owner);
      const before = await team.get(`/tickets/${hers.ticketId}`);
      for (const other of [...others, ...elsewhere]) {
        const own = await owned(other);
        const reply = await call(other, route, { ...hers, messageId: own.messageId });
        const none = await call(other, route, { ...own, ticketId: `tkt_${zero}` });
        expect(reply).toMatchObject({ status: 404, error: { code: 'resource_missing' } });
        expect(none).toMatchObject({ status: 404 });
        if (reply === 'streams' || none === 'streams') continue;
        const told = (error: Reply['error'], id: string) => error.message.replace(id, 'ID');
        expect(told(reply.error, hers.ticketId)).toBe(told(none.error, `tkt_${zero}`));
      }
      expect((await team.get(`/tickets/${hers.ticketId}`)).data).toEqual(before.data);
    }
  });
});

test('a message of another ticket is not one of the own', async () => {
  const ada = await newCustomer(team, 'ada@example.com', secret);
  const bob = await newCustomer(team, 'bob@example.com', secret);
  const [hers, his] = [await owned(ada), await owned(bob)];
  const read = await ada.post(`/tickets/${hers.ticketId}/read`, { messageId: his.messageId });
  const after = await ada.get(`/tickets/${hers.ticketId}/messages?after=${his.messageId}`);
  expect([read.status, after.status]).toEqual([400, 400]);
});

test('a list shows own tickets only', async () => {
  const carol = await newCustomer(team, 'carol@example.com', secret);
  await owned(await newVisitor(team));
  const { ticketId } = await owned(carol);
  expect((await carol.get('/tickets')).list.map(({ id }) => id)).toEqual([ticketId]);
});

test('a stream of several tickets needs all of them to be the own, and 1 to 20', async () => {
  const ada = await newCustomer(team, 'ada@example.com', secret);
  const [hers, others] = [await owned(ada), await owned(await newVisitor(team))];
  const statusOf = async (tickets: string) =>
    (await readReply(await fetch(ada.requestTo(`/stream?tickets=${tickets}`)))).status;
  expect(await statusOf(`${hers.ticketId},${others.ticketId}`)).toBe(404);
  expect(await statusOf('')).toBe(400);
  expect(await statusOf('nonsense')).toBe(400);
  expect(await statusOf(Array.from({ length: 21 }, uuid).join())).toBe(400);
});
