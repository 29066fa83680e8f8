import { inject } from 'vitest';
import { openDatabase } from '../../src/db/connect.ts';
import type { OpenDatabase } from '../../src/db/database.ts';
import { silent } from '../../src/logger.ts';
import { scratchDatabase } from './scratch-database.ts';

/** A database of a test file's own, of the kind that this run is about. */
export async function ownDatabase(): Promise<OpenDatabase> {
  const { url, drop } = await ownDatabaseUrl();
  const database = await openDatabase(url, silent);
  return {
    ...database,
    async close() {
      await database.close();
      await drop();
    },
  };
}

/** Its address, for tests that start a server on it. `memory` when embedded. */
export async function ownDatabaseUrl(): Promise<{ url: string; drop(): Promise<void> }> {
  const database = inject('database');
  if (database === 'memory') return { url: 'memory', drop: () => Promise.resolve() };
  return scratchDatabase(database);
}
