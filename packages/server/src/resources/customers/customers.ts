import { formatId } from '@cstar.help/contract';
import { desc } from 'drizzle-orm';
import { customers } from '../../db/schema/index.ts';
import type { Handlers } from '../../handlers.ts';
import { slice } from '../shared/paging.ts';
import { customerFilter } from './filter.ts';
import { changeCustomer, createCustomer, deleteCustomer, readCustomer } from './operations.ts';
import { customerColumns } from './present.ts';
import { withTicketCount, withTicketCounts } from './ticket-counts.ts';

export const customerHandlers: Handlers<'customers'> = {
  async list({ query, context }) {
    const { tx } = context;
    const where = customerFilter(query);
    const { limit, offset } = slice(query);
    const rows = await tx
      .select(customerColumns)
      .from(customers)
      .where(where)
      .orderBy(desc(customers.createdAt), desc(customers.id))
      .limit(limit)
      .offset(offset);
    const total = await tx.$count(customers, where);
    return { items: await withTicketCounts(context, rows), total };
  },

  async get({ params, context }) {
    return withTicketCount(context, await readCustomer(context, params.customerId));
  },

  async create({ body, context }) {
    return withTicketCount(context, await createCustomer(context, body));
  },

  async update({ params, body, context }) {
    return withTicketCount(context, await changeCustomer(context, params.customerId, body));
  },

  async delete({ params, context }) {
    await deleteCustomer(context, params.customerId);
    return { deleted: true, id: formatId('customer', params.customerId) };
  },
};
