import { expect, test } from 'vitest';
import { newTeam, type TestTeam } from './support/api.ts';

const tagsOf = async (team: TestTeam) =>
  (await team.get('/tags')).list.map(({ name, count }) => [name, count]);

test('tags are those that tickets have and those that were created, most used first, then by name', async () => {
  const team = await newTeam();
  expect((await team.get('/tags')).list).toEqual([]);
  const created = await team.post('/tags', { name: ' new-tag ' });
  expect([created.status, created.data]).toEqual([201, { object: 'tag', name: 'new-tag', count: 0 }]);
  await team.post('/tags', { name: 'login' });
  const first = (await team.post('/tickets', { title: 'a', tags: ['login', 'billing'] })).data;
  await team.post('/tickets', { title: 'b', tags: 'billing,Area/API' });
  expect(await tagsOf(team)).toEqual([
    ['billing', 2],
    ['Area/API', 1],
    ['login', 1],
    ['new-tag', 0],
  ]);
  await team.patch(`/tickets/${first.id}`, { tags: [] });
  expect(await tagsOf(team)).toEqual([
    ['Area/API', 1],
    ['billing', 1],
    ['login', 0],
    ['new-tag', 0],
  ]);
});

test('a tag that exists, on a ticket or by itself, is a conflict', async () => {
  const team = await newTeam();
  await team.post('/tickets', { title: 'a', tags: ['used'] });
  await team.post('/tags', { name: 'made' });
  for (const name of ['used', 'made']) {
    const { status, error } = await team.post('/tags', { name });
    expect([status, error.code, error.param]).toEqual([409, 'resource_conflict', 'name']);
  }
  expect((await team.post('/tags', { name: 'Used' })).status).toBe(201);
});

test.each([[{}], [{ name: '' }], [{ name: 'a,b' }], [{ name: 'x'.repeat(101) }], [{ name: 1 }]])(
  'the tag %j is refused',
  async (body) => {
    const team = await newTeam();
    const { status, error } = await team.post('/tags', body);
    expect([status, error.param]).toEqual([400, 'name']);
  },
);

test('only a tag that no ticket has can be deleted', async () => {
  const team = await newTeam();
  await team.post('/tags', { name: 'area/old' });
  const ticket = (await team.post('/tickets', { title: 'a', tags: ['area/old'] })).data;
  const path = `/tags?name=${encodeURIComponent('area/old')}`;
  const used = await team.delete(path);
  expect([used.status, used.error.code]).toEqual([409, 'resource_conflict']);
  expect(used.error.message).toContain('1 ticket.');
  await team.delete(`/tickets/${ticket.id}`);
  expect(await tagsOf(team)).toEqual([['area/old', 0]]);
  expect((await team.delete(path)).data).toEqual({ deleted: true, id: 'area/old' });
  const gone = await team.delete(path);
  expect([gone.status, gone.error.param]).toEqual([404, 'name']);
  expect((await team.delete('/tags')).error).toMatchObject({ code: 'parameter_missing', param: 'name' });
});

test('publishable keys and spectators read tags, and change none', async () => {
  const team = await newTeam({ members: [{ name: 'Ada', role: 'spectator' }] });
  await team.post('/tags', { name: 'made' });
  const key = team.keys.publishableTest;
  expect((await team.get('/tags', { key })).list.length).toBe(1);
  expect((await team.post('/tags', { name: 'x' }, { key })).error.code).toBe('publishable_key_write');
  const spectator = { key: String(team.members[1]?.keys?.secretTest) };
  expect((await team.delete('/tags?name=made', spectator)).error.code).toBe('insufficient_permissions');
});

test('an idempotency key stands for the deletion of one tag', async () => {
  const team = await newTeam();
  for (const name of ['a', 'b']) await team.post('/tags', { name });
  const headers = { 'idempotency-key': 'delete-1' };
  expect((await team.delete('/tags?name=a', { headers })).data.id).toBe('a');
  expect((await team.delete('/tags?name=a', { headers })).body.meta.idempotentReplayed).toBe(true);
  expect((await team.delete('/tags?name=b', { headers })).error.code).toBe('idempotency_key_reused');
});
