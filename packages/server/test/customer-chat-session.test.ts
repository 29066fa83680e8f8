import { describe, expect, test } from 'vitest';
import { newTeam, type TestTeam } from './support/api.ts';
import { chatter, newCustomer, newSecret, newVisitor, proofOf, seconds, sign } from './support/chat.ts';
import { listen } from './support/frames.ts';
import { upload } from './support/images.ts';

const day = 24 * 60 * 60;

test('a visitor gets a session for a day, without a name', async () => {
  const team = await newTeam();
  const reply = await chatter(team, null).post('/sessions');
  expect([reply.status, reply.data]).toEqual([
    201,
    {
      object: 'chat_session',
      accessToken: expect.stringMatching(/^ey/),
      expiresIn: day,
      isIdentified: false,
      customer: null,
    },
  ]);
});

test('with its token a session is renewed, and keeps what belongs to it', async () => {
  const team = await newTeam();
  const visitor = await newVisitor(team);
  const ticketId = await visitor.open();
  const renewed = await visitor.post('/sessions');
  const again = chatter(team, String(renewed.data.accessToken));
  expect((await again.get(`/tickets/${ticketId}`)).data.id).toBe(ticketId);
  // The same session: it ends with either token.
  expect((await again.post('/logout')).data).toEqual({ loggedOut: true });
  expect((await visitor.get(`/tickets/${ticketId}`)).error.code).toBe('invalid_token');
});

test('a customer who was identified renews a session as the same customer', async () => {
  const team = await newTeam();
  const ada = await newCustomer(team, 'ada@example.com', await newSecret(team));
  const { data } = await ada.post('/sessions');
  expect(data).toMatchObject({ isIdentified: true, customer: { id: ada.id, email: 'ada@example.com' } });
});

test('whoever logs out is out at once, and may do so again', async () => {
  const team = await newTeam();
  const visitor = await newVisitor(team);
  for (let round = 0; round < 2; round++) {
    expect((await visitor.post('/logout')).data).toEqual({ loggedOut: true });
  }
  expect((await chatter(team, null).post('/logout')).data).toEqual({ loggedOut: true });
  const refused = await visitor.post('/tickets', { title: 'Help' });
  expect([refused.status, refused.error.code]).toEqual([401, 'invalid_token']);
});

test('an identity makes a customer, from what was signed and plain values beside it', async () => {
  const team = await newTeam();
  const secret = await newSecret(team);
  const { customer, signature } = proofOf('Ada@Example.com', secret, { externalId: 'u_17', name: 'Ada' });
  const extras = {
    plan: 'pro',
    seats: 3,
    trial: false,
    nested: { a: 1 },
    list: [1],
    nothing: null,
    long: 'x'.repeat(1001),
    ['k'.repeat(101)]: 1,
  };
  const reply = await chatter(team, null).post('/identify', {
    customer: { ...customer, ...extras },
    signature,
  });
  expect(reply.status).toBe(200);
  expect(reply.data).toMatchObject({
    isIdentified: true,
    expiresIn: day,
    customer: { email: 'ada@example.com', name: 'Ada', externalId: 'u_17' },
  });
  const { data } = await team.get(`/customers/${Object(reply.data.customer).id}`);
  expect(data).toMatchObject({ email: 'ada@example.com', externalId: 'u_17', name: 'Ada' });
  expect(data.metadata).toEqual({ plan: 'pro', seats: 3, trial: false });
});

test('a customer without a name is called by the address until a name is signed', async () => {
  const team = await newTeam();
  const secret = await newSecret(team);
  const first = await chatter(team, null).post('/identify', proofOf('ada@example.com', secret));
  expect(first.data.customer).toMatchObject({ name: 'ada', externalId: null });
  const named = await chatter(team, null).post(
    '/identify',
    proofOf('ada@example.com', secret, { name: 'Ada Moreno' }),
  );
  expect(named.data.customer).toMatchObject({ id: Object(first.data.customer).id, name: 'Ada Moreno' });
});

test('a number as ID, and `id` in the place of `externalId`, are the same ID', async () => {
  const team = await newTeam();
  const secret = await newSecret(team);
  const ids = [{ externalId: '17' }, { externalId: 17 }, { id: 17 }, { id: '4', externalId: '17' }];
  const found = new Set<unknown>();
  for (const id of ids) {
    const reply = await chatter(team, null).post('/identify', {
      customer: { email: 'ada@example.com', ...id, timestamp: seconds() },
      signature: sign({ email: 'ada@example.com', externalId: '17', timestamp: seconds() }, secret),
    });
    expect(reply.data.customer).toMatchObject({ externalId: '17' });
    found.add(Object(reply.data.customer).id);
  }
  expect(found.size).toBe(1);
});

describe('an identity is refused', () => {
  const now = seconds();
  const customer = { email: 'ada@example.com', externalId: 'u_17', name: 'Ada', timestamp: now };
  const payload = JSON.stringify(customer);
  test.each([
    ['with another secret', customer, () => sign(customer, 'idsec_other'), 'signature'],
    ['with a signature that is none', customer, () => 'nonsense', 'signature'],
    ['in capital letters', customer, (secret: string) => sign(customer, secret).toUpperCase(), 'signature'],
    [
      'with the fields in another order',
      customer,
      (secret: string) =>
        sign({ timestamp: now, email: 'ada@example.com', externalId: 'u_17', name: 'Ada' }, secret),
      'signature',
    ],
    [
      'with another name than was signed',
      { ...customer, name: 'Eve' },
      (secret: string) => sign(customer, secret),
      'signature',
    ],
    [
      'with another address than was signed',
      { ...customer, email: 'eve@example.com' },
      (secret: string) => sign(customer, secret),
      'signature',
    ],
    [
      'over letters in another form',
      { ...customer, name: 'Zoe\u0308' },
      (secret: string) => sign({ ...customer, name: 'Zo\u00eb' }, secret),
      'signature',
    ],
    [
      'that is old',
      { ...customer, timestamp: now - 3700 },
      (secret: string) => sign({ ...customer, timestamp: now - 3700 }, secret),
      'customer.timestamp',
    ],
    [
      'that comes from the future',
      { ...customer, timestamp: now + 3700 },
      (secret: string) => sign({ ...customer, timestamp: now + 3700 }, secret),
      'customer.timestamp',
    ],
  ])('%s', async (_, claimed, signatureWith, param) => {
    const team = await newTeam();
    const secret = await newSecret(team);
    const reply = await chatter(team, null).post('/identify', {
      customer: claimed,
      signature: signatureWith(secret),
    });
    expect([reply.status, reply.error.code, reply.error.param]).toEqual([401, 'invalid_signature', param]);
    expect(reply.error.message).toContain(JSON.stringify(claimed));
    expect(reply.error.message).not.toContain(secret);
    expect((await team.get('/customers')).list).toEqual([]);
  });

  test('in the live environment without the text that was expected', async () => {
    const team = await newTeam();
    const secret = await newSecret(team, { environment: 'live' });
    const reply = await chatter(team, null, { environment: 'live' }).post('/identify', {
      customer,
      signature: 'nonsense',
    });
    expect(reply.error.code).toBe('invalid_signature');
    expect(reply.error.message).not.toContain(payload);
    expect(reply.error.message).not.toContain(secret);
  });

  test('with the secret of the other environment, or of another team', async () => {
    const [team, other] = [await newTeam(), await newTeam()];
    await newSecret(team);
    const wrong = [await newSecret(team, { environment: 'live' }), await newSecret(other)];
    for (const secret of wrong) {
      const reply = await chatter(team, null).post('/identify', proofOf('ada@example.com', secret));
      expect(reply.error.code).toBe('invalid_signature');
    }
  });

  test('where the team has made no secret yet', async () => {
    const team = await newTeam();
    await newSecret(team, { environment: 'live' });
    const reply = await chatter(team, null).post('/identify', proofOf('ada@example.com', 'idsec_x'));
    expect([reply.status, reply.error.code]).toEqual([422, 'feature_not_configured']);
    expect(reply.error.message).toContain('settings.identity.rotate');
  });
});

test('text beyond ASCII is signed as UTF-8', async () => {
  const team = await newTeam();
  const secret = await newSecret(team);
  const reply = await chatter(team, null).post(
    '/identify',
    proofOf('ada@example.com', secret, { name: 'Zoë 👩‍🚀 "Q" \\' }),
  );
  expect(reply.data.customer).toMatchObject({ name: 'Zoë 👩‍🚀 "Q" \\' });
});

test('a secret that was replaced holds on for a while', async () => {
  const team = await newTeam();
  const old = await newSecret(team);
  const fresh = await newSecret(team);
  for (const secret of [old, fresh]) {
    const reply = await chatter(team, null).post('/identify', proofOf('ada@example.com', secret));
    expect(reply.status).toBe(200);
  }
});

describe('who an identity is', () => {
  const makeCustomer = (team: TestTeam, email: string, more: object = {}) =>
    team.post('/customers', { name: 'Known', email, ...more });

  test('a customer with the ID, whose address is brought up to date', async () => {
    const team = await newTeam();
    const known = await makeCustomer(team, 'old@example.com', { externalId: 'u_17' });
    const proof = proofOf('new@example.com', await newSecret(team), { externalId: 'u_17' });
    const reply = await chatter(team, null).post('/identify', proof);
    expect(reply.data.customer).toMatchObject({ id: known.data.id, email: 'new@example.com', name: 'Known' });
  });

  test('a customer with the address, who then has the ID', async () => {
    const team = await newTeam();
    const known = await makeCustomer(team, 'ada@example.com');
    const proof = proofOf('ada@example.com', await newSecret(team), { externalId: 'u_17' });
    const reply = await chatter(team, null).post('/identify', proof);
    expect(reply.data.customer).toMatchObject({ id: known.data.id, externalId: 'u_17' });
  });

  test('of two, the one with the ID; the address stays with the other', async () => {
    const team = await newTeam();
    const byId = await makeCustomer(team, 'one@example.com', { externalId: 'u_17' });
    const byEmail = await makeCustomer(team, 'two@example.com');
    const proof = proofOf('two@example.com', await newSecret(team), { externalId: 'u_17' });
    const reply = await chatter(team, null).post('/identify', proof);
    expect(reply.data.customer).toMatchObject({ id: byId.data.id, email: 'one@example.com' });
    expect((await team.get(`/customers/${byEmail.data.id}`)).data.email).toBe('two@example.com');
  });

  test('nobody, where the address is that of a customer with another ID', async () => {
    const team = await newTeam();
    await makeCustomer(team, 'ada@example.com', { externalId: 'u_1' });
    const proof = proofOf('ada@example.com', await newSecret(team), { externalId: 'u_2' });
    const reply = await chatter(team, null).post('/identify', proof);
    expect([reply.status, reply.error.code, reply.error.param]).toEqual([
      409,
      'resource_conflict',
      'customer.email',
    ]);
    expect(reply.error.message).not.toContain('u_1');
  });

  test('one customer, however often it is asked at once', async () => {
    const team = await newTeam();
    const proof = proofOf('ada@example.com', await newSecret(team), { externalId: 'u_17' });
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => chatter(team, null).post('/identify', proof)),
    );
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 200));
    expect((await team.get('/customers')).list).toHaveLength(1);
  });

  test('values that were not signed replace none that are there', async () => {
    const team = await newTeam();
    const known = await makeCustomer(team, 'ada@example.com', { metadata: { plan: 'free' } });
    const { customer, signature } = proofOf('ada@example.com', await newSecret(team));
    const claimed = { ...customer, plan: 'enterprise', city: 'Paris' };
    expect((await chatter(team, null).post('/identify', { customer: claimed, signature })).status).toBe(200);
    const { data } = await team.get(`/customers/${known.data.id}`);
    expect(data.metadata).toEqual({ plan: 'free', city: 'Paris' });
  });

  test('not whoever signed up with the address before and never proved it', async () => {
    const team = await newTeam();
    const account = await chatter(team, null).post(`/../../auth/${team.teamSlug}:test/signup`, {
      email: 'ada@example.com',
      password: 'guessing who comes',
      name: 'Eve',
    });
    expect(account.status).toBe(201);
    const eve = chatter(team, String(account.data.accessToken));
    expect((await eve.get('/tickets')).status).toBe(200);
    const proof = proofOf('ada@example.com', await newSecret(team), { externalId: 'u_17' });
    expect((await chatter(team, null).post('/identify', proof)).status).toBe(200);
    expect((await eve.get('/tickets')).error.code).toBe('invalid_token');
    const again = await chatter(team, null).post(`/../../auth/${team.teamSlug}:test/login`, {
      email: 'ada@example.com',
      password: 'guessing who comes',
    });
    expect(again.status).toBe(401);
  });
});

test("a visitor's tickets and unsent images go to the customer who they turn out to be", async () => {
  const team = await newTeam();
  const secret = await newSecret(team);
  const visitor = await newVisitor(team);
  const ids = [await visitor.open('One'), await visitor.open('Two', 'Hello')];
  const image = await visitor.post('/attachments', upload());
  const stream = await listen(team, { types: 'ticket.updated' });
  const reply = await visitor.post('/identify', proofOf('ada@example.com', secret, { name: 'Ada' }));
  const ada = chatter(team, String(reply.data.accessToken));
  expect((await ada.get('/tickets')).list.map(({ id }) => id).sort()).toEqual([...ids].sort());
  const { data } = await team.get(`/tickets/${ids[0]}`);
  expect([data.customerId, data.customerName]).toEqual([Object(reply.data.customer).id, 'Ada']);
  // The session of the visitor has ended: whoever still has its token sees nothing more.
  expect((await visitor.get(`/tickets/${ids[0]}`)).error.code).toBe('invalid_token');
  const told = await stream.events(2);
  await stream.close();
  const changes = { customer_id: { from: null, to: Object(reply.data.customer).id } };
  expect(told).toMatchObject([{ data: { changes } }, { data: { changes } }]);
  const sent = await ada.post(`/tickets/${ids[0]}/messages`, {
    id: crypto.randomUUID(),
    content: '',
    attachments: [image.data.id],
  });
  expect(sent.data.attachments).toMatchObject([{ id: image.data.id }]);
});

test('identified again, a customer keeps the session; another customer gets a new one', async () => {
  const team = await newTeam();
  const secret = await newSecret(team);
  const ada = await newCustomer(team, 'ada@example.com', secret);
  const again = await ada.post('/identify', proofOf('ada@example.com', secret));
  expect(again.status).toBe(200);
  expect((await ada.get('/tickets')).status).toBe(200);
  const other = await ada.post('/identify', proofOf('bob@example.com', secret));
  expect(other.data.customer).toMatchObject({ email: 'bob@example.com' });
  expect((await ada.get('/tickets')).error.code).toBe('invalid_token');
});
