import { expect, test } from 'vitest';
import { newTeam, type TestTeam } from './support/api.ts';

const region = {
  name: 'Region',
  key: 'region',
  type: 'select',
  entityType: 'tickets',
  options: ['US', 'EU', 'APAC'],
};

const define = async (team: TestTeam, more: object = {}) => {
  const reply = await team.post('/custom-fields', { ...region, ...more });
  expect(reply.status).toBe(201);
  return reply.data;
};

const text = (key: string, more: object = {}) => ({
  key,
  name: key,
  type: 'text',
  options: undefined,
  ...more,
});

test('a created field is there to get and to list, after those before it', async () => {
  const team = await newTeam();
  const data = await define(team);
  expect(data).toMatchObject({
    object: 'custom_field',
    ...region,
    description: null,
    required: false,
    position: 0,
  });
  expect(data.id).toMatch(/^cf_[0-9a-f]{32}$/);
  expect((await team.get(`/custom-fields/${data.id}`)).data).toEqual(data);
  await define(team, text('plan'));
  await define(team, text('first', { position: 0 }));
  await define(team, text('tier', { entityType: 'customers' }));
  const keys = async (query = '') => (await team.get(`/custom-fields${query}`)).list.map((each) => each.key);
  expect(await keys()).toEqual(['tier', 'region', 'first', 'plan']);
  expect(await keys('?entityType=tickets')).toEqual(['region', 'first', 'plan']);
});

test.each([
  ['a key with capitals', { key: 'Region' }, 'parameter_invalid', 'key'],
  ['a missing name', { name: undefined }, 'parameter_missing', 'name'],
  ['a type that there is not', { type: 'colour' }, 'parameter_invalid', 'type'],
  ['an entity that has no fields', { entityType: 'articles' }, 'parameter_invalid', 'entityType'],
  ['a select without options', { options: undefined }, 'parameter_missing', 'options'],
  ['a select with no options', { options: [] }, 'parameter_invalid', 'options'],
  ['an option twice', { options: ['US', 'US'] }, 'parameter_invalid', 'options'],
  ['options of a text', { type: 'text' }, 'parameter_invalid', 'options'],
])('a field with %s is refused', async (_, fault, code, param) => {
  const team = await newTeam();
  const { status, error } = await team.post('/custom-fields', { ...region, ...fault });
  expect([status, error.code, error.param]).toEqual([400, code, param]);
});

test('a key is unique per entity type', async () => {
  const team = await newTeam();
  await define(team);
  const again = await team.post('/custom-fields', region);
  expect([again.status, again.error.param]).toEqual([409, 'key']);
  await define(team, { entityType: 'customers' });
});

test('an update changes only what it names, and never key or type', async () => {
  const team = await newTeam();
  const before = await define(team);
  const { data } = await team.patch(`/custom-fields/${before.id}`, { name: 'Where', required: true });
  expect(data).toEqual({ ...before, name: 'Where', required: true, updatedAt: data.updatedAt });
  for (const field of ['key', 'type', 'entityType']) {
    const { status, error } = await team.patch(`/custom-fields/${before.id}`, { [field]: 'text' });
    expect([status, error.param]).toEqual([400, field]);
  }
  const wrong = await team.patch(`/custom-fields/${before.id}`, { options: [] });
  expect([wrong.status, wrong.error.param]).toEqual([400, 'options']);
});

test('an option that a ticket has cannot be left out', async () => {
  const team = await newTeam();
  const several = text('places', { type: 'multiselect', options: ['US', 'EU'] });
  const fields = [await define(team), await define(team, several)];
  const customFields = { region: 'EU', places: ['EU'] };
  const ticket = (await team.post('/tickets', { title: 'x', customFields })).data;
  for (const { id } of fields) {
    const { status, error } = await team.patch(`/custom-fields/${id}`, { options: ['US', 'MARS'] });
    expect([status, error.code, error.param]).toEqual([409, 'resource_conflict', 'options']);
    expect(error.message).toContain("'EU'");
    expect((await team.patch(`/custom-fields/${id}`, { options: ['EU', 'MARS'] })).status).toBe(200);
  }
  await team.patch(`/tickets/${ticket.id}`, { customFields: { region: 'MARS' } });
  expect((await team.patch(`/custom-fields/${fields[0]?.id}`, { options: ['MARS'] })).status).toBe(200);
});

test('tickets keep values that fit, by key or by ID, and merge changes', async () => {
  const team = await newTeam();
  const { id } = await define(team);
  await define(team, text('seats', { type: 'number' }));
  const ticket = await team.post('/tickets', { title: 'x', customFields: { [String(id)]: 'US', seats: 3 } });
  expect(ticket.data.customFields).toEqual({ region: 'US', seats: 3 });
  const changed = await team.patch(`/tickets/${ticket.data.id}`, { customFields: { region: null } });
  expect(changed.data.customFields).toEqual({ seats: 3 });
});

test('tickets refuse values that do not fit, and fields that nobody defined', async () => {
  const team = await newTeam();
  const attempt = async (customFields: object) =>
    (await team.post('/tickets', { title: 'x', customFields })).error.param;
  expect(await attempt({ region: 'US' })).toBe('customFields.region');
  await define(team);
  await define(team, text('tier', { entityType: 'customers' }));
  expect(await attempt({ region: 'MARS' })).toBe('customFields.region');
  expect(await attempt({ tier: 'gold' })).toBe('customFields.tier');
  expect((await team.get('/tickets')).list).toEqual([]);
});

test('a required field is needed for a new ticket and cannot be emptied; older tickets stay', async () => {
  const team = await newTeam();
  const old = (await team.post('/tickets', { title: 'old' })).data;
  await define(team, { required: true });
  await define(team, text('plan'));
  const missing = await team.post('/tickets', { title: 'new' });
  expect([missing.status, missing.error.code, missing.error.param]).toEqual([
    400,
    'parameter_missing',
    'customFields.region',
  ]);
  const made = await team.post('/tickets', { title: 'new', customFields: { region: 'EU' } });
  expect(made.status).toBe(201);
  const emptied = await team.patch(`/tickets/${made.data.id}`, { customFields: { region: null } });
  expect([emptied.status, emptied.error.param]).toEqual([400, 'customFields.region']);
  expect((await team.patch(`/tickets/${old.id}`, { title: 'older' })).status).toBe(200);
  expect((await team.patch(`/tickets/${old.id}`, { customFields: { plan: 'pro' } })).status).toBe(200);
});

test('deleting a field deletes its values, and no others', async () => {
  const team = await newTeam();
  const { id } = await define(team);
  await define(team, text('plan'));
  const ticket = (await team.post('/tickets', { title: 'x', customFields: { region: 'EU', plan: 'pro' } }))
    .data;
  expect((await team.delete(`/custom-fields/${id}`)).data).toEqual({ deleted: true, id });
  expect((await team.get(`/tickets/${ticket.id}`)).data.customFields).toEqual({ plan: 'pro' });
  expect((await team.delete(`/custom-fields/${id}`)).status).toBe(404);
  expect((await team.get(`/custom-fields/${id}`)).status).toBe(404);
  expect((await team.patch(`/custom-fields/${id}`, { name: 'x' })).status).toBe(404);
});

test('a field deleted while tickets get values of it leaves no value behind', async () => {
  const team = await newTeam();
  for (let round = 0; round < 10; round++) {
    const { id } = await define(team);
    const ticket = (await team.post('/tickets', { title: 'x', customFields: { region: 'US' } })).data;
    const [gone, ...writes] = await Promise.all([
      team.delete(`/custom-fields/${id}`),
      team.patch(`/tickets/${ticket.id}`, { customFields: { region: 'EU' } }),
      team.post('/tickets', { title: 'y', customFields: { region: 'EU' } }),
    ]);
    expect(gone.status).toBe(200);
    for (const { status } of writes) expect([200, 201, 400]).toContain(status);
    const { list } = await team.get('/tickets?pageSize=100');
    expect(list.map((each) => each.customFields)).toEqual(list.map(() => ({})));
  }
});

test('there are at most 100 fields per entity type, also when many are made at once', async () => {
  const team = await newTeam();
  const replies = await Promise.all(
    Array.from({ length: 102 }, (_, index) => team.post('/custom-fields', { ...region, key: `f${index}` })),
  );
  const refused = replies.filter(({ status }) => status === 409);
  expect(refused.map(({ error }) => error.code)).toEqual(['resource_conflict', 'resource_conflict']);
  expect((await team.get('/custom-fields')).list.length).toBe(100);
});

test('fields are for all to read, and for those who manage settings to change', async () => {
  const team = await newTeam({ members: [{ name: 'Ada', role: 'manager' }] });
  const { id } = await define(team);
  const key = team.keys.publishableTest;
  expect((await team.get('/custom-fields', { key })).list.length).toBe(1);
  expect((await team.post('/custom-fields', region, { key })).error.code).toBe('publishable_key_write');
  const [, manager] = team.members;
  const keys = { key: String(manager?.keys?.secretTest) };
  expect((await team.post('/custom-fields', region, keys)).error.code).toBe('insufficient_permissions');
  expect((await team.patch(`/custom-fields/${id}`, {}, keys)).error.code).toBe('insufficient_permissions');
  expect((await team.delete(`/custom-fields/${id}`, keys)).error.code).toBe('insufficient_permissions');
});

test('customers keep values that fit, and lose those of a deleted field', async () => {
  const team = await newTeam();
  const tier = await define(team, text('tier', { entityType: 'customers', required: true }));
  const ada = { name: 'Ada', email: 'ada@example.com' };
  expect((await team.post('/customers', ada)).error.param).toBe('customFields.tier');
  const made = await team.post('/customers', { ...ada, customFields: { tier: 'gold' } });
  expect(made.data.customFields).toEqual({ tier: 'gold' });
  const path = `/customers/${made.data.id}`;
  expect((await team.patch(path, { customFields: { tier: 7 } })).error.param).toBe('customFields.tier');
  const changed = await team.patch(path, { customFields: { tier: 'silver' } });
  expect(changed.data.customFields).toEqual({ tier: 'silver' });
  await team.delete(`/custom-fields/${tier.id}`);
  expect((await team.get(path)).data.customFields).toEqual({});
});

test('a community post takes the fields of its topic, and loses those of a deleted field', async () => {
  const team = await newTeam();
  const version = await define(team, text('version', { entityType: 'community_posts' }));
  await define(team, text('browser', { entityType: 'community_posts', required: true }));
  const topic = await team.post('/community/topics', {
    name: 'Bugs',
    customFieldConfig: [{ fieldId: version.id, required: true }],
  });
  const post = (customFields?: object) =>
    team.post('/community/posts', { topicId: topic.data.id, title: 'x', body: 'y', customFields });
  expect((await post()).error.param).toBe('customFields.version');
  expect((await post({ version: '1', browser: 'any' })).error.param).toBe('customFields.browser');
  const made = await post({ [String(version.id)]: '1.2' });
  expect(made.data.custom_fields).toEqual({ [String(version.id)]: '1.2' });
  await team.delete(`/custom-fields/${version.id}`);
  // A field that is made again under the same key finds no old value.
  await define(team, text('version', { entityType: 'community_posts' }));
  expect((await team.get(`/community/posts/${made.data.id}`)).data.custom_fields).toEqual({});
  expect((await post()).status).toBe(201);
});
