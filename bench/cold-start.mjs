// How long a fresh process takes to import the client, against one that imports nothing.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const runs = 15;
const timeOf = (code) => {
  const started = performance.now();
  execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
  });
  return performance.now() - started;
};
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

const empty = [];
const imported = [];
for (let run = 0; run < runs; run += 1) {
  empty.push(timeOf('0'));
  imported.push(timeOf("import '@cstar.help/js'"));
}
const [base, full] = [median(empty), median(imported)];
console.log(
  `cold import: ${(full - base).toFixed(1)} ms more than an empty process of ${base.toFixed(1)} ms (${(full / base).toFixed(2)} ×)`,
);
