import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Pool } from 'pg';
import { innermost } from '../loggable.ts';
import type { Logger } from '../logger.ts';
import { migrationsFolder } from '../package-files.ts';
import type { OpenDatabase } from './database.ts';
import { prepareJobs } from './jobs.ts';

const connectionTimeout = 10_000;

/** No call may wait longer than this, or one locked row would in time hold every connection. Milliseconds. */
const limits = {
  statement_timeout: 15_000,
  idle_in_transaction_session_timeout: 15_000,
  lock_timeout: 5_000,
} as const;

/** Any number; the same in every server, so that one migrates while the others wait. */
const migrationLock = 7_281_955_310;

/**
 * A real Postgres 15 or later, shared with any number of other servers.
 *
 * @throws Error when it cannot be reached or the user may not make tables.
 */
export async function openPostgres(url: string, logger: Logger): Promise<OpenDatabase> {
  const pool = new Pool({ connectionString: url, connectionTimeoutMillis: connectionTimeout, ...limits });
  // A lost idle connection is not an answer to any request; without a listener it would end the process.
  pool.on('error', (error) => logger.error('An idle database connection was lost', error));
  // The same for one in use: its query fails, and that is the answer.
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await migrateOnce(pool);
  } catch (error) {
    await pool.end();
    throw new Error(
      `The database ${withoutPassword(url)} could not be prepared: ${messageOf(error)}. ` +
        'Check that Postgres 15 or later runs there and that the user may create tables and roles.',
      { cause: error },
    );
  }
  return { db: drizzle(pool), pool, script: (text) => pool.query(text), close: () => pool.end() };
}

async function migrateOnce(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    // A migration may take its time, and waits for those of other servers.
    for (const limit of Object.keys(limits)) await client.query(`set ${limit} = 0`);
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await migrate(drizzle(client), { migrationsFolder });
    await prepareJobs({
      query: (text, values) => client.query(text, [...values]),
      script: (text) => client.query(text),
    });
  } finally {
    // Closing the connection gives the lock back, also after a failure.
    client.release(true);
  }
}

/** A database's URL as a log may show it. */
export function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url);
    return `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
  } catch {
    return 'in the given URL';
  }
}

function messageOf(error: unknown): string {
  const current = innermost(error);
  if (!(current instanceof Error)) return String(current);
  return current.message || ('code' in current ? String(current.code) : current.name);
}
