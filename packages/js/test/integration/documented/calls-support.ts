import type { Calls } from './calls.ts';

/** The documented calls of tickets, people, articles and what organises them. */
export const supportCalls: Calls = {
  'GET /tickets': ({ cstar }) => cstar.tickets.list({ status: 'open', page: 1 }),
  'GET /tickets/{}': ({ cstar, ticketId }) => cstar.tickets.get(ticketId),
  'POST /tickets': ({ cstar }) =>
    cstar.tickets.create({
      title: 'Cannot log in to my account',
      priority: 'high',
      customerName: 'Jane Smith',
      tags: 'login,authentication',
    }),
  'PATCH /tickets/{}': ({ cstar, ticketId }) =>
    cstar.tickets.update(ticketId, { status: 'resolved', notes: 'Password reset sent' }),
  'DELETE /tickets/{}': async ({ cstar }) =>
    cstar.tickets.del((await cstar.tickets.create({ title: 'Made by mistake' })).id),
  'GET /customers': ({ cstar }) => cstar.customers.list({ status: 'active', search: 'jane' }),
  'GET /customers/{}': ({ cstar, customerId }) => cstar.customers.get(customerId),
  'POST /customers': ({ cstar }) =>
    cstar.customers.create({ name: 'Jane Smith', email: 'jane@example.com', tags: 'vip,enterprise' }),
  'PATCH /customers/{}': ({ cstar, customerId }) =>
    cstar.customers.update(customerId, { tags: 'vip,enterprise,priority' }),
  'DELETE /customers/{}': async ({ cstar }) =>
    cstar.customers.del((await cstar.customers.create({ name: 'Gone', email: 'gone@example.com' })).id),
  'GET /customer-groups': ({ cstar }) => cstar.customerGroups.list(),
  'POST /customer-groups': ({ cstar }) => cstar.customerGroups.create({ name: 'Acme Corp' }),
  'GET /customer-groups/{}': ({ cstar, groupId }) => cstar.customerGroups.get(groupId),
  'PATCH /customer-groups/{}': ({ cstar, groupId }) =>
    cstar.customerGroups.update(groupId, { name: 'Acme Corp Updated' }),
  'DELETE /customer-groups/{}': async ({ cstar }) =>
    cstar.customerGroups.del((await cstar.customerGroups.create({ name: 'Short-lived' })).id),
  'GET /customer-groups/{}/members': ({ cstar, groupId }) => cstar.customerGroups.listMembers(groupId),
  'POST /customer-groups/{}/members': ({ cstar, groupId, customerId }) =>
    cstar.customerGroups.addMembers(groupId, { customerIds: [customerId] }),
  'DELETE /customer-groups/{}/members': ({ cstar, groupId, customerId }) =>
    cstar.customerGroups.removeMember(groupId, { customerId }),
  'GET /articles': ({ cstar }) => cstar.articles.list({ status: 'published', category: 'Account' }),
  'GET /articles/{}': ({ cstar, articleId }) => cstar.articles.get(articleId),
  'POST /articles': async ({ cstar }) => {
    await cstar.categories.create({ name: 'Onboarding' });
    return cstar.articles.create({
      title: 'Getting Started Guide',
      content: '# Welcome\n\nHere is how to get started...',
      category: 'Onboarding',
    });
  },
  'PATCH /articles/{}': ({ cstar, articleId }) =>
    cstar.articles.update(articleId, { status: 'published', isPublic: true }),
  'DELETE /articles/{}': async ({ cstar }) =>
    cstar.articles.del((await cstar.articles.create({ title: 'Outdated' })).id),
  'GET /tickets/{}/messages': ({ cstar, ticketId }) => cstar.tickets.messages.list(ticketId),
  'POST /tickets/{}/messages': ({ cstar, ticketId }) =>
    cstar.tickets.messages.create(ticketId, {
      content: "I've reset your password. Please try again.",
      sender: 'agent',
    }),
  'GET /categories': ({ cstar }) => cstar.categories.list(),
  'POST /categories': ({ cstar }) => cstar.categories.create({ name: 'Getting Started', isPublic: true }),
  'PATCH /categories/{}': ({ cstar, categoryId }) =>
    cstar.categories.update(categoryId, { description: 'Updated description', isPublic: true }),
  'DELETE /categories/{}': async ({ cstar }) =>
    cstar.categories.del((await cstar.categories.create({ name: 'Short-lived' })).id),
  'GET /community/posts': ({ cstar }) => cstar.community.getPosts({ sort: 'votes' }),
  'POST /community/posts': ({ cstar, topicId, postFieldId }) =>
    cstar.community.createPost({
      title: 'Tutorial Video',
      topicId,
      customFields: { [postFieldId]: 'https://youtube.com/watch?v=abc' },
    }),
  'PATCH /community/posts/{}': ({ cstar, postId, postFieldId }) =>
    cstar.community.updatePost(postId, { status: 'planned', customFields: { [postFieldId]: 'new-value' } }),
  'GET /community/topics': ({ cstar }) => cstar.community.topics.list(),
  'GET /custom-fields': ({ cstar }) => cstar.customFields.list({ entityType: 'tickets' }),
  'POST /custom-fields': ({ cstar }) =>
    cstar.customFields.create({
      name: 'Region',
      key: 'region',
      type: 'select',
      entityType: 'tickets',
      options: ['US', 'EU', 'APAC'],
    }),
  'GET /search': ({ cstar }) =>
    cstar.search.query({ query: 'billing issue', types: ['tickets', 'customers'] }),
  'GET /tags': ({ cstar }) => cstar.tags.list(),
  'POST /tags': ({ cstar }) => cstar.tags.create('new-tag'),
};
