import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { createApp } from './app.ts';

/** What a bundler of an app makes of some lines of code, minified. */
export async function bundle(
  contents: string,
  options: Pick<BuildOptions, 'format' | 'globalName' | 'minify' | 'treeShaking'> = {},
): Promise<{ code: string; meta: Metafile }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: dirname(fileURLToPath(import.meta.url)) },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    // The code under test is what was built; the paths of this repository would lead to the sources.
    tsconfigRaw: {},
    logLevel: 'silent',
    ...options,
  });
  return { code: outputFiles[0]?.text ?? '', meta: metafile };
}

/** Runs files of an app in a fresh Node, the first as the program, and gives what it prints as JSON. */
export async function runInNode(files: Record<string, string>): Promise<unknown> {
  const app = await createApp();
  try {
    const paths: string[] = [];
    for (const [name, content] of Object.entries(files)) paths.push(await app.write(name, content));
    const { stdout } = await promisify(execFile)(process.execPath, paths.slice(0, 1));
    return JSON.parse(stdout);
  } finally {
    await app.remove();
  }
}
