import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../logger.ts';

/** Work that is done again and again, whenever someone says that there is some. */
export interface Coalesced {
  /** Says that there is work. Never throws, and never waits. */
  wake(): void;
  /** Resolves when the work that was asked for before is done. */
  close(): Promise<void>;
}

interface Work {
  /** Does some of it; true when more is left. */
  turn(): Promise<boolean>;
  /** For the log: what failed. */
  failure: string;
  logger: Logger;
}

const retryMs = 500;

/** One turn at a time: whoever calls meanwhile is served by the next one, together with all others. */
export function coalesced({ turn, failure, logger }: Work): Coalesced {
  const closing = new AbortController();
  let closed = false;
  let wanted = false;
  let running: Promise<void> | undefined;

  const run = async () => {
    while (wanted) {
      wanted = false;
      try {
        // Not `wanted ||= await …`, which would not see what was wanted meanwhile.
        const more = await turn();
        wanted ||= more;
      } catch (error) {
        logger.error(`${failure}; it is tried again`, error);
        wanted = !closing.signal.aborted;
        await delay(retryMs, undefined, { ref: false, signal: closing.signal }).catch(() => undefined);
      }
    }
    // In the same turn as the last look at `wanted`: nobody can wake a run that is over.
    running = undefined;
  };
  return {
    wake() {
      if (closed) return;
      wanted = true;
      running ??= run();
    },
    async close() {
      closing.abort();
      await running;
      closed = true;
    },
  };
}
