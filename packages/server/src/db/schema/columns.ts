import { type SQL, sql } from 'drizzle-orm';
import { customType, type PgColumn, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** A moment with the precision that the API shows. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

export const environments = ['live', 'test'] as const;
export type Environment = (typeof environments)[number];

/** The partition of a row. Row-level security compares both columns with the settings of the request. */
export const partition = {
  teamId: uuid('team_id').notNull(),
  environment: text('environment', { enum: environments }).notNull(),
};

export const createdAndUpdated = {
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
};

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * Signs that part words. Left to itself Postgres reads `order-4711` as a negative number and
 * `<basement>` as a tag, and keeps addresses whole, so that no part of them is found.
 */
export const wordSeparators = '-_/@.:<>&#+';

/** A text with a space for each sign that parts words, and therefore as long as before. */
export const withoutSeparators = (text: SQL): SQL => {
  const signs = sql.raw(`'${wordSeparators}', '${' '.repeat(wordSeparators.length)}'`);
  return sql`translate(${text}, ${signs})`;
};

/**
 * The words of a text for search: the plain words, so that names, other languages and stop words
 * are found, and after them the English stems. The plain words have the weight A: phrases ask for
 * it, or one could begin in one half and end in the other.
 *
 * Only the first 100 000 characters count: a tsvector has a size limit, and a row that
 * exceeds it cannot be stored at all.
 *
 * There is no GIN index on purpose. Under row-level security Postgres applies the policy before
 * any operator that is not leakproof, and `@@` is not, so such an index would cost every write
 * and never be read. Searches walk the partition, which the team's index narrows first.
 */
export const searchWords = (...columns: PgColumn[]): SQL => {
  const contents = columns.map((column) => withoutSeparators(sql`left(coalesce(${column}, ''), 100000)`));
  const words = [
    ...contents.map((content) => sql`setweight(to_tsvector('simple', ${content}), 'A')`),
    ...contents.map((content) => sql`to_tsvector('english', ${content})`),
  ];
  return sql.join(words, sql` || `);
};
