import { contract, type Endpoint, fullPath } from '@cstar.help/contract';
import { expect, test } from 'vitest';
import { newTeam, send } from './support/api.ts';
import { type Fixture, makerNames, newFixture } from './surface/fixture.ts';

// Walks the contract: whatever endpoint is added, its rows must stay in their partition. That an id of
// another team leads nowhere, whatever the call, is checked where every endpoint is walked through.

const reads = Object.values(contract)
  .flatMap((resource) => Object.values<Endpoint>(resource.endpoints))
  .filter(({ method, scope }) => method === 'GET' && scope === 'team')
  .map((endpoint) => ({ path: fullPath(endpoint), names: Object.keys(endpoint.params.shape) }));

/** What a read needs to answer at all. */
const queries: Record<string, string> = {
  '/search': '?q=log+in',
  '/export': '?resources=tickets,customers,articles',
};

/** The same for every team, so no secret of any. */
const shared = new Set(['statusKey', 'achievementId', 'seasonId', 'recipientTeamId', 'puzzleId']);

async function fill(fixture: Fixture): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const name of makerNames) ids.set(name, await fixture.id(name));
  return ids;
}

test.each(['other team', 'other environment'])('no read shows the rows of the %s', async (which) => {
  const fixture = await newFixture();
  const ids = await fill(fixture);
  const { team, other } = fixture;
  const [teamId, key] =
    which === 'other team' ? [other.teamId, other.keys.secretTest] : [team.teamId, team.keys.secretLive];
  // Members, and invites to become one, belong to the team whatever the environment.
  const ofTheTeam = which === 'other team' ? [] : ['memberId', 'inviteId'];
  const hidden = [...ids].filter(([name]) => !shared.has(name) && !ofTheTeam.includes(name));

  for (const { path, names } of reads) {
    const target = path
      .replace('{teamId}', teamId)
      .replace(/\{(\w+)\}/g, (_, name: string) => ids.get(name) ?? name);
    const short = path.replace('/api/v1/teams/{teamId}', '');
    const reply = await send('GET', target + (queries[short] ?? ''), undefined, { key });
    const secret = names.some((name) => hidden.some(([hiddenName]) => hiddenName === name));
    expect([short, reply.status]).toEqual([short, secret ? 404 : 200]);
    const text = JSON.stringify(reply.body);
    const shown = secret ? [] : hidden.filter(([, id]) => text.includes(id));
    expect([short, shown]).toEqual([short, []]);
  }
});

test('rows of another partition cannot be referred to', async () => {
  const { team: owner, other, id } = await newFixture();
  const [customerId, categoryId] = [await id('customerId'), await id('categoryId')];
  const replies = [
    await other.post('/tickets', { title: 'x', customerId }),
    await owner.post('/tickets', { title: 'x', customerId }, { key: owner.keys.secretLive }),
    await other.post('/articles', { title: 'x', category: categoryId }),
    await other.post('/csat/surveys', { ticketId: await id('ticketId'), rating: 5 }),
    await other.post('/community/posts', { title: 'x', topicId: await id('topicId') }),
    await other.post('/tickets', { title: 'x', assignedTo: await id('memberId') }),
  ];
  for (const reply of replies) {
    expect([reply.status, reply.error.code]).toEqual([400, 'parameter_invalid']);
  }
});

test('the same email may exist once in each environment', async () => {
  const team = await newTeam();
  const body = { name: 'Ada', email: 'ada@example.com' };
  expect((await team.post('/customers', body)).status).toBe(201);
  expect((await team.post('/customers', body, { key: team.keys.secretLive })).status).toBe(201);
  expect((await team.post('/customers', body)).status).toBe(409);
});
