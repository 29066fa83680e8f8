import type { JsonSchema } from './schemas.ts';

// Made for one who reads a test: the same in every run, in the right format, and as true as a value
// can be that follows from a schema alone.

const timestamp = '2026-03-01T12:00:00.000Z';
const hex = '00000000000040008000000000000001';
const uuid = '00000000-0000-4000-8000-000000000001';

/** Texts by the format that JSON Schema gives them. */
const formats: Record<string, string> = {
  'date-time': timestamp,
  date: '2026-03-01',
  time: '09:00',
  uuid,
  email: 'ada@example.com',
  uri: 'https://example.com/',
};

/** Texts by the name of their field, where a reader expects something of it. */
const texts: Record<string, string> = {
  name: 'Ada Moreno',
  email: 'ada@example.com',
  title: 'Cannot log in',
  url: 'https://example.com/',
  color: '#3B82F6',
  slug: 'sample',
  timezone: 'Europe/Madrid',
  seasonId: '2026-Q1',
  date: '2026-03-01',
};

/** What is switched on where nobody has switched anything. */
const usuallyTrue = /^(isActive|enabled|success|active|available|deleted)$/;

/** A valid value of a JSON Schema, for a field of that name. */
export function sampleValue(
  given: JsonSchema,
  resolve: (name: string) => JsonSchema,
  field = '',
  depth = 0,
): unknown {
  const schema = given.$ref === undefined ? given : resolve(given.$ref);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const alternatives = schema.anyOf ?? schema.oneOf;
  // What may be absent is: anything else would have to agree with its neighbours.
  if (alternatives?.some(({ type }) => type === 'null')) return null;
  const [first] = alternatives ?? [];
  if (first) return sampleValue(first, resolve, field, depth);
  const type = Array.isArray(schema.type) ? schema.type.at(-1) : schema.type;
  switch (type) {
    case 'string':
      return sampleText(schema, field);
    case 'integer':
    case 'number':
      return (
        schema.minimum ?? (typeof schema.exclusiveMinimum === 'number' ? schema.exclusiveMinimum + 1 : 0)
      );
    case 'boolean':
      return usuallyTrue.test(field);
    case 'null':
      return null;
    case 'array':
      return sampleList(schema, resolve, field, depth);
    case 'object':
      return sampleObject(schema, resolve, depth);
    default:
      return {};
  }
}

function sampleText({ format, pattern, minLength = 0 }: JsonSchema, field: string): string {
  const prefix = /^\^(\w+_)\[0-9a-f\]/.exec(pattern ?? '')?.[1];
  if (prefix !== undefined) return prefix + hex;
  const text = (format && formats[format]) || texts[field] || `Sample ${field}`.trim();
  const fits = pattern === undefined || new RegExp(pattern).test(text);
  return (
    fits ? text : (Object.values(texts).find((other) => new RegExp(pattern).test(other)) ?? text)
  ).padEnd(minLength, '.');
}

function sampleList(
  { items, minItems = 0 }: JsonSchema,
  resolve: (name: string) => JsonSchema,
  field: string,
  depth: number,
): unknown[] {
  const item = typeof items === 'object' && !Array.isArray(items) ? items : {};
  const isObject = (item.$ref === undefined ? item : resolve(item.$ref)).type === 'object';
  // Of texts and errors there need not be any; an object shows what the others look like.
  const length = isObject && depth < 3 && !/errors|warnings/i.test(field) ? 1 : 0;
  return Array.from({ length: Math.max(length, minItems) }, () =>
    sampleValue(item, resolve, field, depth + 1),
  );
}

function sampleObject(
  { properties = {}, required = [] }: JsonSchema,
  resolve: (name: string) => JsonSchema,
  depth: number,
): object {
  return Object.fromEntries(
    required.map((name) => {
      const property = properties[name];
      return [name, sampleValue(typeof property === 'object' ? property : {}, resolve, name, depth + 1)];
    }),
  );
}
