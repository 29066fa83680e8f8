/** A moment, as two clocks tell it: one that people set, and one that may stand still while a device sleeps. */
export interface Moment {
  /** Milliseconds since 1970. */
  wall: number;
  /** Milliseconds since some moment, never set. */
  steady: number;
}

export const now = (): Moment => ({ wall: Date.now(), steady: performance.now() });

/** Milliseconds between two moments, by the clock that saw more of them. */
export const elapsed = (since: Moment, until: Moment): number =>
  Math.max(until.wall - since.wall, until.steady - since.steady);
