import { z } from 'zod';
import { endpoint, one, page, resource } from '../endpoint.ts';
import {
  CustomFieldValues,
  Deleted,
  datetime,
  Metadata,
  MetadataPatch,
  notesInput,
  objectKind,
  tags,
  tagsInput,
  text,
  timestamps,
} from '../shared/fields.ts';
import { id, idInput, personInput } from '../shared/ids.ts';
import { listQuery, pageParams, searchQuery } from '../shared/query.ts';
import { CustomerSummary } from './customers.ts';
import { Message } from './messages.ts';

export const TicketStatus = z
  .enum(['new', 'open', 'pending', 'resolved', 'closed'])
  .describe('Where a ticket stands. A created ticket is `new`');
export const TicketPriority = z.enum(['low', 'normal', 'high', 'urgent']).describe('How urgent a ticket is');
const TicketExpand = z.enum(['customer']).describe('What a ticket list can inline');

const Ticket = z
  .object({
    object: objectKind('ticket'),
    id: id('ticket').describe('Unique ticket identifier (tkt_ prefix)'),
    title: z.string().describe('Ticket subject line'),
    status: TicketStatus.describe('Current status'),
    priority: TicketPriority.describe('Priority level'),
    customerId: id('customer').nullable().describe('Associated customer ID (cus_ prefix)'),
    customerName: z
      .string()
      .nullable()
      .describe('Name of the customer, also where no customer record is linked'),
    assignedTo: id('member').nullable().describe('Assigned agent ID (mem_ prefix)'),
    tags: tags(),
    notes: z
      .string()
      .nullable()
      .describe('Internal notes (not visible to customers); null for publishable keys'),
    messageCount: z.int().describe('Number of messages on this ticket'),
    externalId: z
      .string()
      .nullable()
      .describe('ID of the ticket in another system, for imports; null for publishable keys'),
    customFields: CustomFieldValues.describe(
      'Values of your custom fields, by their key; empty for publishable keys',
    ),
    metadata: Metadata.describe('Your own key-value data; empty for publishable keys'),
    responseDeadline: datetime().nullable().describe('When the first response is due'),
    resolutionDeadline: datetime().nullable().describe('When the resolution is due'),
    responseTier: z.string().nullable().describe('How the first response stands against its deadline'),
    resolutionTier: z.string().nullable().describe('How the resolution stands against its deadline'),
    slaPaused: z.boolean().describe('Whether the clocks of the deadlines are stopped'),
    firstResponseAt: datetime().nullable().describe('When an agent first answered'),
    resolvedAt: datetime().nullable().describe('When the ticket was resolved'),
    closedAt: datetime().nullable().describe('When the ticket was closed'),
    ...timestamps('ticket'),
    customer: CustomerSummary.nullable()
      .optional()
      .describe('The customer; present with `expand: ["customer"]`'),
  })
  .describe('One customer support conversation.');

const TicketDetail = Ticket.extend({
  messages: z
    .array(Message)
    .describe('The whole thread, oldest first; without internal messages for publishable keys'),
}).describe('A ticket with its message thread, as `tickets.get` returns it.');

const TicketListParams = z
  .object({
    status: TicketStatus.optional().describe('Filter by status'),
    priority: TicketPriority.optional().describe('Filter by priority'),
    search: searchQuery().optional().describe('Full-text search in title, content and customer name'),
    customerId: idInput('customer').optional().describe('Filter tickets by customer'),
    assignedTo: personInput().optional().describe('Filter tickets by assigned agent'),
    expand: listQuery(TicketExpand).optional().describe('Inline related objects'),
    ...pageParams(),
  })
  .describe('What `tickets.list` takes.');

const TicketCreateParams = z
  .object({
    title: text(500).describe('Ticket subject line'),
    priority: TicketPriority.default('normal').describe('Priority level'),
    customerId: idInput('customer').optional().describe('Existing customer ID (cus_ prefix)'),
    customerName: text(200).optional().describe('Customer name (used if customerId is not given)'),
    tags: tagsInput().optional().describe('Tags, as an array or one comma-separated string'),
    notes: notesInput(),
    assignedTo: personInput().optional().describe('Agent to assign: a member ID (mem_) or user ID (usr_)'),
    externalId: text(200).optional().describe('ID of the ticket in another system'),
    customFields: CustomFieldValues.optional().describe('Values of your custom fields, by their key'),
    metadata: Metadata.optional(),
  })
  .describe('What `tickets.create` takes.');

const TicketUpdateParams = z
  .object({
    title: text(500).optional().describe('New title'),
    status: TicketStatus.optional().describe('New status'),
    priority: TicketPriority.optional().describe('New priority'),
    assignedTo: personInput().nullable().optional().describe('Agent to assign; null unassigns'),
    tags: tagsInput()
      .optional()
      .describe('Tags that replace the existing ones, as an array or one comma-separated string'),
    notes: notesInput(),
    customFields: CustomFieldValues.optional().describe(
      'Values of custom fields to merge, by their key; null removes one',
    ),
    metadata: MetadataPatch.optional(),
  })
  .describe('What `tickets.update` takes: only the fields to change.');

const TicketTypingParams = z
  .object({ isTyping: z.boolean().describe('Whether you type an answer now') })
  .describe('What `tickets.sendTyping` takes.');

export const TypingSent = z
  .object({ sent: z.literal(true).describe('Always true') })
  .describe('What telling that somebody types returns.');

export const tickets = resource({
  name: 'tickets',
  title: 'Tickets',
  description: 'Tickets are the core of cStar: each one is a customer support conversation.',
  schemas: {
    TicketStatus,
    TicketPriority,
    TicketExpand,
    Ticket,
    TicketDetail,
    TicketListParams,
    TicketCreateParams,
    TicketUpdateParams,
    TicketTypingParams,
    TypingSent,
  },
  endpoints: {
    list: endpoint({
      method: 'GET',
      path: '/tickets',
      summary: 'List tickets, newest first, filtered by status, priority, customer, agent or search text.',
      query: TicketListParams,
      returns: page(Ticket),
    }),
    get: endpoint({
      method: 'GET',
      path: '/tickets/{ticketId}',
      summary: 'Retrieve one ticket with its message thread.',
      returns: one(TicketDetail),
    }),
    create: endpoint({
      method: 'POST',
      permission: 'manage_tickets',
      path: '/tickets',
      summary: 'Create a ticket, attached to an existing customer or to a name.',
      body: TicketCreateParams,
      returns: one(Ticket),
      status: 201,
    }),
    update: endpoint({
      method: 'PATCH',
      permission: 'manage_tickets',
      path: '/tickets/{ticketId}',
      summary: 'Update one or more fields of a ticket.',
      body: TicketUpdateParams,
      returns: one(Ticket),
    }),
    delete: endpoint({
      method: 'DELETE',
      permission: 'manage_tickets',
      path: '/tickets/{ticketId}',
      summary: 'Delete a ticket and all its messages for good.',
      returns: one(Deleted),
    }),
    sendTyping: endpoint({
      method: 'POST',
      permission: 'manage_tickets',
      path: '/tickets/{ticketId}/typing',
      summary: 'Show the customer of a ticket that you type an answer.',
      body: TicketTypingParams,
      polled: true,
      returns: one(TypingSent),
    }),
  },
});
