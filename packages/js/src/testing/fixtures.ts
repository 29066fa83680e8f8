import type {
  Article,
  Category,
  Customer,
  CustomerSummary,
  Message,
  Ticket,
  TicketDetail,
  WhoAmI,
} from '../types/index.ts';
import { fixtureId, timestamp } from './values.ts';

// Each builder makes a complete, valid object. Fields that follow from others (when a closed
// ticket was closed, how many messages it has) follow from your overrides too.

/**
 * A ticket. Default: a new one of normal priority.
 *
 * @example
 * ```ts
 * import { ticket } from '@cstar.help/js/testing';
 *
 * ticket({ title: 'Cannot log in', status: 'closed' }).closedAt; // a moment, not null
 * ```
 */
export function ticket(overrides: Partial<Ticket> = {}): Ticket {
  const { status = 'new' } = overrides;
  return {
    object: 'ticket',
    id: fixtureId('ticket'),
    title: 'Cannot log in',
    status,
    priority: 'normal',
    customerId: fixtureId('customer'),
    customerName: 'Ada Moreno',
    assignedTo: null,
    tags: ['login'],
    notes: null,
    messageCount: 0,
    externalId: null,
    customFields: {},
    metadata: {},
    responseDeadline: null,
    resolutionDeadline: null,
    responseTier: null,
    resolutionTier: null,
    slaPaused: false,
    firstResponseAt: null,
    resolvedAt: status === 'resolved' || status === 'closed' ? timestamp : null,
    closedAt: status === 'closed' ? timestamp : null,
    createdAt: timestamp,
    updatedAt: timestamp,
    ...overrides,
  };
}

/**
 * A ticket with its messages, as `tickets.get` returns it. Default: one message of the customer.
 *
 * @example
 * ```ts
 * import { ticketDetail } from '@cstar.help/js/testing';
 *
 * ticketDetail({ messages: [] }).messageCount; // 0
 * ```
 */
export function ticketDetail(overrides: Partial<TicketDetail> = {}): TicketDetail {
  const { id: ticketId = fixtureId('ticket') } = overrides;
  const { messages = [message({ ticketId, sender: 'customer', senderName: 'Ada Moreno' })] } = overrides;
  return { ...ticket({ messageCount: messages.length, ...overrides }), messages };
}

/**
 * A message of a ticket thread. Default: an agent's public answer.
 *
 * @example
 * ```ts
 * import { message, ticket } from '@cstar.help/js/testing';
 *
 * message({ ticketId: ticket().id, content: 'On it.', isInternal: true });
 * ```
 */
export const message = (overrides: Partial<Message> = {}): Message => ({
  object: 'message',
  id: fixtureId('message'),
  ticketId: fixtureId('ticket'),
  content: 'The login page says that my password is wrong.',
  sender: 'agent',
  senderName: null,
  isInternal: false,
  createdAt: timestamp,
  ...overrides,
});

/**
 * A customer in short, as lists of tickets inline it.
 *
 * @example
 * ```ts
 * import { customerSummary, ticket } from '@cstar.help/js/testing';
 *
 * ticket({ customer: customerSummary({ name: 'Grace' }) });
 * ```
 */
export const customerSummary = (overrides: Partial<CustomerSummary> = {}): CustomerSummary => ({
  object: 'customer',
  id: fixtureId('customer'),
  name: 'Ada Moreno',
  email: 'ada@example.com',
  ...overrides,
});

/**
 * A customer. Default: an active one without tickets.
 *
 * @example
 * ```ts
 * import { customer } from '@cstar.help/js/testing';
 *
 * customer({ metadata: { plan: 'pro' } });
 * ```
 */
export const customer = (overrides: Partial<Customer> = {}): Customer => ({
  ...customerSummary(),
  status: 'active',
  sentiment: 'neutral',
  tags: [],
  notes: null,
  ticketCount: 0,
  externalId: null,
  customFields: {},
  metadata: {},
  createdAt: timestamp,
  updatedAt: timestamp,
  ...overrides,
});

/**
 * An article of the knowledge base. Default: a published, public one.
 *
 * @example
 * ```ts
 * import { article } from '@cstar.help/js/testing';
 *
 * article({ status: 'draft' }).publishedAt; // null
 * ```
 */
export function article(overrides: Partial<Article> = {}): Article {
  const { status = 'published', category = 'Getting started' } = overrides;
  const { content = 'Open **Settings**, then choose *Reset password*.' } = overrides;
  return {
    object: 'article',
    id: fixtureId('article'),
    title: 'Reset your password',
    slug: 'reset-your-password',
    content,
    excerpt: content
      .replace(/[*_`#]+/g, '')
      .trim()
      .slice(0, 200),
    category,
    categoryId: category === null ? null : fixtureId('category'),
    status,
    isPublic: true,
    tags: ['password'],
    notes: null,
    metaDescription: null,
    readTime: Math.max(1, Math.ceil(content.split(/\s+/).length / 200)),
    viewCount: 0,
    useCount: 0,
    metadata: {},
    publishedAt: status === 'published' ? timestamp : null,
    createdAt: timestamp,
    updatedAt: timestamp,
    ...overrides,
  };
}

/**
 * A category of articles. Default: a public one.
 *
 * @example
 * ```ts
 * import { category } from '@cstar.help/js/testing';
 *
 * category({ name: 'Billing', slug: 'billing' });
 * ```
 */
export const category = (overrides: Partial<Category> = {}): Category => ({
  object: 'category',
  id: fixtureId('category'),
  name: 'Getting started',
  slug: 'getting-started',
  description: null,
  icon: null,
  color: null,
  sortOrder: 0,
  isPublic: true,
  createdAt: timestamp,
  updatedAt: timestamp,
  ...overrides,
});

/**
 * What a key stands for. Default: a secret test key.
 *
 * @example
 * ```ts
 * import { whoami } from '@cstar.help/js/testing';
 *
 * whoami({ keyType: 'publishable', environment: 'live' });
 * ```
 */
export const whoami = (overrides: Partial<WhoAmI> = {}): WhoAmI => ({
  teamId: fixtureId('team'),
  teamName: 'Acme Support',
  teamSlug: 'acme-support',
  keyType: 'secret',
  environment: 'test',
  ...overrides,
});
