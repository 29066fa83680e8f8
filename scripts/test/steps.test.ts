import { describe, expect, it } from 'vitest';
import { runSteps } from '../lib/steps.mjs';

async function run(steps: object[], concurrency = 1) {
  const lines: string[] = [];
  const code = await runSteps(steps, { concurrency, print: (line: string) => lines.push(line) });
  return { code, text: lines.join('\n').replaceAll(/\d+\.\d s/g, '0.0 s') };
}

const node = (program: string) => [process.execPath, '-e', program];

describe('runSteps', () => {
  it('prints one line with the duration for a step that went well, and none of its output', async () => {
    const result = await run([{ name: 'quiet', command: node('console.log("noise")'), hint: '-' }]);
    expect(result).toEqual({ code: 0, text: '✓ quiet  0.0 s' });
  });

  it('prints the whole output of a failed step, its name and what to do, and passes its exit code on', async () => {
    const command = node('console.log("out"); console.error("err"); process.exit(7)');
    const result = await run([{ name: 'lint', command, hint: 'run the formatter.' }]);
    expect(result.code).toBe(7);
    expect(result.text).toContain('out\nerr');
    expect(result.text).toMatch(/Failed step: lint \(exit code 7\)\nWhat to do: run the formatter\.$/);
  });

  it('turns a command that cannot start into a failed step', async () => {
    const result = await run([{ name: 'gone', command: ['no-such-command-here'], hint: '-' }]);
    expect(result.code).toBe(127);
    expect(result.text).toContain('no-such-command-here could not start');
  });

  it('turns an exception of a step into a failed step', async () => {
    const broken = () => {
      throw new Error('no stamp');
    };
    const result = await run([{ name: 'install', run: broken, hint: '-' }]);
    expect(result.code).toBe(1);
    expect(result.text).toContain('no stamp');
  });

  it('stops the step that runs beside a failed one, so that nothing is left running', async () => {
    const forever = { name: 'forever', command: node('setInterval(() => {}, 1000)'), hint: '-' };
    const failing = { name: 'failing', command: node('process.exit(3)'), hint: '-' };
    const result = await run([forever, failing], 2);
    expect(result.code).toBe(3);
    expect(result.text).not.toContain('Failed step: forever');
  });
});
