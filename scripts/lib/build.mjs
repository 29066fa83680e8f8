import { root, tool, toolEnvironment } from './paths.mjs';

/** Runs a script of every package that has it; what did not change since last time comes from the local cache. */
export function turboStep(name, { needs = ['install'] } = {}) {
  return {
    name,
    needs,
    cwd: root,
    env: toolEnvironment,
    command: [
      tool('turbo'),
      'run',
      name,
      '--cache=local:rw',
      '--concurrency=2',
      '--output-logs=new-only',
      '--log-order=grouped',
      '--no-update-notifier',
    ],
    hint: `read the first error above; \`npx pnpm --filter <package> ${name}\` repeats it for one package.`,
  };
}
