import { expect, test } from 'vitest';
import { newTeam } from './support/api.ts';

const withKey = (key: string) => ({ headers: { 'idempotency-key': key } });

test('the same call again returns the stored response and changes nothing', async () => {
  const team = await newTeam();
  const first = await team.post('/tickets', { title: 'Once' }, withKey('k1'));
  const second = await team.post('/tickets', { title: 'Once' }, withKey('k1'));
  expect(second.status).toBe(first.status);
  expect(second.body.data).toEqual(first.body.data);
  expect(second.body.meta).toEqual({ ...first.body.meta, idempotentReplayed: true });
  expect(second.headers.get('x-cstar-request-id')).toBe(first.body.meta.requestId);
  expect(first.body.meta).not.toHaveProperty('idempotentReplayed');
  expect((await team.get('/tickets')).list).toHaveLength(1);
});

test('the order of the fields does not make another body', async () => {
  const team = await newTeam();
  await team.post('/tickets', { title: 'Once', metadata: { a: 1, b: 2 } }, withKey('k1'));
  const again = await team.post('/tickets', { metadata: { b: 2, a: 1 }, title: 'Once' }, withKey('k1'));
  expect(again.body.meta.idempotentReplayed).toBe(true);
});

test('the same key with another body is 409', async () => {
  const team = await newTeam();
  await team.post('/tickets', { title: 'One' }, withKey('k1'));
  const reply = await team.post('/tickets', { title: 'Two' }, withKey('k1'));
  expect(reply.status).toBe(409);
  expect(reply.error.code).toBe('idempotency_key_reused');
});

test('a key is bound to its API key, environment, method and path', async () => {
  const team = await newTeam();
  const ticket = await team.post('/tickets', { title: 'One' }, withKey('k1'));
  const replies = [
    await team.post('/tickets', { title: 'One' }, { ...withKey('k1'), key: team.keys.secretLive }),
    await team.post('/categories', { name: 'One' }, withKey('k1')),
    await team.patch(`/tickets/${ticket.data.id}`, { title: 'One' }, withKey('k1')),
  ];
  for (const reply of replies) {
    expect(reply.status).toBeLessThan(300);
    expect(reply.body.meta).not.toHaveProperty('idempotentReplayed');
  }
});

test('two spellings of one ID are the same path', async () => {
  const team = await newTeam();
  const { id } = (await team.post('/tickets', { title: 'One' })).data;
  const message = { content: 'Hello', sender: 'agent' };
  const first = await team.post(`/tickets/${id}/messages`, message, withKey('k1'));
  expect(first.status).toBe(201);
  const hex = String(id).slice('tkt_'.length);
  for (const spelling of [hex, hex.toUpperCase(), hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')]) {
    const again = await team.post(`/tickets/${spelling}/messages`, message, withKey('k1'));
    expect([again.data, again.body.meta.idempotentReplayed]).toEqual([first.data, true]);
  }
  expect((await team.get(`/tickets/${id}/messages`)).list).toHaveLength(1);
});

test('one key for two objects is two calls', async () => {
  const team = await newTeam();
  for (const title of ['One', 'Two']) {
    const { id } = (await team.post('/tickets', { title })).data;
    const reply = await team.patch(`/tickets/${id}`, { notes: 'x' }, withKey('k1'));
    expect([reply.data.id, reply.body.meta.idempotentReplayed]).toEqual([id, undefined]);
  }
});

test('updates and deletes are replayed too', async () => {
  const team = await newTeam();
  const { id } = (await team.post('/tickets', { title: 'One' })).data;
  await team.patch(`/tickets/${id}`, { title: 'Two' }, withKey('k1'));
  await team.patch(`/tickets/${id}`, { title: 'Three' });
  const replayed = await team.patch(`/tickets/${id}`, { title: 'Two' }, withKey('k1'));
  expect(replayed.data.title).toBe('Two');
  expect((await team.get(`/tickets/${id}`)).data.title).toBe('Three');

  await team.delete(`/tickets/${id}`, withKey('k2'));
  const again = await team.delete(`/tickets/${id}`, withKey('k2'));
  expect([again.status, again.body.meta.idempotentReplayed]).toEqual([200, true]);
});

test('a failure is not stored: the corrected call may use the same key', async () => {
  const team = await newTeam();
  const failed = await team.post('/tickets', { title: 'x', customerId: team.teamId }, withKey('k1'));
  expect(failed.status).toBe(400);
  const corrected = await team.post('/tickets', { title: 'x' }, withKey('k1'));
  expect(corrected.status).toBe(201);
});

test.each(['', 'k'.repeat(256)])('the key %j is refused', async (key) => {
  const team = await newTeam();
  const reply = await team.post('/tickets', { title: 'x' }, withKey(key));
  expect(reply.status).toBe(400);
  expect(reply.error).toMatchObject({ code: 'parameter_invalid', param: 'Idempotency-Key' });
});

test('a key of 255 characters is accepted', async () => {
  const team = await newTeam();
  const reply = await team.post('/tickets', { title: 'x' }, withKey('k'.repeat(255)));
  expect(reply.status).toBe(201);
});

test('reads take no notice of a key', async () => {
  const team = await newTeam();
  await team.get('/tickets', withKey('k1'));
  await team.post('/tickets', { title: 'x' });
  expect((await team.get('/tickets', withKey('k1'))).list).toHaveLength(1);
});

test('of many parallel calls with one key, one makes the change and the others replay it or are told to wait', async () => {
  const team = await newTeam();
  const replies = await Promise.all(
    Array.from({ length: 20 }, () => team.post('/tickets', { title: 'Race' }, withKey('race'))),
  );
  const made = replies.filter((reply) => reply.status === 201 && !reply.body.meta.idempotentReplayed);
  expect(made).toHaveLength(1);
  for (const reply of replies) {
    if (reply.status === 201) expect(reply.data.id).toBe(made[0]?.data.id);
    else {
      expect([reply.status, reply.error.code]).toEqual([409, 'idempotency_key_in_progress']);
      expect(reply.headers.get('retry-after')).toBe('1');
    }
  }
  expect((await team.get('/tickets')).list).toHaveLength(1);
});
