import { expect, test } from 'vitest';
import { newTeam, send, type TestTeam } from './support/api.ts';
import { chatter, newSecret, proofOf } from './support/chat.ts';

const password = 'guessing who comes';

const auth = (team: TestTeam, path: string, body: object) =>
  send('POST', `/api/auth/${team.teamSlug}:test${path}`, body);

/** Somebody who signs up with an address that nobody has confirmed. */
async function signUp(team: TestTeam, email: string) {
  const { status, data } = await auth(team, '/signup', { email, password, name: 'Eve' });
  expect([status, data.object]).toEqual([201, 'auth_session']);
  return { ...chatter(team, String(data.accessToken)), id: String(Object(data.customer).id) };
}

const ada = 'ada@example.com';

test.each([
  ['by the address alone', ada, {}, null],
  ['by the address, with an ID that is new', ada, { externalId: 'u_17' }, null],
  ['by the ID that the team gave them', ada, { externalId: 'u_17' }, 'u_17'],
  ['by that ID, with another address', 'ada@work.example', { externalId: 'u_17' }, 'u_17'],
])('whoever signed up before is out once the customer is identified %s', async (_, email, more, given) => {
  const team = await newTeam();
  const eve = await signUp(team, ada);
  if (given !== null) await team.patch(`/customers/${eve.id}`, { externalId: given });
  expect((await eve.get('/tickets')).status).toBe(200);
  const proof = proofOf(email, await newSecret(team), more);
  const identified = await chatter(team, null).post('/identify', proof);
  expect(identified.data.customer).toMatchObject({ id: eve.id });
  expect((await eve.get('/tickets')).error.code).toBe('invalid_token');
  for (const tried of [ada, email]) {
    expect((await auth(team, '/login', { email: tried, password })).error.code).toBe('invalid_credentials');
  }
});

test('an identity ends no account of another customer', async () => {
  const team = await newTeam();
  const eve = await signUp(team, ada);
  const proof = proofOf('grace@example.com', await newSecret(team), { externalId: 'u_18' });
  expect((await chatter(team, null).post('/identify', proof)).status).toBe(200);
  expect((await eve.get('/tickets')).status).toBe(200);
});
