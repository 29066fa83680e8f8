import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** Makes a database of its own on a Postgres, and gives its URL and what removes it. */
export async function scratchDatabase(server: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `cstar_test_${randomBytes(6).toString('hex')}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await asAdministrator(server, `create database ${name}`);
  return {
    url: url.href,
    drop: () => asAdministrator(server, `drop database if exists ${name} with (force)`),
  };
}

async function asAdministrator(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
