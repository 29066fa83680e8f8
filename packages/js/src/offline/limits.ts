import type { OpenCalls } from '../core/open-calls.ts';
import { checkTime, type RequestOptions, type Settings } from '../core/options.ts';
import { timeoutError } from '../core/parse.ts';
import { openScope, type Scope } from '../core/scope.ts';

/**
 * Does what comes before a call is sent, for no longer than its deadline or one timeout of it, and gives its
 * options with what is left of the deadline.
 */
export async function within(
  { open, settings }: { open: OpenCalls; settings: Settings },
  options: RequestOptions = {},
  run: (limits: Scope) => Promise<unknown>,
): Promise<RequestOptions> {
  const { signal, deadline = Infinity, timeout = settings.timeout } = options;
  const most = Math.min(checkTime('timeout', timeout), checkTime('deadline', deadline));
  const name = most < timeout ? 'deadline' : 'timeout';
  const limits = openScope(open, signal, most, () => timeoutError(name, most, 0));
  const began = Date.now();
  try {
    await run(limits);
  } finally {
    limits.close();
  }
  return deadline < Infinity
    ? { ...options, deadline: Math.max(1, deadline - (Date.now() - began)) }
    : options;
}
