import { readdirSync, rmSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { migrationsHash } from './migrate.ts';

// Making a Postgres data directory from nothing takes seconds; unpacking a prepared one does not.

const fileName = (hash: string) => `snapshot-${hash}.tar.gz`;
const anySnapshot = /^snapshot-[0-9a-f]+\.tar\.gz$/;

/** The prepared data directory that fits these migrations, or undefined when none was built. */
export async function readSnapshot(folder: string, migrations: string): Promise<Blob | undefined> {
  try {
    return new Blob([await readFile(join(folder, fileName(migrationsHash(migrations))))]);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes an empty, migrated data directory and packs it into `folder`. A step of the build. */
export async function writeSnapshot(folder: string, migrations: string): Promise<void> {
  const client = await PGlite.create();
  await migrate(drizzle(client), { migrationsFolder: migrations });
  await client.query('vacuum full');
  const packed = await client.dumpDataDir('gzip');
  await client.close();
  await mkdir(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (anySnapshot.test(name)) rmSync(join(folder, name));
  await writeFile(
    join(folder, fileName(migrationsHash(migrations))),
    Buffer.from(await packed.arrayBuffer()),
  );
}
