import type { customerContract } from '@cstar.help/contract';
import { formatId } from '@cstar.help/contract';
import type { z } from 'zod';
import { articles, categories } from '../../db/schema/index.ts';
import { iso, isoOrNull } from '../../resources/shared/paging.ts';
import { excerpt, readTime } from '../../resources/shared/text.ts';

type Article = z.input<typeof customerContract.customerLibrary.schemas.LibraryArticle>;

/** What is read of an article for everybody: nothing that is the team's own. */
export const publicColumns = {
  id: articles.id,
  title: articles.title,
  slug: articles.slug,
  content: articles.content,
  tags: articles.tags,
  viewCount: articles.viewCount,
  metaDescription: articles.metaDescription,
  publishedAt: articles.publishedAt,
  updatedAt: articles.updatedAt,
  category: { name: categories.name, slug: categories.slug },
};

interface PublicRow
  extends Pick<typeof articles.$inferSelect, Exclude<keyof typeof publicColumns, 'category'>> {
  category: { name: string; slug: string } | null;
}

export const presentHead = ({ id, title, slug, content, category }: PublicRow) => ({
  id: formatId('article', id),
  title,
  slug,
  excerpt: excerpt(content),
  category,
});

export const presentArticle = (row: PublicRow): Article => ({
  ...presentHead(row),
  content: row.content,
  tags: row.tags,
  readTime: readTime(row.content),
  viewCount: row.viewCount,
  metaDescription: row.metaDescription,
  publishedAt: isoOrNull(row.publishedAt),
  updatedAt: iso(row.updatedAt),
});
