/**
 * Who may import whom, package by package.
 * - `imports`: workspace packages that its sources may import.
 * - `testImports`: workspace packages that its tests may import besides.
 * - `modules`: the npm modules its sources may import, each with the folders that may (or '' for all). Only for a
 *   package whose users must not install anything they did not ask for; others go by their package.json, which
 *   knip holds to account.
 */
export const importTable = {
  contract: { imports: [], testImports: [] },
  // Its runtime needs are bundled or none at all; msw is an optional peer of the test kit.
  js: {
    imports: [],
    testImports: ['contract', 'server'],
    modules: { msw: 'testing/', 'eventsource-parser': 'realtime/', '@noble/hashes': 'webhook/' },
  },
  react: { imports: ['js'], testImports: ['server'] },
  svelte: { imports: ['js'], testImports: ['server'] },
  server: { imports: ['contract'], testImports: [] },
  cli: { imports: ['js', 'server'], testImports: ['contract'] },
};
