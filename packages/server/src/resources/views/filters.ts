import { type contract, parseId, parseUuid } from '@cstar.help/contract';
import { and, arrayOverlaps, eq, gte, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import { articles, communityPosts, customers, members, tickets } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { customerFilter } from '../customers/filter.ts';
import { articleFilter } from '../library/filter.ts';
import { isPerson } from '../members/person.ts';
import { matches } from '../shared/search.ts';
import { matchesTicket } from '../tickets/search.ts';

type Schemas = typeof contract.views.schemas;
export type Entity = z.output<Schemas['ViewEntity']>;
export type ViewFilters = z.output<Schemas['ViewFiltersParams']>;
export type SortField = z.output<Schemas['ViewSortField']>;

interface EntityRules {
  filters: readonly (keyof ViewFilters)[];
  /** The values of filters whose values are few. */
  values: Readonly<Partial<Record<keyof ViewFilters, readonly string[]>>>;
  sortFields: Readonly<Partial<Record<SortField, SQL | PgColumn>>>;
}

const period = ['createdAfter', 'createdBefore'] as const;

/** Ranks, not names: high comes before low. */
const rank = (column: PgColumn, values: readonly string[]): SQL =>
  sql`array_position(array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[], ${column})`;

const priorities = tickets.priority.enumValues;
const ticketStatuses = tickets.status.enumValues;

/** What views of each kind can filter and sort by. */
const rules: Readonly<Record<Entity, EntityRules>> = {
  tickets: {
    filters: ['status', 'priority', 'tags', 'search', 'assignedTo', 'customerId', ...period],
    values: { status: ticketStatuses, priority: priorities },
    sortFields: {
      createdAt: tickets.createdAt,
      updatedAt: tickets.updatedAt,
      title: tickets.title,
      priority: rank(tickets.priority, priorities),
      status: rank(tickets.status, ticketStatuses),
      resolutionDeadline: tickets.resolutionDeadline,
    },
  },
  customers: {
    filters: ['status', 'sentiment', 'tags', 'search', ...period],
    values: { status: customers.status.enumValues, sentiment: customers.sentiment.enumValues },
    sortFields: {
      createdAt: customers.createdAt,
      updatedAt: customers.updatedAt,
      name: customers.name,
      email: customers.email,
    },
  },
  articles: {
    filters: ['status', 'tags', 'search', 'category', 'isPublic', ...period],
    values: { status: articles.status.enumValues },
    sortFields: {
      createdAt: articles.createdAt,
      updatedAt: articles.updatedAt,
      title: articles.title,
      viewCount: articles.viewCount,
      useCount: articles.useCount,
      publishedAt: articles.publishedAt,
    },
  },
  community_posts: {
    filters: ['status', 'search', 'customerId', 'topicId', ...period],
    values: { status: communityPosts.status.enumValues },
    sortFields: {
      createdAt: communityPosts.createdAt,
      updatedAt: communityPosts.updatedAt,
      title: communityPosts.title,
      voteCount: sql`(select count(*) from community_votes v where v.post_id = ${communityPosts.id})`,
    },
  },
};

const listOf = (value: string | string[]): string[] => (Array.isArray(value) ? value : [value]);

const invalid = (param: string, message: string) =>
  new ApiError('parameter_invalid', `${param} ${message}`, { param });

/** @throws ApiError that names the filter or sort field that views of this kind do not have */
export function checkView(entity: Entity, filters: ViewFilters, sortField: SortField): void {
  const { filters: known, values, sortFields } = rules[entity];
  const allowed: readonly string[] = known;
  for (const [name, value] of Object.entries(filters)) {
    if (!allowed.includes(name)) {
      throw invalid(`filters.${name}`, `is no filter of ${entity}. Use ${known.join(', ')}.`);
    }
    const few = new Map(Object.entries(values)).get(name);
    const strange = few && listOf(value as string | string[]).find((each) => !few.includes(each));
    if (few !== undefined && strange !== undefined) {
      throw invalid(`filters.${name}`, `cannot be '${strange}'. Use ${few.join(', ')}.`);
    }
  }
  checkIds(filters);
  if (sortFields[sortField] === undefined) {
    const names = Object.keys(sortFields).join(', ');
    throw invalid('sortField', `is none of ${entity}: '${sortField}'. Use ${names}.`);
  }
}

const ids = {
  assignedTo: (text: string) => (isWho(text) ? text : personId(text)),
  customerId: (text: string) => parseId('customer', text),
  topicId: parseUuid,
} as const;

const isWho = (text: string): boolean => text === 'me' || text === 'unassigned';
const personId = (text: string) => parseId(text.startsWith('usr_') ? 'user' : 'member', text);

function checkIds(filters: ViewFilters): void {
  for (const name of ['assignedTo', 'customerId', 'topicId'] as const) {
    const value = filters[name];
    if (value !== undefined && ids[name](value) === null) {
      throw invalid(`filters.${name}`, 'is no ID. Use one with its prefix, or a bare UUID.');
    }
  }
}

/** What the rows of a view are narrowed to, and by what they are sorted. */
export async function conditionsOf(context: Context, entity: Entity, filters: ViewFilters) {
  switch (entity) {
    case 'tickets':
      return and(
        oneOf(tickets.status, filters.status),
        oneOf(tickets.priority, filters.priority),
        anyTag(tickets.tags, filters.tags),
        customerIs(tickets.customerId, filters.customerId),
        assignedTo(context, filters.assignedTo),
        filters.search === undefined ? undefined : matchesTicket(context, filters.search),
        within(tickets.createdAt, filters),
      );
    case 'customers':
      return and(
        oneOf(customers.status, filters.status),
        oneOf(customers.sentiment, filters.sentiment),
        anyTag(customers.tags, filters.tags),
        customerFilter({ search: filters.search }),
        within(customers.createdAt, filters),
      );
    case 'articles':
      return and(
        oneOf(articles.status, filters.status),
        anyTag(articles.tags, filters.tags),
        await articleFilter(context, {
          search: filters.search,
          category: filters.category,
          isPublic: filters.isPublic,
        }),
        within(articles.createdAt, filters),
      );
    case 'community_posts':
      return and(
        oneOf(communityPosts.status, filters.status),
        customerIs(communityPosts.customerId, filters.customerId),
        filters.topicId === undefined
          ? undefined
          : eq(communityPosts.topicId, parseUuid(filters.topicId) ?? ''),
        filters.search === undefined ? undefined : matches(communityPosts.search, filters.search),
        within(communityPosts.createdAt, filters),
      );
  }
}

export const sortOf = (entity: Entity, field: SortField): SQL | PgColumn | undefined =>
  rules[entity].sortFields[field];

const oneOf = (column: PgColumn, value: string | string[] | undefined): SQL | undefined =>
  value === undefined ? undefined : inArray(column, listOf(value));

const anyTag = (column: PgColumn, value: string | string[] | undefined): SQL | undefined =>
  value === undefined ? undefined : arrayOverlaps(column, listOf(value));

const customerIs = (column: PgColumn, text: string | undefined): SQL | undefined => {
  const id = text === undefined ? null : parseId('customer', text);
  return id === null ? undefined : eq(column, id);
};

/** `me` is whoever looks, not who made the view. */
function assignedTo({ tx, principal }: Context, who: string | undefined): SQL | undefined {
  if (who === undefined) return undefined;
  if (who === 'me') return eq(tickets.assignedTo, principal.memberId);
  if (who === 'unassigned') return isNull(tickets.assignedTo);
  const id = personId(who);
  if (id === null) return undefined;
  return inArray(tickets.assignedTo, tx.select({ id: members.id }).from(members).where(isPerson(id)));
}

const within = (column: PgColumn, { createdAfter, createdBefore }: ViewFilters): SQL | undefined =>
  and(
    createdAfter === undefined ? undefined : gte(column, new Date(createdAfter)),
    createdBefore === undefined ? undefined : lt(column, new Date(createdBefore)),
  );
