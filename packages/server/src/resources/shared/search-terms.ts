import { wordSeparators } from '../../db/schema/index.ts';

/** One thing to look for. */
export interface SearchTerm {
  /** Plain words, which must follow each other when there are several. */
  words: string;
  /** How the words match: in any form, exactly as written, or as the beginning of a longer one. */
  match: 'forms' | 'exact' | 'beginning';
  /** Must not be there. */
  negated: boolean;
}

const token = /(?<minus>-?)"(?<phrase>[^"]*)"?|(?<word>[^\s"]+)/g;
const separators = new Set(wordSeparators);

const plain = (text: string): string =>
  [...text]
    .map((sign) => (separators.has(sign) ? ' ' : sign))
    .join('')
    .trim();

/**
 * Reads a search text as web search engines do: words, "phrases", -without, or.
 *
 * @returns What must hold: all terms of at least one of the lists. Empty when there is no word in it.
 * @example
 * searchTerms('cup -refund or "late delivery"');
 */
export function searchTerms(text: string): SearchTerm[][] {
  const alternatives: SearchTerm[][] = [[]];
  for (const { groups } of text.matchAll(token)) {
    if (groups?.word?.toLowerCase() === 'or') alternatives.push([]);
    else alternatives.at(-1)?.push(readTerm(groups ?? {}));
  }
  const meaningful = alternatives
    .map((terms) => terms.filter(({ words }) => /[\p{L}\p{N}]/u.test(words)))
    .filter((terms) => terms.length > 0);
  return /[\p{L}\p{M}\p{N}]$/u.test(text) ? withUnfinished(meaningful) : meaningful;
}

function readTerm({ minus, phrase, word = '' }: Record<string, string | undefined>): SearchTerm {
  if (phrase !== undefined) return { words: plain(phrase), match: 'exact', negated: minus === '-' };
  const words = plain(word);
  return {
    words,
    match: /[^\p{L}\p{M}\p{N}]/u.test(words) ? 'exact' : 'forms',
    negated: word.startsWith('-') && words !== '',
  };
}

/** The last word of a text may still be half typed. */
function withUnfinished(alternatives: SearchTerm[][]): SearchTerm[][] {
  const last = alternatives.at(-1)?.at(-1);
  if (last === undefined || last.negated) return alternatives;
  return alternatives.map((terms) =>
    terms.map((term) => (term === last ? { ...term, match: 'beginning' as const } : term)),
  );
}
