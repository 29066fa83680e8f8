import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './paths.mjs';
import { readJson, workspaceMembers } from './workspace.mjs';

/** Changes whenever an install could give another result. */
export function installFingerprint(from = root, nodeVersion = process.version) {
  const files = [
    'package.json',
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    ...workspaceMembers(from).map((member) => `${member.folder}/package.json`),
  ];
  const hash = createHash('sha256').update(`${nodeVersion} ${process.platform} ${process.arch}\n`);
  for (const file of files)
    hash
      .update(`${file}\n`)
      .update(readFileSync(join(from, file)))
      .update('\n');
  return hash.digest('hex');
}

/** The version of pnpm that the root package.json pins, from a field such as `pnpm@10.34.8+sha512.…`. */
export function pinnedPnpm(manifest) {
  const match = /^pnpm@(\d+\.\d+\.\d+)/.exec(manifest.packageManager ?? '');
  if (match === null)
    throw new Error('package.json must pin pnpm in "packageManager", as in "pnpm@10.34.8".');
  return match[1];
}

/** Installs with the pinned pnpm through npx, or does nothing when the last install still holds. */
export function installStep() {
  const stamp = join(root, 'node_modules', '.cstar', 'install');
  return {
    name: 'install',
    hint: 'check that the package registry is reachable; if pnpm-lock.yaml is out of date, run `npx --yes pnpm install`.',
    async run(processes) {
      const fingerprint = installFingerprint();
      if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) {
        return { code: 0, output: '', note: 'nothing changed' };
      }
      const pnpm = `pnpm@${pinnedPnpm(readJson(join(root, 'package.json')))}`;
      const result = await processes.start('npx', ['--yes', pnpm, 'install', '--frozen-lockfile'], {
        cwd: root,
        // Without a terminal pnpm would ask before it replaces a node_modules of another layout.
        env: { CI: 'true' },
      });
      if (result.code === 0) {
        mkdirSync(dirname(stamp), { recursive: true });
        writeFileSync(stamp, fingerprint);
      }
      return result;
    },
  };
}
