import type { contract } from '@cstar.help/contract';
import { formatId } from '@cstar.help/contract';
import { getTableColumns } from 'drizzle-orm';
import type { z } from 'zod';
import { articles, type categories } from '../../db/schema/index.ts';
import { iso, isoOrNull } from '../shared/paging.ts';
import { excerpt, readTime } from '../shared/text.ts';

const { search: _search, ...articleColumns } = getTableColumns(articles);

export { articleColumns };

export type ArticleRow = Omit<typeof articles.$inferSelect, 'search'>;
export type CategoryRow = typeof categories.$inferSelect;

type Article = z.input<typeof contract.articles.schemas.Article>;
type Category = z.input<typeof contract.categories.schemas.Category>;

export const presentArticle = (row: ArticleRow, category: string | null): Article => ({
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
