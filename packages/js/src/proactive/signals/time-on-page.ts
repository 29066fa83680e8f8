import { after } from '../../core/timer.ts';
import type { AutomaticSignal } from '../options.ts';
import { currentUrl, isHidden, page } from '../page.ts';

const marks: readonly number[] = [10, 20, 30, 45, 60, 90, 120, 180, 300, 600];

/**
 * `time_on_page` with `seconds`, counted while the page can be seen and anew on each page.
 *
 * @param options `at`: at how many seconds; by default 10, 20, 30, 45, 60, 90, 120, 180, 300 and 600
 */
export const timeOnPage =
  ({ at = marks }: { at?: readonly number[] | undefined } = {}): AutomaticSignal =>
  (target) => {
    if (!page().document) return () => undefined;
    let url = currentUrl();
    let seconds = 0;
    let end = after(1_000, tick);
    function tick(): void {
      end = after(1_000, tick);
      if (url !== currentUrl()) seconds = 0;
      url = currentUrl();
      if (isHidden()) return;
      seconds += 1;
      if (at.includes(seconds)) target.track('time_on_page', { seconds });
    }
    return () => end();
  };
