import { type SQL, sql } from 'drizzle-orm';
import PgBoss from 'pg-boss';
import type { Database, Transaction } from './database.ts';

/** The queue of what is on its way to webhooks. */
export const deliveryQueue = 'webhook_deliveries';

/** The queue of mails that are to be written and sent. */
export const mailQueue = 'mails';

/** A mail that fails is tried again after half a minute, then after longer and longer: for about two hours. */
const mailRetries = { retryLimit: 8, retryDelay: 30, retryBackoff: true } as const;

/** Not the default of pg-boss, which an application on the same database may use for itself. */
export const jobSchema = 'cstar_jobs';

/** Where the jobs are, for SQL that pg-boss does not know. */
export const jobTable: SQL = sql.raw(`${jobSchema}.job`);

/**
 * After so many seconds a job that was taken and not finished is taken up again: its process has died.
 * Longer than what a live one needs for it, or two would do the same at the same time.
 */
const expireInSeconds = 60;

/** A database as it is asked in SQL that is written elsewhere. */
export interface SqlDoor {
  /** One statement. */
  query(text: string, values: readonly unknown[]): Promise<unknown>;
  /** Several statements, in one transaction. */
  script(text: string): Promise<unknown>;
}

/**
 * pg-boss on a database that is open already, or in a transaction. It is never started, since its timers
 * and workers are of no use here: only its tables are, and the SQL that it knows for them.
 */
export const bossOn = (door: SqlDoor): PgBoss => new PgBoss({ ...quiet, db: asDatabase(door) });

const quiet = { schema: jobSchema, supervise: false, schedule: false } as const;

/** Makes the tables of the queue, or brings them up to date. For one process at a time. */
export async function prepareJobs(door: SqlDoor): Promise<void> {
  const boss = bossOn(door);
  await boss.start();
  if ((await boss.getQueue(deliveryQueue)) === null) {
    // A job that expires is never given up: that is for the schedule of attempts to decide.
    await boss.createQueue(deliveryQueue, { name: deliveryQueue, expireInSeconds, retryLimit: 1_000_000 });
  }
  if ((await boss.getQueue(mailQueue)) === null) {
    await boss.createQueue(mailQueue, { name: mailQueue, expireInSeconds, ...mailRetries });
  }
  await boss.stop({ graceful: false });
}

/** A way in for SQL that is written elsewhere, on any connection or in a transaction. */
export const doorOf = (db: Database | Transaction, script = noScript): SqlDoor => ({
  query: (text, values) => db.execute(withValues(text, values)),
  script,
});

const noScript: SqlDoor['script'] = () =>
  Promise.reject(new Error('Several statements cannot be run here: a transaction of their own is needed.'));

function withValues(text: string, values: readonly unknown[]): SQL {
  const parts = text.split(/\$(\d+)/);
  return sql.join(
    parts.map((part, index) =>
      index % 2 === 0 ? sql.raw(part) : sql.param(values[Number(part) - 1] ?? null),
    ),
  );
}

/** pg-boss writes a transaction of several statements as one text. */
const ownTransaction = /^\s*BEGIN;(?<statements>[\s\S]*)COMMIT;\s*$/;

const asDatabase = ({ query, script }: SqlDoor): PgBoss.Db => ({
  async executeSql(text, values) {
    const statements = ownTransaction.exec(text)?.groups?.statements;
    return {
      rows: rowsOf(await (statements === undefined ? query(text, values ?? []) : script(statements))),
    };
  },
});

function rowsOf(result: unknown): unknown[] {
  // Drivers answer one statement with one result, and several with one each.
  const last: unknown = Array.isArray(result) ? result.at(-1) : result;
  if (typeof last !== 'object' || last === null || !('rows' in last)) return [];
  return Array.isArray(last.rows) ? last.rows : [];
}
