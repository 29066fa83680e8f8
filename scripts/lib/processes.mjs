import { spawn } from 'node:child_process';

const isWindows = process.platform === 'win32';

/**
 * Child processes that end with us. Each child leads a process group of its own, so that stopping it also stops
 * whatever it started.
 */
export function createProcesses() {
  const running = new Set();

  function kill(child, signal) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    if (isWindows) {
      spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
      return;
    }
    try {
      process.kill(-child.pid, signal);
    } catch (error) {
      // The group can be gone between our look and our signal.
      if (error.code !== 'ESRCH') throw error;
    }
  }

  /**
   * Starts `command`. With `show: true` the output goes to the terminal as it comes, otherwise it is kept.
   * Resolves with `{ code, output }` and never rejects: a command that cannot start has code 127.
   */
  function start(command, args, { cwd, env, show = false } = {}) {
    return new Promise((resolve) => {
      const chunks = [];
      const child = spawn(command, args, {
        cwd,
        env: { ...process.env, ...env },
        stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
        detached: !isWindows,
        shell: isWindows,
      });
      running.add(child);
      const finish = (code, extra = '') => {
        running.delete(child);
        resolve({ code, output: Buffer.concat(chunks).toString('utf8') + extra });
      };
      child.stdout?.on('data', (chunk) => chunks.push(chunk));
      child.stderr?.on('data', (chunk) => chunks.push(chunk));
      child.on('error', (error) => finish(127, `${command} could not start: ${error.message}\n`));
      child.on('close', (code, signal) => {
        finish(code ?? 1, signal === null ? '' : `\n${command} was ended by ${signal}\n`);
      });
    });
  }

  /** Asks every running child to stop, and ends it for good when it has not after `grace` milliseconds. */
  async function stop(grace = 5000) {
    const children = [...running];
    if (children.length === 0) return;
    const ended = Promise.all(
      children.map((child) => new Promise((resolve) => child.once('close', resolve))),
    );
    for (const child of children) kill(child, 'SIGTERM');
    const timer = setTimeout(() => {
      for (const child of children) kill(child, 'SIGKILL');
    }, grace);
    await ended;
    clearTimeout(timer);
  }

  return { start, stop };
}

/** Runs `onSignal` once when the terminal or a supervisor asks us to stop; returns what undoes that. */
export function onStopSignal(onSignal) {
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
  let asked = false;
  const handlers = Object.entries(codes).map(([signal, code]) => {
    const handler = () => {
      if (asked) return;
      asked = true;
      onSignal(code);
    };
    process.on(signal, handler);
    return [signal, handler];
  });
  return () => {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  };
}
