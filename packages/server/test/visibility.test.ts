import { expect, test } from 'vitest';
import { newTeam, type TestTeam } from './support/api.ts';

const publishable = (team: TestTeam) => ({ key: team.keys.publishableTest });

const own = {
  notes: 'Pays late',
  externalId: 'crm-1',
  customFields: { region: 'EU' },
  metadata: { plan: 'pro' },
};
const nothing = { notes: null, externalId: null, customFields: {}, metadata: {} };

async function withField(entityType: string) {
  const team = await newTeam();
  await team.post('/custom-fields', { name: 'Region', key: 'region', type: 'text', entityType });
  return team;
}

async function withTicket() {
  const team = await withField('tickets');
  const { data: customer } = await team.post('/customers', { name: 'Ada', email: 'ada@example.com' });
  const { data: ticket } = await team.post('/tickets', {
    title: 'Printer',
    customerId: customer.id,
    ...own,
  });
  const path = `/tickets/${ticket.id}`;
  const { data: open } = await team.post(`${path}/messages`, { content: 'Is it plugged in?' });
  const { data: internal } = await team.post(`${path}/messages`, {
    content: 'Probably a toner scam',
    isInternal: true,
  });
  return { team, path, ticket, open, internal };
}

test('a ticket shows a publishable key neither notes, own data nor internal messages', async () => {
  const { team, path, ticket, open, internal } = await withTicket();
  const full = await team.get(path);
  expect(full.data).toMatchObject({ ...own, messages: [open, internal] });
  expect((await team.get(`${path}/messages`)).list).toEqual([open, internal]);

  const seen = await team.get(path, publishable(team));
  expect(seen.data).toEqual({ ...full.data, ...nothing, messages: [open] });
  expect(seen.data.messageCount).toBe(2);
  expect((await team.get(`${path}/messages`, publishable(team))).list).toEqual([open]);
  const { list } = await team.get('/tickets?expand=customer', publishable(team));
  expect(list).toMatchObject([{ id: ticket.id, ...nothing, customer: { email: 'ada@example.com' } }]);
});

test('a publishable key finds no ticket by an internal message', async () => {
  const { team } = await withTicket();
  const found = async (search: string, options = {}) =>
    (await team.get(`/tickets?search=${search}`, options)).list.length;
  expect([await found('toner'), await found('plugged')]).toEqual([1, 1]);
  expect([await found('toner', publishable(team)), await found('plugged', publishable(team))]).toEqual([
    0, 1,
  ]);
  expect(await found('printer+toner', publishable(team))).toBe(0);
});

test('customers and members of groups show a publishable key no notes and no data of your own', async () => {
  const team = await withField('customers');
  const { data: customer } = await team.post('/customers', {
    name: 'Ada',
    email: 'ada@example.com',
    ...own,
  });
  expect(customer).toMatchObject(own);
  const { data: group } = await team.post('/customer-groups', { name: 'Analysts' });
  await team.post(`/customer-groups/${group.id}/members`, { customerId: customer.id });
  const seen = { ...customer, ...nothing };
  expect((await team.get(`/customers/${customer.id}`, publishable(team))).data).toEqual(seen);
  expect((await team.get('/customers', publishable(team))).list).toEqual([seen]);
  const members = `/customer-groups/${group.id}/members`;
  expect((await team.get(members, publishable(team))).list).toMatchObject([seen]);
  expect((await team.get(members)).list).toMatchObject([customer]);
});

test('groups show a publishable key no data of your own', async () => {
  const team = await newTeam();
  const { externalId, customFields } = own;
  const { data: group } = await team.post('/customer-groups', { name: 'Analysts', externalId, customFields });
  const seen = { ...group, externalId: null, customFields: {} };
  expect((await team.get(`/customer-groups/${group.id}`)).data).toEqual(group);
  expect((await team.get(`/customer-groups/${group.id}`, publishable(team))).data).toEqual(seen);
  expect((await team.get('/customer-groups', publishable(team))).list).toEqual([seen]);
});

test('a publishable key sees articles that are published and public, without notes', async () => {
  const team = await newTeam();
  const article = async (title: string, more: object) =>
    (await team.post('/articles', { title, content: 'How to', notes: 'Ask legal', ...more })).data;
  const shown = await article('Shown', { status: 'published', isPublic: true });
  const hidden = [
    await article('Draft', { isPublic: true }),
    await article('Internal', { status: 'published' }),
    await article('Archived', { status: 'archived', isPublic: true }),
  ];
  expect((await team.get('/articles')).list).toHaveLength(4);
  for (const query of ['', '?search=how', '?status=published']) {
    const reply = await team.get(`/articles${query}`, publishable(team));
    expect(reply.list).toEqual([{ ...shown, notes: null }]);
    expect(reply.body.pagination).toMatchObject({ total: 1 });
  }
  expect((await team.get('/articles?status=draft', publishable(team))).list).toEqual([]);
  expect((await team.get(`/articles/${shown.id}`, publishable(team))).data.notes).toBeNull();
  for (const { id } of hidden) {
    expect((await team.get(`/articles/${id}`)).data.notes).toBe('Ask legal');
    expect((await team.get(`/articles/${id}`, publishable(team))).error.code).toBe('resource_missing');
  }
});

test('a publishable key sees public categories, and of others not even the name', async () => {
  const team = await newTeam();
  await team.post('/categories', { name: 'Guides' });
  await team.post('/categories', { name: 'Layoffs', isPublic: false });
  const names = async (query: string, options = {}) =>
    (await team.get(`/categories${query}`, options)).list.map(({ name }) => name);
  expect(await names('')).toEqual(['Guides', 'Layoffs']);
  expect(await names('', publishable(team))).toEqual(['Guides']);
  expect(await names('?isPublic=false', publishable(team))).toEqual([]);

  const article = { title: 'x', status: 'published', isPublic: true };
  const { id } = (await team.post('/articles', { ...article, category: 'Layoffs' })).data;
  await team.post('/articles', { ...article, category: 'Guides' });
  expect((await team.get(`/articles/${id}`)).data.category).toBe('Layoffs');
  const unnamed = { category: null, categoryId: null };
  expect((await team.get(`/articles/${id}`, publishable(team))).data).toMatchObject(unnamed);
  const categories = (await team.get('/articles', publishable(team))).list.map(({ category }) => category);
  expect(categories).toEqual(['Guides', null]);
  expect((await team.get('/articles?category=layoffs', publishable(team))).list).toEqual([]);
  expect((await team.get('/articles?category=guides', publishable(team))).list).toHaveLength(1);
});
