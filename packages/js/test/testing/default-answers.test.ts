import { contract } from '@cstar.help/contract';
import { CStarClient } from '@cstar.help/js';
import { cstarHandlers, customerSummary, fixtureId } from '@cstar.help/js/testing';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const server = setupServer(...cstarHandlers());
const cstar = new CStarClient({ apiKey: `sk_test_${'a'.repeat(32)}`, teamId: fixtureId('team') });
const id = fixtureId('ticket', 2);
const moment = expect.any(String);

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());

describe('an update, as answered by default', () => {
  it.each([
    ['closed', { resolvedAt: moment, closedAt: moment }],
    ['resolved', { resolvedAt: moment, closedAt: null }],
    ['open', { resolvedAt: null, closedAt: null }],
  ] as const)('of a ticket to %s has the times that follow', async (status, times) => {
    expect(await cstar.tickets.update(id, { status })).toMatchObject({ id, status, ...times });
  });

  it('of an article to draft takes away when it was published, and a title leaves the slug', async () => {
    const updated = await cstar.articles.update(fixtureId('article'), { status: 'draft', title: 'Refunds' });

    expect(updated).toMatchObject({ publishedAt: null, title: 'Refunds', slug: 'reset-your-password' });
  });

  it('of an article to no category leaves no category id', async () => {
    const updated = await cstar.articles.update(fixtureId('article'), { category: null });

    expect(updated).toMatchObject({ category: null, categoryId: null });
  });
});

describe('a create, as answered by default', () => {
  it('makes a new ticket with no tags and no customer', async () => {
    const created = await cstar.tickets.create({ title: 'No sound' });

    expect(created).toMatchObject({ title: 'No sound', status: 'new', priority: 'normal', tags: [] });
    expect(created).toMatchObject({ customerId: null, customerName: null });
    expect(contract.tickets.schemas.Ticket.strict().parse(created)).toEqual(created);
  });

  it('shows the customer of a ticket as it was sent', async () => {
    const customerId = fixtureId('customer', 6);

    expect(await cstar.tickets.create({ title: 'A', customerId })).toMatchObject({
      customerId,
      customerName: 'Ada Moreno',
    });
    expect(await cstar.tickets.create({ title: 'A', customerName: 'Grace' })).toMatchObject({
      customerId: null,
      customerName: 'Grace',
    });
  });

  it('makes an active customer, with the address in small letters', async () => {
    const created = await cstar.customers.create({ name: 'Grace', email: 'Grace@Example.com' });

    expect(created).toMatchObject({ status: 'active', email: 'grace@example.com', tags: [] });
  });

  it.each([
    ['a text', 'audio, bug,,audio'],
    ['an array', ['audio', ' bug ']],
  ])('returns tags that were sent as %s as an array', async (_, tags) => {
    expect((await cstar.tickets.create({ title: 'A', tags })).tags).toEqual(['audio', 'bug']);
    expect((await cstar.customers.create({ name: 'A', email: 'a@b.example', tags })).tags).toEqual([
      'audio',
      'bug',
    ]);
  });

  it('makes an article a private draft, with a slug from its title', async () => {
    const created = await cstar.articles.create({ title: 'Déjà vu: Billing & Plans!' });

    expect(created).toMatchObject({ slug: 'deja-vu-billing-plans', status: 'draft', publishedAt: null });
    expect(created).toMatchObject({ isPublic: false, tags: [], category: null, categoryId: null });
    expect(created).toMatchObject({ content: '', excerpt: '', readTime: 1 });
    expect(contract.articles.schemas.Article.strict().parse(created)).toEqual(created);
  });

  it('publishes an article that is sent as published, with an excerpt of its content', async () => {
    const content = `**Refunds** ${'word '.repeat(300)}`;
    const created = await cstar.articles.create({ title: 'Refunds', status: 'published', content });

    expect(created).toMatchObject({ publishedAt: moment, readTime: 2 });
    expect(created.excerpt).toMatch(/^Refunds word/);
  });

  it('makes the slug of a category from its name', async () => {
    expect((await cstar.categories.create({ name: 'Billing & Plans' })).slug).toBe('billing-plans');
    expect((await cstar.categories.create({ name: '?!' })).slug).toBe('untitled');
  });
});

describe('a list, as answered by default', () => {
  it.each([
    [{ status: 'closed' }, { status: 'closed', closedAt: moment }],
    [{ priority: 'urgent' }, { priority: 'urgent' }],
    [{ customerId: fixtureId('customer', 9) }, { customerId: fixtureId('customer', 9) }],
    [{ assignedTo: fixtureId('member', 9) }, { assignedTo: fixtureId('member', 9) }],
  ] as const)('of tickets with %j holds what matches', async (filter, expected) => {
    expect((await cstar.tickets.list(filter)).data).toMatchObject([expected]);
  });

  const categoryId = fixtureId('category', 9);
  it.each([
    [{ isPublic: false }, { isPublic: false }],
    [{ status: 'draft' }, { status: 'draft', publishedAt: null }],
    [{ tag: 'billing' }, { tags: ['billing'] }],
    [{ category: 'Billing' }, { category: 'Billing' }],
    [{ category: categoryId }, { category: 'Getting started', categoryId }],
  ] as const)('of articles with %j holds what matches', async (filter, expected) => {
    expect((await cstar.articles.list(filter)).data).toMatchObject([expected]);
  });

  it('of customers and of categories holds what matches', async () => {
    expect((await cstar.customers.list({ status: 'inactive', tag: 'vip' })).data).toMatchObject([
      { status: 'inactive', tags: ['vip'] },
    ]);
    expect((await cstar.categories.list({ isPublic: false })).data).toMatchObject([{ isPublic: false }]);
  });

  it('of tickets has the customer of each when it is asked for, and only then', async () => {
    const customerId = fixtureId('customer', 9);
    const expand = ['customer'] as const;

    expect((await cstar.tickets.list({ expand })).data).toMatchObject([{ customer: customerSummary() }]);
    expect((await cstar.tickets.list({ expand, customerId })).data).toMatchObject([
      { customerId, customer: { id: customerId } },
    ]);
    expect((await cstar.tickets.list()).data[0]).not.toHaveProperty('customer');
  });
});
