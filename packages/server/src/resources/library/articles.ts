import { formatId } from '@cstar.help/contract';
import { and, desc, eq } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { articles, categories } from '../../db/schema/index.ts';
import type { Handlers } from '../../handlers.ts';
import { slice } from '../shared/paging.ts';
import { visibleCategories } from '../shared/visibility.ts';
import { nameOfCategory } from './category-reference.ts';
import { articleFilter } from './filter.ts';
import { changeArticle, createArticle, deleteArticle, readArticle } from './operations.ts';
import { type ArticleRow, articleColumns, presentArticle } from './present.ts';

export const articleHandlers: Handlers<'articles'> = {
  async list({ query, context }) {
    const { tx } = context;
    const where = await articleFilter(context, query);
    const { limit, offset } = slice(query);
    const rows = await tx
      .select({ ...articleColumns, category: categories.name })
      .from(articles)
      .leftJoin(categories, and(eq(categories.id, articles.categoryId), visibleCategories(context)))
      .where(where)
      .orderBy(desc(articles.createdAt), desc(articles.id))
      .limit(limit)
      .offset(offset);
    const total = await tx.$count(articles, where);
    return { items: rows.map((row) => presentArticle(context, row, row.category)), total };
  },

  async get({ params, context }) {
    return withCategory(context, await readArticle(context, params.articleId));
  },

  async create({ body, context }) {
    return withCategory(context, await createArticle(context, body));
  },

  async update({ params, body, context }) {
    return withCategory(context, await changeArticle(context, params.articleId, body));
  },

  async delete({ params, context }) {
    await deleteArticle(context, params.articleId);
    return { deleted: true, id: formatId('article', params.articleId) };
  },
};

const withCategory = async (context: Context, row: ArticleRow) =>
  presentArticle(context, row, await nameOfCategory(context, row));
