import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

const lockName = 'server.pid';

/**
 * What a lock holds: the number of its process; when that started, which tells it from an earlier one
 * with the same number, as in a restarted container; and its computer, for folders that several share.
 */
const thisProcess = () => `${process.pid} ${Math.round(performance.timeOrigin)} ${hostname()}`;

const read = (owner: string) => {
  const [id, , host] = owner.trim().split(' ');
  return { id, host: host === hostname() ? undefined : host };
};

/**
 * Claims a folder for this process, since two Postgres backends on one data directory destroy it.
 *
 * @returns the release.
 * @throws Error when a live process holds the folder, or any process of another computer.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, lockName);
  const release = () => rm(path, { force: true });
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await writeFile(path, thisProcess(), { flag: 'wx' });
      return release;
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    const owner = await readOwner(path);
    if (owner === undefined) continue;
    if (isHeld(owner)) throw inUse(folder, path, owner);
    await moveAside(path, owner);
  }
  throw inUse(folder, path, (await readOwner(path)) ?? 'unknown');
}

const hasCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code;

async function readOwner(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isHeld(owner: string): boolean {
  const { id: written, host } = read(owner);
  // Whether a process of another computer lives cannot be seen from here.
  if (host !== undefined) return true;
  const id = Number(written);
  // An empty file: its writer is between creating and filling it.
  if (!Number.isInteger(id) || id <= 0) return true;
  if (id === process.pid) return owner === thisProcess();
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** Takes a dead process's lock away; puts it back if someone else claimed the folder meanwhile. */
async function moveAside(path: string, owner: string): Promise<void> {
  const aside = `${path}.${process.pid}.stale`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  if ((await readOwner(aside)) === owner) await rm(aside, { force: true });
  else await rename(aside, path);
}

function inUse(folder: string, path: string, owner: string): Error {
  const { id, host } = read(owner);
  const place = host === undefined ? '' : ` on the computer ${host}`;
  return new Error(
    `The database folder ${folder} is in use by process ${id || 'unknown'}${place}. Stop that server, or choose another folder. ` +
      `If no such server runs${place}, delete ${path} and start again.`,
  );
}
