import { access, constants } from 'node:fs/promises';

const candidates = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The path of a Chromium or Chrome that can be started: `CHROMIUM_PATH`, or one where systems install it. Says in one
 * line when there is none, so that a run without a browser is never taken for a run with one.
 */
export async function findChromium({
  environment = process.env,
  isThere = canRun,
  print = console.log,
} = {}) {
  const asked = environment.CHROMIUM_PATH;
  for (const path of asked ? [asked] : candidates) if (await isThere(path)) return path;
  print(
    asked
      ? `CHROMIUM_PATH is set, but there is nothing to run at ${asked}: the tests in a browser are left out.`
      : 'No Chromium or Chrome is installed, and CHROMIUM_PATH is not set: the tests in a browser are left out.',
  );
  return undefined;
}

const canRun = (path) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
