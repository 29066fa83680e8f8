import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { findPostgres } from '../../scripts/lib/find-postgres.mjs';
import { sourceAliases } from '../../scripts/lib/source-aliases.mjs';

const workspace = fileURLToPath(new URL('../..', import.meta.url));

const project = (name: string, env: Record<string, string>, exclude: string[] = []) => ({
  resolve: { alias: sourceAliases(workspace) },
  test: {
    name,
    env,
    exclude,
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

export default defineConfig(async () => {
  const postgres = process.env.VITEST === undefined ? undefined : await findPostgres();
  return {
    test: {
      projects: [
        project('server', {}),
        ...(postgres === undefined
          ? []
          : [project('server-postgres', { DATABASE_URL: postgres }, ['test/embedded/**'])]),
      ],
    },
  };
});
