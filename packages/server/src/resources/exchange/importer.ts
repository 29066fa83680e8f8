import type { z } from 'zod';
import type { Context } from '../../context.ts';
import type { Strategy } from './import-merge.ts';

/** How the records of one kind of object are taken. */
export interface Importer<Schema extends z.ZodObject, Row> {
  schema: Schema;
  /** Locks what comes before any object, in the order of those who remove it. */
  hold(context: Context): Promise<unknown>;
  /** The object that a record names, locked; undefined when there is none. */
  find(context: Context, record: z.output<Schema>): Promise<Row | undefined>;
  create(context: Context, record: z.output<Schema>): Promise<void>;
  update(
    context: Context,
    before: Row,
    record: z.output<Schema>,
    strategy: Exclude<Strategy, 'skip'>,
  ): Promise<void>;
}
