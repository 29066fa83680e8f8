import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deliveryQueue, jobSchema, mailQueue } from '../../src/db/jobs.ts';
import * as schema from '../../src/db/schema/index.ts';
import { readSnapshot, writeSnapshot } from '../../src/db/snapshot.ts';
import { migrationsFolder } from '../../src/package-files.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cstar-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test('a snapshot boots with every table, replaces an older one, and is not used for other migrations', async () => {
  await writeFile(join(folder, 'snapshot-0123456789abcdef.tar.gz'), 'old');
  await writeSnapshot(folder, migrationsFolder);
  expect(await readdir(folder)).toHaveLength(1);

  const snapshot = await readSnapshot(folder, migrationsFolder);
  if (snapshot === undefined) throw new Error('The snapshot that was just written does not fit.');
  const database = await PGlite.create({ loadDataDir: snapshot });
  const { rows } = await database.query(
    "select count(*)::int as count from information_schema.tables where table_schema = 'public'",
  );
  const tables = Object.values(schema).filter((entry) => is(entry, PgTable));
  expect(rows).toEqual([{ count: tables.length }]);
  const queues = await database.query(`select name from ${jobSchema}.queue order by name`);
  expect(queues.rows).toEqual([{ name: mailQueue }, { name: deliveryQueue }]);
  const schemas = await database.query("select nspname from pg_namespace where nspname ~ 'boss|jobs'");
  expect(schemas.rows).toEqual([{ nspname: 'cstar_jobs' }]);
  await database.close();

  const changed = join(folder, 'migrations');
  await cp(migrationsFolder, changed, { recursive: true });
  const file = join(changed, '0000_tables.sql');
  await writeFile(file, `${await readFile(file, 'utf8')}\n-- changed`);
  expect(await readSnapshot(folder, changed)).toBeUndefined();
});
