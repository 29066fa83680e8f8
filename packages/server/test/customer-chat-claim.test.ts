import { describe, expect, test } from 'vitest';
import { newTeam, type TestTeam } from './support/api.ts';
import { type Chatter, chatter, newCustomer, newSecret, newVisitor } from './support/chat.ts';
import { upload } from './support/images.ts';

describe('who logs in takes over what they did as a visitor', () => {
  /** Somebody with an account of their own. */
  async function newAccount(team: TestTeam, email = 'ada@example.com') {
    const path = `/../../auth/${team.teamSlug}:test/signup`;
    const { data } = await chatter(team, null).post(path, { email, password: 'correct horse', name: 'Ada' });
    return { ...chatter(team, String(data.accessToken)), id: String(Object(data.customer).id) };
  }
  const claim = (who: Chatter, visitor: Pick<Chatter, 'token'>) =>
    who.post('/sessions/claim', { visitorToken: visitor.token });

  test('tickets and unsent images, and the session of the visitor ends', async () => {
    const team = await newTeam();
    const visitor = await newVisitor(team);
    const ids = [await visitor.open('One'), await visitor.open('Two', 'Hello')];
    const image = await visitor.post('/attachments', upload());
    const ada = await newAccount(team);
    const reply = await claim(ada, visitor);
    expect([reply.status, reply.data]).toEqual([200, { tickets: 2 }]);
    expect((await ada.get('/tickets')).list.map(({ id }) => id).sort()).toEqual([...ids].sort());
    const { data } = await team.get(`/tickets/${ids[0]}`);
    expect([data.customerId, data.customerName]).toEqual([ada.id, 'Ada']);
    expect((await visitor.get(`/tickets/${ids[0]}`)).error.code).toBe('invalid_token');
    const message = { id: crypto.randomUUID(), content: '', attachments: [image.data.id] };
    expect((await ada.post(`/tickets/${ids[0]}/messages`, message)).status).toBe(201);
  });

  test('once, also when it is asked several times at once, or by somebody else after', async () => {
    const team = await newTeam();
    const visitor = await newVisitor(team);
    await visitor.open();
    const [ada, bob] = [await newAccount(team), await newAccount(team, 'bob@example.com')];
    const replies = await Promise.all([claim(ada, visitor), claim(ada, visitor), claim(ada, visitor)]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(replies.map(({ data }) => data.tickets).sort()).toEqual([0, 0, 1]);
    expect((await claim(bob, visitor)).data).toEqual({ tickets: 0 });
    expect((await bob.get('/tickets')).list).toEqual([]);
  });

  test.each<[string, (team: TestTeam) => Promise<Pick<Chatter, 'token'>>]>([
    [
      'is over',
      async (team) => {
        const visitor = await newVisitor(team);
        await visitor.open();
        await visitor.post('/logout');
        return visitor;
      },
    ],
    [
      'is of another team',
      async () => {
        const visitor = await newVisitor(await newTeam());
        await visitor.open();
        return visitor;
      },
    ],
    [
      'is of the other environment',
      async (team) => {
        const visitor = await newVisitor(team, { environment: 'live' });
        await visitor.open();
        return visitor;
      },
    ],
    ['is none', async () => ({ token: 'nonsense' })],
  ])('nothing, where the session %s', async (_, visitorOf) => {
    const team = await newTeam();
    const ada = await newAccount(team);
    expect((await claim(ada, await visitorOf(team))).data).toEqual({ tickets: 0 });
    expect((await ada.get('/tickets')).list).toEqual([]);
  });

  test('nothing of another customer', async () => {
    const team = await newTeam();
    const bob = await newCustomer(team, 'bob@example.com', await newSecret(team));
    const ticketId = await bob.open();
    const ada = await newAccount(team);
    for (const other of [bob, await newAccount(team, 'eve@example.com'), ada]) {
      const { status, error } = await claim(ada, other);
      expect([status, error.code, error.param]).toEqual([400, 'parameter_invalid', 'visitorToken']);
    }
    expect((await bob.get(`/tickets/${ticketId}`)).status).toBe(200);
  });
});
