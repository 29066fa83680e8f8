import { eq, like, or } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import {
  articles,
  categories,
  communityPosts,
  communityTopics,
  customerGroups,
} from '../../db/schema/index.ts';
import { freeSlug, slugify } from '../shared/slug.ts';

const tables = { articles, categories, customerGroups, communityPosts, communityTopics };

/**
 * Inserts under the first free slug made from `text`. Someone else may take that slug between the
 * look and the insert; then the insert adds nothing and the next slug is tried.
 */
export async function withFreeSlug<Row>(
  { tx }: Context,
  table: keyof typeof tables,
  text: string,
  insert: (slug: string) => Promise<Row[]>,
): Promise<Row> {
  const base = slugify(text);
  const { slug } = tables[table];
  for (;;) {
    const taken = await tx
      .select({ slug })
      .from(tables[table])
      .where(or(eq(slug, base), like(slug, `${base}-%`)));
    const [row] = await insert(freeSlug(base, new Set(taken.map((each) => each.slug))));
    if (row !== undefined) return row;
  }
}
