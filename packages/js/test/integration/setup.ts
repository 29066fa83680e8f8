import { start } from '@cstar.help/server';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the API of this run is. */
    apiUrl: string;
  }
}

/** One embedded server for all integration tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await start({ port: 0, database: 'memory', development: true });
  project.provide('apiUrl', server.url);
  return () => server.close();
}
