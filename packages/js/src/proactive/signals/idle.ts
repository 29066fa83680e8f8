import { after } from '../../core/timer.ts';
import type { AutomaticSignal } from '../options.ts';
import { listen, page } from '../page.ts';

const inputs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll', 'touchstart'];

/**
 * `idle` when nothing was clicked, typed, moved or scrolled for a while; again only after the next input.
 *
 * @param options `after`: seconds without input, by default 60
 */
export const idle =
  ({ after: seconds = 60 }: { after?: number | undefined } = {}): AutomaticSignal =>
  (target) => {
    if (!page().document) return () => undefined;
    const time = seconds * 1_000;
    let latest = Date.now();
    // One timer, however many inputs: it looks again when it is over.
    let end: (() => void) | undefined = after(time, look);
    function look(): void {
      const left = latest + time - Date.now();
      end = left > 0 ? after(left, look) : undefined;
      if (!end) target.track('idle', { seconds });
    }
    const note = () => {
      latest = Date.now();
      end ??= after(time, look);
    };
    const ends = inputs.map((name) => listen(name, note));
    return () => {
      end?.();
      for (const detach of ends) detach();
    };
  };
