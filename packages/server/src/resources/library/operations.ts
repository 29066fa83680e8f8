import { formatId } from '@cstar.help/contract';
import { and, eq } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { articles, type Metadata } from '../../db/schema/index.ts';
import { event } from '../../events/events.ts';
import { changesOf } from '../shared/changes.ts';
import { mergeMetadata } from '../shared/metadata.ts';
import { missingId } from '../shared/missing.ts';
import { visibleArticles } from '../shared/visibility.ts';
import { requireCategory } from './category-reference.ts';
import { type ArticleRow, articleColumns } from './present.ts';
import { withFreeSlug } from './slugs.ts';

// What can be done to an article, once: the API, bulk changes and imports all come here, so that
// whatever follows from a change follows from all of them.

interface ArticleFields {
  title: string;
  content?: string | undefined;
  /** Name, slug or UUID of an existing category. */
  category?: string | null | undefined;
  status?: ArticleRow['status'] | undefined;
  isPublic?: boolean | undefined;
  tags?: string[] | undefined;
  notes?: string | null | undefined;
  metaDescription?: string | null | undefined;
}

export interface NewArticle extends ArticleFields {
  /** A wish: when it is taken, a number follows it. Default: made from the title. */
  slug?: string | undefined;
  metadata?: Metadata | undefined;
  /** When it was written elsewhere; default now. */
  createdAt?: Date | undefined;
}

export interface ArticleChanges extends Omit<ArticleFields, 'title'> {
  title?: string | undefined;
  metadata?: Record<string, Metadata[string] | null> | undefined;
}

export async function createArticle(context: Context, input: NewArticle): Promise<ArticleRow> {
  const { tx, now } = context;
  const category = input.category ? await requireCategory(context, input.category) : null;
  const status = input.status ?? 'draft';
  const createdAt = input.createdAt ?? now;
  const article = await withFreeSlug(context, 'articles', input.slug ?? input.title, (slug) =>
    tx
      .insert(articles)
      .values({
        id: context.newId(),
        ...partitionOf(context),
        title: input.title,
        slug,
        content: input.content ?? '',
        categoryId: category?.id ?? null,
        status,
        isPublic: input.isPublic ?? false,
        tags: input.tags ?? [],
        notes: input.notes ?? null,
        metaDescription: input.metaDescription ?? null,
        viewCount: 0,
        useCount: 0,
        metadata: input.metadata ?? {},
        publishedAt: firstPublished(status, null, createdAt),
        createdAt,
        updatedAt: createdAt,
      })
      .onConflictDoNothing()
      .returning(articleColumns),
  );
  await context.publish(event({ type: 'article.created', ...subject(article.id), payload: { article } }));
  if (article.status === 'published') await announcePublished(context, article);
  return readArticle(context, article.id);
}

export async function changeArticle(
  context: Context,
  id: string,
  changes: ArticleChanges,
): Promise<ArticleRow> {
  const { tx, now } = context;
  const { category, metadata, ...plain } = changes;
  // Before the article: removing a category locks in this order, and two orders may deadlock.
  const chosen = category ? await requireCategory(context, category) : null;
  const [before] = await tx.select(articleColumns).from(articles).where(eq(articles.id, id)).for('update');
  if (before === undefined) throw missingId('article', id);
  const [article] = await tx
    .update(articles)
    .set({
      ...plain,
      ...(category === undefined ? {} : { categoryId: chosen?.id ?? null }),
      ...(metadata === undefined ? {} : { metadata: mergeMetadata(before.metadata, metadata) }),
      publishedAt: firstPublished(changes.status ?? before.status, before.publishedAt, now),
      updatedAt: now,
    })
    .where(eq(articles.id, id))
    .returning(articleColumns);
  if (article === undefined) throw missingId('article', id);
  const changed = Object.keys(changesOf(before, article));
  if (changed.length === 0) return article;
  const payload = { article, before };
  await context.publish(event({ type: 'article.updated', ...subject(id), payload, details: { changed } }));
  if (article.status === 'published' && before.status !== 'published') {
    await announcePublished(context, article);
  }
  return readArticle(context, id);
}

export async function deleteArticle(context: Context, id: string): Promise<void> {
  const [article] = await context.tx.delete(articles).where(eq(articles.id, id)).returning(articleColumns);
  if (article === undefined) throw missingId('article', id);
  await context.publish(event({ type: 'article.deleted', ...subject(id), payload: { article } }));
}

/** The article as it stands now, after whatever followed from a change, if the key may see it. */
export async function readArticle(context: Context, id: string): Promise<ArticleRow> {
  const [article] = await context.tx
    .select(articleColumns)
    .from(articles)
    .where(and(eq(articles.id, id), visibleArticles(context)));
  if (article === undefined) throw missingId('article', id);
  return article;
}

const announcePublished = (context: Context, article: ArticleRow) =>
  context.publish(event({ type: 'article.published', ...subject(article.id), payload: { article } }));

const subject = (id: string) => ({ resourceType: 'article', resourceId: formatId('article', id) });

const firstPublished = (status: ArticleRow['status'], before: Date | null, moment: Date): Date | null =>
  before ?? (status === 'published' ? moment : null);
