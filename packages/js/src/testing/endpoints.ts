// Generated from packages/contract/src/contract.ts. Do not edit:
// change the contract, then run `npm run generate`.

import type {
  Article,
  ArticleCreateParams,
  ArticleListParams,
  ArticleUpdateParams,
  Category,
  CategoryCreateParams,
  CategoryListParams,
  CategoryUpdateParams,
  Customer,
  CustomerCreateParams,
  CustomerListParams,
  CustomerUpdateParams,
  Deleted,
  Message,
  MessageCreateParams,
  Ticket,
  TicketCreateParams,
  TicketDetail,
  TicketListParams,
  TicketUpdateParams,
  WhoAmI,
} from '../types/index.ts';

/** Every endpoint: how it is reached, what a success looks like, which query parameters are not text. */
export const endpoints = {
  whoami: { method: 'GET', path: '/api/v1/auth/whoami', status: 200, kind: 'one', data: 'WhoAmI', query: {} },
  'tickets.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/tickets',
    status: 200,
    kind: 'page',
    data: 'Ticket',
    query: { expand: 'list', page: 'number', pageSize: 'number' },
  },
  'tickets.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/tickets/{ticketId}',
    status: 200,
    kind: 'one',
    data: 'TicketDetail',
    query: {},
  },
  'tickets.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/tickets',
    status: 201,
    kind: 'one',
    data: 'Ticket',
    query: {},
  },
  'tickets.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/tickets/{ticketId}',
    status: 200,
    kind: 'one',
    data: 'Ticket',
    query: {},
  },
  'tickets.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/tickets/{ticketId}',
    status: 200,
    kind: 'one',
    data: 'Deleted',
    query: {},
  },
  'tickets.messages.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/tickets/{ticketId}/messages',
    status: 200,
    kind: 'all',
    data: 'Message',
    query: {},
  },
  'tickets.messages.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/tickets/{ticketId}/messages',
    status: 201,
    kind: 'one',
    data: 'Message',
    query: {},
  },
  'customers.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/customers',
    status: 200,
    kind: 'page',
    data: 'Customer',
    query: { page: 'number', pageSize: 'number' },
  },
  'customers.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/customers/{customerId}',
    status: 200,
    kind: 'one',
    data: 'Customer',
    query: {},
  },
  'customers.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/customers',
    status: 201,
    kind: 'one',
    data: 'Customer',
    query: {},
  },
  'customers.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/customers/{customerId}',
    status: 200,
    kind: 'one',
    data: 'Customer',
    query: {},
  },
  'customers.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/customers/{customerId}',
    status: 200,
    kind: 'one',
    data: 'Deleted',
    query: {},
  },
  'articles.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/articles',
    status: 200,
    kind: 'page',
    data: 'Article',
    query: { isPublic: 'boolean', page: 'number', pageSize: 'number' },
  },
  'articles.get': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/articles/{articleId}',
    status: 200,
    kind: 'one',
    data: 'Article',
    query: {},
  },
  'articles.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/articles',
    status: 201,
    kind: 'one',
    data: 'Article',
    query: {},
  },
  'articles.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/articles/{articleId}',
    status: 200,
    kind: 'one',
    data: 'Article',
    query: {},
  },
  'articles.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/articles/{articleId}',
    status: 200,
    kind: 'one',
    data: 'Deleted',
    query: {},
  },
  'categories.list': {
    method: 'GET',
    path: '/api/v1/teams/{teamId}/categories',
    status: 200,
    kind: 'all',
    data: 'Category',
    query: { isPublic: 'boolean' },
  },
  'categories.create': {
    method: 'POST',
    path: '/api/v1/teams/{teamId}/categories',
    status: 201,
    kind: 'one',
    data: 'Category',
    query: {},
  },
  'categories.update': {
    method: 'PATCH',
    path: '/api/v1/teams/{teamId}/categories/{categoryId}',
    status: 200,
    kind: 'one',
    data: 'Category',
    query: {},
  },
  'categories.delete': {
    method: 'DELETE',
    path: '/api/v1/teams/{teamId}/categories/{categoryId}',
    status: 200,
    kind: 'one',
    data: 'Deleted',
    query: {},
  },
} as const;

/** What each endpoint takes, and what stands in `data` of its response. */
export interface Operations {
  whoami: {
    params: Record<never, string>;
    query: Record<never, never>;
    body: undefined;
    data: WhoAmI;
  };
  'tickets.list': {
    params: { teamId: string };
    query: TicketListParams;
    body: undefined;
    data: Ticket[];
  };
  'tickets.get': {
    params: { teamId: string; ticketId: string };
    query: Record<never, never>;
    body: undefined;
    data: TicketDetail;
  };
  'tickets.create': {
    params: { teamId: string };
    query: Record<never, never>;
    body: TicketCreateParams;
    data: Ticket;
  };
  'tickets.update': {
    params: { teamId: string; ticketId: string };
    query: Record<never, never>;
    body: TicketUpdateParams;
    data: Ticket;
  };
  'tickets.delete': {
    params: { teamId: string; ticketId: string };
    query: Record<never, never>;
    body: undefined;
    data: Deleted;
  };
  'tickets.messages.list': {
    params: { teamId: string; ticketId: string };
    query: Record<never, never>;
    body: undefined;
    data: Message[];
  };
  'tickets.messages.create': {
    params: { teamId: string; ticketId: string };
    query: Record<never, never>;
    body: MessageCreateParams;
    data: Message;
  };
  'customers.list': {
    params: { teamId: string };
    query: CustomerListParams;
    body: undefined;
    data: Customer[];
  };
  'customers.get': {
    params: { teamId: string; customerId: string };
    query: Record<never, never>;
    body: undefined;
    data: Customer;
  };
  'customers.create': {
    params: { teamId: string };
    query: Record<never, never>;
    body: CustomerCreateParams;
    data: Customer;
  };
  'customers.update': {
    params: { teamId: string; customerId: string };
    query: Record<never, never>;
    body: CustomerUpdateParams;
    data: Customer;
  };
  'customers.delete': {
    params: { teamId: string; customerId: string };
    query: Record<never, never>;
    body: undefined;
    data: Deleted;
  };
  'articles.list': {
    params: { teamId: string };
    query: ArticleListParams;
    body: undefined;
    data: Article[];
  };
  'articles.get': {
    params: { teamId: string; articleId: string };
    query: Record<never, never>;
    body: undefined;
    data: Article;
  };
  'articles.create': {
    params: { teamId: string };
    query: Record<never, never>;
    body: ArticleCreateParams;
    data: Article;
  };
  'articles.update': {
    params: { teamId: string; articleId: string };
    query: Record<never, never>;
    body: ArticleUpdateParams;
    data: Article;
  };
  'articles.delete': {
    params: { teamId: string; articleId: string };
    query: Record<never, never>;
    body: undefined;
    data: Deleted;
  };
  'categories.list': {
    params: { teamId: string };
    query: CategoryListParams;
    body: undefined;
    data: Category[];
  };
  'categories.create': {
    params: { teamId: string };
    query: Record<never, never>;
    body: CategoryCreateParams;
    data: Category;
  };
  'categories.update': {
    params: { teamId: string; categoryId: string };
    query: Record<never, never>;
    body: CategoryUpdateParams;
    data: Category;
  };
  'categories.delete': {
    params: { teamId: string; categoryId: string };
    query: Record<never, never>;
    body: undefined;
    data: Deleted;
  };
}
