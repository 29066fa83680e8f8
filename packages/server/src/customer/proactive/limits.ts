const minute = 60_000;

/** What one visitor costs, and how much they are spoken to. Times in milliseconds. */
export const limits = {
  /** Without a signal for so long, the next one begins a new visit. */
  visitEndsAfter: 30 * minute,
  /** A visitor gets no new nudge sooner after the one before. */
  betweenNudges: 5 * minute,
  nudgesPerVisit: 3,
  /** Two reports within this time that a nudge was seen are one that was sent twice. */
  sameShowing: 10_000,
  /** Different names of signals that are counted in one visit. */
  signalNames: 50,
  /** No count and no number of seconds gets larger. */
  largest: 1_000_000,
  /** Batches that are known again when they come a second time. */
  batches: 10,
  /** Visitors who were not here for so long are forgotten. */
  forgetAfter: 90 * 24 * 60 * minute,
} as const;
