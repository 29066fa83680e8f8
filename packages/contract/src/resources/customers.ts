import { z } from 'zod';
import { endpoint, one, page, resource } from '../endpoint.ts';
import {
  CustomFieldValues,
  Deleted,
  emailInput,
  Metadata,
  MetadataPatch,
  notesInput,
  objectKind,
  tags,
  tagsInput,
  text,
  timestamps,
} from '../shared/fields.ts';
import { id } from '../shared/ids.ts';
import { pageParams, searchQuery } from '../shared/query.ts';

const CustomerStatus = z.enum(['active', 'inactive']).describe('Account status');
const CustomerSentiment = z
  .enum(['positive', 'neutral', 'negative', 'happy', 'frustrated', 'angry'])
  .describe('How a customer feels, computed from interactions or set by hand');

export const CustomerSummary = z
  .object({
    object: objectKind('customer'),
    id: id('customer').describe('Unique customer identifier (cus_ prefix)'),
    name: z.string().describe('Full name'),
    email: z.string().describe('Email address'),
  })
  .describe('A customer in short, where another object inlines it.');

export const Customer = CustomerSummary.extend({
  status: CustomerStatus,
  sentiment: CustomerSentiment,
  tags: tags(),
  notes: z.string().nullable().describe('Internal notes about this customer; null for publishable keys'),
  ticketCount: z.int().describe('Total number of tickets'),
  externalId: z
    .string()
    .nullable()
    .describe('ID of the customer in another system, for imports; null for publishable keys'),
  customFields: CustomFieldValues.describe(
    'Values of your custom fields, by their key; empty for publishable keys',
  ),
  metadata: Metadata.describe('Your own key-value data; empty for publishable keys'),
  ...timestamps('customer'),
}).describe('A person who submits tickets.');

const CustomerListParams = z
  .object({
    status: CustomerStatus.optional().describe('Filter by status'),
    sentiment: CustomerSentiment.optional().describe('Filter by sentiment'),
    search: searchQuery().optional().describe('Search by name or email'),
    tag: z.string().trim().min(1).optional().describe('Filter by tag'),
    ...pageParams(),
  })
  .describe('What `customers.list` takes.');

const email = emailInput();

const CustomerCreateParams = z
  .object({
    name: text(200).describe('Full name'),
    email: email.describe('Email address, unique within your team'),
    tags: tagsInput().optional().describe('Tags, as an array or one comma-separated string'),
    notes: notesInput(),
    externalId: text(200)
      .optional()
      .describe('ID of the customer in another system, unique within your team'),
    customFields: CustomFieldValues.optional().describe('Values of your custom fields, by their key'),
    metadata: Metadata.optional(),
  })
  .describe('What `customers.create` takes.');

const CustomerUpdateParams = z
  .object({
    name: text(200).optional().describe('Full name'),
    email: email.optional().describe('Email address, unique within your team'),
    status: CustomerStatus.optional(),
    sentiment: CustomerSentiment.optional().describe('Override sentiment'),
    tags: tagsInput()
      .optional()
      .describe('Tags that replace the existing ones, as an array or one comma-separated string'),
    notes: notesInput(),
    externalId: text(200)
      .nullable()
      .optional()
      .describe('ID of the customer in another system, unique within your team; null removes it'),
    customFields: CustomFieldValues.optional().describe(
      'Values of custom fields to merge, by their key; null removes one',
    ),
    metadata: MetadataPatch.optional(),
  })
  .describe('What `customers.update` takes: only the fields to change.');

export const customers = resource({
  name: 'customers',
  title: 'Customers',
  description: 'The people who submit tickets, with their history, sentiment and metadata.',
  schemas: {
    CustomerStatus,
    CustomerSentiment,
    CustomerSummary,
    Customer,
    CustomerListParams,
    CustomerCreateParams,
    CustomerUpdateParams,
  },
  endpoints: {
    list: endpoint({
      method: 'GET',
      path: '/customers',
      summary: 'List customers, newest first, filtered by status, sentiment, tag or search text.',
      query: CustomerListParams,
      returns: page(Customer),
    }),
    get: endpoint({
      method: 'GET',
      path: '/customers/{customerId}',
      summary: 'Retrieve one customer.',
      returns: one(Customer),
    }),
    create: endpoint({
      method: 'POST',
      permission: 'manage_customers',
      path: '/customers',
      summary: 'Create a customer. The email must be unique within your team.',
      body: CustomerCreateParams,
      returns: one(Customer),
      status: 201,
    }),
    update: endpoint({
      method: 'PATCH',
      permission: 'manage_customers',
      path: '/customers/{customerId}',
      summary: 'Update one or more fields of a customer.',
      body: CustomerUpdateParams,
      returns: one(Customer),
    }),
    delete: endpoint({
      method: 'DELETE',
      permission: 'manage_customers',
      path: '/customers/{customerId}',
      summary: 'Delete a customer for good. Their tickets stay, unlinked.',
      returns: one(Deleted),
    }),
  },
});
