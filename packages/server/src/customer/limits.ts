/**
 * What one caller from a browser may do. Whoever has no name gets a new session for nothing, so that visitors and callers
 * without a token count against their address as well. All of it is per team and environment, but for `strayCalls`.
 */
export const defaultCustomerLimits = {
  /** Calls per hour of one session, or of one address without a session; polls count by themselves. */
  calls: 2_000,
  /** Calls per hour of one address, over all its visitors and callers without a token. */
  callsPerAddress: 5_000,
  /** Calls per hour of one address with a token that is none, or for a team that there is not. */
  strayCalls: 2_000,
  /** Sessions of visitors that one address may open per hour. */
  visitorsPerAddress: 60,
  /** Questions to the language model per hour, of one session, or of one address without one. Later ones get extracts. */
  modelQuestions: 30,
  /** The same over all visitors and callers without a token of one address. */
  modelQuestionsPerAddress: 60,
  /** Images that one session may have uploaded and not yet sent. */
  unsentImages: 20,
  /** Images that the visitors of one address may upload in a day: with 5 MB each, a gigabyte. */
  visitorImagesPerAddress: 200,
} as const;

export type CustomerLimits = Record<keyof typeof defaultCustomerLimits, number>;
