import { eq } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { customerAccounts, customers } from '../../db/schema/index.ts';
import type { AccountHolder } from './sessions.ts';

/** A customer, with their account if they have one. */
export interface FoundCustomer {
  customer: AccountHolder;
  /** Null without an account. */
  passwordHash: string | null;
  confirmedAt: Date | null;
}

const columns = {
  customer: { id: customers.id, name: customers.name, email: customers.email },
  passwordHash: customerAccounts.passwordHash,
  confirmedAt: customerAccounts.confirmedAt,
};

const withAccount = eq(customerAccounts.customerId, customers.id);

export async function findByEmail({ tx }: Context, email: string): Promise<FoundCustomer | undefined> {
  const [found] = await tx
    .select(columns)
    .from(customers)
    .leftJoin(customerAccounts, withAccount)
    .where(eq(customers.email, email));
  return found;
}

/** The same, locked until the end of the transaction: whatever changes an account waits for its customer. */
export async function lockByEmail({ tx }: Context, email: string): Promise<FoundCustomer | undefined> {
  const [locked] = await tx
    .select({ id: customers.id })
    .from(customers)
    .where(eq(customers.email, email))
    .for('update');
  return locked && findById({ tx }, locked.id);
}

export async function lockById({ tx }: Context, id: string): Promise<FoundCustomer | undefined> {
  await tx.select({ id: customers.id }).from(customers).where(eq(customers.id, id)).for('update');
  return findById({ tx }, id);
}

/** Read after the lock, since whoever had it before may have changed the account. */
async function findById({ tx }: Pick<Context, 'tx'>, id: string): Promise<FoundCustomer | undefined> {
  const [found] = await tx
    .select(columns)
    .from(customers)
    .leftJoin(customerAccounts, withAccount)
    .where(eq(customers.id, id));
  return found;
}

/** Makes the account of a customer, or gives it another password. */
export async function saveAccount(
  context: Context,
  customerId: string,
  account: { passwordHash: string; confirmedAt: Date | null },
): Promise<void> {
  const { tx, now } = context;
  await tx
    .insert(customerAccounts)
    .values({ ...partitionOf(context), customerId, ...account, createdAt: now, updatedAt: now })
    .onConflictDoUpdate({ target: customerAccounts.customerId, set: { ...account, updatedAt: now } });
}
