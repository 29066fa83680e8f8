import { fileURLToPath } from 'node:url';
import { contract } from '../contract.ts';
import { chatStreams } from '../customer/chat-streams.ts';
import { customerContract } from '../customer/contract.ts';
import { streams } from '../streams.ts';
import { generatedFiles, staleFiles, writeFiles } from './generated-files.ts';
import { resourcesOf } from './schemas.ts';

// `generate` writes every file that is made from the contract; `--check` names those that are
// not what the contract says now, and exits 1.

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const files = await generatedFiles(
  resourcesOf(contract),
  { ...streams, ...chatStreams },
  resourcesOf(customerContract),
);
const stale = await staleFiles(files, root);

if (!process.argv.includes('--check')) {
  await writeFiles(files, stale, root);
  console.log(`${files.size} files generated, ${stale.length} changed.`);
} else if (stale.length === 0) {
  console.log(`${files.size} generated files are up to date.`);
} else {
  const list = stale.map((name) => `  ${name}\n`).join('');
  console.error(`Not what the contract says:\n${list}Run \`npm run generate\` and commit the result.`);
  process.exitCode = 1;
}
