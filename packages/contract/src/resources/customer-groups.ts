import { z } from 'zod';
import { endpoint, one, page, resource } from '../endpoint.ts';
import {
  Deleted,
  datetime,
  Metadata,
  MetadataPatch,
  objectKind,
  text,
  timestamps,
} from '../shared/fields.ts';
import { id, idInput } from '../shared/ids.ts';
import { pageParams, searchQuery } from '../shared/query.ts';
import { Customer } from './customers.ts';

const pageSize = 25;

const CustomerGroup = z
  .object({
    object: objectKind('customer_group'),
    id: z.uuid().describe('Unique group identifier (UUID)'),
    name: z.string().describe('Group name'),
    slug: z.string().describe('URL-friendly slug, unique within your team'),
    description: z.string().nullable().describe('What the group is'),
    externalId: z
      .string()
      .nullable()
      .describe(
        'ID of the group in another system, for imports; unique within your team; null for publishable keys',
      ),
    customFields: Metadata.describe('Your own key-value data; empty for publishable keys'),
    customerCount: z.int().describe('Number of customers in this group'),
    ...timestamps('group'),
  })
  .describe('A group of customers, such as the people of one company.');

const CustomerGroupMember = Customer.extend({
  joinedGroupAt: datetime().describe('When the customer was added to the group'),
}).describe('A customer as a member of a group.');

const CustomerGroupListParams = z
  .object({ search: searchQuery().optional().describe('Search groups by name'), ...pageParams(pageSize) })
  .describe('What `customerGroups.list` takes.');

const slug = text(80).describe(
  'URL-friendly slug: lower-case letters and digits, parted by dashes; unique within your team',
);
const fields = {
  name: text(200).describe('Group name'),
  description: z.string().max(2_000).nullable().optional().describe('What the group is'),
  externalId: text(200).nullable().optional().describe('ID of the group in another system'),
};

const CustomerGroupCreateParams = z
  .object({
    ...fields,
    slug: slug
      .optional()
      .describe(
        'URL-friendly slug: lower-case letters and digits, parted by dashes. Default: made from the name',
      ),
    customFields: Metadata.optional(),
  })
  .describe('What `customerGroups.create` takes.');

const CustomerGroupUpdateParams = z
  .object({
    ...fields,
    name: fields.name.optional().describe('Group name; the slug stays'),
    slug: slug.optional(),
    customFields: MetadataPatch.optional(),
  })
  .describe('What `customerGroups.update` takes: only the fields to change.');

const CustomerGroupMemberListParams = z
  .object(pageParams(pageSize))
  .describe('What `customerGroups.listMembers` takes.');

const CustomerGroupMemberAddParams = z
  .object({
    customerId: idInput('customer').optional().describe('One customer to add'),
    customerIds: z
      .array(idInput('customer'))
      .min(1)
      .max(100)
      .optional()
      .describe('Up to 100 customers to add, in place of customerId'),
  })
  .describe('What `customerGroups.addMembers` takes: customerId or customerIds.');

const CustomerGroupMembersAdded = z
  .object({
    added: z.int().describe('Customers that were not in the group before'),
    total: z.int().describe('Customer IDs in the call'),
    skipped: z.int().describe('IDs that changed nothing: given twice, or in the group already'),
  })
  .describe('What `customerGroups.addMembers` returns.');

const CustomerGroupMemberRemoveParams = z
  .object({ customerId: idInput('customer').describe('The customer to remove') })
  .describe('What `customerGroups.removeMember` takes.');

const CustomerGroupMemberRemoved = z
  .object({
    removed: z.literal(true).describe('Always true'),
    customerId: id('customer').describe('The customer, who stays'),
    groupId: z.uuid().describe('The group'),
  })
  .describe('What `customerGroups.removeMember` returns.');

export const customerGroups = resource({
  name: 'customerGroups',
  title: 'Customer groups',
  description: 'Groups of customers, such as the people of one company.',
  schemas: {
    CustomerGroup,
    CustomerGroupMember,
    CustomerGroupListParams,
    CustomerGroupCreateParams,
    CustomerGroupUpdateParams,
    CustomerGroupMemberListParams,
    CustomerGroupMemberAddParams,
    CustomerGroupMembersAdded,
    CustomerGroupMemberRemoveParams,
    CustomerGroupMemberRemoved,
  },
  endpoints: {
    list: endpoint({
      method: 'GET',
      path: '/customer-groups',
      summary: 'List customer groups by name, filtered by search text.',
      query: CustomerGroupListParams,
      returns: page(CustomerGroup),
    }),
    create: endpoint({
      method: 'POST',
      permission: 'manage_customers',
      path: '/customer-groups',
      summary: 'Create a customer group.',
      body: CustomerGroupCreateParams,
      returns: one(CustomerGroup),
      status: 201,
    }),
    get: endpoint({
      method: 'GET',
      path: '/customer-groups/{groupId}',
      summary: 'Retrieve one customer group.',
      returns: one(CustomerGroup),
    }),
    update: endpoint({
      method: 'PATCH',
      permission: 'manage_customers',
      path: '/customer-groups/{groupId}',
      summary: 'Update one or more fields of a customer group.',
      body: CustomerGroupUpdateParams,
      returns: one(CustomerGroup),
    }),
    delete: endpoint({
      method: 'DELETE',
      permission: 'manage_customers',
      path: '/customer-groups/{groupId}',
      summary: 'Delete a customer group for good. Its customers stay.',
      returns: one(Deleted),
    }),
    listMembers: endpoint({
      method: 'GET',
      path: '/customer-groups/{groupId}/members',
      summary: 'List the customers of a group, those who joined last first.',
      query: CustomerGroupMemberListParams,
      returns: page(CustomerGroupMember),
    }),
    addMembers: endpoint({
      method: 'POST',
      permission: 'manage_customers',
      path: '/customer-groups/{groupId}/members',
      summary: 'Add one or more customers to a group. Those who are in it already are skipped.',
      body: CustomerGroupMemberAddParams,
      returns: one(CustomerGroupMembersAdded),
      status: 201,
    }),
    removeMember: endpoint({
      method: 'DELETE',
      permission: 'manage_customers',
      path: '/customer-groups/{groupId}/members',
      summary: 'Remove one customer from a group.',
      query: CustomerGroupMemberRemoveParams,
      returns: one(CustomerGroupMemberRemoved),
    }),
  },
});
