import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Streams } from '../streams.ts';
import { emitEndpoints, emitErrorCodes } from './endpoints.ts';
import { format } from './format.ts';
import { emitOpenApi } from './openapi.ts';
import { emitSamples } from './samples.ts';
import type { Resources } from './schemas.ts';
import { emitTypes } from './types.ts';

/**
 * Every file made from the contract, formatted. Its name, seen from the root, → its text.
 *
 * @param customers what the browsers of customers call, which the test kit does not play
 */
export async function generatedFiles(
  resources: Resources,
  streams: Streams = {},
  customers: Resources = {},
): Promise<Map<string, string>> {
  const code = new Map([
    ...[...emitTypes(resources, customers)].map(
      ([name, text]) => [`packages/js/src/types/${name}`, text] as const,
    ),
    ['packages/js/src/testing/endpoints.ts', emitEndpoints(resources)],
    ['packages/js/src/testing/error-codes.ts', emitErrorCodes()],
    ['packages/js/src/testing/samples.ts', emitSamples(resources)],
  ]);
  const formatted = await Promise.all(
    [...code].map(async ([name, text]) => [name, await format(name, text)] as const),
  );
  return new Map([
    ...formatted,
    ['packages/contract/openapi.yaml', emitOpenApi({ ...resources, ...customers }, streams)],
  ]);
}

/** The names of the files that are absent below `root` or hold another text. */
export async function staleFiles(files: Map<string, string>, root: string): Promise<string[]> {
  const checked = await Promise.all(
    [...files].map(async ([name, text]) => {
      const present = await readFile(path.join(root, name), 'utf8').catch(() => undefined);
      return present === text ? [] : [name];
    }),
  );
  return checked.flat();
}

/** Writes the named files below `root`. */
export async function writeFiles(files: Map<string, string>, names: string[], root: string): Promise<void> {
  for (const name of names) {
    const file = path.join(root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, files.get(name) ?? '');
  }
}
