/**
 * Runs tasks that name what they need, at most `concurrency` at a time and in the given order where there is a
 * choice. A task is `{ name, needs?, alone? }`; `run(task)` resolves with true when it went well. A task that is
 * `alone` shares the machine with nothing. After the first failure nothing new starts.
 * Resolves with the name of the first task that failed, or with undefined.
 */
export async function schedule(tasks, { concurrency, run }) {
  assertRunnable(tasks);
  const waiting = [...tasks];
  const done = new Set();
  const running = new Map();
  let failed;

  while (waiting.length > 0 || running.size > 0) {
    let next = failed === undefined ? pickNext(waiting, running, done, concurrency) : undefined;
    while (next !== undefined) {
      const task = next;
      waiting.splice(waiting.indexOf(task), 1);
      running.set(
        task,
        run(task).then((ok) => ({ task, ok })),
      );
      next = pickNext(waiting, running, done, concurrency);
    }
    if (running.size === 0) break;
    const { task, ok } = await Promise.race(running.values());
    running.delete(task);
    if (ok) done.add(task.name);
    else failed ??= task.name;
  }
  return failed;
}

function pickNext(waiting, running, done, concurrency) {
  const isFull = running.size >= concurrency || [...running.keys()].some((task) => task.alone);
  if (isFull) return undefined;
  return waiting.find(
    (task) => (task.needs ?? []).every((name) => done.has(name)) && !(task.alone && running.size > 0),
  );
}

function assertRunnable(tasks) {
  const earlier = new Set();
  for (const task of tasks) {
    for (const need of task.needs ?? []) {
      if (!earlier.has(need)) {
        throw new Error(`Step "${task.name}" needs "${need}", which is not a step before it.`);
      }
    }
    earlier.add(task.name);
  }
}
