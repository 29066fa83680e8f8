import type { OpenCalls } from './open-calls.ts';
import type { AbortSignalLike } from './platform.ts';
import { openScope } from './scope.ts';

/**
 * Waits for what others may wait for as well: the caller's signal, and the end of the client, end the wait and
 * leave the work alone.
 */
export async function follow<T>(
  open: OpenCalls,
  signal: AbortSignalLike | undefined,
  run: () => Promise<T>,
): Promise<T> {
  const scope = openScope(open, signal, Infinity, () => undefined);
  try {
    scope.check();
    return await scope.follow(run());
  } finally {
    scope.close();
  }
}
