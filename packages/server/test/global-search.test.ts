import { expect, test } from 'vitest';
import { newTeam, type SendOptions, type TestTeam } from './support/api.ts';

const search = async (team: TestTeam, q: string, more = '', options: SendOptions = {}) => {
  const reply = await team.get(`/search?q=${encodeURIComponent(q)}${more}`, options);
  expect(reply.status).toBe(200);
  return reply.list;
};

const titles = (list: Record<string, unknown>[]) => list.map(({ title }) => title);

async function withData() {
  const team = await newTeam();
  const customer = await team.post('/customers', { name: 'Bill Ingram', email: 'bill@harbour.example' });
  const ticket = await team.post('/tickets', { title: 'Billing issue', customerId: customer.data.id });
  await team.post(`/tickets/${ticket.data.id}/messages`, {
    content: 'We cannot process your payment <today>, see order-4711.',
    sender: 'customer',
  });
  const article = await team.post('/articles', {
    title: 'Payments',
    content: '# How to pay\n\nOpen **billing** and choose a card.',
    status: 'published',
    isPublic: true,
  });
  return { team, customer: customer.data, ticket: ticket.data, article: article.data };
}

test('one search finds tickets, customers and articles, with what matches', async () => {
  const { team, customer, ticket, article } = await withData();
  const list = await search(team, 'bill');
  expect(new Set(titles(list))).toEqual(new Set(['Billing issue', 'Bill Ingram', 'Payments']));
  const found = (type: string) => list.find((each) => each.type === type);
  expect(found('ticket')).toMatchObject({
    object: 'search_result',
    id: ticket.id,
    snippet: 'We cannot process your payment <today>, see order-4711.',
    highlights: { title: '<mark>Billing</mark> issue' },
  });
  expect(found('customer')).toMatchObject({
    id: customer.id,
    snippet: 'bill@harbour.example',
    highlights: { title: '<mark>Bill</mark> Ingram', snippet: '<mark>bill</mark>@harbour.example' },
    updatedAt: customer.updatedAt,
  });
  expect(found('article')).toMatchObject({
    id: article.id,
    snippet: 'How to pay Open billing and choose a card.',
    highlights: { title: 'Payments', snippet: 'How to pay Open <mark>billing</mark> and choose a card.' },
  });
  const scores = list.map(({ score }) => Number(score));
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(Math.min(...scores)).toBeGreaterThan(0);
  expect(Math.max(...scores)).toBeLessThanOrEqual(1);
});

test.each([
  ['a word of a message', 'payments', ['Payments', 'Billing issue']],
  ['words of title and message together', 'issue payment', ['Billing issue']],
  ['the name of its customer', 'ingram', ['Bill Ingram', 'Billing issue']],
  ['a number after a dash', '4711', ['Billing issue']],
  ['part of an email', 'arbour.ex', ['Bill Ingram']],
  ['a whole email', 'BILL@harbour.example', ['Bill Ingram']],
  ['a word without another', 'payments -card', ['Billing issue']],
  ['nothing but what must not be there', '-bill -card', []],
  ['no word at all', '???', []],
])('search finds by %s', async (_, q, expected) => {
  const { team } = await withData();
  expect(titles(await search(team, q))).toEqual(expected);
});

test('what tickets.list finds, search finds', async () => {
  const { team } = await withData();
  for (const q of ['cup or payment', '"process your"', 'proc', 'issue -payment', 'order-47']) {
    const { list } = await team.get(`/tickets?search=${encodeURIComponent(q)}`);
    expect([q, titles(await search(team, q, '&types=tickets'))]).toEqual([q, titles(list)]);
  }
});

test('the title counts more than the text, and both more than either', async () => {
  const team = await newTeam();
  for (const [title, content] of [
    ['Other things', 'About an invoice.'],
    ['Invoice', 'Something else.'],
    ['Your invoice', 'The invoice is here.'],
  ]) {
    await team.post('/articles', { title, content });
  }
  expect(titles(await search(team, 'invoice'))).toEqual(['Your invoice', 'Invoice', 'Other things']);
});

test('the snippet of a ticket is cut from the message that fits best', async () => {
  const team = await newTeam();
  const { id } = (await team.post('/tickets', { title: 'Help' })).data;
  for (const content of [
    'Hello',
    `${'filler '.repeat(100)}the parcel is lost ${'filler '.repeat(100)}`,
    'Bye',
  ]) {
    await team.post(`/tickets/${id}/messages`, { content });
  }
  const [parcel] = await search(team, 'parcels');
  expect(parcel?.snippet).toMatch(/^…filler .* the parcel is lost filler .* filler…$/);
  expect(String(parcel?.snippet).length).toBeLessThanOrEqual(202);
  expect(parcel?.highlights).toMatchObject({
    snippet: expect.stringContaining('the <mark>parcel</mark> is lost'),
  });
  const [help] = await search(team, 'help');
  expect(help).toMatchObject({
    snippet: 'Hello',
    highlights: { title: '<mark>Help</mark>', snippet: 'Hello' },
  });
});

test('highlights are safe to put into a page', async () => {
  const team = await newTeam();
  await team.post('/tickets', { title: '<script>alert("x")</script> & script' });
  const [found] = await search(team, 'script');
  expect(found).toMatchObject({
    title: '<script>alert("x")</script> & script',
    snippet: '',
    highlights: {
      title:
        '&lt;<mark>script</mark>&gt;alert(&quot;x&quot;)&lt;/<mark>script</mark>&gt; &amp; <mark>script</mark>',
      snippet: '',
    },
  });
});

test('types and limit narrow the search', async () => {
  const { team } = await withData();
  const types = async (more: string) => (await search(team, 'bill', more)).map(({ type }) => type);
  expect((await types('&types=tickets,articles')).sort()).toEqual(['article', 'ticket']);
  expect(await types('&types=customers')).toEqual(['customer']);
  expect((await types('&types=')).length).toBe(3);
  expect((await types('&limit=2')).length).toBe(2);
  for (let index = 0; index < 11; index++) await team.post('/tickets', { title: `bill ${index}` });
  expect((await types('')).length).toBe(10);
  expect((await types('&limit=50')).length).toBe(14);
});

test.each([
  ['', 'parameter_missing', 'q'],
  ['?q=', 'parameter_invalid', 'q'],
  [`?q=${'x'.repeat(201)}`, 'parameter_invalid', 'q'],
  ['?q=x&types=teams', 'parameter_invalid', 'types.0'],
  ['?q=x&limit=0', 'parameter_invalid', 'limit'],
  ['?q=x&limit=51', 'parameter_invalid', 'limit'],
  ['?query=x', 'parameter_invalid', 'query'],
])('the search %s is refused', async (query, code, param) => {
  const team = await newTeam();
  const { status, error } = await team.get(`/search${query}`);
  expect([status, error.code, error.param]).toEqual([400, code, param]);
});

test('with a publishable key, internal messages and unpublished articles are neither found nor shown', async () => {
  const { team, ticket } = await withData();
  await team.post(`/tickets/${ticket.id}/messages`, {
    content: 'Refund approved: billing error',
    isInternal: true,
  });
  await team.post('/articles', { title: 'Draft on refunds' });
  await team.post('/articles', { title: 'Refunds, for agents', status: 'published', isPublic: false });
  expect((await search(team, 'refund')).length).toBe(3);
  const key = team.keys.publishableTest;
  expect(await search(team, 'refund', '', { key })).toEqual([]);
  expect(await search(team, 'issue refund', '', { key })).toEqual([]);
  const all = [
    ...(await search(team, 'billing', '&types=tickets')),
    ...(await search(team, 'billing', '&types=tickets', { key })),
  ];
  expect(all.map(({ snippet }) => snippet)).toEqual([
    'Refund approved: billing error',
    'We cannot process your payment <today>, see order-4711.',
  ]);
});
