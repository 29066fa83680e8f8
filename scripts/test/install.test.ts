import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { installFingerprint, pinnedPnpm } from '../lib/install.mjs';

const folders: string[] = [];

function workspace() {
  const folder = mkdtempSync(join(tmpdir(), 'install-'));
  folders.push(folder);
  mkdirSync(join(folder, 'packages/js'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{}');
  writeFileSync(join(folder, 'pnpm-lock.yaml'), 'lockfileVersion: 9');
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), 'packages: []');
  writeFileSync(join(folder, 'packages/js/package.json'), '{"name":"js"}');
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('installFingerprint', () => {
  it('stays the same while nothing changes', () => {
    const folder = workspace();
    expect(installFingerprint(folder)).toBe(installFingerprint(folder));
  });

  it.each(['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'packages/js/package.json'])(
    'changes with %s',
    (file) => {
      const folder = workspace();
      const before = installFingerprint(folder);
      writeFileSync(join(folder, file), '{"changed":true}');
      expect(installFingerprint(folder)).not.toBe(before);
    },
  );

  it('changes with a new member and with another Node', () => {
    const folder = workspace();
    const before = installFingerprint(folder);
    expect(installFingerprint(folder, 'v99.0.0')).not.toBe(before);
    mkdirSync(join(folder, 'examples/app'), { recursive: true });
    writeFileSync(join(folder, 'examples/app/package.json'), '{}');
    expect(installFingerprint(folder)).not.toBe(before);
  });
});

describe('pinnedPnpm', () => {
  it('reads the version with or without its hash', () => {
    expect(pinnedPnpm({ packageManager: 'pnpm@10.34.8' })).toBe('10.34.8');
    expect(pinnedPnpm({ packageManager: 'pnpm@10.34.8+sha512.abc' })).toBe('10.34.8');
  });

  it('says what is missing when nothing is pinned', () => {
    expect(() => pinnedPnpm({})).toThrow('package.json must pin pnpm in "packageManager"');
  });
});
