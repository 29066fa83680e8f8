import { createHash } from 'node:crypto';
import { readMigrationFiles } from 'drizzle-orm/migrator';

/** Changes whenever a migration does, so that a snapshot of older tables is never loaded. */
export function migrationsHash(folder: string): string {
  const hash = createHash('sha256');
  for (const migration of readMigrationFiles({ migrationsFolder: folder })) hash.update(migration.hash);
  return hash.digest('hex').slice(0, 16);
}
