import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { articles, categories } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { shorten } from '../../http/shorten.ts';
import { publicArticle } from '../../resources/shared/visibility.ts';

// What everybody may read, in one place: every route of the library and of quick help asks here.

const ownCategory = (condition: SQL | undefined): SQL =>
  sql`exists (select from ${categories} where ${and(eq(categories.id, articles.categoryId), condition)})`;

/** An article that is published and public, and in no private category: those are private with all that is in them. */
export const readableArticle = (): SQL | undefined =>
  and(publicArticle(), or(isNull(articles.categoryId), ownCategory(eq(categories.isPublic, true))));

/** The articles of one category; of those that are readable, none when it is private or there is none. */
export const inCategory = (slug: string | undefined): SQL | undefined =>
  slug === undefined ? undefined : ownCategory(eq(categories.slug, slug));

/** The id of a readable article, locked against being deleted before what is written about it is there. */
export async function requireReadable({ tx }: Context, slug: string): Promise<string> {
  const [found] = await tx
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.slug, slug), readableArticle()))
    .for('key share');
  if (found === undefined) throw noArticle(slug);
  return found.id;
}

/** The same for an article that is not there and for one that is not for everybody: nobody can tell which. */
export const noArticle = (slug: string) =>
  new ApiError(
    'resource_missing',
    `No published article has the slug ${shorten(slug)}. Check the slug, and that the article is published, public, and in no private category.`,
    { param: 'articleSlug' },
  );
