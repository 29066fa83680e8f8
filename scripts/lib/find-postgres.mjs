import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './paths.mjs';

const localCandidates = [
  'postgres://root@127.0.0.1:5432/postgres',
  'postgres://postgres@127.0.0.1:5432/postgres',
];

/**
 * The URL of a Postgres that answers: `DATABASE_URL`, or one on this machine's port 5432 as role root or postgres.
 * Says in one line what it found, so that a run on one database only is never taken for a run on two.
 */
export async function findPostgres({
  environment = process.env,
  answers = postgresAnswers,
  print = console.log,
} = {}) {
  const asked = environment.DATABASE_URL;
  for (const url of asked ? [asked] : localCandidates) {
    if (await answers(url)) {
      print(`Server tests run twice: on embedded Postgres and on ${withoutPassword(url)}.`);
      return url;
    }
  }
  print(
    asked
      ? `DATABASE_URL is set, but no Postgres answers there (${withoutPassword(asked)}): server tests run on embedded Postgres only.`
      : 'No Postgres at DATABASE_URL or on port 5432: server tests run on embedded Postgres only.',
  );
  return undefined;
}

function withoutPassword(url) {
  return url.replace(/\/\/([^:@/]*):[^@/]*@/, '//$1:***@');
}

async function postgresAnswers(connectionString) {
  const { Client } = createRequire(join(root, 'packages/server/package.json'))('pg');
  const client = new Client({ connectionString, connectionTimeoutMillis: 1000 });
  // An idle connection that breaks reports here; without a listener it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
