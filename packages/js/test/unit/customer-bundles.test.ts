import { expect, test } from 'vitest';
import { bundle } from '../support/bundle.ts';

/** What each entry for the browsers of customers may have beside its own folder, `core/`, `customer/` and the errors. */
const entries: Record<string, RegExp[]> = {
  auth: [],
  // Live messages come over the stream that the other client has, which reads frames with a library.
  chat: [/^src\/realtime\/(attempt|call|limits|page|poll|reconnect|stream)\.ts$/, /\/eventsource-parser\//],
  library: [],
  community: [],
  quickhelp: [],
  proactive: [],
};

/** Modules of `core/` that only a client with an API key needs. */
const needsKey = /^src\/core\/(chunk-keys|chunks|key|observe|teach|team-settings|team-transport)\.ts$/;

/** The modules that a bundle of one entry is made of, type imports aside. Fails where one is not for browsers. */
async function modulesOf(entry: string): Promise<string[]> {
  const { meta } = await bundle(`export * from '../../src/${entry}/index.ts'`);
  expect(Object.values(meta.outputs).flatMap(({ imports }) => imports)).toEqual([]);
  return Object.keys(meta.inputs)
    .filter((name) => name !== '<stdin>')
    .map((name) => name.replace(/^(.*\/)?packages\/js\//, ''));
}

test.each(Object.keys(entries))('a bundle of /%s has only what it needs', async (entry) => {
  const allowed = [
    new RegExp(`^src/${entry}/`),
    /^src\/(core|customer)\//,
    /^src\/errors\.ts$/,
    ...(entries[entry] ?? []),
  ];
  const modules = await modulesOf(entry);

  expect(modules).toContain(`src/${entry}/client.ts`);
  expect(modules).toContain('src/core/request.ts');
  expect(modules.filter((name) => !allowed.some((pattern) => pattern.test(name)))).toEqual([]);
  expect(modules.filter((name) => needsKey.test(name))).toEqual([]);
});

test('the client with a key has what those must not have', async () => {
  const { meta } = await bundle(`export * from '../../src/index.ts'`);
  const modules = Object.keys(meta.inputs).join('\n');

  expect(modules).toMatch(/src\/resources\//);
  expect(modules).toMatch(/src\/offline\//);
  expect(modules).toMatch(/src\/core\/team-transport\.ts/);
});
