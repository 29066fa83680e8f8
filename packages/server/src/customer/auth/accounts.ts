import { eq } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { customerAccounts, customers } from '../../db/schema/index.ts';
import type { AccountRules } from '../access-settings.ts';

export interface AccountHolder {
  id: string;
  name: string;
  email: string;
}

/** A customer, with their account if they have one. */
export interface FoundCustomer {
  customer: AccountHolder;
  /** Null without an account. */
  passwordHash: string | null;
  confirmedAt: Date | null;
  /** The address that the account was made or proven with. */
  accountEmail: string | null;
}

const columns = {
  customer: { id: customers.id, name: customers.name, email: customers.email },
  passwordHash: customerAccounts.passwordHash,
  confirmedAt: customerAccounts.confirmedAt,
  accountEmail: customerAccounts.email,
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

/** After a lock, since whoever had it before may have changed the account. */
export async function findById({ tx }: Pick<Context, 'tx'>, id: string): Promise<FoundCustomer | undefined> {
  const [found] = await tx
    .select(columns)
    .from(customers)
    .leftJoin(customerAccounts, withAccount)
    .where(eq(customers.id, id));
  return found;
}

/** Whether an account does nothing until somebody who reads the address of its customer says so. */
export const mustProve = (
  { accountEmail, confirmedAt, customer }: FoundCustomer,
  { confirmEmail }: Pick<AccountRules, 'confirmEmail'>,
): boolean => accountEmail !== customer.email || (confirmEmail && confirmedAt === null);

/** Makes the account of a customer, or gives it another password. */
export async function saveAccount(
  context: Context,
  { id: customerId, email }: Pick<AccountHolder, 'id' | 'email'>,
  account: { passwordHash: string; confirmedAt: Date | null },
): Promise<void> {
  const { tx, now } = context;
  await tx
    .insert(customerAccounts)
    .values({ ...partitionOf(context), customerId, email, ...account, createdAt: now, updatedAt: now })
    .onConflictDoUpdate({ target: customerAccounts.customerId, set: { email, ...account, updatedAt: now } });
}
