import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { newTeam, type TestTeam } from './support/api.ts';

const fill = async (team: TestTeam) => {
  await team.post('/categories', { name: 'Account' });
  const customer = (await team.post('/customers', { name: 'Ada', email: 'ada@example.com', tags: 'vip,eu' }))
    .data;
  await team.post('/customers', { name: '=cmd()', email: 'bo@example.com' });
  for (const [title, priority] of [
    ['One', 'low'],
    ['Two', 'high'],
    ['Three', 'high'],
  ]) {
    await team.post('/tickets', { title, priority, customerId: customer.id });
  }
  await team.post('/articles', { title: 'Help', content: 'a,b\n"c"', category: 'Account', isPublic: true });
};

test('JSON holds several resources, as their lists show them', async () => {
  const team = await newTeam();
  await fill(team);
  const types = ['tickets', 'customers', 'articles'];
  const reply = await team.post('/export', { resources: types.map((type) => ({ type })) });
  expect(reply.status).toBe(200);
  expect(reply.data).toEqual({
    object: 'export',
    format: 'json',
    totalRows: 6,
    truncated: false,
    limit: 10_000,
    cursors: { tickets: null, customers: null, articles: null },
    resources: {
      tickets: (await team.get('/tickets')).list,
      customers: (await team.get('/customers')).list,
      articles: (await team.get('/articles')).list,
    },
  });
});

test('the filters are those of the list', async () => {
  const team = await newTeam();
  await fill(team);
  const reply = await team.post('/export', {
    resources: [
      { type: 'tickets', filters: { priority: 'high', search: 'two' } },
      { type: 'customers', filters: { tag: 'vip' } },
      { type: 'articles', filters: { isPublic: true, category: 'account' } },
    ],
  });
  expect(reply.data).toMatchObject({
    totalRows: 3,
    resources: {
      tickets: [{ title: 'Two' }],
      customers: [{ name: 'Ada', ticketCount: 3 }],
      articles: [{ title: 'Help', category: 'Account' }],
    },
  });
});

test('CSV holds one resource, with a header and nothing that runs', async () => {
  const team = await newTeam();
  await fill(team);
  const reply = await team.post('/export', { resources: [{ type: 'customers' }], format: 'csv' });
  expect(reply.data).toMatchObject({ object: 'export', format: 'csv', totalRows: 2, truncated: false });
  expect(reply.data.filename).toMatch(/^customers-\d{4}-\d\d-\d\d\.csv$/);
  const records: Record<string, string>[] = parse(String(reply.data.content), { columns: true });
  expect(records).toMatchObject([
    { name: "'=cmd()", email: 'bo@example.com', ticketCount: '0', tags: '', metadata: '{}' },
    { name: 'Ada', email: 'ada@example.com', ticketCount: '3', tags: 'vip,eu', status: 'active' },
  ]);
});

test.each(['tickets', 'articles'])('CSV of %s has a column for each field of a row', async (type) => {
  const team = await newTeam();
  await fill(team);
  const reply = await team.post('/export', { resources: [{ type }], format: 'csv' });
  const [row]: Record<string, string>[] = parse(String(reply.data.content), { columns: true });
  const [shown = {}] = (await team.get(`/${type}`)).list;
  for (const [name, value] of Object.entries(row ?? {})) expect(value).toBe(inCell(shown[name]));
});

function inCell(value: unknown): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

test('GET takes the resources and the format by query', async () => {
  const team = await newTeam();
  await fill(team);
  const both = await team.get('/export?resources=tickets,customers');
  expect(both.data).toMatchObject({
    format: 'json',
    totalRows: 5,
    cursors: { tickets: null, customers: null },
  });
  const csv = await team.get('/export?resources=tickets&format=csv');
  expect(csv.data).toMatchObject({ format: 'csv', totalRows: 3 });
  const bare = await team.get('/export');
  expect([bare.status, bare.error.code, bare.error.param]).toEqual([400, 'parameter_missing', 'resources']);
});

test('cursors go on where an export was left, also when that object is gone', async () => {
  const team = await newTeam();
  const ids = [];
  for (const title of ['a', 'b', 'c', 'd', 'e']) ids.push((await team.post('/tickets', { title })).data.id);
  const stretch = async (after?: unknown) => {
    const reply = await team.post('/export', { resources: [{ type: 'tickets', limit: 2, after }] });
    const { cursors, resources, truncated } = reply.data as {
      cursors: { tickets: string | null };
      resources: { tickets: { title: string }[] };
      truncated: boolean;
    };
    expect(truncated).toBe(cursors.tickets !== null);
    return { titles: resources.tickets.map(({ title }) => title), cursor: cursors.tickets };
  };
  const first = await stretch();
  expect(first.titles).toEqual(['e', 'd']);
  await team.delete(`/tickets/${ids[3]}`);
  const second = await stretch(first.cursor);
  expect(second.titles).toEqual(['c', 'b']);
  expect(await stretch(second.cursor)).toEqual({ titles: ['a'], cursor: null });
});

test('more rows than one batch come in order, each once', async () => {
  const team = await newTeam();
  for (let part = 0; part < 2; part++) {
    const records = Array.from({ length: 300 }, (_, index) => ({
      title: `${part}-${index}`,
      createdAt: '2024-01-01T00:00:00Z',
    }));
    await team.post('/import', { resource: 'articles', records });
  }
  const { resources, totalRows } = (await team.get('/export?resources=articles')).data as {
    totalRows: number;
    resources: { articles: { id: string }[] };
  };
  expect([totalRows, new Set(resources.articles.map(({ id }) => id)).size]).toEqual([600, 600]);
}, 120_000);

test.each([
  ['no resources', { resources: [] }, 'resources'],
  ['an unknown resource', { resources: [{ type: 'views' }] }, 'resources.0.type'],
  ['an unknown format', { resources: [{ type: 'tickets' }], format: 'xml' }, 'format'],
  ['a resource named twice', { resources: [{ type: 'tickets' }, { type: 'tickets' }] }, 'resources'],
  ['CSV of two', { resources: [{ type: 'tickets' }, { type: 'customers' }], format: 'csv' }, 'resources'],
  [
    'a filter that is none',
    { resources: [{ type: 'customers' }, { type: 'tickets', filters: { page: 2 } }] },
    'resources.1.filters.page',
  ],
  [
    'a bad filter',
    { resources: [{ type: 'tickets', filters: { status: 'x' } }] },
    'resources.0.filters.status',
  ],
  ['a limit too high', { resources: [{ type: 'tickets', limit: 10_001 }] }, 'resources.0.limit'],
  ['a cursor that is none', { resources: [{ type: 'tickets', after: 'x' }] }, 'resources.0.after'],
  [
    'a cursor without a year',
    { resources: [{ type: 'tickets', after: `tkt_${'0'.repeat(32)}@0000-01-01T00:00:00.000Z` }] },
    'resources.0.after',
  ],
  ['an unknown field', { resources: [{ type: 'tickets', filter: {} }] }, 'resources.0.filter'],
])('%s is refused', async (_, body, param) => {
  const team = await newTeam();
  const reply = await team.post('/export', body);
  expect([reply.status, reply.error.param]).toEqual([400, param]);
});

test('CSV of two says what to do', async () => {
  const team = await newTeam();
  const reply = await team.get('/export?resources=tickets,customers&format=csv');
  expect(reply.error.message).toContain('one by one, or as format json');
});

test('the role must allow exports, and each environment exports its own', async () => {
  const team = await newTeam({ members: [{ name: 'Ann', role: 'agent' }] });
  await fill(team);
  const key = team.members.find((member) => member.role === 'agent')?.keys.secretTest ?? '';
  const body = { resources: [{ type: 'tickets' }] };
  expect((await team.post('/export', body, { key })).status).toBe(403);
  expect((await team.get('/export?resources=tickets', { key })).status).toBe(403);
  const publishable = { key: team.keys.publishableTest };
  expect((await team.get('/export?resources=tickets', publishable)).status).toBe(403);
  expect((await team.post('/export', body, { key: team.keys.secretLive })).data.totalRows).toBe(0);
});

test('the audit log knows who exported what', async () => {
  const team = await newTeam();
  await fill(team);
  await team.post('/export', { resources: [{ type: 'customers' }], format: 'csv' });
  await team.get('/export?resources=tickets,articles');
  const { list } = await team.get('/audit-log?action=data.exported');
  expect(list.map((entry) => entry.details)).toEqual([
    { format: 'json', resources: ['tickets', 'articles'], totalRows: 4 },
    { format: 'csv', resources: ['customers'], totalRows: 2 },
  ]);
});
