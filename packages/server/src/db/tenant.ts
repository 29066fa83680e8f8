import { sql } from 'drizzle-orm';
import type { PgTransactionConfig } from 'drizzle-orm/pg-core';
import type { Database, Transaction } from './database.ts';
import type { Environment } from './schema/index.ts';

/** Whose rows a request may touch. */
export interface Tenant {
  teamId: string;
  environment: Environment;
}

/** A read sees one moment, so that a page and its total fit; a write sees what others committed. */
const isolation = {
  read: { accessMode: 'read only', isolationLevel: 'repeatable read' },
  write: undefined,
} satisfies Record<string, PgTransactionConfig | undefined>;

/**
 * Runs `work` in one transaction, as the role that row-level security binds, for one tenant.
 * Every query inside sees and changes rows of that tenant only, whatever its `where` says.
 *
 * @param work May run again from the start, when Postgres ended the transaction to solve a deadlock:
 *   what it does outside the database must bear that.
 */
export async function inTenant<Result>(
  db: Database,
  tenant: Tenant,
  mode: keyof typeof isolation,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction(async (tx) => {
        await enterTenant(tx, tenant);
        return work(tx);
      }, isolation[mode]);
    } catch (error) {
      if (attempt === attempts || !wasVictim(error)) throw error;
    }
  }
}

const attempts = 4;
const victimStates: ReadonlySet<unknown> = new Set(['40P01', '40001']);

/** Whether Postgres ended the transaction so that another one could go on: nothing is wrong with it. */
function wasVictim(thrown: unknown): boolean {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if ('code' in error && victimStates.has(error.code)) return true;
  }
  return false;
}

/** From here to its end, or to the next such call, the transaction acts for this tenant only. */
export async function enterTenant(tx: Transaction, tenant: Tenant): Promise<void> {
  // One statement for `SET LOCAL ROLE` and both settings; `true` ends all three with the transaction.
  await tx.execute(
    sql`select set_config('role', 'cstar_app', true),
               set_config('app.team_id', ${tenant.teamId}, true),
               set_config('app.environment', ${tenant.environment}, true)`,
  );
}

/** Does in the middle of a tenant's transaction what no tenant may do, and goes back to them. */
export async function asOwner<Result>(
  tx: Transaction,
  tenant: Tenant,
  work: () => Promise<Result>,
): Promise<Result> {
  await leaveTenant(tx);
  const result = await work();
  await enterTenant(tx, tenant);
  return result;
}

/** Back to the owner of the tables, for what no tenant may do: keys, for example. */
export async function leaveTenant(tx: Transaction): Promise<void> {
  await tx.execute(
    sql`select set_config('role', 'none', true),
               set_config('app.team_id', '', true),
               set_config('app.environment', '', true)`,
  );
}
