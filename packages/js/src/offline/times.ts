/** Every number that the offline queue depends on, once. Times in milliseconds. */
export const times = {
  /**
   * An hour less than the server remembers idempotency keys: what was sent and never answered must not be
   * sent again once it is forgotten.
   */
  maxAge: 23 * 3_600_000,
  maxItems: 1_000,
  /** Scopes that are sent at a time. */
  width: 4,
  /** How long a tab may be silent before another takes over. */
  lease: 30_000,
  renewal: 10_000,
  /** Between writing a lease and reading it back, where the storage cannot do both in one step. */
  settle: 100,
  /** How long a storage may take for one answer: some browsers never answer the first of a session. */
  patience: 5_000,
  /** How long a storage that did not answer is left alone: nobody should wait for it at each call. */
  rest: 60_000,
  retryBase: 2_000,
  retryCap: 60_000,
  /** How often a tab looks for what others left behind. */
  look: 60_000,
} as const;
