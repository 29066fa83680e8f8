#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { describeDatabase } from './db/connect.ts';
import { loggable } from './loggable.ts';
import { type RunningServer, start } from './main.ts';
import { demoAccount } from './seed/people.ts';

const usage = `Usage: cstar-server [--port 3000] [--database memory|<folder>|postgres://…]

Starts the cStar API for development, with a team full of demo data. Ctrl-C stops it.`;

const print = (line: string) => process.stdout.write(`${line}\n`);

function messageOf(thrown: unknown): string {
  const error = loggable(thrown);
  return error instanceof Error ? error.message : String(error);
}

/** Resolves when someone wants the server to stop. From then on, a second Ctrl-C ends it at once. */
const stopWanted = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });

function readPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,5}$/.test(text)) throw new Error(`--port must be a number from 0 to 65535, but is '${text}'.`);
  return Number(text);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, database: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) return void print(usage);

  // Before the start, which takes a moment: a stop must be heard then too.
  const wanted = stopWanted();
  const database = values.database ?? (process.env.DATABASE_URL || 'memory');
  const server = await start({
    port: readPort(values.port),
    database,
    development: true,
    logger: {
      info: print,
      error: (message, cause) => process.stderr.write(`${message}: ${messageOf(cause)}\n`),
    },
  });
  await announce(server, database);
  await wanted;
  await server.close();
}

async function announce(server: RunningServer, database: string): Promise<void> {
  const team = await server.openTeam({ name: 'Fernwood Coffee', slug: 'fernwood-coffee', demoData: true });
  print(`cStar is running at ${server.url}`);
  print('');
  print(`  base URL          ${server.url}`);
  print(`  database          ${describeDatabase(database)}`);
  if (server.mailFolder !== undefined) print(`  mails             ${server.mailFolder}`);
  print(`  team              ${team.teamName} (${team.teamSlug})`);
  print(`  team id           ${team.teamId}`);
  print(`  secret, test      ${team.keys.secretTest}`);
  print(`  secret, live      ${team.keys.secretLive}`);
  print(`  publishable, test ${team.keys.publishableTest}`);
  print(`  publishable, live ${team.keys.publishableLive}`);
  print(`  a customer        ${demoAccount.email}, password ${demoAccount.password}`);
  print('');
  print('For another terminal:');
  print(
    `  export CSTAR_BASE_URL=${server.url} CSTAR_TEAM_ID=${team.teamId} CSTAR_API_KEY=${team.keys.secretTest}`,
  );
  print('');
  print('Press Ctrl-C to stop.');
}

function fail(error: unknown): void {
  process.stderr.write(`cstar-server: ${messageOf(error)}\n`);
  process.exit(1);
}

main().catch(fail);
