import type { contract } from '@cstar.help/contract';
import { formatId } from '@cstar.help/contract';
import { getTableColumns } from 'drizzle-orm';
import type { z } from 'zod';
import type { CallContext } from '../../context.ts';
import { articles, type categories } from '../../db/schema/index.ts';
import { iso, isoOrNull } from '../shared/paging.ts';
import { excerpt, readTime } from '../shared/text.ts';
import { seen } from '../shared/visibility.ts';

const { search: _search, ...articleColumns } = getTableColumns(articles);

export { articleColumns };

export type ArticleRow = Omit<typeof articles.$inferSelect, 'search'>;
export type CategoryRow = typeof categories.$inferSelect;

type Article = z.input<typeof contract.articles.schemas.Article>;
type Category = z.input<typeof contract.categories.schemas.Category>;

/** @param category the name of its category; null where there is none that the viewer may see */
export const presentArticle = (
  viewer: Pick<CallContext, 'principal'>,
  article: ArticleRow,
  category: string | null,
): Article =>
  present(
    seen(viewer, article, { notes: null, categoryId: category === null ? null : article.categoryId }),
    category,
  );

const present = (row: ArticleRow, category: string | null): Article => ({
  object: 'article',
  id: formatId('article', row.id),
  title: row.title,
  slug: row.slug,
  content: row.content,
  excerpt: excerpt(row.content),
  category,
  categoryId: row.categoryId,
  status: row.status,
  isPublic: row.isPublic,
  tags: row.tags,
  notes: row.notes,
  metaDescription: row.metaDescription,
  readTime: readTime(row.content),
  viewCount: row.viewCount,
  useCount: row.useCount,
  metadata: row.metadata,
  publishedAt: isoOrNull(row.publishedAt),
  createdAt: iso(row.createdAt),
  updatedAt: iso(row.updatedAt),
});

export const presentCategory = (row: CategoryRow): Category => ({
  object: 'category',
  id: row.id,
  name: row.name,
  slug: row.slug,
  description: row.description,
  icon: row.icon,
  color: row.color,
  sortOrder: row.sortOrder,
  isPublic: row.isPublic,
  createdAt: iso(row.createdAt),
  updatedAt: iso(row.updatedAt),
});
