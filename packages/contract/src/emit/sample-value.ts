import { formats, numbers, texts, textsOf, usuallyTrue } from './sample-words.ts';
import type { JsonSchema } from './schemas.ts';

const hex = '00000000000040008000000000000001';

/** Where a value stands: in which field of which named schema. */
export interface Place {
  schema?: string;
  field?: string;
  depth?: number;
}

/** A valid value of a JSON Schema, for the place where it stands. */
export function sampleValue(
  given: JsonSchema,
  resolve: (name: string) => JsonSchema,
  place: Place = {},
): unknown {
  if (given.$ref !== undefined) {
    return sampleValue(resolve(given.$ref), resolve, { ...place, schema: given.$ref });
  }
  const schema = given;
  const { field = '', depth = 0 } = place;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const alternatives = schema.anyOf ?? schema.oneOf;
  // What may be absent is: anything else would have to agree with its neighbours.
  if (alternatives?.some(({ type }) => type === 'null')) return null;
  const [first] = alternatives ?? [];
  if (first) return sampleValue(first, resolve, place);
  const type = Array.isArray(schema.type) ? schema.type.at(-1) : schema.type;
  switch (type) {
    case 'string':
      return sampleText(schema, place);
    case 'integer':
    case 'number':
      return sampleNumber(schema, field);
    case 'boolean':
      return usuallyTrue.test(field);
    case 'null':
      return null;
    case 'array':
      return sampleList(schema, resolve, { ...place, depth: depth + 1 });
    case 'object':
      return sampleObject(schema, resolve, { ...place, depth: depth + 1 });
    default:
      return {};
  }
}

function sampleNumber({ minimum, exclusiveMinimum, maximum }: JsonSchema, field: string): number {
  const least = minimum ?? (typeof exclusiveMinimum === 'number' ? exclusiveMinimum + 1 : 0);
  return Math.min(Math.max(numbers[field] ?? least, least), maximum ?? Number.POSITIVE_INFINITY);
}

function sampleText(
  { format, pattern, minLength = 0 }: JsonSchema,
  { schema = '', field = '' }: Place,
): string {
  const prefix = /^\^(\w+_)\[0-9a-f\]/.exec(pattern ?? '')?.[1];
  if (prefix !== undefined) return prefix + hex;
  const text =
    (format && formats[format]) || textsOf[schema]?.[field] || texts[field] || `Sample ${field}`.trim();
  const fits = pattern === undefined || new RegExp(pattern).test(text);
  return (
    fits ? text : (Object.values(texts).find((other) => new RegExp(pattern).test(other)) ?? text)
  ).padEnd(minLength, '.');
}

function sampleList(
  { items, minItems = 0 }: JsonSchema,
  resolve: (name: string) => JsonSchema,
  place: Place,
): unknown[] {
  const { field = '', depth = 0 } = place;
  const item = typeof items === 'object' && !Array.isArray(items) ? items : {};
  const isObject = (item.$ref === undefined ? item : resolve(item.$ref)).type === 'object';
  // Of texts and errors there need not be any; an object shows what the others look like.
  const length = isObject && depth <= 3 && !/errors|warnings/i.test(field) ? 1 : 0;
  return Array.from({ length: Math.max(length, minItems) }, () => sampleValue(item, resolve, place));
}

function sampleObject(
  { properties = {}, required = [] }: JsonSchema,
  resolve: (name: string) => JsonSchema,
  place: Place,
): object {
  return Object.fromEntries(
    required.map((name) => {
      const property = properties[name];
      return [
        name,
        sampleValue(typeof property === 'object' ? property : {}, resolve, { ...place, field: name }),
      ];
    }),
  );
}
