import { performance } from 'node:perf_hooks';
import { createProcesses, onStopSignal } from './processes.mjs';
import { schedule } from './schedule.mjs';

/**
 * Runs steps and prints one line for each with its duration; of a step that fails, everything it said and what
 * to do about it. A step is `{ name, command, cwd?, env?, hint, needs?, alone?, show? }` with the command as a
 * list of words, or with `run()`, which returns `{ code, output }`.
 * Resolves with 0, or with the exit code of the step that failed. Nothing it started is left running.
 */
export async function runSteps(
  steps,
  { concurrency = 1, print = console.log, processes = createProcesses() } = {},
) {
  let code = 0;
  const detach = onStopSignal((signalCode) => {
    code = signalCode;
    print('Stopping.');
    void processes.stop();
  });

  async function runOne(step) {
    const began = performance.now();
    if (step.show) print(`\n▸ ${step.name}`);
    const result = await perform(step, processes);
    // After a failure only that counts; what was stopped with it has nothing to say.
    if (code !== 0) return false;
    const line = `${step.name}  ${inSeconds(performance.now() - began)}`;
    if (result.code === 0) {
      print(`✓ ${line}${result.note === undefined ? '' : `  ${result.note}`}`);
      return true;
    }
    code = result.code;
    print(explainFailure(step, line, result));
    await processes.stop();
    return false;
  }

  try {
    await schedule(steps, { concurrency, run: runOne });
  } finally {
    await processes.stop();
    detach();
  }
  return code;
}

async function perform(step, processes) {
  if (step.run === undefined) {
    const [command, ...args] = step.command;
    return processes.start(command, args, step);
  }
  try {
    return await step.run(processes);
  } catch (error) {
    return { code: 1, output: error.stack ?? String(error) };
  }
}

function explainFailure(step, line, result) {
  const said = result.output.trim();
  return [
    `✗ ${line}`,
    said === '' ? '' : `\n${said}\n`,
    `Failed step: ${step.name} (exit code ${result.code})`,
    `What to do: ${step.hint}`,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

export function inSeconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
