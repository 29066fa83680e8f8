import { formatId, parseUuid } from '@cstar.help/contract';
import { and, arrayContains, asc, desc, eq, or, sql } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { articles, categories } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import type { Handlers } from '../../handlers.ts';
import { mergeMetadata } from '../shared/metadata.ts';
import { missingId } from '../shared/missing.ts';
import { slice } from '../shared/paging.ts';
import { matches } from '../shared/search.ts';
import { type ArticleRow, articleColumns, presentArticle } from './present.ts';
import { withFreeSlug } from './slugs.ts';

export const articleHandlers: Handlers<'articles'> = {
  async list({ query, context }) {
    const { tx } = context;
    const category = query.category === undefined ? undefined : await findCategory(context, query.category);
    if (query.category !== undefined && category === undefined) return { items: [], total: 0 };
    const where = and(
      category && eq(articles.categoryId, category.id),
      query.status && eq(articles.status, query.status),
      query.isPublic === undefined ? undefined : eq(articles.isPublic, query.isPublic),
      query.tag === undefined ? undefined : arrayContains(articles.tags, [query.tag]),
      query.search === undefined ? undefined : matches(articles.search, query.search),
    );
    const { limit, offset } = slice(query);
    const rows = await tx
      .select({ ...articleColumns, category: categories.name })
      .from(articles)
      .leftJoin(categories, eq(categories.id, articles.categoryId))
      .where(where)
      .orderBy(desc(articles.createdAt), desc(articles.id))
      .limit(limit)
      .offset(offset);
    const total = await tx.$count(articles, where);
    return { items: rows.map((row) => presentArticle(row, row.category)), total };
  },

  async get({ params, context }) {
    const [row] = await context.tx
      .select({ ...articleColumns, category: categories.name })
      .from(articles)
      .leftJoin(categories, eq(categories.id, articles.categoryId))
      .where(eq(articles.id, params.articleId));
    if (row === undefined) throw missingId('article', params.articleId);
    return presentArticle(row, row.category);
  },

  async create({ body, context }) {
    const { tx, now } = context;
    const category = body.category ? await requireCategory(context, body.category) : null;
    const status = body.status ?? 'draft';
    const row = await withFreeSlug(context, 'articles', body.title, (slug) =>
      tx
        .insert(articles)
        .values({
          id: context.newId(),
          ...partitionOf(context),
          title: body.title,
          slug,
          content: body.content ?? '',
          categoryId: category?.id ?? null,
          status,
          isPublic: body.isPublic ?? false,
          tags: body.tags ?? [],
          notes: body.notes ?? null,
          metaDescription: body.metaDescription ?? null,
          viewCount: 0,
          useCount: 0,
          metadata: body.metadata ?? {},
          publishedAt: firstPublished(status, null, now),
          createdAt: now,
          updatedAt: now,
        })
        .onConflictDoNothing()
        .returning(articleColumns),
    );
    return presentArticle(row, category?.name ?? null);
  },

  async update({ params, body, context }) {
    const { tx, now } = context;
    const id = params.articleId;
    const { category, metadata, ...plain } = body;
    // Before the article: removing a category locks in this order, and two orders may deadlock.
    const chosen = category ? await requireCategory(context, category) : null;
    const [before] = await tx.select(articleColumns).from(articles).where(eq(articles.id, id)).for('update');
    if (before === undefined) throw missingId('article', id);
    const [row] = await tx
      .update(articles)
      .set({
        ...plain,
        ...(category === undefined ? {} : { categoryId: chosen?.id ?? null }),
        ...(metadata === undefined ? {} : { metadata: mergeMetadata(before.metadata, metadata) }),
        publishedAt: firstPublished(body.status ?? before.status, before.publishedAt, now),
        updatedAt: now,
      })
      .where(eq(articles.id, id))
      .returning(articleColumns);
    if (row === undefined) throw missingId('article', id);
    return presentArticle(row, chosen?.name ?? (await nameOfCategory(context, row)));
  },

  async delete({ params, context }) {
    const gone = await context.tx
      .delete(articles)
      .where(eq(articles.id, params.articleId))
      .returning({ id: articles.id });
    if (gone.length === 0) throw missingId('article', params.articleId);
    return { deleted: true, id: formatId('article', params.articleId) };
  },
};

const firstPublished = (status: ArticleRow['status'], before: Date | null, now: Date): Date | null =>
  before ?? (status === 'published' ? now : null);

/** Finds a category by UUID, slug or name, in this order; of equal names the oldest. */
async function findCategory({ tx }: Context, text: string) {
  const uuid = parseUuid(text);
  const [found] = await tx
    .select({ id: categories.id, name: categories.name })
    .from(categories)
    .where(
      or(
        uuid === null ? undefined : eq(categories.id, uuid),
        eq(categories.slug, text),
        eq(sql`lower(${categories.name})`, text.toLowerCase()),
      ),
    )
    .orderBy(
      desc(eq(categories.id, uuid ?? '00000000-0000-0000-0000-000000000000')),
      desc(eq(categories.slug, text)),
      asc(categories.createdAt),
      asc(categories.id),
    )
    .limit(1);
  return found;
}

/** The lock keeps the category from being removed before the article that names it is there. */
async function requireCategory(context: Context, text: string) {
  const found = await findCategory(context, text);
  const [locked] =
    found === undefined
      ? []
      : await context.tx
          .select({ id: categories.id, name: categories.name })
          .from(categories)
          .where(eq(categories.id, found.id))
          .for('key share');
  if (locked === undefined) {
    throw new ApiError(
      'parameter_invalid',
      `category names no category: '${text}'. Use the name, slug or UUID of one, or create it first with POST /api/v1/teams/{teamId}/categories.`,
      { param: 'category' },
    );
  }
  return locked;
}

async function nameOfCategory({ tx }: Context, { categoryId }: ArticleRow): Promise<string | null> {
  if (categoryId === null) return null;
  const [found] = await tx
    .select({ name: categories.name })
    .from(categories)
    .where(eq(categories.id, categoryId));
  return found?.name ?? null;
}
