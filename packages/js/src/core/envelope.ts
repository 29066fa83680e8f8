import type { Pagination } from '../types/index.ts';

type Fields = Record<string, unknown>;

/** What stood in a body, whichever of the documented frames was around it. */
export interface Contents {
  data: unknown;
  pagination?: Pagination | undefined;
  meta: Fields;
}

export interface ListContents extends Contents {
  data: unknown[];
  pagination: Pagination;
  /** What asks for the items that follow, `null` after the last; `undefined` for a list by page number. */
  cursor: string | null | undefined;
}

/** Finds the contents of a body; `undefined` when they are not there. */
export type Reader<C extends Contents> = (body: unknown) => C | undefined;

/** The fields of an object; none where the value is no object. */
export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

const numberOr = (value: unknown, fallback: number): number => (typeof value === 'number' ? value : fallback);

/** Fills what a documented pagination leaves out: some name `totalPages`, some `hasMore`, some neither, some not the page. */
function completePagination(given: unknown, items: number, requested: number): Pagination {
  const fields = fieldsOf(given);
  const page = numberOr(fields.page, requested);
  const pageSize = numberOr(fields.pageSize, items);
  const total = numberOr(fields.total, (page - 1) * pageSize + items);
  const totalPages = numberOr(fields.totalPages, pageSize > 0 ? Math.ceil(total / pageSize) : 1);
  const hasMore = typeof fields.hasMore === 'boolean' ? fields.hasMore : page < totalPages;
  return { page, pageSize, total, totalPages, hasMore };
}

/** Reads the body of a single object: an envelope with `success`, the object itself, or no body at all. */
export function readOne(body: unknown): Contents | undefined {
  const frame = fieldsOf(body);
  const data = 'success' in frame ? frame.data : body;
  return body === undefined || fieldsOf(data) === data ? { data, meta: fieldsOf(frame.meta) } : undefined;
}

/**
 * Reads the body of a list: an envelope with or without `success`, with the items in `data` or one
 * level deeper (`data: { object: 'list', data: […], cursor }`), or the array itself.
 */
export const readList =
  (requested: number): Reader<ListContents> =>
  (body) => {
    const frame = fieldsOf(body);
    const inner = fieldsOf(frame.data);
    const data = [body, frame.data, inner.data].find(Array.isArray);
    if (!data) return undefined;
    const meta = fieldsOf(frame.meta);
    const given = frame.pagination ?? meta.pagination;
    const pagination = completePagination(given, data.length, requested);
    const { cursor } = inner;
    if (cursor === undefined) return { data, pagination, meta, cursor };
    // Nobody counts such a list; where its end is, the cursor knows.
    const hasMore = !!cursor && fieldsOf(given).hasMore !== false;
    return { data, pagination: { ...pagination, hasMore }, meta, cursor: cursor ? `${cursor}` : null };
  };
