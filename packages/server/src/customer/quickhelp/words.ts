import { oneLine } from '../../resources/search/highlight.ts';

/** A word to look for, and how much it says. */
export interface Word {
  word: string;
  weight: number;
}

/** A page as its reader sees it; what is unknown is left out. */
export interface Page {
  url?: string | undefined;
  title?: string | undefined;
  text?: string | undefined;
}

/** How many words a question and a page count with. */
const maxQuestionWords = 24;
const maxPageWords = 24;
/** Of the text of a page, only the most frequent words say what it is about. */
const maxTextWords = 12;
const maxWordLength = 60;

/** A single letter says nothing; a single sign of another script may be a word. */
const isWord = (word: string): boolean => word.length > 1 || /[^\p{Script=Latin}\p{N}]/u.test(word);

/** The words of a text in its order, small, each as often as it stands there. */
const wordsIn = (text: string): string[] =>
  (
    oneLine(text)
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
    .filter(isWord)
    .map((word) => word.slice(0, maxWordLength).replace(/\p{Surrogate}$/u, ''));

/** The words of a question, each once. Those that say nothing, such as "how", are for Postgres to leave out. */
export const questionWords = (question: string): Word[] =>
  [...new Set(wordsIn(question))].slice(0, maxQuestionWords).map((word) => ({ word, weight: 1 }));

/** What a page is about: its title first, then its address, then what its text says most often. */
export function pageWords({ url = '', title = '', text = '' }: Page): Word[] {
  const weights = new Map<string, number>();
  const add = (words: Iterable<string>, weight: number) => {
    for (const word of words) weights.set(word, Math.max(weight, weights.get(word) ?? 0));
  };
  add(mostFrequent(wordsIn(text)), 1);
  add(wordsIn(pathOf(url)), 1.5);
  add(wordsIn(title), 3);
  return [...weights]
    .map(([word, weight]) => ({ word, weight }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, maxPageWords);
}

/** The host says whose page it is, and the query who looks at it: neither what it is about. */
function pathOf(url: string): string {
  const path = url
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '')
    .replace(/[?#].*$/s, '')
    .replace(/\.\w{1,5}$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function mostFrequent(words: readonly string[]): string[] {
  const times = new Map<string, number>();
  // Short words are mostly those that every text has.
  for (const word of words) if (word.length > 3) times.set(word, (times.get(word) ?? 0) + 1);
  return [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, maxTextWords)
    .map(([word]) => word);
}
