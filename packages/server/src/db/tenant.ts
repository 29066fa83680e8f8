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
 */
export function inTenant<Result>(
  db: Database,
  tenant: Tenant,
  mode: keyof typeof isolation,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return db.transaction(async (tx) => {
    await enterTenant(tx, tenant);
    return work(tx);
  }, isolation[mode]);
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

/** Back to the owner of the tables, for what no tenant may do: keys, for example. */
export async function leaveTenant(tx: Transaction): Promise<void> {
  await tx.execute(
    sql`select set_config('role', 'none', true),
               set_config('app.team_id', '', true),
               set_config('app.environment', '', true)`,
  );
}
