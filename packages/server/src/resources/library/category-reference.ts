import { parseUuid } from '@cstar.help/contract';
import { and, asc, desc, eq, or, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { categories } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { visibleCategories } from '../shared/visibility.ts';
import type { ArticleRow } from './present.ts';

/** Finds a category that the key may see by UUID, slug or name, in this order; of equal names the oldest. */
export async function findCategory(context: Context, text: string) {
  const uuid = parseUuid(text);
  const [found] = await context.tx
    .select({ id: categories.id, name: categories.name })
    .from(categories)
    .where(
      and(
        visibleCategories(context),
        or(
          uuid === null ? undefined : eq(categories.id, uuid),
          eq(categories.slug, text),
          eq(sql`lower(${categories.name})`, text.toLowerCase()),
        ),
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
export async function requireCategory(context: Context, text: string) {
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

export async function nameOfCategory(
  context: Context,
  { categoryId }: Pick<ArticleRow, 'categoryId'>,
): Promise<string | null> {
  if (categoryId === null) return null;
  const [found] = await context.tx
    .select({ name: categories.name })
    .from(categories)
    .where(and(eq(categories.id, categoryId), visibleCategories(context)));
  return found?.name ?? null;
}
