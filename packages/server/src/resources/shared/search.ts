import { ilike, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

const operators = /["-]|\bor\b/i;
const lastWord = /^(.*?)([\p{L}\p{N}]+)$/su;

/** What a search text asks for. Pure, so that the rules can be read and tested in one place. */
export interface SearchTerms {
  text: string;
  /** Set while the text is plain words: the last one may still be half typed. */
  unfinished?: { before: string; word: string };
}

export function searchTerms(text: string): SearchTerms {
  const match = operators.test(text) ? null : lastWord.exec(text);
  const [, before, word] = match ?? [];
  return before === undefined || word === undefined ? { text } : { text, unfinished: { before, word } };
}

/** Matches a column made by `searchWords`, as web search engines do: words, "phrases", -without, or. */
export function matches(column: PgColumn, text: string): SQL {
  const { unfinished } = searchTerms(text);
  if (unfinished === undefined) return sql`${column} @@ websearch_to_tsquery('english', ${text})`;
  return sql`${column} @@ (
    websearch_to_tsquery('english', ${text})
    || websearch_to_tsquery('simple', ${text})
    || (websearch_to_tsquery('simple', ${unfinished.before}) && to_tsquery('simple', ${`${unfinished.word}:*`}))
  )`;
}

/** Matches any part of a column, ignoring case. */
export const contains = (column: PgColumn, text: string): SQL =>
  ilike(column, `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`);
