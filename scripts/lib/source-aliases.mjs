import { join } from 'node:path';
import { readJson } from './workspace.mjs';

/** The "paths" of tsconfig.base.json as aliases of Vite: one definition for the type-checker and the tests. */
export function sourceAliases(root) {
  const { paths } = readJson(join(root, 'tsconfig.base.json')).compilerOptions;
  return Object.entries(paths).map(([name, [path]]) => ({
    // Whole names only: '@cstar.help/js' must not swallow '@cstar.help/js/errors'.
    find: new RegExp(`^${name.replaceAll('.', '\\.')}$`),
    replacement: join(root, path),
  }));
}
