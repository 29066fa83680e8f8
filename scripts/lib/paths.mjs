import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where the scripts keep what they may throw away. */
export const cacheFolder = join(root, '.cache');

/** The path of an installed tool's command. */
export function tool(name) {
  const suffix = process.platform === 'win32' ? '.cmd' : '';
  return join(root, 'node_modules', '.bin', name + suffix);
}

/** The environment in which every tool runs: ours first on PATH, and no tool talks home. */
export const toolEnvironment = {
  PATH: [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter),
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  DO_NOT_TRACK: '1',
};
