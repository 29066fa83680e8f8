import { parseId } from '@cstar.help/contract';
import { and, eq, lt, or, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { validate } from '../../http/validation.ts';
import type { ExportKind } from './export-kinds.ts';

export const maxRows = 10_000;

/** Rows that are read at once, and a bound on what one export holds in memory: characters of JSON. */
const batchSize = 500;
const maxCharacters = 32 * 1024 * 1024;

export interface Selection {
  filters?: Record<string, unknown> | undefined;
  after?: string | undefined;
  limit?: number | undefined;
}

/** What tells where a row stands among the others. */
interface Place {
  id: string;
  createdAt: string;
}

export interface Exported<Row> {
  rows: Row[];
  /** The place of the last row, when more follow it. */
  cursor: string | null;
}

/**
 * The rows of one export, newest first, in batches, so that a team of long articles does not have to
 * fit into memory at once.
 *
 * @param place Where the selection stands in the body, for messages.
 */
export async function exportRows<Schema extends z.ZodObject, Row extends Place>(
  context: Context,
  kind: ExportKind<Schema, Row>,
  { filters = {}, after, limit = maxRows }: Selection,
  place: string,
): Promise<Exported<Row>> {
  const where = await kind.where(context, readFilters(kind.filters, filters, place));
  const rows: Row[] = [];
  let characters = 0;
  let last = after;
  while (rows.length < limit && characters < maxCharacters) {
    const wanted = Math.min(batchSize, limit - rows.length);
    const narrowed = last === undefined ? where : and(where, follows(kind, last, place));
    // One more than wanted tells whether anything follows.
    const found = await kind.read(context, narrowed, wanted + 1);
    for (const row of found.slice(0, wanted)) {
      rows.push(row);
      characters += JSON.stringify(row).length;
      last = cursorOf(row);
    }
    if (found.length <= wanted) return { rows, cursor: null };
  }
  return { rows, cursor: last ?? null };
}

/** Holds the moment too, so that the export goes on when the object itself is gone. */
const cursorOf = ({ id, createdAt }: Place): string => `${id}@${createdAt}`;

const moment = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function follows(
  { id: kind, table }: Pick<ExportKind<z.ZodObject, Place>, 'id' | 'table'>,
  cursor: string,
  place: string,
): SQL | undefined {
  const [idText = '', momentText = ''] = cursor.split('@');
  const id = parseId(kind, idText);
  const createdAt = new Date(moment.test(momentText) ? momentText : Number.NaN);
  if (id === null || Number.isNaN(createdAt.getTime())) {
    throw new ApiError(
      'parameter_invalid',
      `${place}.after is no cursor of an export of this resource. Send the one that the export before returned in cursors.`,
      { param: `${place}.after` },
    );
  }
  return or(lt(table.createdAt, createdAt), and(eq(table.createdAt, createdAt), lt(table.id, id)));
}

function readFilters<Schema extends z.ZodObject>(
  schema: Schema,
  filters: Record<string, unknown>,
  place: string,
): z.output<Schema> {
  try {
    return validate(schema, filters, 'body');
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown;
    const { code, message, param } = thrown;
    const at = `${place}.filters`;
    throw new ApiError(code, `In ${at}: ${message}`, { param: param === undefined ? at : `${at}.${param}` });
  }
}
