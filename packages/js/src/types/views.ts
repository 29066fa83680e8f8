// Generated from packages/contract/src/resources/views.ts. Do not edit:
// change the contract, then run `npm run generate`.

import type { Article } from './articles.ts';
import type { CommunityPost } from './community-posts.ts';
import type { Customer } from './customers.ts';
import type { Ticket } from './tickets.ts';

/** What a view lists. */
export type ViewEntity = 'tickets' | 'customers' | 'articles' | 'community_posts' | (string & {});

/** Who sees a view: its maker alone, or the whole team. */
export type ViewVisibility = 'private' | 'team' | (string & {});

/** What a view is sorted by. Which of them there are depends on what it lists. */
export type ViewSortField =
  | 'createdAt'
  | 'updatedAt'
  | 'title'
  | 'priority'
  | 'status'
  | 'resolutionDeadline'
  | 'name'
  | 'email'
  | 'viewCount'
  | 'useCount'
  | 'publishedAt'
  | 'voteCount'
  | (string & {});

/** What a view is narrowed to. All filters must fit. */
export interface ViewFilters {
  /** One status, or a list of which one must fit. */
  status?: string | string[];
  /** Tickets: one priority, or a list of which one must fit. */
  priority?: string | string[];
  /** One tag, or a list of which one must be there. */
  tags?: string | string[];
  /** Full-text search. 1 to 200 characters. */
  search?: string;
  /** Tickets: a member ID, `me` for whoever looks, or `unassigned`. 1 to 100 characters. */
  assignedTo?: string;
  /** Tickets and community posts: of one customer. 1 to 100 characters. */
  customerId?: string;
  /** Customers: one sentiment, or a list of which one must fit. */
  sentiment?: string | string[];
  /** Articles: name, slug or UUID of a category. 1 to 200 characters. */
  category?: string;
  /** Articles: by visibility. */
  isPublic?: boolean;
  /** Community posts: of one topic. 1 to 100 characters. */
  topicId?: string;
  /** Created at or after this moment. ISO 8601. */
  createdAfter?: string;
  /** Created before this moment. ISO 8601. */
  createdBefore?: string;
}

/** What a view is narrowed to. All filters must fit; each entity type has its own. */
export interface ViewFiltersParams {
  /** One status, or a list of which one must fit. */
  status?: string | readonly string[] | undefined;
  /** Tickets: one priority, or a list of which one must fit. */
  priority?: string | readonly string[] | undefined;
  /** One tag, or a list of which one must be there. */
  tags?: string | readonly string[] | undefined;
  /** Full-text search. 1 to 200 characters. */
  search?: string | undefined;
  /** Tickets: a member ID, `me` for whoever looks, or `unassigned`. 1 to 100 characters. */
  assignedTo?: string | undefined;
  /** Tickets and community posts: of one customer. 1 to 100 characters. */
  customerId?: string | undefined;
  /** Customers: one sentiment, or a list of which one must fit. */
  sentiment?: string | readonly string[] | undefined;
  /** Articles: name, slug or UUID of a category. 1 to 200 characters. */
  category?: string | undefined;
  /** Articles: by visibility. */
  isPublic?: boolean | undefined;
  /** Community posts: of one topic. 1 to 100 characters. */
  topicId?: string | undefined;
  /** Created at or after this moment. ISO 8601. */
  createdAfter?: string | undefined;
  /** Created before this moment. ISO 8601. */
  createdBefore?: string | undefined;
}

/** Filters and an order that are kept under a name. */
export interface View {
  /** Tells the kind of object. */
  object: 'view';
  /** Unique view identifier (view_ prefix). */
  id: string;
  /** View name. */
  name: string;
  /** What a view lists. */
  entityType: ViewEntity;
  /** What a view is narrowed to. All filters must fit. */
  filters: ViewFilters;
  /** What a view is sorted by. Which of them there are depends on what it lists. */
  sortField: ViewSortField;
  /** Sort direction. */
  sortDirection: 'asc' | 'desc' | (string & {});
  /** Who sees a view: its maker alone, or the whole team. */
  visibility: ViewVisibility;
  /** Who made it; null once they have left the team. */
  createdBy: string | null;
  /** When the view was created. ISO 8601. */
  createdAt: string;
  /** Last modification timestamp. ISO 8601. */
  updatedAt: string;
}

/** What `views.list` takes. */
export interface ViewListParams {
  /** Filter by entity type. */
  entityType?: ViewEntity | undefined;
}

/** What `views.create` takes. */
export interface ViewCreateParams {
  /** View name. 1 to 200 characters. */
  name: string;
  /** What the view lists. */
  entityType: ViewEntity;
  /** What the view is narrowed to; default everything. */
  filters?: ViewFiltersParams | undefined;
  /**
   * What a view is sorted by. Which of them there are depends on what it lists. Default:
   * `createdAt`.
   */
  sortField?: ViewSortField | undefined;
  /** Sort direction. Default: `desc`. */
  sortDirection?: 'asc' | 'desc' | (string & {}) | undefined;
  /** Who sees a view: its maker alone, or the whole team. Default: `private`. */
  visibility?: ViewVisibility | undefined;
}

/** What `views.update` takes: only the fields to change. */
export interface ViewUpdateParams {
  /** New name. 1 to 200 characters. */
  name?: string | undefined;
  /** Filters that replace the existing ones. */
  filters?: ViewFiltersParams | undefined;
  /** What a view is sorted by. Which of them there are depends on what it lists. */
  sortField?: ViewSortField | undefined;
  /** Sort direction. */
  sortDirection?: 'asc' | 'desc' | (string & {}) | undefined;
  /** Who sees a view: its maker alone, or the whole team. */
  visibility?: ViewVisibility | undefined;
}

/** What `views.execute` takes. */
export interface ViewExecuteParams {
  /** Page number. At least 1. Default: 1. */
  page?: number | undefined;
  /** Results per page. 1 to 100. Default: 20. */
  pageSize?: number | undefined;
}

/** One row of a view: a ticket, or whatever else the view lists. `object` tells which. */
export type ViewResult = Ticket | Customer | Article | CommunityPost;
