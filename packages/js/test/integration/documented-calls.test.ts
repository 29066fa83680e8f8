import { beforeAll, describe, expect, test } from 'vitest';
import { expectFields, type Promised } from './documented-fields.ts';
import { newTeam, type TestTeam } from './team.ts';

// Every JavaScript call that the API reference shows for these resources, as it stands there (except
// that single objects come bare), on the real server; and every field of the sample response.

let team: TestTeam;
let cstar: TestTeam['cstar'];
let ticketId: string;
let customerId: string;
let articleId: string;
let categoryId: string;

beforeAll(async () => {
  team = await newTeam();
  cstar = team.cstar;
  const customer = await cstar.customers.create({
    name: 'Jane Smith',
    email: 'first@example.com',
    tags: 'vip',
  });
  customerId = customer.id;
  const ticket = await cstar.tickets.create({
    title: 'Cannot log in to my account',
    customerId,
    tags: ['login', 'authentication'],
  });
  ticketId = ticket.id;
  await cstar.tickets.update(ticketId, { status: 'open' });
  await cstar.tickets.messages.create(ticketId, {
    content: 'It says "invalid".',
    sender: 'customer',
    senderName: 'Jane',
  });
  const category = await cstar.categories.create({
    name: 'Account',
    isPublic: true,
    description: 'Your account',
  });
  categoryId = category.id;
  const article = await cstar.articles.create({
    title: 'How to reset your password',
    content: '# Reset',
    category: 'Account',
  });
  articleId = article.id;
  await cstar.articles.update(articleId, { status: 'published', isPublic: true });
});

const pagination: Record<string, Promised> = {
  page: 'number',
  pageSize: 'number',
  total: 'number',
  totalPages: 'number',
};

function first<T>(items: T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('the list is empty');
  return item;
}

describe('tickets', () => {
  test('list', async () => {
    const { data, meta } = await cstar.tickets.list({ status: 'open', page: 1 });
    expectFields(first(data), {
      id: 'text',
      title: 'text',
      status: ['open'],
      priority: 'text',
      customerId: 'text',
      tags: 'texts',
      messageCount: 'number',
      createdAt: 'moment',
    });
    expectFields(meta, { requestId: 'text', timestamp: 'moment' });
    expectFields(meta.pagination ?? {}, pagination);
  });

  test('get', async () => {
    const ticket = await cstar.tickets.get(ticketId);
    expectFields(ticket, {
      id: [ticketId],
      title: ['Cannot log in to my account'],
      status: ['open'],
      priority: 'text',
      customerId: [customerId],
      assignedTo: 'text or null',
      tags: 'texts',
      notes: 'text or null',
      messageCount: 'number',
      createdAt: 'moment',
      updatedAt: 'moment',
    });
    expect(ticket.messages.length).toBe(1);
    expectFields(first(ticket.messages), {
      id: 'text',
      content: 'text',
      sender: ['customer'],
      senderName: ['Jane'],
      createdAt: 'moment',
    });
  });

  test('create', async () => {
    const ticket = await cstar.tickets.create({
      title: 'Cannot log in to my account',
      priority: 'high',
      customerName: 'Jane Smith',
      tags: 'login,authentication',
    });
    expectFields(ticket, {
      id: 'text',
      title: 'text',
      status: ['new'],
      priority: ['high'],
      tags: 'texts',
      createdAt: 'moment',
    });
    expect(ticket.tags).toEqual(['login', 'authentication']);
  });

  test('update', async () => {
    const { id } = await cstar.tickets.create({ title: 'Cannot log in' });
    const updated = await cstar.tickets.update(id, { status: 'resolved', notes: 'Password reset sent' });
    expectFields(updated, {
      id: [id],
      title: 'text',
      status: ['resolved'],
      priority: 'text',
      updatedAt: 'moment',
    });
    expectFields(updated, { notes: ['Password reset sent'], resolvedAt: 'moment' });
  });

  test('del', async () => {
    const { id } = await cstar.tickets.create({ title: 'Made by mistake' });
    expectFields(await cstar.tickets.del(id), { deleted: [true] });
  });
});

describe('messages', () => {
  test('list', async () => {
    const { data: messages } = await cstar.tickets.messages.list(ticketId);
    expectFields(first(messages), {
      id: 'text',
      ticketId: [ticketId],
      content: 'text',
      sender: 'text',
      senderName: 'text',
      isInternal: 'boolean',
      createdAt: 'moment',
    });
  });

  test('create', async () => {
    const { id } = await cstar.tickets.create({ title: 'Cannot log in' });
    const message = await cstar.tickets.messages.create(id, {
      content: "I've reset your password. Please try again.",
      sender: 'agent',
    });
    expectFields(message, {
      id: 'text',
      ticketId: [id],
      content: 'text',
      sender: ['agent'],
      senderName: 'text or null',
      isInternal: [false],
      createdAt: 'moment',
    });
  });
});

describe('customers', () => {
  test('list', async () => {
    const { data, meta } = await cstar.customers.list({ status: 'active', search: 'jane' });
    expectFields(first(data), {
      id: 'text',
      name: ['Jane Smith'],
      email: 'text',
      status: ['active'],
      sentiment: 'text',
      ticketCount: 'number',
      createdAt: 'moment',
    });
    expectFields(meta.pagination ?? {}, pagination);
  });

  test('get', async () => {
    expectFields(await cstar.customers.get(customerId), {
      id: [customerId],
      name: 'text',
      email: 'text',
      status: 'text',
      sentiment: 'text',
      tags: 'texts',
      notes: 'text or null',
      ticketCount: 'number',
      createdAt: 'moment',
      updatedAt: 'moment',
    });
  });

  test('create', async () => {
    const customer = await cstar.customers.create({
      name: 'Jane Smith',
      email: 'jane@example.com',
      tags: 'vip,enterprise',
    });
    expectFields(customer, {
      id: 'text',
      name: 'text',
      email: ['jane@example.com'],
      status: ['active'],
      createdAt: 'moment',
    });
    expect(customer.tags).toEqual(['vip', 'enterprise']);
  });

  test('update', async () => {
    const updated = await cstar.customers.update(customerId, { tags: 'vip,enterprise,priority' });
    expectFields(updated, { id: [customerId], name: 'text', status: 'text', updatedAt: 'moment' });
    expect(updated.tags).toEqual(['vip', 'enterprise', 'priority']);
  });

  test('del', async () => {
    const { id } = await cstar.customers.create({ name: 'Gone', email: 'gone@example.com' });
    expectFields(await cstar.customers.del(id), { deleted: [true] });
  });
});

describe('articles', () => {
  test('list', async () => {
    const { data, meta } = await cstar.articles.list({ status: 'published', category: 'Account' });
    expectFields(first(data), {
      id: [articleId],
      title: 'text',
      category: ['Account'],
      status: ['published'],
      isPublic: [true],
      viewCount: 'number',
      useCount: 'number',
      createdAt: 'moment',
    });
    expectFields(meta.pagination ?? {}, pagination);
  });

  test('get', async () => {
    expectFields(await cstar.articles.get(articleId), {
      id: [articleId],
      title: 'text',
      content: 'text',
      category: ['Account'],
      status: 'text',
      isPublic: 'boolean',
      tags: 'texts',
      viewCount: 'number',
      useCount: 'number',
      createdAt: 'moment',
      updatedAt: 'moment',
    });
  });

  test('create', async () => {
    await cstar.categories.create({ name: 'Onboarding' });
    const article = await cstar.articles.create({
      title: 'Getting Started Guide',
      content: '# Welcome\n\nHere is how to get started...',
      category: 'Onboarding',
    });
    expectFields(article, {
      id: 'text',
      title: 'text',
      status: ['draft'],
      isPublic: [false],
      createdAt: 'moment',
    });
  });

  test('update', async () => {
    const updated = await cstar.articles.update(articleId, { status: 'published', isPublic: true });
    expectFields(updated, { id: [articleId], title: 'text', status: ['published'], updatedAt: 'moment' });
  });

  test('del', async () => {
    const { id } = await cstar.articles.create({ title: 'Outdated' });
    expectFields(await cstar.articles.del(id), { deleted: [true] });
  });
});

describe('categories', () => {
  const sample: Record<string, Promised> = {
    id: 'text',
    object: ['category'],
    name: 'text',
    slug: 'text',
    description: 'text or null',
    isPublic: 'boolean',
    sortOrder: 'number',
    createdAt: 'moment',
  };

  test('list', async () => {
    const { data, pagination: place } = await cstar.categories.list();
    expectFields(first(data), sample);
    expectFields(place, { total: 'number', page: 'number', pageSize: 'number', hasMore: [false] });
  });

  test('create', async () => {
    const category = await cstar.categories.create({ name: 'Getting Started', isPublic: true });
    expectFields(category, { ...sample, slug: ['getting-started'] });
  });

  test('update', async () => {
    const updated = await cstar.categories.update(categoryId, {
      description: 'Updated description',
      isPublic: true,
    });
    expectFields(updated, {
      ...sample,
      description: ['Updated description'],
      isPublic: [true],
      updatedAt: 'moment',
    });
  });

  test('del', async () => {
    const { id } = await cstar.categories.create({ name: 'Short-lived' });
    expectFields(await cstar.categories.del(id), { deleted: [true] });
  });
});

test('whoami', async () => {
  expectFields(await cstar.whoami(), {
    teamId: [team.teamId],
    teamName: 'text',
    teamSlug: 'text',
    keyType: ['secret'],
    environment: ['test'],
  });
});
