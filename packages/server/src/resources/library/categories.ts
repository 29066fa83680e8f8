import { and, asc, eq } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { categories } from '../../db/schema/index.ts';
import { audit } from '../../events/audit.ts';
import type { Handlers } from '../../handlers.ts';
import { missing } from '../shared/missing.ts';
import { visibleCategories } from '../shared/visibility.ts';
import { type CategoryRow, presentCategory } from './present.ts';
import { withFreeSlug } from './slugs.ts';

export const categoryHandlers: Handlers<'categories'> = {
  async list({ query, context }) {
    const rows = await context.tx
      .select()
      .from(categories)
      .where(
        and(
          visibleCategories(context),
          query.isPublic === undefined ? undefined : eq(categories.isPublic, query.isPublic),
        ),
      )
      .orderBy(asc(categories.sortOrder), asc(categories.name), asc(categories.id));
    return rows.map(presentCategory);
  },

  async create({ body, context }) {
    const { tx, now } = context;
    const row = await withFreeSlug(context, 'categories', body.name, (slug) =>
      tx
        .insert(categories)
        .values({
          id: context.newId(),
          ...partitionOf(context),
          name: body.name,
          slug,
          description: body.description ?? null,
          icon: body.icon ?? null,
          color: body.color ?? null,
          sortOrder: body.sortOrder ?? 0,
          isPublic: body.isPublic ?? true,
          createdAt: now,
          updatedAt: now,
        })
        .onConflictDoNothing()
        .returning(),
    );
    await note(context, 'category.created', row);
    return presentCategory(row);
  },

  async update({ params, body, context }) {
    const [row] = await context.tx
      .update(categories)
      .set({ ...body, updatedAt: context.now })
      .where(eq(categories.id, params.categoryId))
      .returning();
    if (row === undefined) throw missing('category', params.categoryId);
    await note(context, 'category.updated', row, { changed: Object.keys(body) });
    return presentCategory(row);
  },

  async delete({ params, context }) {
    // Its articles stay, uncategorized, by the foreign key.
    const [gone] = await context.tx
      .delete(categories)
      .where(eq(categories.id, params.categoryId))
      .returning();
    if (gone === undefined) throw missing('category', params.categoryId);
    await note(context, 'category.deleted', gone);
    return { deleted: true, id: params.categoryId };
  },
};

/** Categories fire no events; the audit log keeps what was done to them. */
const note = (context: Context, action: string, { id, name }: CategoryRow, details: object = {}) =>
  audit(context, { action, resourceType: 'category', resourceId: id, details: { name, ...details } });
