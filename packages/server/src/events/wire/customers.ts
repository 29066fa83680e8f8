import type { Context } from '../../context.ts';
import { type CustomerRow, presentCustomer } from '../../resources/customers/present.ts';
import { ticketCountOf } from '../../resources/customers/ticket-counts.ts';
import { changesBetween } from './changes.ts';
import { type PresentAll, seeingAll } from './present.ts';
import { snakeCased } from './snake-cased.ts';

const wireCustomer = (context: Context, row: CustomerRow, ticketCount: number) =>
  snakeCased(presentCustomer(seeingAll(context), row, ticketCount));

export const customerEvents: PresentAll<'customer'> = {
  'customer.created': (context, { customer }) => ({ customer: wireCustomer(context, customer, 0) }),
  async 'customer.updated'(context, { customer: row, before }) {
    const count = await ticketCountOf(context, row);
    const customer = wireCustomer(context, row, count);
    return { customer, changes: changesBetween(wireCustomer(context, before, count), customer) };
  },
  'customer.deleted': (context, { customer, ticketCount }) => ({
    customer: wireCustomer(context, customer, ticketCount),
  }),
};
