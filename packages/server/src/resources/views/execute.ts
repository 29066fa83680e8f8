import { asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { articles, categories, communityPosts, customers, tickets } from '../../db/schema/index.ts';
import { presentPosts } from '../community/posts.ts';
import { postColumns } from '../community/present.ts';
import { customerColumns } from '../customers/present.ts';
import { withTicketCounts } from '../customers/ticket-counts.ts';
import { articleColumns, presentArticle } from '../library/present.ts';
import { slice } from '../shared/paging.ts';
import { presentTicket, ticketColumns } from '../tickets/present.ts';
import { conditionsOf, sortOf } from './filters.ts';
import type { ViewRow } from './present.ts';

/** One page of what a view lists. */
export async function executeView(
  context: Context,
  view: ViewRow,
  query: { page: number; pageSize: number },
) {
  const { tx } = context;
  const { limit, offset } = slice(query);
  const where = await conditionsOf(context, view.entityType, view.filters);
  switch (view.entityType) {
    case 'tickets': {
      const rows = await tx
        .select(ticketColumns)
        .from(tickets)
        .where(where)
        .orderBy(...orderOf(view, sql`${tickets.id}`))
        .limit(limit)
        .offset(offset);
      return {
        items: rows.map((row) => presentTicket(context, row)),
        total: await tx.$count(tickets, where),
      };
    }
    case 'customers': {
      const rows = await tx
        .select(customerColumns)
        .from(customers)
        .where(where)
        .orderBy(...orderOf(view, sql`${customers.id}`))
        .limit(limit)
        .offset(offset);
      return { items: await withTicketCounts(context, rows), total: await tx.$count(customers, where) };
    }
    case 'articles': {
      const rows = await tx
        .select({ ...articleColumns, category: categories.name })
        .from(articles)
        .leftJoin(categories, eq(categories.id, articles.categoryId))
        .where(where)
        .orderBy(...orderOf(view, sql`${articles.id}`))
        .limit(limit)
        .offset(offset);
      const items = rows.map((row) => presentArticle(context, row, row.category));
      return { items, total: await tx.$count(articles, where) };
    }
    case 'community_posts': {
      const rows = await tx
        .select(postColumns)
        .from(communityPosts)
        .where(where)
        .orderBy(...orderOf(view, sql`${communityPosts.id}`))
        .limit(limit)
        .offset(offset);
      return { items: await presentPosts(context, rows), total: await tx.$count(communityPosts, where) };
    }
  }
}

/** What has nothing to sort by comes last, and the ID settles what is equal, so that pages fit together. */
function orderOf({ entityType, sortField, sortDirection }: ViewRow, id: SQL): SQL[] {
  const direction = sortDirection === 'asc' ? asc : desc;
  const field = sortOf(entityType, sortField);
  return [...(field === undefined ? [] : [sql`${direction(field)} nulls last`]), direction(id)];
}
