import type { TestProject } from 'vitest/node';
import { start } from '../../src/main.ts';
import { scratchDatabase } from './scratch-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string;
    /** `memory`, or the URL of the database that the run made for itself. */
    database: string;
  }
}

/** One server for the whole run; the project's DATABASE_URL decides on what database. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = project.config.env.DATABASE_URL;
  const scratch = postgres === undefined ? undefined : await scratchDatabase(String(postgres));
  const database = scratch?.url ?? 'memory';
  const server = await start({ port: 0, database, storage: 'memory', development: true });
  project.provide('serverUrl', server.url);
  project.provide('database', database);
  return async () => {
    await server.close();
    await scratch?.drop();
  };
}
