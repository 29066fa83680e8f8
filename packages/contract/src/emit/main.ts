import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { contract } from '../contract.ts';
import { format } from './format.ts';
import { resourcesOf } from './schemas.ts';
import { emitTypes } from './types.ts';

const packages = fileURLToPath(new URL('../../../', import.meta.url));
const resources = resourcesOf(contract);

const inFolder = (folder: string, files: Map<string, string>): [string, string][] =>
  [...files].map(([name, text]) => [`${folder}/${name}`, text]);

const files = await Promise.all(
  inFolder('js/src/types', emitTypes(resources)).map(
    async ([name, text]): Promise<[string, string]> => [name, await format(`packages/${name}`, text)],
  ),
);

for (const [name, text] of files) {
  const file = path.join(packages, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
