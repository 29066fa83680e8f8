import { longestTimer } from './scope.ts';

interface Runtime {
  Deno?: { unrefTimer?(timer: unknown): void };
}

/** Runs something later, and gives what prevents it. Such a timer does not keep a Node or Deno process alive. */
export function after(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, Math.min(milliseconds, longestTimer));
  release(timer);
  return () => clearTimeout(timer);
}

function release(timer: unknown): void {
  // Node gives an object, everybody else a number.
  if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function') {
    timer.unref();
  } else (globalThis as Runtime).Deno?.unrefTimer?.(timer);
}
