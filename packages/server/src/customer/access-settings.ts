import { type Context, partitionOf } from '../context.ts';
import { customerAccess } from '../db/schema/index.ts';

export type CustomerAccessRow = typeof customerAccess.$inferSelect;

/** What a team can choose about the accounts of its customers. */
export type AccountRules = Pick<
  CustomerAccessRow,
  'signupsEnabled' | 'confirmEmail' | 'confirmUrl' | 'resetUrl'
>;

/** What holds until a team chooses something else. */
const defaultRules: AccountRules = {
  signupsEnabled: true,
  confirmEmail: false,
  confirmUrl: null,
  resetUrl: null,
};

/** What the team has chosen so far; undefined when it has chosen nothing. */
export async function readCustomerAccess({
  tx,
}: Pick<Context, 'tx'>): Promise<CustomerAccessRow | undefined> {
  const [row] = await tx.select().from(customerAccess);
  return row;
}

/** The row of the team, made if need be, and locked: whoever else changes it waits. */
export async function lockCustomerAccess(context: Context): Promise<CustomerAccessRow> {
  const { tx, now } = context;
  await tx
    .insert(customerAccess)
    .values({ ...partitionOf(context), updatedAt: now })
    .onConflictDoNothing();
  const [row] = await tx.select().from(customerAccess).for('update');
  if (row === undefined) throw new Error('The customer access of a team was made and is not there.');
  return row;
}

/** How the accounts of customers work. */
export const accountRules = async (context: Pick<Context, 'tx'>): Promise<AccountRules> =>
  (await readCustomerAccess(context)) ?? defaultRules;

/** The secrets that prove who a customer is, now: none, until the team makes one. */
export async function identitySecrets(context: Pick<Context, 'tx' | 'now'>): Promise<string[]> {
  const row = await readCustomerAccess(context);
  return row === undefined ? [] : secretsOf(row, context.now);
}

export function secretsOf(
  row: Pick<CustomerAccessRow, 'identitySecret' | 'previousIdentitySecret' | 'previousIdentityUntil'>,
  now: Date,
): string[] {
  const { identitySecret, previousIdentitySecret, previousIdentityUntil } = row;
  const previousHolds = previousIdentityUntil !== null && previousIdentityUntil > now;
  return [identitySecret, previousHolds ? previousIdentitySecret : null].filter((secret) => secret !== null);
}
