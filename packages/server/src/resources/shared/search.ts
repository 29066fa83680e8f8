import { and, ilike, not, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { type SearchTerm, searchTerms } from './search-terms.ts';

/**
 * Matches what a search text asks for.
 *
 * @param hasTerm Whether a row has what a tsquery names. Asked for each term by itself, so that
 *   the terms of one search may stand in different places of a row.
 */
export function matchesSearch(text: string, hasTerm: (query: SQL) => SQL | undefined): SQL {
  const condition = or(
    ...searchTerms(text).map((terms) =>
      and(
        ...terms.map((term) => {
          const found = hasTerm(queryOf(term)) ?? sql`false`;
          return term.negated ? not(found) : found;
        }),
      ),
    ),
  );
  return condition ?? sql`false`;
}

/** The same for rows with all their words in one column, made by `searchWords`. */
export const matches = (column: PgColumn, text: string): SQL =>
  matchesSearch(text, (query) => sql`${column} @@ ${query}`);

/** A tsquery for any of the words that a search text asks for; undefined when it asks for none. */
export function anyWord(text: string): SQL | undefined {
  const wanted = searchTerms(text)
    .flat()
    .filter(({ negated }) => !negated);
  return wanted.length === 0 ? undefined : sql`(${sql.join(wanted.map(queryOf), sql` || `)})`;
}

function queryOf({ words, match }: SearchTerm): SQL {
  const plain = sql`to_tsquery('simple', ${phrase(words, match === 'beginning')})`;
  if (/[^\p{L}\p{M}\p{N}]/u.test(words) || match === 'exact') return plain;
  return sql`(plainto_tsquery('english', ${words}) || ${plain})`;
}

/** `'late':A <-> 'deliv':*A`: the words one after the other, and the last one perhaps unfinished. */
function phrase(words: string, unfinished: boolean): string {
  const all = words.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
  const last = all.length - 1;
  return all.map((word, index) => `'${word}':${unfinished && index === last ? '*A' : 'A'}`).join(' <-> ');
}

/** Matches any part of a column, ignoring case. */
export const contains = (column: PgColumn, text: string): SQL =>
  ilike(column, `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`);
