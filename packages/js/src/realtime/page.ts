import { after } from '../core/timer.ts';
import { limits } from './limits.ts';

/** What a page tells that its visitor does. */
export interface PageHost {
  /** The page has been hidden for a while. */
  away(): void;
  /** The page is seen again. */
  back(): void;
  /** The network is there again, as far as the browser knows. */
  online(): void;
}

type Listen = (type: string, listener: () => void) => void;

interface Target {
  addEventListener?: Listen;
  removeEventListener?: Listen;
}

interface Runtime extends Target {
  document?: Target & { visibilityState?: string };
}

/** Watches the page, where there is one, and gives what stops it. */
export function watchPage(host: PageHost): () => void {
  const runtime = globalThis as Runtime;
  const { document } = runtime;
  let stopWaiting: (() => void) | undefined;

  function look(): void {
    stopWaiting?.();
    stopWaiting = undefined;
    if (document?.visibilityState === 'hidden') stopWaiting = after(limits.hiddenFor, host.away);
    else host.back();
  }

  document?.addEventListener?.('visibilitychange', look);
  runtime.addEventListener?.('online', host.online);
  if (document?.visibilityState === 'hidden') look();
  return () => {
    stopWaiting?.();
    document?.removeEventListener?.('visibilitychange', look);
    runtime.removeEventListener?.('online', host.online);
  };
}
