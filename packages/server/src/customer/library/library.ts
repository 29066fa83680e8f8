import { and, arrayContains, asc, count, desc, eq, type SQL, sql } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { articleFeedback, articles, categories } from '../../db/schema/index.ts';
import { slice } from '../../resources/shared/paging.ts';
import type { CustomerHandlers } from '../handlers.ts';
import { presentArticle, publicColumns } from './present.ts';
import { inCategory, noArticle, readableArticle, requireReadable } from './readable.ts';
import { readerOf } from './reader.ts';
import { searchLibrary } from './search.ts';

export const libraryHandlers: CustomerHandlers<'customerLibrary'> = {
  async categories({ context: { tx } }) {
    return tx
      .select({
        id: categories.id,
        name: categories.name,
        slug: categories.slug,
        description: categories.description,
        icon: categories.icon,
        color: categories.color,
        articleCount: count(articles.id),
      })
      .from(categories)
      .leftJoin(articles, and(eq(articles.categoryId, categories.id), readableArticle()))
      .where(eq(categories.isPublic, true))
      .groupBy(categories.id)
      .orderBy(asc(categories.sortOrder), asc(categories.name), asc(categories.id));
  },

  async articles({ query, context }) {
    const { categorySlug, tag } = query;
    const where = and(
      readableArticle(),
      inCategory(categorySlug),
      tag === undefined ? undefined : arrayContains(articles.tags, [tag]),
    );
    const { limit, offset } = slice(query);
    const rows = await readable(context, where)
      .orderBy(sql`${articles.publishedAt} desc nulls last`, desc(articles.id))
      .limit(limit)
      .offset(offset);
    return { items: rows.map(presentArticle), total: await context.tx.$count(articles, where) };
  },

  async article({ params: { articleSlug }, context }) {
    const [row] = await readable(context, and(eq(articles.slug, articleSlug), readableArticle()));
    if (row === undefined) throw noArticle(articleSlug);
    return presentArticle(row);
  },

  search: ({ query, context }) => searchLibrary(context, query),

  async popularArticles({ query: { limit }, context }) {
    const rows = await readable(context, readableArticle())
      .orderBy(desc(articles.viewCount), sql`${articles.publishedAt} desc nulls last`, desc(articles.id))
      .limit(limit);
    return rows.map(presentArticle);
  },

  async stats({ context: { tx } }) {
    const [found] = await tx
      .select({
        totalArticles: count(),
        totalViews: sql<number>`coalesce(sum(${articles.viewCount}), 0)::float8`,
      })
      .from(articles)
      .where(readableArticle());
    const totalCategories = await tx.$count(categories, eq(categories.isPublic, true));
    return { totalArticles: 0, totalViews: 0, ...found, totalCategories };
  },

  async recordView({ params: { articleSlug: slug }, context: { tx } }) {
    // Nothing else: a view is no change that webhooks, streams or the audit log should tell of.
    const [viewed] = await tx
      .update(articles)
      .set({ viewCount: sql`${articles.viewCount} + 1` })
      .where(and(eq(articles.slug, slug), readableArticle()))
      .returning({ viewCount: articles.viewCount });
    if (viewed === undefined) throw noArticle(slug);
    return { slug, viewCount: viewed.viewCount };
  },

  async feedback({ params: { articleSlug: slug }, body: { rating }, context }) {
    const articleId = await requireReadable(context, slug);
    const said = { rating, createdAt: context.now };
    await context.tx
      .insert(articleFeedback)
      .values({ ...partitionOf(context), articleId, reader: readerOf(context, articleId), ...said })
      .onConflictDoUpdate({ target: [articleFeedback.articleId, articleFeedback.reader], set: said });
    return { slug, rating };
  },
};

/** Articles with what everybody may see of them and of their category. */
const readable = ({ tx }: Context, where: SQL | undefined) =>
  tx
    .select(publicColumns)
    .from(articles)
    .leftJoin(categories, eq(categories.id, articles.categoryId))
    .where(where);
