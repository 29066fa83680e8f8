import type { AutomaticSignal } from '../options.ts';
import { listen } from '../page.ts';

/**
 * `error` when a script of the page fails: with its message alone, up to 200 characters, without e-mail addresses and
 * what addresses have behind ? and #. No stack, no source.
 *
 * @param options `most`: how many of one page, by default 10
 */
export const errors =
  ({ most = 10 }: { most?: number | undefined } = {}): AutomaticSignal =>
  (target) => {
    let count = 0;
    const note = (cause: unknown) => {
      count += 1;
      if (count <= most) target.track('error', { message: messageOf(cause) });
    };
    const ends = [
      listen('error', (event) => {
        const { error, message } = event as ErrorEvent;
        // An image that did not load passes here too, and has neither.
        if (error || message) note(error ?? message);
      }),
      listen('unhandledrejection', (event) => note((event as PromiseRejectionEvent).reason)),
    ];
    return () => {
      for (const end of ends) end();
    };
  };

/** Scripts may throw and reject with anything, also with what has no text; its kind is told then. */
function textOf(cause: unknown): string {
  try {
    return String(cause instanceof Error ? cause.message : cause);
  } catch {
    return typeof cause;
  }
}

const messageOf = (cause: unknown): string =>
  textOf(cause)
    .replace(/[?#][^\s'")]+/g, '')
    .replace(/[^\s'"<(]+@[^\s'")>]+/g, '…')
    .slice(0, 200);
