import { expect, test } from 'vitest';
import { newTeam, type TestTeam } from './support/api.ts';

const ticket = async (team: TestTeam, body: object = {}) =>
  String((await team.post('/tickets', { title: 'x', ...body })).data.id);

test('a team has settings from the start, and changes those it names', async () => {
  const team = await newTeam();
  const before = (await team.get('/csat/settings')).data;
  expect(before).toEqual({
    object: 'csat_settings',
    enabled: true,
    question: 'How did we do?',
    thankYou: 'Thank you for your answer!',
    sendAfterHours: 24,
    updatedAt: null,
  });
  const changed = await team.patch('/csat/settings', { question: 'Happy?', sendAfterHours: 0 });
  expect(changed.data).toEqual({
    ...before,
    question: 'Happy?',
    sendAfterHours: 0,
    updatedAt: changed.data.updatedAt,
  });
  const again = await team.patch('/csat/settings', { enabled: false });
  expect(again.data).toMatchObject({ enabled: false, question: 'Happy?', sendAfterHours: 0 });
  expect((await team.get('/csat/settings')).data).toEqual(again.data);
  const live = await team.get('/csat/settings', { key: team.keys.secretLive });
  expect(live.data).toEqual(before);
});

test.each([
  [{ question: ' ' }, 'question'],
  [{ sendAfterHours: 721 }, 'sendAfterHours'],
  [{ sendAfterHours: 0.5 }, 'sendAfterHours'],
  [{ enabled: 'yes' }, 'enabled'],
])('the settings %j are refused', async (body, param) => {
  const team = await newTeam();
  const { status, error } = await team.patch('/csat/settings', body);
  expect([status, error.param]).toEqual([400, param]);
});

test('an answer belongs to the customer and the agent of its ticket', async () => {
  const team = await newTeam({ members: [{ name: 'Ada', role: 'agent' }] });
  const { id: customerId } = (await team.post('/customers', { name: 'Jo', email: 'jo@example.com' })).data;
  const memberId = team.members[1]?.id;
  const ticketId = await ticket(team, { customerId, assignedTo: memberId });
  const made = await team.post('/csat/surveys', { ticketId, rating: 4, comment: ' Quick! ' });
  expect([made.status, made.data]).toEqual([
    201,
    {
      object: 'survey',
      id: expect.stringMatching(/^srv_[0-9a-f]{32}$/),
      ticketId,
      customerId,
      memberId,
      rating: 4,
      comment: 'Quick!',
      createdAt: expect.any(String),
    },
  ]);
  expect((await team.get(`/csat/surveys/${made.data.id}`)).data).toEqual(made.data);
  await team.delete(`/customers/${customerId}`);
  expect((await team.get(`/csat/surveys/${made.data.id}`)).data).toEqual({ ...made.data, customerId: null });
  await team.delete(`/tickets/${ticketId}`);
  expect((await team.get(`/csat/surveys/${made.data.id}`)).status).toBe(404);
});

test('a ticket takes one answer, also from two calls at once', async () => {
  const team = await newTeam();
  const ticketId = await ticket(team);
  const replies = await Promise.all(
    [1, 2, 3].map((rating) => team.post('/csat/surveys', { ticketId, rating })),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  const refused = replies.find(({ status }) => status === 409);
  expect(refused?.error).toMatchObject({ code: 'resource_conflict', param: 'ticketId' });
});

test.each([
  ['without a ticket', { ticketId: undefined }, 'parameter_missing', 'ticketId'],
  [
    'of a ticket that there is not',
    { ticketId: 'tkt_7134fc1203024e589466a770035d5da9' },
    'parameter_invalid',
    'ticketId',
  ],
  ['of 0', { rating: 0 }, 'parameter_invalid', 'rating'],
  ['of 6', { rating: 6 }, 'parameter_invalid', 'rating'],
  ['between two ratings', { rating: 4.5 }, 'parameter_invalid', 'rating'],
])('an answer %s is refused', async (_, fault, code, param) => {
  const team = await newTeam();
  const reply = await team.post('/csat/surveys', { ticketId: await ticket(team), rating: 3, ...fault });
  expect([reply.status, reply.error.code, reply.error.param]).toEqual([400, code, param]);
});

test('answers are listed newest first, by ticket, customer and rating', async () => {
  const team = await newTeam();
  const { id: customerId } = (await team.post('/customers', { name: 'Jo', email: 'jo@example.com' })).data;
  const tickets = [await ticket(team), await ticket(team, { customerId }), await ticket(team)];
  for (const [index, ticketId] of tickets.entries()) {
    await team.post('/csat/surveys', { ticketId, rating: index === 0 ? 1 : 5 });
  }
  const found = async (query: string) => {
    const { list, body } = await team.get(`/csat/surveys${query}`);
    return [list.map(({ ticketId }) => tickets.indexOf(String(ticketId))), body.pagination];
  };
  expect(await found('')).toMatchObject([[2, 1, 0], { total: 3, pageSize: 20 }]);
  expect(await found('?rating=5')).toMatchObject([[2, 1], { total: 2 }]);
  expect(await found(`?customerId=${customerId}`)).toMatchObject([[1], { total: 1 }]);
  expect(await found(`?ticketId=${tickets[0]}`)).toMatchObject([[0], { total: 1 }]);
  expect((await team.get('/csat/surveys?rating=9')).error.param).toBe('rating');
});

test('answers and settings are not for publishable keys, nor are settings for agents to change', async () => {
  const team = await newTeam({
    members: [
      { name: 'Ada', role: 'agent' },
      { name: 'Bo', role: 'spectator' },
    ],
  });
  const ticketId = await ticket(team);
  const publishable = { key: team.keys.publishableTest };
  for (const path of [
    '/csat/settings',
    '/csat/surveys',
    '/csat/surveys/srv_7134fc1203024e589466a770035d5da9',
  ]) {
    expect((await team.get(path, publishable)).status).toBe(403);
  }
  const [agent, spectator] = [1, 2].map((index) => ({
    key: String(team.members[index]?.keys?.secretTest),
  }));
  expect((await team.get('/csat/surveys', agent)).status).toBe(200);
  expect((await team.patch('/csat/settings', { enabled: false }, agent)).status).toBe(403);
  expect((await team.post('/csat/surveys', { ticketId, rating: 3 }, spectator)).status).toBe(403);
  expect((await team.post('/csat/surveys', { ticketId, rating: 3 }, agent)).status).toBe(201);
});
