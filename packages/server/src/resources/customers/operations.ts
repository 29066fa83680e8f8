import { formatId } from '@cstar.help/contract';
import { eq, sql } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { leaveOldAddress } from '../../customer/auth/changed-address.ts';
import { customers, type Metadata, tickets } from '../../db/schema/index.ts';
import { event } from '../../events/events.ts';
import { holdCustomFields, mergeCustomFields } from '../custom-fields/values.ts';
import { changesOf } from '../shared/changes.ts';
import { mergeMetadata } from '../shared/metadata.ts';
import { missingId } from '../shared/missing.ts';
import { type CustomerRow, customerColumns } from './present.ts';

// What can be done to a customer, once: the API, bulk changes, imports and the sign-up of customers
// all come here, so that whatever follows from a change follows from all of them.

export interface NewCustomer {
  name: string;
  email: string;
  externalId?: string | null | undefined;
  status?: CustomerRow['status'] | undefined;
  sentiment?: CustomerRow['sentiment'] | undefined;
  tags?: string[] | undefined;
  notes?: string | null | undefined;
  customFields?: Record<string, unknown> | undefined;
  metadata?: Metadata | undefined;
  /** When they became a customer elsewhere; default now. */
  createdAt?: Date | undefined;
}

export interface CustomerChanges {
  name?: string | undefined;
  email?: string | undefined;
  externalId?: string | null | undefined;
  status?: CustomerRow['status'] | undefined;
  sentiment?: CustomerRow['sentiment'] | undefined;
  tags?: string[] | undefined;
  notes?: string | null | undefined;
  customFields?: Record<string, unknown> | undefined;
  metadata?: Record<string, Metadata[string] | null> | undefined;
}

export async function createCustomer(context: Context, input: NewCustomer): Promise<CustomerRow> {
  const { tx, now } = context;
  const createdAt = input.createdAt ?? now;
  const [customer] = await tx
    .insert(customers)
    .values({
      id: context.newId(),
      ...partitionOf(context),
      name: input.name,
      email: input.email,
      externalId: input.externalId ?? null,
      status: input.status ?? 'active',
      sentiment: input.sentiment ?? 'neutral',
      tags: input.tags ?? [],
      notes: input.notes ?? null,
      customFields: await mergeCustomFields(context, 'customers', {}, input.customFields),
      metadata: input.metadata ?? {},
      createdAt,
      updatedAt: createdAt,
    })
    .returning(customerColumns);
  if (customer === undefined) throw new Error('The insert of a customer returned nothing.');
  await context.publish(event({ type: 'customer.created', ...subject(customer.id), payload: { customer } }));
  return readCustomer(context, customer.id);
}

export async function changeCustomer(
  context: Context,
  id: string,
  changes: CustomerChanges,
): Promise<CustomerRow> {
  const { tx, now } = context;
  // Before the customer: whatever removes a custom field locks in this order, and two orders may deadlock.
  if (changes.customFields !== undefined) await holdCustomFields(context, 'customers');
  const [before] = await tx.select(customerColumns).from(customers).where(eq(customers.id, id)).for('update');
  if (before === undefined) throw missingId('customer', id);
  const { metadata, customFields, ...plain } = changes;
  const [customer] = await tx
    .update(customers)
    .set({
      ...plain,
      ...(metadata === undefined ? {} : { metadata: mergeMetadata(before.metadata, metadata) }),
      ...(customFields === undefined
        ? {}
        : {
            customFields: await mergeCustomFields(
              context,
              'customers',
              before.customFields,
              customFields,
              'change',
            ),
          }),
      updatedAt: now,
    })
    .where(eq(customers.id, id))
    .returning(customerColumns);
  if (customer === undefined) throw missingId('customer', id);
  if (customer.name !== before.name) {
    // Tickets keep a copy, so that they can be searched by it and keep it when the customer goes.
    await tx.update(tickets).set({ customerName: customer.name }).where(eq(tickets.customerId, id));
  }
  if (customer.email !== before.email) await leaveOldAddress(context, id);
  const changed = Object.keys(changesOf(before, customer));
  if (changed.length === 0) return customer;
  const payload = { customer, before };
  await context.publish(event({ type: 'customer.updated', ...subject(id), payload, details: { changed } }));
  return readCustomer(context, id);
}

/** Counted as the statement begins, when they are not unlinked yet. */
const ticketCountBefore = sql<number>`(select count(*)::int from tickets t where t.customer_id = customers.id)`;

export async function deleteCustomer(context: Context, id: string): Promise<void> {
  // The tickets stay: the foreign key unlinks them, and they hold the customer's name.
  const [gone] = await context.tx
    .delete(customers)
    .where(eq(customers.id, id))
    .returning({ ...customerColumns, ticketCount: ticketCountBefore });
  if (gone === undefined) throw missingId('customer', id);
  const { ticketCount, ...customer } = gone;
  const payload = { customer, ticketCount };
  await context.publish(event({ type: 'customer.deleted', ...subject(id), payload }));
}

/** The customer as they stand now, after whatever followed from a change. */
export async function readCustomer({ tx }: Context, id: string): Promise<CustomerRow> {
  const [customer] = await tx.select(customerColumns).from(customers).where(eq(customers.id, id));
  if (customer === undefined) throw missingId('customer', id);
  return customer;
}

const subject = (id: string) => ({ resourceType: 'customer', resourceId: formatId('customer', id) });
