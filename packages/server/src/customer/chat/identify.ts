import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import {
  attachments,
  customerSessions,
  customers,
  type Metadata,
  visitorTickets,
} from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { changeCustomer, createCustomer } from '../../resources/customers/operations.ts';
import { type CustomerRow, customerColumns } from '../../resources/customers/present.ts';
import { changeTicket } from '../../resources/tickets/operations.ts';
import { type ClaimedCustomer, externalIdOf } from './proof.ts';
import { dropUnprovenAccount } from './unproven-account.ts';

interface Identity {
  email: string;
  externalId: string | undefined;
  name: string | undefined;
  extras: Metadata;
}

/**
 * Finds the customer of a proven identity, or makes one. The ID of the team goes first, and then the address. What
 * was signed is taken over; where the address is that of somebody else, it stays with them. What was not signed fills
 * up metadata, and replaces none: anybody in the browser could write it.
 *
 * @throws ApiError when the address belongs to a customer with another ID.
 */
export async function linkCustomer(context: Context, claimed: ClaimedCustomer): Promise<CustomerRow> {
  const identity = {
    email: claimed.email.toLowerCase(),
    externalId: externalIdOf(claimed),
    name: claimed.name?.trim() || undefined,
    extras: extrasOf(claimed),
  };
  await holdIdentity(context, identity);
  const byId =
    identity.externalId === undefined
      ? undefined
      : await find(context, eq(customers.externalId, identity.externalId));
  const byEmail = await find(context, eq(customers.email, identity.email));
  const known = byId ?? byEmail;
  if (known === undefined) {
    const { email, externalId, name, extras } = identity;
    return createCustomer(context, {
      email,
      externalId,
      name: name ?? email.slice(0, email.indexOf('@')),
      metadata: extras,
    });
  }
  if (byId === undefined && identity.externalId !== undefined) refuseOther(known);
  // However the customer was found: from here on the team vouches for whoever reads their tickets.
  await dropUnprovenAccount(context, known.id);
  return update(context, known, identity, byEmail === undefined);
}

/** Until the end of the transaction: of two calls at once for somebody new, the second finds what the first made. */
async function holdIdentity({ tx, principal }: Context, { email, externalId }: Identity): Promise<void> {
  const place = `${principal.teamId} ${principal.environment}`;
  const names = [`customer ${place} email ${email}`];
  if (externalId !== undefined) names.push(`customer ${place} id ${externalId}`);
  // In one order, so that no two calls wait for each other.
  for (const name of names.sort()) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
  }
}

async function find({ tx }: Context, condition: ReturnType<typeof eq>): Promise<CustomerRow | undefined> {
  const [found] = await tx.select(customerColumns).from(customers).where(condition);
  return found;
}

function refuseOther({ externalId }: CustomerRow): void {
  if (externalId === null) return;
  throw new ApiError(
    'resource_conflict',
    'The email belongs to a customer with another externalId. Change the email of that customer, or sign the externalId that they have.',
    { param: 'customer.email' },
  );
}

async function update(
  context: Context,
  customer: CustomerRow,
  { email, externalId, name, extras }: Identity,
  takesEmail: boolean,
): Promise<CustomerRow> {
  const metadata = Object.fromEntries(
    Object.entries(extras)
      .filter(([key]) => !Object.hasOwn(customer.metadata, key))
      .slice(0, Math.max(0, maxKeys - Object.keys(customer.metadata).length)),
  );
  const changes = {
    ...(name === undefined || name === customer.name ? {} : { name }),
    ...(takesEmail && email !== customer.email ? { email } : {}),
    ...(customer.externalId === null && externalId !== undefined ? { externalId } : {}),
    ...(Object.keys(metadata).length === 0 ? {} : { metadata }),
  };
  return Object.keys(changes).length === 0 ? customer : changeCustomer(context, customer.id, changes);
}

const maxKeys = 50;
const signed: ReadonlySet<string> = new Set(['email', 'externalId', 'id', 'name', 'timestamp']);

/** The fields beside the signed ones, as far as metadata can hold them. */
function extrasOf(claimed: ClaimedCustomer): Metadata {
  const plain = Object.entries(claimed).filter(
    (entry): entry is [string, Metadata[string]] =>
      !signed.has(entry[0]) && entry[0] !== '' && entry[0].length <= 100 && isPlain(entry[1]),
  );
  return Object.fromEntries(plain.slice(0, maxKeys));
}

const isPlain = (value: unknown): value is Metadata[string] =>
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (typeof value === 'string' && value.length <= 1000);

/** Gives what a visitor has done to the customer who they turned out to be; tells how many tickets that were. */
export async function takeFromVisitor(
  context: Context,
  visitorSession: string,
  { sessionId, customerId }: { sessionId: string; customerId: string },
): Promise<number> {
  const { tx } = context;
  // Whatever the visitor does at this moment is done before, and goes along, or finds the session ended.
  await tx
    .select({ id: customerSessions.id })
    .from(customerSessions)
    .where(eq(customerSessions.id, visitorSession))
    .for('update');
  const theirs = await tx
    .select({ id: visitorTickets.ticketId })
    .from(visitorTickets)
    .where(eq(visitorTickets.sessionId, visitorSession))
    .orderBy(asc(visitorTickets.ticketId));
  for (const { id } of theirs) await changeTicket(context, id, { customerId });
  await tx.delete(visitorTickets).where(
    inArray(
      visitorTickets.ticketId,
      theirs.map(({ id }) => id),
    ),
  );
  await tx.update(attachments).set({ sessionId }).where(eq(attachments.sessionId, visitorSession));
  return theirs.length;
}
