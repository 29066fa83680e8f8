import type { PgDatabase, PgQueryResultHKT, PgTransaction } from 'drizzle-orm/pg-core';
import type { ExtractTablesWithRelations } from 'drizzle-orm/relations';
import type { Pool } from 'pg';

type NoSchema = Record<string, never>;

/** What both databases, embedded and real, have in common. */
export type Database = PgDatabase<PgQueryResultHKT, NoSchema>;
export type Transaction = PgTransaction<PgQueryResultHKT, NoSchema, ExtractTablesWithRelations<NoSchema>>;

/** An open database. Queries as the owner of the tables: requests go through `inTenant`. */
export interface OpenDatabase {
  db: Database;
  /** Present on a real Postgres, where several processes share one database. */
  pool?: Pool;
  /** Runs SQL of several statements, parted by semicolons, as one transaction. */
  script(statements: string): Promise<unknown>;
  close(): Promise<void>;
}
