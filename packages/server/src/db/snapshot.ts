import { readdirSync, rmSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzipSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { prepareJobs, type SqlDoor } from './jobs.ts';
import { migrationsHash } from './migrate.ts';

// Making a Postgres data directory from nothing takes seconds; unpacking a prepared one does not.

const unzip = promisify(gunzip);

const fileName = (hash: string) => `snapshot-${hash}.tar.gz`;
const anySnapshot = /^snapshot-[0-9a-f]+\.tar\.gz$/;

/** The prepared data directory that fits these migrations, or undefined when none was built. */
export async function readSnapshot(folder: string, migrations: string): Promise<Blob | undefined> {
  try {
    const packed = await readFile(join(folder, fileName(migrationsHash(migrations))));
    // Unpacked here: Node's zlib is several times as fast as the stream that PGlite would use.
    return new Blob([await unzip(packed)]);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** An embedded database as it is asked in SQL that is written elsewhere. */
export const doorOf = (client: PGlite): SqlDoor => ({
  query: (text, values) => client.query(text, [...values]),
  script: (text) => client.exec(text),
});

/** Makes an empty, migrated data directory and packs it into `folder`. A step of the build. */
export async function writeSnapshot(folder: string, migrations: string): Promise<void> {
  const client = await PGlite.create();
  await migrate(drizzle(client), { migrationsFolder: migrations });
  await prepareJobs(doorOf(client));
  // The templates serve only to create further databases, and are two thirds of the size.
  for (const template of ['template0', 'template1']) {
    await client.query('update pg_database set datistemplate = false where datname = $1', [template]);
    await client.query(`drop database ${template}`);
  }
  // Without a checkpoint each start from the snapshot would first replay the whole log.
  await client.query('checkpoint');
  const packed = await client.dumpDataDir('none');
  await client.close();
  await mkdir(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (anySnapshot.test(name)) rmSync(join(folder, name));
  await writeFile(
    join(folder, fileName(migrationsHash(migrations))),
    gzipSync(await packed.arrayBuffer(), { level: 9 }),
  );
}
