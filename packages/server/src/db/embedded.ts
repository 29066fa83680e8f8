import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { migrationsFolder, snapshotFolder } from '../package-files.ts';
import type { OpenDatabase } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { prepareJobs } from './jobs.ts';
import { doorOf, readSnapshot } from './snapshot.ts';

// PGlite is one Postgres backend with one connection. It queues transactions itself; what must
// never happen is a query outside a transaction that is awaited inside one. Handlers cannot do
// that: they are given the transaction only.

/** A database that lives as long as the process. */
export async function openMemory(): Promise<OpenDatabase> {
  return open(undefined);
}

/**
 * A database in a folder, for one process at a time.
 *
 * @throws Error when another process has the folder open.
 */
export async function openFolder(path: string): Promise<OpenDatabase> {
  const folder = resolve(path);
  await mkdir(folder, { recursive: true });
  const unlock = await lockFolder(folder);
  const data = join(folder, 'postgres');
  const complete = join(folder, 'complete');
  try {
    // Without the mark, an earlier process died while it made the data directory.
    if (!existsSync(complete)) await rm(data, { recursive: true, force: true });
    const database = await open(data);
    await writeFile(complete, '');
    return {
      ...database,
      async close() {
        try {
          await database.close();
        } finally {
          await unlock();
        }
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function open(dataDir: string | undefined): Promise<OpenDatabase> {
  const isNew = dataDir === undefined || !existsSync(dataDir);
  const snapshot = isNew ? await readSnapshot(snapshotFolder, migrationsFolder) : undefined;
  const client = await PGlite.create({
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(snapshot === undefined ? {} : { loadDataDir: snapshot }),
  });
  try {
    const db = drizzle(client);
    if (snapshot === undefined) await migrate(db, { migrationsFolder });
    await prepareJobs(doorOf(client));
    return { db, script: doorOf(client).script, close: () => client.close() };
  } catch (error) {
    await client.close();
    throw error;
  }
}
