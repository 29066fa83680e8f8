import { formatId } from '@cstar.help/contract';
import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { customerGroups } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { event } from '../../events/events.ts';
import type { Handlers } from '../../handlers.ts';
import { withFreeSlug } from '../library/slugs.ts';
import { changesOf } from '../shared/changes.ts';
import { mergeMetadata } from '../shared/metadata.ts';
import { missing } from '../shared/missing.ts';
import { slice } from '../shared/paging.ts';
import { contains } from '../shared/search.ts';
import { slugify } from '../shared/slug.ts';
import { addMembers, listMembers, removeMember } from './members.ts';
import {
  type CustomerGroup,
  type CustomerGroupRow,
  customerCount,
  customerCountOf,
  presentGroup,
} from './present.ts';

export const customerGroupHandlers: Handlers<'customerGroups'> = {
  async list({ query, context }) {
    const { tx } = context;
    const where = query.search === undefined ? undefined : contains(customerGroups.name, query.search);
    const { limit, offset } = slice(query);
    const rows = await tx
      .select({ ...getTableColumns(customerGroups), count: customerCount })
      .from(customerGroups)
      .where(where)
      .orderBy(asc(sql`lower(${customerGroups.name})`), asc(customerGroups.id))
      .limit(limit)
      .offset(offset);
    const total = await tx.$count(customerGroups, where);
    return { items: rows.map(({ count, ...row }) => presentGroup(context, row, count)), total };
  },

  async create({ body, context }) {
    const { tx, now } = context;
    checkSlug(body.slug);
    const insert = (slug: string, skipTakenSlug: boolean) => {
      const { teamId, environment, slug: column } = customerGroups;
      const query = tx.insert(customerGroups).values({
        id: context.newId(),
        ...partitionOf(context),
        name: body.name,
        slug,
        description: body.description ?? null,
        externalId: body.externalId ?? null,
        customFields: body.customFields ?? {},
        createdAt: now,
        updatedAt: now,
      });
      const target = [teamId, environment, column];
      return skipTakenSlug ? query.onConflictDoNothing({ target }).returning() : query.returning();
    };
    const row =
      body.slug === undefined
        ? await withFreeSlug(context, 'customerGroups', body.name, (slug) => insert(slug, true))
        : (await insert(body.slug, false))[0];
    if (row === undefined) throw new Error('The insert of a customer group returned nothing.');
    await context.publish(
      event({ type: 'customer_group.created', ...subject(row.id), payload: { group: row } }),
    );
    return readGroup(context, row.id);
  },

  get({ params, context }) {
    return readGroup(context, params.groupId);
  },

  async update({ params, body, context }) {
    const { tx, now } = context;
    const id = params.groupId;
    checkSlug(body.slug);
    const [before] = await tx.select().from(customerGroups).where(eq(customerGroups.id, id)).for('update');
    if (before === undefined) throw missingGroup(id);
    const { customFields, ...plain } = body;
    const [group] = await tx
      .update(customerGroups)
      .set({
        ...plain,
        ...(customFields === undefined
          ? {}
          : { customFields: mergeMetadata(before.customFields, customFields, 'customFields') }),
        updatedAt: now,
      })
      .where(eq(customerGroups.id, id))
      .returning();
    if (group === undefined) throw missingGroup(id);
    const changed = Object.keys(changesOf(before, group));
    if (changed.length > 0) {
      const payload = { group, before };
      await context.publish(
        event({ type: 'customer_group.updated', ...subject(id), payload, details: { changed } }),
      );
    }
    return readGroup(context, id);
  },

  async delete({ params, context }) {
    const id = params.groupId;
    // Its memberships go with it, by the foreign key.
    const [gone] = await context.tx
      .delete(customerGroups)
      .where(eq(customerGroups.id, id))
      .returning({ ...getTableColumns(customerGroups), customerCount });
    if (gone === undefined) throw missingGroup(id);
    const { customerCount: count, ...group } = gone;
    const payload = { group, customerCount: count };
    await context.publish(event({ type: 'customer_group.deleted', ...subject(id), payload }));
    return { deleted: true, id };
  },

  async listMembers({ params, query, context }) {
    await readGroup(context, params.groupId);
    return listMembers(context, params.groupId, slice(query));
  },

  async addMembers({ params, body, context }) {
    const group = await lockGroup(context, params.groupId);
    const result = await addMembers(context, group.id, body);
    await announceMembers(context, group, result.added);
    return result;
  },

  async removeMember({ params, query, context }) {
    const group = await lockGroup(context, params.groupId);
    await removeMember(context, group.id, query.customerId);
    await announceMembers(context, group, -1);
    const customerId = formatId('customer', query.customerId);
    return { removed: true, customerId, groupId: params.groupId };
  },
};

function checkSlug(slug: string | undefined): void {
  if (slug === undefined || slug === slugify(slug)) return;
  throw new ApiError(
    'parameter_invalid',
    `slug is not valid: expected lower-case letters and digits, parted by dashes, such as ${slugify(slug)}.`,
    { param: 'slug' },
  );
}

const missingGroup = (id: string) => missing('customer group', id);

const subject = (id: string) => ({ resourceType: 'customer_group', resourceId: id });

async function readGroup(context: Context, id: string): Promise<CustomerGroup> {
  const [row] = await context.tx
    .select({ ...getTableColumns(customerGroups), count: customerCount })
    .from(customerGroups)
    .where(eq(customerGroups.id, id));
  if (row === undefined) throw missingGroup(id);
  const { count, ...group } = row;
  return presentGroup(context, group, count);
}

/** The lock keeps the group from being deleted before the change of its members is done. */
async function lockGroup({ tx }: Context, id: string): Promise<CustomerGroupRow> {
  const [group] = await tx.select().from(customerGroups).where(eq(customerGroups.id, id)).for('key share');
  if (group === undefined) throw missingGroup(id);
  return group;
}

/** @param more how many customers came; below zero, they went */
async function announceMembers(context: Context, group: CustomerGroupRow, more: number): Promise<void> {
  if (more === 0) return;
  const customerCountBefore = (await customerCountOf(context, group)) - more;
  await context.publish(
    event({
      type: 'customer_group.updated',
      ...subject(group.id),
      payload: { group, before: group, customerCountBefore },
      details: { changed: ['customerCount'] },
    }),
  );
}
