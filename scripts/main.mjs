// Every `npm run …` of this repository starts here: `node scripts/main.mjs <command>`.
// This file and lib/require-node.mjs stay in syntax that any Node with ES modules can parse, so that an old
// Node is answered in words; the commands themselves load only after that check.
import { requireNode } from './lib/require-node.mjs';

const commands = ['demo', 'demo-web', 'dev', 'test', 'generate', 'bench', 'runtimes'];
const [name, ...rest] = process.argv.slice(2);

if (!commands.includes(name)) {
  console.error(`Unknown command "${name}". Use one of: ${commands.join(', ')}.`);
  process.exitCode = 2;
} else if (requireNode(process.versions.node)) {
  import(`./commands/${name}.mjs`)
    .then((command) => command.run(rest))
    .then((code) => {
      process.exitCode = code;
    })
    .catch((error) => {
      console.error(error);
      process.exitCode = 1;
    });
}
