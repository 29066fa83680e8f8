import { formatId } from '@cstar.help/contract';
import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { customerGroupMembers, customers } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { audit } from '../../events/audit.ts';
import { customerColumns } from '../customers/present.ts';
import { withTicketCounts } from '../customers/ticket-counts.ts';
import { unknownReference } from '../shared/missing.ts';
import { iso } from '../shared/paging.ts';

interface Wanted {
  customerId?: string | undefined;
  customerIds?: string[] | undefined;
}

export async function listMembers(
  context: Context,
  groupId: string,
  place: { limit: number; offset: number },
) {
  const { tx } = context;
  const { customerId, joinedAt } = customerGroupMembers;
  const inGroup = eq(customerGroupMembers.groupId, groupId);
  const rows = await tx
    .select({ customer: customerColumns, joinedAt })
    .from(customerGroupMembers)
    .innerJoin(customers, eq(customers.id, customerId))
    .where(inGroup)
    .orderBy(desc(joinedAt), desc(customerId))
    .limit(place.limit)
    .offset(place.offset);
  const shown = await withTicketCounts(
    context,
    rows.map(({ customer }) => customer),
  );
  const joined = new Map(rows.map((row) => [formatId('customer', row.customer.id), iso(row.joinedAt)]));
  const items = shown.map((customer) => ({ ...customer, joinedGroupAt: joined.get(customer.id) ?? '' }));
  return { items, total: await tx.$count(customerGroupMembers, inGroup) };
}

/** Adds all of them or, when one is unknown, none. */
export async function addMembers(context: Context, groupId: string, wanted: Wanted) {
  const { tx, now } = context;
  const { ids, param } = readWanted(wanted);
  const distinct = [...new Set(ids)];
  // In one order: two calls that lock the same customers then never wait for each other.
  const found = await tx
    .select({ id: customers.id })
    .from(customers)
    .where(inArray(customers.id, distinct))
    .orderBy(asc(customers.id))
    .for('key share');
  const known = new Set(found.map(({ id }) => id));
  const unknown = distinct.find((id) => !known.has(id));
  if (unknown !== undefined) throw unknownReference('customer', unknown, param);
  const rows = found.map(({ id }) => ({ ...partitionOf(context), groupId, customerId: id, joinedAt: now }));
  const added = await tx
    .insert(customerGroupMembers)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: customerGroupMembers.customerId });
  if (added.length > 0) await note(context, groupId, 'members_added', { added: added.length });
  return { added: added.length, total: ids.length, skipped: ids.length - added.length };
}

export async function removeMember(context: Context, groupId: string, customerId: string): Promise<void> {
  const gone = await context.tx
    .delete(customerGroupMembers)
    .where(and(eq(customerGroupMembers.groupId, groupId), eq(customerGroupMembers.customerId, customerId)))
    .returning({ id: customerGroupMembers.customerId });
  const id = formatId('customer', customerId);
  if (gone.length === 0) {
    throw new ApiError(
      'resource_missing',
      `The customer ${id} is not in this group. Find its customers with GET …/customer-groups/{groupId}/members.`,
      { param: 'customerId' },
    );
  }
  await note(context, groupId, 'member_removed', { customerId: id });
}

function readWanted({ customerId, customerIds }: Wanted): { ids: string[]; param: string } {
  if (customerId !== undefined && customerIds !== undefined) {
    throw new ApiError(
      'parameter_invalid',
      'customerId and customerIds exclude each other. Send one of them.',
      {
        param: 'customerIds',
      },
    );
  }
  if (customerId !== undefined) return { ids: [customerId], param: 'customerId' };
  if (customerIds !== undefined) return { ids: customerIds, param: 'customerIds' };
  throw new ApiError(
    'parameter_missing',
    'customerIds is missing. Send up to 100 IDs, or one as customerId.',
    {
      param: 'customerIds',
    },
  );
}

const note = (context: Context, groupId: string, what: string, details: Record<string, unknown>) =>
  audit(context, {
    action: `customer_group.${what}`,
    resourceType: 'customer_group',
    resourceId: groupId,
    details,
  });
