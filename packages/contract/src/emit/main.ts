import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { contract } from '../contract.ts';
import { generatedFiles } from './generated-files.ts';
import { resourcesOf } from './schemas.ts';

// `generate` writes every file that is made from the contract; `--check` names those that are
// not what the contract says now, and exits 1.

const packages = fileURLToPath(new URL('../../../', import.meta.url));
const files = await generatedFiles(resourcesOf(contract));
const isCheck = process.argv.includes('--check');

const stale: string[] = [];
for (const [name, text] of files) {
  const file = path.join(packages, name);
  const present = await readFile(file, 'utf8').catch(() => undefined);
  if (present === text) continue;
  stale.push(`packages/${name}`);
  if (isCheck) continue;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

if (isCheck && stale.length > 0) {
  console.error(
    `Not what the contract says:\n${stale.map((name) => `  ${name}\n`).join('')}Run \`npm run generate\` and commit the result.`,
  );
  process.exitCode = 1;
} else {
  console.log(
    isCheck
      ? `${files.size} generated files are up to date.`
      : `${files.size} files generated, ${stale.length} changed.`,
  );
}
