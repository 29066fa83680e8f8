import { contract, fullPath } from '@cstar.help/contract';
import { expect, test } from 'vitest';
import { newTeam, send, type TestTeam } from './support/api.ts';

// Walks the contract: whatever endpoint is added, its rows must stay in their partition.

async function fill(team: TestTeam, key: string) {
  const post = async (path: string, body: unknown) => String((await team.post(path, body, { key })).data.id);
  const customerId = await post('/customers', { name: 'Ada', email: 'ada@example.com' });
  const ticketId = await post('/tickets', { title: 'Hidden', customerId });
  await post(`/tickets/${ticketId}/messages`, { content: 'Hidden' });
  const categoryId = await post('/categories', { name: 'Hidden' });
  const articleId = await post('/articles', { title: 'Hidden', category: categoryId });
  return { customerId, ticketId, categoryId, articleId };
}

const bodies: Record<string, unknown> = {
  'tickets.update': { title: 'Taken' },
  'tickets.messages.create': { content: 'Taken' },
  'customers.update': { name: 'Taken' },
  'articles.update': { title: 'Taken' },
  'categories.update': { name: 'Taken' },
};

const endpoints = Object.values(contract).flatMap((resource) =>
  Object.entries(resource.endpoints).map(([operation, endpoint]) => ({
    name: `${resource.name}.${operation}`,
    method: endpoint.method,
    kind: endpoint.returns.kind,
    path: fullPath(endpoint),
    parameters: [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''),
  })),
);

const byId = endpoints.filter(({ parameters }) => parameters.length > 0);
const lists = endpoints.filter(({ parameters, kind }) => parameters.length === 0 && kind !== 'one');

test.each(['other team', 'other environment'])(
  'no endpoint reaches the rows of the %s by id',
  async (which) => {
    const owner = await newTeam();
    const intruder = which === 'other team' ? await newTeam() : owner;
    const key = which === 'other team' ? intruder.keys.secretTest : owner.keys.secretLive;
    const ids: Record<string, string> = await fill(owner, owner.keys.secretTest);
    expect(byId.length).toBeGreaterThan(0);

    for (const { name, method, path } of byId) {
      const target = path
        .replace('{teamId}', intruder.teamId)
        .replaceAll(/\{(\w+)\}/g, (_, parameter: string) => ids[parameter] ?? `no-${parameter}`);
      const reply = await send(method, target, method === 'GET' ? undefined : bodies[name], { key });
      expect([name, reply.status, reply.error.code]).toEqual([name, 404, 'resource_missing']);
    }

    const mine = await owner.get(`/tickets/${ids.ticketId}`);
    expect(mine.data).toMatchObject({ title: 'Hidden', messageCount: 1, customerName: 'Ada' });
  },
);

test.each(['other team', 'other environment'])('no list shows the rows of the %s', async (which) => {
  const owner = await newTeam();
  const intruder = which === 'other team' ? await newTeam() : owner;
  const key = which === 'other team' ? intruder.keys.secretTest : owner.keys.secretLive;
  await fill(owner, owner.keys.secretTest);

  for (const { name, path } of lists) {
    const mine = await send('GET', path.replace('{teamId}', owner.teamId), undefined, {
      key: owner.keys.secretTest,
    });
    expect([name, mine.list.length]).toEqual([name, 1]);
    const theirs = await send('GET', path.replace('{teamId}', intruder.teamId), undefined, { key });
    expect([name, theirs.list]).toEqual([name, []]);
  }
});

test('rows of another partition cannot be referred to', async () => {
  const [owner, other] = [await newTeam(), await newTeam()];
  const ids = await fill(owner, owner.keys.secretTest);
  const replies = [
    await other.post('/tickets', { title: 'x', customerId: ids.customerId }),
    await owner.post('/tickets', { title: 'x', customerId: ids.customerId }, { key: owner.keys.secretLive }),
    await other.post('/articles', { title: 'x', category: ids.categoryId }),
    await other.post('/articles', { title: 'x', category: 'Hidden' }),
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
