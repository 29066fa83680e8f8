import { eq } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { customers } from '../../db/schema/index.ts';
import { unknownReference } from '../shared/missing.ts';

/** Who a post or a comment is by: a customer, when one is named, else the member behind the request. */
export async function authorOf(context: Context, customerId: string | undefined) {
  const { memberId, memberName } = context.principal;
  if (customerId === undefined) {
    return { authorType: 'member', authorName: memberName, memberId, customerId: null } as const;
  }
  const authorName = await nameOfCustomer(context, customerId);
  return { authorType: 'customer', authorName, memberId: null, customerId } as const;
}

/** The lock keeps the customer from being removed before the row that names it is there. */
export async function nameOfCustomer({ tx }: Context, id: string): Promise<string> {
  const [customer] = await tx
    .select({ name: customers.name })
    .from(customers)
    .where(eq(customers.id, id))
    .for('key share');
  if (customer === undefined) throw unknownReference('customer', id, 'customerId');
  return customer.name;
}
