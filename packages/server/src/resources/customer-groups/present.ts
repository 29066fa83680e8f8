import type { contract } from '@cstar.help/contract';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { CallContext, Context } from '../../context.ts';
import { customerGroupMembers, customerGroups } from '../../db/schema/index.ts';
import { iso } from '../shared/paging.ts';
import { seen } from '../shared/visibility.ts';

export type CustomerGroupRow = typeof customerGroups.$inferSelect;
export type CustomerGroup = z.input<typeof contract.customerGroups.schemas.CustomerGroup>;

/** Where one query is about one group each. In a delete, the members are counted who go with it. */
export const customerCount: SQL<number> = sql`(
  select count(*)::int from ${customerGroupMembers}
  where ${customerGroupMembers.groupId} = ${customerGroups.id})`;

export const customerCountOf = ({ tx }: Pick<Context, 'tx'>, { id }: CustomerGroupRow): Promise<number> =>
  tx.$count(customerGroupMembers, eq(customerGroupMembers.groupId, id));

export const presentGroup = (
  viewer: Pick<CallContext, 'principal'>,
  group: CustomerGroupRow,
  count: number,
): CustomerGroup => present(seen(viewer, group, { externalId: null, customFields: {} }), count);

const present = (row: CustomerGroupRow, count: number): CustomerGroup => ({
  object: 'customer_group',
  id: row.id,
  name: row.name,
  slug: row.slug,
  description: row.description,
  externalId: row.externalId,
  customFields: row.customFields,
  customerCount: count,
  createdAt: iso(row.createdAt),
  updatedAt: iso(row.updatedAt),
});
