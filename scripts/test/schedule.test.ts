import { describe, expect, it } from 'vitest';
import { schedule } from '../lib/schedule.mjs';

type Task = { name: string; needs?: string[]; alone?: boolean };

/** Runs the tasks with a fake worker that finishes each when told, and writes down what ran together. */
async function trace(tasks: Task[], concurrency: number, failing: string[] = []) {
  const running = new Set<string>();
  const seen: string[] = [];
  const failed = await schedule(tasks, {
    concurrency,
    async run(task: Task) {
      running.add(task.name);
      seen.push([...running].join('+'));
      await Promise.resolve();
      running.delete(task.name);
      return !failing.includes(task.name);
    },
  });
  return { seen, failed };
}

describe('schedule', () => {
  it('runs tasks in the given order when only one may run at a time', async () => {
    const { seen } = await trace([{ name: 'a' }, { name: 'b' }, { name: 'c' }], 1);
    expect(seen).toEqual(['a', 'b', 'c']);
  });

  it('starts a task only when everything it needs is done', async () => {
    const { seen } = await trace([{ name: 'a' }, { name: 'b', needs: ['a'] }, { name: 'c' }], 2);
    expect(seen).toEqual(['a', 'a+c', 'b']);
  });

  it('gives a task that is alone the whole machine', async () => {
    const { seen } = await trace([{ name: 'a' }, { name: 'b' }, { name: 'tests', alone: true }], 2);
    expect(seen).toEqual(['a', 'a+b', 'tests']);
  });

  it('starts nothing after a failure and names the first task that failed', async () => {
    const { seen, failed } = await trace([{ name: 'a' }, { name: 'b' }], 1, ['a']);
    expect({ seen, failed }).toEqual({ seen: ['a'], failed: 'a' });
  });

  it('refuses a task that needs one which is not before it', async () => {
    await expect(trace([{ name: 'a', needs: ['b'] }], 1)).rejects.toThrow(
      'Step "a" needs "b", which is not a step before it.',
    );
  });
});
