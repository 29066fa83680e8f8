import type { Word } from './words.ts';

/** Which words an article has, by their place in the list of all words. */
export interface Hit {
  id: string;
  found: readonly number[];
  inTitle: readonly number[];
  /** How near to each other they stand, from 0 to 1 (`ts_rank_cd`). */
  nearness: number;
}

export interface Ranked {
  id: string;
  /** How well it fits, from 0 to 1. */
  score: number;
  /** Which share of all that the words say is in the article, from 0 to 1. */
  coverage: number;
}

/** What makes up a score: words anywhere in the article, words of its title, and how near they stand. */
const shares = { text: 0.6, title: 0.3, nearness: 0.1 };

/**
 * What each word says, for so many articles of which so many have it: the rarer, the more. A word that no article
 * has says as much as the rarest: a question about it is not answered by the others alone.
 */
export function significance(words: readonly Word[], hits: readonly Hit[], articles: number): number[] {
  return words.map(({ weight }, place) => {
    const having = hits.filter(({ found }) => found.includes(place)).length;
    return weight * Math.log(1 + articles / Math.max(having, 1));
  });
}

/** Articles by how well they fit, best first. */
export function rank(hits: readonly Hit[], says: readonly number[]): Ranked[] {
  const all = sum(says);
  const shareOf = (places: readonly number[]) =>
    all === 0 ? 0 : sum(places.map((place) => says[place] ?? 0)) / all;
  return hits
    .map(({ id, found, inTitle, nearness }) => {
      const coverage = shareOf(found);
      const { text, title } = shares;
      const score = text * coverage + title * shareOf(inTitle) + shares.nearness * Math.min(1, nearness);
      return { id, score: round(score), coverage };
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const round = (score: number): number => Math.round(score * 10_000) / 10_000;
