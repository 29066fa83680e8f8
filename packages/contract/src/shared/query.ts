import { z } from 'zod';

// Query strings carry text only. Each helper turns the text into the type that the
// parameter has for a caller, so that one schema serves the wire and the SDK's types.

const asNumber = (value: unknown) =>
  typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
const asBoolean = (value: unknown) => (value === 'true' || value === 'false' ? value === 'true' : value);
const asList = (value: unknown) =>
  typeof value === 'string'
    ? value
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean)
    : value;

export const integerQuery = <S extends z.ZodType>(schema: S) => z.preprocess(asNumber, schema);
export const booleanQuery = () => z.preprocess(asBoolean, z.boolean());
export const listQuery = <S extends z.ZodType>(item: S) => z.preprocess(asList, z.array(item));

export const defaultPageSize = 20;
export const maxPageSize = 100;

/** The parameters of a list that comes in pages, after its own filters. */
export const pageParams = (pageSize: number = defaultPageSize) => ({
  page: integerQuery(z.int().min(1)).default(1).describe('Page number'),
  pageSize: integerQuery(z.int().min(1).max(maxPageSize)).default(pageSize).describe('Results per page'),
});

/** A search text. */
export const searchQuery = () => z.string().trim().min(1).max(200);
