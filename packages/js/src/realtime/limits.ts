/** Every number that the realtime connection depends on. Times in milliseconds. */
export const limits = {
  /** The first wait before a new attempt is somewhere between 0 and this; it doubles with every failure. */
  backoffBase: 500,
  backoffCap: 30_000,
  /** A longer Retry-After is taken for this. */
  longestRetryAfter: 3_600_000,
  /** Added at random to a Retry-After, so that not everybody comes back at once. */
  retryAfterSpread: 1_000,
  /** So long must a connection have worked before its failures are forgotten. */
  stableAfter: 30_000,
  /** Without a byte for so long, a connection is dead: two and a half heartbeats. */
  stalledAfter: 37_500,
  /** How often the clock is looked at: a machine that wakes from sleep notices a dead connection so soon. */
  watchEvery: 5_000,
  /** A line longer than this many characters ends the connection instead of filling the memory. */
  longestLine: 8 * 1024 * 1024,
  /** At least so many ids of the latest events are remembered, to drop what comes twice. */
  seenIds: 5_000,
  /** So many events may wait for one that should have come before them, */
  heldEvents: 1_000,
  /** and so long. */
  heldFor: 2_000,
  /** After so many replays without it, an event is taken for lost. */
  replaysForMissing: 2,
  /** A tab that is hidden for so long lets its connection go. */
  hiddenFor: 30_000,
  /** After so many attempts in a row without a byte, polling steps in. */
  barrenAttempts: 2,
  pollInterval: 5_000,
} as const;
