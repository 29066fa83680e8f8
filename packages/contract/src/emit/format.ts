import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';

const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');

/** The text as Biome formats it, with the settings of this repository. */
export async function format(fileName: string, source: string): Promise<string> {
  const child = spawn(process.execPath, [biome, 'check', '--write', `--stdin-file-path=${fileName}`]);
  child.stdin.end(source);
  const [formatted, problems, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve)),
  ]);
  if (code !== 0) throw new Error(`Biome could not format ${fileName} (exit code ${code}):\n${problems}`);
  return formatted;
}
