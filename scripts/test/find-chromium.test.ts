import { expect, test } from 'vitest';
import { findChromium } from '../lib/find-chromium.mjs';

async function find(environment: Record<string, string>, there: readonly string[]) {
  const lines: string[] = [];
  const path = await findChromium({
    environment,
    isThere: async (candidate: string) => there.includes(candidate),
    print: (line: string) => lines.push(line),
  });
  return { path, lines };
}

test.each([
  ['the one that CHROMIUM_PATH names', { CHROMIUM_PATH: '/opt/chrome' }, '/opt/chrome'],
  ['the one of the system', {}, '/usr/bin/chromium'],
])('takes %s, and says nothing', async (_, environment, expected) => {
  expect(await find(environment, ['/opt/chrome', '/usr/bin/chromium'])).toEqual({
    path: expected,
    lines: [],
  });
});

test.each([
  ['CHROMIUM_PATH leads nowhere, whatever the system has', { CHROMIUM_PATH: '/opt/none' }, '/opt/none'],
  ['there is none', {}, 'left out'],
])('says in one line that tests are left out when %s', async (_, environment, text) => {
  const { path, lines } = await find(
    environment,
    'CHROMIUM_PATH' in environment ? ['/usr/bin/chromium'] : [],
  );
  expect(path).toBeUndefined();
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(text);
});
