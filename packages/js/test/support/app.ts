import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packageFolder = fileURLToPath(new URL('../..', import.meta.url));

/** A project somewhere else that has the built package installed. */
export interface App {
  /** Writes a file and gives its path. */
  write(name: string, content: string): Promise<string>;
  remove(): Promise<void>;
}

export async function createApp(): Promise<App> {
  const folder = await mkdtemp(join(tmpdir(), 'cstar-app-'));
  const installed = join(folder, 'node_modules/@cstar.help/js');
  await mkdir(dirname(installed), { recursive: true });
  await symlink(packageFolder, installed);
  const write = async (name: string, content: string) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  await write('package.json', '{"type":"module"}');
  return { write, remove: () => rm(folder, { recursive: true, force: true }) };
}
