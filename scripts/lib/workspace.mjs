import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

export function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Every workspace member: `{ folder, manifest }` with the folder relative to the root. */
export function workspaceMembers(from = root) {
  const folders = ['bench'];
  for (const group of ['packages', 'examples']) {
    for (const entry of entriesOf(join(from, group))) folders.push(`${group}/${entry}`);
  }
  return folders
    .sort()
    .map((folder) => ({ folder, manifest: tryReadJson(join(from, folder, 'package.json')) }))
    .filter((member) => member.manifest !== undefined);
}

function entriesOf(folder) {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

function tryReadJson(path) {
  try {
    return readJson(path);
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}
