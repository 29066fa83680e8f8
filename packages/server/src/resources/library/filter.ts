import type { contract } from '@cstar.help/contract';
import { and, arrayContains, eq, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import { articles } from '../../db/schema/index.ts';
import { matches } from '../shared/search.ts';
import { visibleArticles } from '../shared/visibility.ts';
import { findCategory } from './category-reference.ts';

type Filters = Omit<z.output<typeof contract.articles.schemas.ArticleListParams>, 'page' | 'pageSize'>;

/** What a list of articles is narrowed to, for the key behind it; the same for lists, exports and saved views. */
export async function articleFilter(context: Context, filters: Filters): Promise<SQL | undefined> {
  const category = filters.category === undefined ? undefined : await findCategory(context, filters.category);
  if (filters.category !== undefined && category === undefined) return sql`false`;
  return and(
    visibleArticles(context),
    category && eq(articles.categoryId, category.id),
    filters.status && eq(articles.status, filters.status),
    filters.isPublic === undefined ? undefined : eq(articles.isPublic, filters.isPublic),
    filters.tag === undefined ? undefined : arrayContains(articles.tags, [filters.tag]),
    filters.search === undefined ? undefined : matches(articles.search, filters.search),
  );
}
