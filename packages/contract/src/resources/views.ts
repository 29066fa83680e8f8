import { z } from 'zod';
import { all, endpoint, one, page, resource } from '../endpoint.ts';
import { Deleted, objectKind, text, timestamps } from '../shared/fields.ts';
import { id } from '../shared/ids.ts';
import { momentInput } from '../shared/moments.ts';
import { pageParams, searchQuery } from '../shared/query.ts';
import { articles } from './articles.ts';
import { communityPosts } from './community-posts.ts';
import { customers } from './customers.ts';
import { tickets } from './tickets.ts';

const ViewEntity = z
  .enum(['tickets', 'customers', 'articles', 'community_posts'])
  .describe('What a view lists');

const ViewVisibility = z
  .enum(['private', 'team'])
  .describe('Who sees a view: its maker alone, or the whole team');

const ViewSortField = z
  .enum([
    'createdAt',
    'updatedAt',
    'title',
    'priority',
    'status',
    'resolutionDeadline',
    'name',
    'email',
    'viewCount',
    'useCount',
    'publishedAt',
    'voteCount',
  ])
  .describe('What a view is sorted by. Which of them there are depends on what it lists');

const single = (maxLength: number) => z.string().trim().min(1).max(maxLength);
const several = (maxLength: number) =>
  z.union([single(maxLength), z.array(single(maxLength)).min(1).max(50)]);

const filters = {
  status: several(50).optional().describe('One status, or a list of which one must fit'),
  priority: several(50).optional().describe('Tickets: one priority, or a list of which one must fit'),
  tags: several(100).optional().describe('One tag, or a list of which one must be there'),
  search: searchQuery().optional().describe('Full-text search'),
  assignedTo: single(100)
    .optional()
    .describe('Tickets: a member ID, `me` for whoever looks, or `unassigned`'),
  customerId: single(100).optional().describe('Tickets and community posts: of one customer'),
  sentiment: several(50).optional().describe('Customers: one sentiment, or a list of which one must fit'),
  category: single(200).optional().describe('Articles: name, slug or UUID of a category'),
  isPublic: z.boolean().optional().describe('Articles: by visibility'),
  topicId: single(100).optional().describe('Community posts: of one topic'),
  createdAfter: momentInput().optional().describe('Created at or after this moment'),
  createdBefore: momentInput().optional().describe('Created before this moment'),
};

const ViewFilters = z.object(filters).describe('What a view is narrowed to. All filters must fit.');
const ViewFiltersParams = z
  .strictObject(filters)
  .describe('What a view is narrowed to. All filters must fit; each entity type has its own.');

const View = z
  .object({
    object: objectKind('view'),
    id: id('view').describe('Unique view identifier (view_ prefix)'),
    name: z.string().describe('View name'),
    entityType: ViewEntity,
    filters: ViewFilters,
    sortField: ViewSortField,
    sortDirection: z.enum(['asc', 'desc']).describe('Sort direction'),
    visibility: ViewVisibility,
    createdBy: id('member').nullable().describe('Who made it; null once they have left the team'),
    ...timestamps('view'),
  })
  .describe('Filters and an order that are kept under a name.');

const ViewListParams = z
  .object({ entityType: ViewEntity.optional().describe('Filter by entity type') })
  .describe('What `views.list` takes.');

const ViewCreateParams = z
  .object({
    name: text(200).describe('View name'),
    entityType: ViewEntity.describe('What the view lists'),
    filters: ViewFiltersParams.optional().describe('What the view is narrowed to; default everything'),
    sortField: ViewSortField.default('createdAt'),
    sortDirection: z.enum(['asc', 'desc']).default('desc').describe('Sort direction'),
    visibility: ViewVisibility.default('private'),
  })
  .describe('What `views.create` takes.');

const ViewUpdateParams = z
  .object({
    name: text(200).optional().describe('New name'),
    filters: ViewFiltersParams.optional().describe('Filters that replace the existing ones'),
    sortField: ViewSortField.optional(),
    sortDirection: z.enum(['asc', 'desc']).optional().describe('Sort direction'),
    visibility: ViewVisibility.optional(),
  })
  .describe('What `views.update` takes: only the fields to change.');

const ViewExecuteParams = z.object(pageParams()).describe('What `views.execute` takes.');

const ViewResult = z
  .union([
    tickets.schemas.Ticket,
    customers.schemas.Customer,
    articles.schemas.Article,
    communityPosts.schemas.CommunityPost,
  ])
  .describe('One row of a view: a ticket, or whatever else the view lists. `object` tells which.');

export const views = resource({
  name: 'views',
  title: 'Saved views',
  description: 'Filters and an order that are kept under a name, for yourself or for the team.',
  schemas: {
    ViewEntity,
    ViewVisibility,
    ViewSortField,
    ViewFilters,
    ViewFiltersParams,
    View,
    ViewListParams,
    ViewCreateParams,
    ViewUpdateParams,
    ViewExecuteParams,
    ViewResult,
  },
  endpoints: {
    list: endpoint({
      method: 'GET',
      access: 'secret',
      path: '/views',
      summary: 'List saved views by name: those of the team, and your own private ones.',
      query: ViewListParams,
      returns: all(View),
    }),
    create: endpoint({
      method: 'POST',
      path: '/views',
      summary: 'Create a saved view.',
      body: ViewCreateParams,
      returns: one(View),
      status: 201,
    }),
    get: endpoint({
      method: 'GET',
      access: 'secret',
      path: '/views/{viewId}',
      summary: 'Retrieve one saved view.',
      returns: one(View),
    }),
    update: endpoint({
      method: 'PATCH',
      path: '/views/{viewId}',
      summary: 'Update one or more fields of a saved view. Its maker may, and who manages settings.',
      body: ViewUpdateParams,
      returns: one(View),
    }),
    delete: endpoint({
      method: 'DELETE',
      path: '/views/{viewId}',
      summary: 'Delete a saved view for good. Its maker may, and who manages settings.',
      returns: one(Deleted),
    }),
    execute: endpoint({
      method: 'GET',
      access: 'secret',
      path: '/views/{viewId}/tickets',
      summary: 'Return what a saved view lists, filtered and sorted. Not only tickets, despite the path.',
      query: ViewExecuteParams,
      returns: page(ViewResult),
    }),
  },
});
