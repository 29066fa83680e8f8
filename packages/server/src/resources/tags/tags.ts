import { arrayContains, count, eq, sql } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { tags, tickets } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { audit } from '../../events/audit.ts';
import type { Handlers } from '../../handlers.ts';

const present = (name: string, uses: number) => ({ object: 'tag' as const, name, count: uses });

export const tagHandlers: Handlers<'tags'> = {
  async list({ context: { tx } }) {
    const used = await tx
      .select({ name: sql<string>`unnest(${tickets.tags})`.as('name'), uses: count() })
      .from(tickets)
      .groupBy(sql`1`);
    const created = await tx.select({ name: tags.name }).from(tags);
    const uses = new Map([
      ...created.map(({ name }) => [name, 0] as const),
      ...used.map((each) => [each.name, each.uses] as const),
    ]);
    return [...uses]
      .map(([name, times]) => present(name, times))
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  },

  async create({ body: { name }, context }) {
    const row = { id: context.newId(), ...partitionOf(context), name, createdAt: context.now };
    const made = await context.tx.insert(tags).values(row).onConflictDoNothing().returning();
    const uses = await usesOf(context, name);
    if (made.length === 0 || uses > 0) {
      throw new ApiError(
        'resource_conflict',
        `The tag '${name}' exists already, on ${ticketCount(uses)}. Use it as it is, or another name.`,
        { param: 'name' },
      );
    }
    await audit(context, { action: 'tag.created', resourceType: 'tag', resourceId: name });
    return present(name, 0);
  },

  async delete({ query: { name }, context }) {
    const gone = await context.tx.delete(tags).where(eq(tags.name, name)).returning({ id: tags.id });
    const uses = await usesOf(context, name);
    if (uses > 0) {
      throw new ApiError(
        'resource_conflict',
        `The tag '${name}' is on ${ticketCount(uses)}. Only unused tags can be deleted: take it off first.`,
        { param: 'name' },
      );
    }
    if (gone.length === 0) {
      throw new ApiError('resource_missing', `There is no tag '${name}'. Find the tags with GET …/tags.`, {
        param: 'name',
      });
    }
    await audit(context, { action: 'tag.deleted', resourceType: 'tag', resourceId: name });
    return { deleted: true, id: name };
  },
};

const usesOf = ({ tx }: Context, name: string): Promise<number> =>
  tx.$count(tickets, arrayContains(tickets.tags, [name]));

const ticketCount = (uses: number): string => (uses === 1 ? '1 ticket' : `${uses} tickets`);
