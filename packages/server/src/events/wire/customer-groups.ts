import type { Context } from '../../context.ts';
import {
  type CustomerGroupRow,
  customerCountOf,
  presentGroup,
} from '../../resources/customer-groups/present.ts';
import { changesBetween } from './changes.ts';
import { type PresentAll, seeingAll } from './present.ts';
import { snakeCased } from './snake-cased.ts';

const wireGroup = (context: Context, row: CustomerGroupRow, customerCount: number) =>
  snakeCased(presentGroup(seeingAll(context), row, customerCount));

export const customerGroupEvents: PresentAll<'customer_group'> = {
  'customer_group.created': (context, { group }) => ({ group: wireGroup(context, group, 0) }),
  async 'customer_group.updated'(context, { group: row, before, customerCountBefore }) {
    const count = await customerCountOf(context, row);
    const group = wireGroup(context, row, count);
    const old = wireGroup(context, before, customerCountBefore ?? count);
    return { group, changes: changesBetween(old, group) };
  },
  'customer_group.deleted': (context, { group, customerCount }) => ({
    group: wireGroup(context, group, customerCount),
  }),
};
