import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { findChromium } from './scripts/lib/find-chromium.mjs';
import { findPostgres } from './scripts/lib/find-postgres.mjs';
import { sourceAliases } from './scripts/lib/source-aliases.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Tests see the sources of every package, so that an edit shows without a build. */
const alias = sourceAliases(root);

const project = (
  name: string,
  include: string[],
  more: { exclude?: string[]; env?: Record<string, string>; globalSetup?: string } = {},
) => ({
  resolve: { alias },
  test: {
    name,
    include,
    environment: 'node' as const,
    env: {},
    // A guard against a test that hangs, not a measure of speed: machines differ.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    ...more,
  },
});

export default defineConfig(async () => {
  // Other tools read this file too; only a test run may look for a database.
  const isRun = process.env.VITEST !== undefined;
  const postgres = isRun ? await findPostgres() : undefined;
  const chromium = isRun ? await findChromium() : undefined;
  const serverTests = ['packages/server/test/**/*.test.ts'];
  // One server for a whole run: booting Postgres for each file would cost more than the tests.
  const globalSetup = 'packages/server/test/support/setup.ts';
  return {
    test: {
      passWithNoTests: false,
      projects: [
        project('workspace', ['scripts/test/**/*.test.ts']),
        project('contract', ['packages/contract/test/**/*.test.ts']),
        project('js', ['packages/js/test/**/*.test.ts'], {
          exclude: ['packages/js/test/{integration,packed,types}/**'],
        }),
        project('server', serverTests, { globalSetup }),
        ...(postgres === undefined
          ? []
          : [
              project('server-postgres', serverTests, {
                globalSetup,
                env: { DATABASE_URL: postgres },
                exclude: ['packages/server/test/embedded/**'],
              }),
            ]),
        project('integration', ['packages/js/test/integration/**/*.test.ts'], {
          globalSetup: 'packages/js/test/integration/setup.ts',
        }),
        // These load what the build wrote, as an app would; an alias to the sources would defeat them.
        { ...project('packed', ['packages/js/test/packed/**/*.test.ts']), resolve: {} },
        ...(chromium === undefined
          ? []
          : [
              // A page of its own, with the modules that the build wrote, in a real browser.
              {
                ...project('browser', ['examples/help-center/test/**/*.test.ts'], {
                  env: { CHROMIUM_PATH: chromium },
                }),
                resolve: {},
              },
            ]),
        project('docs', ['scripts/docs/**/*.test.ts']),
      ],
    },
  };
});
