import { oneLine, type Range } from '../../resources/search/highlight.ts';
import { plainText } from '../../resources/shared/text.ts';

/** The sentences of a Markdown text, as plain text. A heading leads over to what follows it. */
export function sentencesOf(markdown: string): string[] {
  return markdown
    .split(/\n\s*\n|\n(?=\s{0,3}(?:#{1,6}|[-*+]|\d+[.)])\s)|(?<=^\s{0,3}#{1,6}\s[^\n]*)\n/m)
    .flatMap((block) => {
      const text = oneLine(plainText(block));
      if (/^\s{0,3}#{1,6}\s/.test(block)) return text.replace(/[\p{L}\p{M}\p{N})]$/u, '$&:');
      return text.split(/(?<=[.!?])\s+|(?<=[。！？])/);
    })
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

export interface Passage {
  text: string;
  /** The words in it that match, small, each once. */
  words: string[];
}

/**
 * The sentences that follow each other and hold the most of what was looked for, whole where they fit.
 *
 * @param hits where it stands in the sentences, joined by one space each
 */
export function choosePassage(
  sentences: readonly string[],
  hits: readonly Range[],
  maxLength: number,
): Passage {
  const text = sentences.join(' ');
  const found = hits.map(([from, to]) => ({ from, to, word: text.slice(from, to).toLowerCase() }));
  let best: Passage = { text: fitting(sentences, maxLength), words: [] };
  let start = 0;
  for (const [index, { length }] of sentences.entries()) {
    const end = start + length;
    // What answers a question comes after the words of it, so that a passage begins with some of them.
    if (found.some(({ from }) => from >= start && from < end)) {
      const cut = fitting(sentences.slice(index), maxLength);
      const inside = found.filter(({ from, to }) => from >= start && to <= start + cut.length);
      const words = [...new Set(inside.map(({ word }) => word))];
      if (words.length > best.words.length) best = { text: cut, words };
    }
    start = end + 1;
  }
  return best;
}

/** The first sentences, as many as fit; of one that is too long, its beginning. */
function fitting(sentences: readonly string[], maxLength: number): string {
  const [first = '', ...following] = sentences;
  let passage = first;
  if (passage.length > maxLength) {
    const cut = passage.slice(0, maxLength - 1).replace(/\p{Surrogate}$/u, '');
    return `${cut.slice(0, cut.lastIndexOf(' ') > 0 ? cut.lastIndexOf(' ') : cut.length)}…`;
  }
  for (const sentence of following) {
    if (passage.length + 1 + sentence.length > maxLength) break;
    passage += ` ${sentence}`;
  }
  return passage;
}
