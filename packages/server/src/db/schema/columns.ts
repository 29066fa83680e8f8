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
 * The words of a text for search: the English stems, and the plain words beside them, so that
 * names, other languages and stop words are found too.
 *
 * Only the first 100 000 characters count: a tsvector has a size limit, and a row that
 * exceeds it cannot be stored at all.
 *
 * There is no GIN index on purpose. Under row-level security Postgres applies the policy before
 * any operator that is not leakproof, and `@@` is not, so such an index would cost every write
 * and never be read. Searches walk the partition, which the team's index narrows first.
 */
export const searchWords = (...columns: PgColumn[]): SQL => {
  const words = columns.flatMap((column) => {
    const content = sql`left(coalesce(${column}, ''), 100000)`;
    return [sql`to_tsvector('english', ${content})`, sql`to_tsvector('simple', ${content})`];
  });
  return sql.join(words, sql` || `);
};
