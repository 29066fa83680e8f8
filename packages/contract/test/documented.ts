// What the API reference says of these resources: the facts that the contract must keep.

export interface DocumentedField {
  /** Its type, or the values it may have. */
  type: string | string[];
  default?: string | number | boolean;
  required?: true;
}

export type DocumentedFields = Record<string, DocumentedField>;

export interface DocumentedEndpoint {
  method: string;
  path: string;
  status: number;
  access: 'any' | 'secret';
  query?: DocumentedFields;
  body?: DocumentedFields;
}

export const documentedObjects: Record<string, DocumentedFields> = {
  Ticket: {
    id: { type: 'string' },
    title: { type: 'string' },
    status: { type: ['new', 'open', 'pending', 'resolved', 'closed'] },
    priority: { type: ['low', 'normal', 'high', 'urgent'] },
    customerId: { type: 'string' },
    assignedTo: { type: 'string' },
    tags: { type: 'string[]' },
    notes: { type: 'string' },
    messageCount: { type: 'integer' },
    createdAt: { type: 'datetime' },
    updatedAt: { type: 'datetime' },
    resolvedAt: { type: 'datetime' },
  },
  Customer: {
    id: { type: 'string' },
    name: { type: 'string' },
    email: { type: 'string' },
    status: { type: ['active', 'inactive'] },
    sentiment: { type: ['positive', 'neutral', 'negative'] },
    tags: { type: 'string[]' },
    notes: { type: 'string' },
    ticketCount: { type: 'integer' },
    createdAt: { type: 'datetime' },
    updatedAt: { type: 'datetime' },
  },
  Article: {
    id: { type: 'string' },
    title: { type: 'string' },
    content: { type: 'string' },
    category: { type: 'string' },
    status: { type: ['draft', 'published'] },
    isPublic: { type: 'boolean' },
    tags: { type: 'string[]' },
    viewCount: { type: 'integer' },
    useCount: { type: 'integer' },
    createdAt: { type: 'datetime' },
    updatedAt: { type: 'datetime' },
  },
  Message: {
    id: { type: 'string' },
    ticketId: { type: 'string' },
    content: { type: 'string' },
    sender: { type: ['agent', 'customer', 'system'] },
    senderName: { type: 'string' },
    isInternal: { type: 'boolean' },
    createdAt: { type: 'datetime' },
  },
  Category: {
    id: { type: 'string' },
    name: { type: 'string' },
    slug: { type: 'string' },
    description: { type: 'string' },
    icon: { type: 'string' },
    color: { type: 'string' },
    sortOrder: { type: 'integer' },
    isPublic: { type: 'boolean' },
    createdAt: { type: 'datetime' },
    updatedAt: { type: 'datetime' },
  },
  WhoAmI: {
    teamId: { type: 'string' },
    teamName: { type: 'string' },
    teamSlug: { type: 'string' },
    keyType: { type: ['secret', 'publishable'] },
    environment: { type: ['live', 'test'] },
  },
};

export const documentedEndpoints: Record<string, DocumentedEndpoint> = {
  whoami: { method: 'GET', path: '/api/v1/auth/whoami', status: 200, access: 'any' },
  'tickets.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/tickets',
    status: 200,
    access: 'any',
    query: {
      status: { type: ['new', 'open', 'pending', 'resolved', 'closed'] },
      priority: { type: ['low', 'normal', 'high', 'urgent'] },
      search: { type: 'string' },
      customerId: { type: 'string' },
      page: { type: 'integer', default: 1 },
      pageSize: { type: 'integer', default: 20 },
    },
  },
  'tickets.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/tickets/{ticketId}',
    status: 200,
    access: 'any',
  },
  'tickets.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/tickets',
    status: 201,
    access: 'secret',
    body: {
      title: { type: 'string', required: true },
      priority: { type: ['low', 'normal', 'high', 'urgent'] },
      customerId: { type: 'string' },
      customerName: { type: 'string' },
      tags: { type: 'string[]' },
      notes: { type: 'string' },
      metadata: { type: 'object' },
    },
  },
  'tickets.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/tickets/{ticketId}',
    status: 200,
    access: 'secret',
    body: {
      title: { type: 'string' },
      status: { type: ['new', 'open', 'pending', 'resolved', 'closed'] },
      priority: { type: ['low', 'normal', 'high', 'urgent'] },
      tags: { type: 'string[]' },
      notes: { type: 'string' },
      metadata: { type: 'object' },
    },
  },
  'tickets.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/tickets/{ticketId}',
    status: 200,
    access: 'secret',
  },
  'customers.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/customers',
    status: 200,
    access: 'any',
    query: {
      status: { type: ['active', 'inactive'] },
      sentiment: { type: ['positive', 'neutral', 'negative'] },
      search: { type: 'string' },
      page: { type: 'integer', default: 1 },
      pageSize: { type: 'integer', default: 20 },
    },
  },
  'customers.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/customers/{customerId}',
    status: 200,
    access: 'any',
  },
  'customers.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/customers',
    status: 201,
    access: 'secret',
    body: {
      name: { type: 'string', required: true },
      email: { type: 'string', required: true },
      tags: { type: 'string[]' },
      notes: { type: 'string' },
      metadata: { type: 'object' },
    },
  },
  'customers.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/customers/{customerId}',
    status: 200,
    access: 'secret',
    body: {
      name: { type: 'string' },
      email: { type: 'string' },
      status: { type: ['active', 'inactive'] },
      sentiment: { type: ['positive', 'neutral', 'negative'] },
      tags: { type: 'string[]' },
      notes: { type: 'string' },
      metadata: { type: 'object' },
    },
  },
  'customers.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/customers/{customerId}',
    status: 200,
    access: 'secret',
  },
  'articles.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/articles',
    status: 200,
    access: 'any',
    query: {
      category: { type: 'string' },
      status: { type: ['draft', 'published'] },
      isPublic: { type: 'boolean' },
      search: { type: 'string' },
      page: { type: 'integer', default: 1 },
      pageSize: { type: 'integer', default: 20 },
    },
  },
  'articles.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/articles/{articleId}',
    status: 200,
    access: 'any',
  },
  'articles.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/articles',
    status: 201,
    access: 'secret',
    body: {
      title: { type: 'string', required: true },
      content: { type: 'string' },
      category: { type: 'string' },
      status: { type: ['draft', 'published'] },
      isPublic: { type: 'boolean' },
      tags: { type: 'string[]' },
      metadata: { type: 'object' },
    },
  },
  'articles.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/articles/{articleId}',
    status: 200,
    access: 'secret',
    body: {
      title: { type: 'string' },
      content: { type: 'string' },
      category: { type: 'string' },
      status: { type: ['draft', 'published'] },
      isPublic: { type: 'boolean' },
      tags: { type: 'string[]' },
      metadata: { type: 'object' },
    },
  },
  'articles.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/articles/{articleId}',
    status: 200,
    access: 'secret',
  },
  'tickets.messages.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/tickets/{ticketId}/messages',
    status: 200,
    access: 'any',
  },
  'tickets.messages.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/tickets/{ticketId}/messages',
    status: 201,
    access: 'secret',
    body: {
      content: { type: 'string', required: true },
      sender: { type: ['agent', 'customer', 'system'] },
      senderName: { type: 'string' },
      isInternal: { type: 'boolean' },
    },
  },
  'categories.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/categories',
    status: 200,
    access: 'any',
    query: { isPublic: { type: 'boolean' } },
  },
  'categories.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/categories',
    status: 201,
    access: 'secret',
    body: {
      name: { type: 'string', required: true },
      description: { type: 'string' },
      icon: { type: 'string' },
      color: { type: 'string' },
      sortOrder: { type: 'integer' },
      isPublic: { type: 'boolean' },
    },
  },
  'categories.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/categories/{categoryId}',
    status: 200,
    access: 'secret',
    body: {
      name: { type: 'string' },
      description: { type: 'string' },
      icon: { type: 'string' },
      color: { type: 'string' },
      sortOrder: { type: 'integer' },
      isPublic: { type: 'boolean' },
    },
  },
  'categories.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/categories/{categoryId}',
    status: 200,
    access: 'secret',
  },
};
