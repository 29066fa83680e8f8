import { formatId } from '@cstar.help/contract';
import { and, arrayContains, count, desc, eq, inArray, or } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { customers, tickets } from '../../db/schema/index.ts';
import type { Handlers } from '../../handlers.ts';
import { mergeMetadata } from '../shared/metadata.ts';
import { missingId } from '../shared/missing.ts';
import { slice } from '../shared/paging.ts';
import { contains, matches } from '../shared/search.ts';
import { customerColumns, presentCustomer } from './present.ts';

export const customerHandlers: Handlers<'customers'> = {
  async list({ query, context }) {
    const { tx } = context;
    const where = and(
      query.status && eq(customers.status, query.status),
      query.sentiment && eq(customers.sentiment, query.sentiment),
      query.tag === undefined ? undefined : arrayContains(customers.tags, [query.tag]),
      query.search === undefined
        ? undefined
        : or(
            matches(customers.search, query.search),
            contains(customers.name, query.search),
            contains(customers.email, query.search),
          ),
    );
    const { limit, offset } = slice(query);
    const rows = await tx
      .select(customerColumns)
      .from(customers)
      .where(where)
      .orderBy(desc(customers.createdAt), desc(customers.id))
      .limit(limit)
      .offset(offset);
    const total = await tx.$count(customers, where);
    const counts = await ticketCounts(
      context,
      rows.map((row) => row.id),
    );
    return { items: rows.map((row) => presentCustomer(row, counts.get(row.id) ?? 0)), total };
  },

  async get({ params, context }) {
    const [row] = await context.tx
      .select(customerColumns)
      .from(customers)
      .where(eq(customers.id, params.customerId));
    if (row === undefined) throw missingId('customer', params.customerId);
    return presentCustomer(row, await ticketCount(context, row.id));
  },

  async create({ body, context }) {
    const { tx, now } = context;
    const [row] = await tx
      .insert(customers)
      .values({
        id: context.newId(),
        ...partitionOf(context),
        name: body.name,
        email: body.email,
        status: 'active',
        sentiment: 'neutral',
        tags: body.tags ?? [],
        notes: body.notes ?? null,
        customFields: {},
        metadata: body.metadata ?? {},
        createdAt: now,
        updatedAt: now,
      })
      .returning(customerColumns);
    if (row === undefined) throw new Error('The insert of a customer returned nothing.');
    return presentCustomer(row, 0);
  },

  async update({ params, body, context }) {
    const { tx, now } = context;
    const id = params.customerId;
    const [before] = await tx
      .select(customerColumns)
      .from(customers)
      .where(eq(customers.id, id))
      .for('update');
    if (before === undefined) throw missingId('customer', id);
    const { metadata, ...plain } = body;
    const [row] = await tx
      .update(customers)
      .set({
        ...plain,
        ...(metadata === undefined ? {} : { metadata: mergeMetadata(before.metadata, metadata) }),
        updatedAt: now,
      })
      .where(eq(customers.id, id))
      .returning(customerColumns);
    if (row === undefined) throw missingId('customer', id);
    if (row.name !== before.name) {
      // Tickets keep a copy, so that they can be searched by it and keep it when the customer goes.
      await tx.update(tickets).set({ customerName: row.name }).where(eq(tickets.customerId, id));
    }
    return presentCustomer(row, await ticketCount(context, id));
  },

  async delete({ params, context }) {
    // The tickets stay: the foreign key unlinks them, and they hold the customer's name.
    const gone = await context.tx
      .delete(customers)
      .where(eq(customers.id, params.customerId))
      .returning({ id: customers.id });
    if (gone.length === 0) throw missingId('customer', params.customerId);
    return { deleted: true, id: formatId('customer', params.customerId) };
  },
};

async function ticketCounts({ tx }: Context, ids: string[]): Promise<Map<string | null, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: tickets.customerId, count: count() })
    .from(tickets)
    .where(inArray(tickets.customerId, ids))
    .groupBy(tickets.customerId);
  return new Map(rows.map((row) => [row.id, row.count]));
}

const ticketCount = async (context: Context, id: string): Promise<number> =>
  (await ticketCounts(context, [id])).get(id) ?? 0;
