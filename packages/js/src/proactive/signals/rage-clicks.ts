import type { AutomaticSignal } from '../options.ts';
import { listen } from '../page.ts';

interface Click {
  x: number;
  y: number;
  at: number;
}

const clicks = 3;
/** Milliseconds. */
const within = 1_000;
/** Pixels. */
const around = 30;

/** `rage_click` when something is clicked three times within one second and 30 pixels: it does not do what it should. */
export const rageClicks = (): AutomaticSignal => (target) => {
  let recent: Click[] = [];
  return listen('click', (event) => {
    const { clientX: x, clientY: y } = event as MouseEvent;
    const at = Date.now();
    const isNear = (other: Click) =>
      at - other.at <= within && Math.hypot(x - other.x, y - other.y) <= around;
    recent = [...recent.filter(isNear), { x, y, at }];
    if (recent.length < clicks) return;
    recent = [];
    target.track('rage_click');
  });
};
