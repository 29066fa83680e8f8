/** What an answer has to go by. All from 0 to 1. */
export interface Evidence {
  /** Which share of the question, by what its words say, is in the best article. */
  coverage: number;
  /** Which share of that stands together in the passage that is shown. */
  inPassage: number;
  /** The score of the best article, and that of the next one: 0 when there is none. */
  best: number;
  next: number;
}

/** How much of the confidence each of them can take away when it is missing. */
const shares = { sure: 0.6, inPassage: 0.25, ahead: 0.15 };

/**
 * How far an answer can be relied on, from 0 to 1: never more than the share of the question that the best article
 * covers; less when its words are scattered over the article, and when another article fits as well.
 *
 * It is about the sources. What a language model says of itself does not count.
 */
export function confidenceOf({ coverage, inPassage, best, next }: Evidence): number {
  const ahead = best > 0 ? 1 - Math.min(1, next / best) : 0;
  const relied = shares.sure + shares.inPassage * inPassage + shares.ahead * ahead;
  return Math.round(coverage * relied * 100) / 100;
}
