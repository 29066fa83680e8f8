import { z } from 'zod';
import { ApiError } from '../errors.ts';
import { shorten } from './shorten.ts';

/** Where the input stands, for messages. */
export type Place = 'body' | 'query' | 'path';

/** Postgres cannot store these: the zero character, and halves of a surrogate pair. */
const unstorable = /[\0\p{Surrogate}]/u;

/**
 * Reads `input` by `schema`, strictly: fields that the schema does not name are refused.
 *
 * @throws ApiError that names the parameter at fault and the remedy.
 */
export function validate<Schema extends z.ZodObject>(
  schema: Schema,
  input: Record<string, unknown>,
  place: Place,
): z.output<Schema> {
  if (place !== 'path') refuseUnstorable(input);
  const result = schema.safeParse(input);
  if (result.success) {
    // Only now: of an id, its own form tells more. That of a slug leaves room for these.
    if (place === 'path') refuseUnstorable(input);
    return result.data;
  }
  // An unknown field first: it is most often a misspelled one, and then tells more than what is missing.
  const { issues } = result.error;
  const issue = issues.find((each) => each.code === 'unrecognized_keys') ?? issues[0];
  if (issue === undefined) throw result.error;
  throw explain(issue, schema, input, place);
}

/** More of a path than this helps nobody. */
const maxPathDepth = 10;

/** Nobody's data nests deeper, and whatever walks it later may do so by recursion. */
const maxDepth = 100;

interface Visited {
  key: string;
  value: unknown;
  parent: Visited | undefined;
  /** 1 for the fields of the input. */
  depth: number;
}

// A loop, and paths only when one is needed: JSON may nest a hundred thousand deep within the body limit.
function refuseUnstorable(input: Record<string, unknown>): void {
  const open: Visited[] = childrenOf(input, undefined);
  for (let visited = open.pop(); visited !== undefined; visited = open.pop()) {
    const problem = problemOf(visited);
    if (problem !== undefined) {
      const param = pathOf(visited);
      throw new ApiError('parameter_invalid', `${param} ${problem}`, { param });
    }
    const { value } = visited;
    if (typeof value === 'object' && value !== null) {
      for (const child of childrenOf(value, visited)) open.push(child);
    }
  }
}

function problemOf({ key, value, depth }: Visited): string | undefined {
  // JavaScript reads it as the prototype of an object, not as a key: it would be lost in silence.
  if (key === '__proto__') return 'cannot be stored. Use another name.';
  if (unstorable.test(key) || (typeof value === 'string' && unstorable.test(value))) {
    return 'holds a zero character or a broken Unicode pair. Remove it.';
  }
  if (depth > maxDepth && typeof value === 'object' && value !== null) {
    return `nests deeper than ${maxDepth} levels. Send flatter data.`;
  }
  return undefined;
}

const childrenOf = (value: object, parent: Visited | undefined): Visited[] =>
  Object.entries(value).map(([key, child]) => ({
    key,
    value: child,
    parent,
    depth: (parent?.depth ?? 0) + 1,
  }));

function pathOf(visited: Visited): string {
  const keys: string[] = [];
  for (let each: Visited | undefined = visited; each !== undefined; each = each.parent) keys.push(each.key);
  const path = keys.reverse().slice(0, maxPathDepth).join('.');
  return shorten(path.replaceAll(/[\0\p{Surrogate}]/gu, '?'));
}

type Issue = z.core.$ZodIssue;

const nameOf = (path: PropertyKey[]): string => shorten(path.map(String).join('.'));

function explain(issue: Issue, schema: z.ZodObject, input: unknown, place: Place): ApiError {
  if (issue.code === 'unrecognized_keys') return explainUnknown(issue, schema, place);
  const param = nameOf(issue.path);
  if (isMissing(issue, input)) {
    return new ApiError('parameter_missing', `${param} is missing. Send ${describe(schema, issue.path)}.`, {
      param,
    });
  }
  return new ApiError('parameter_invalid', `${param} is not valid: ${reason(issue)}.`, { param });
}

function explainUnknown(
  issue: Extract<Issue, { code: 'unrecognized_keys' }>,
  schema: z.ZodObject,
  place: Place,
): ApiError {
  const param = nameOf([...issue.path, issue.keys[0] ?? '']);
  const accepted = Object.keys(innerShape(schema, issue.path) ?? {});
  const remedy =
    accepted.length === 0
      ? `This call takes no ${place === 'query' ? 'query parameters' : 'fields'}: remove it`
      : `Accepted: ${accepted.join(', ')}`;
  return new ApiError('parameter_invalid', `${param} is not a known ${fieldName[place]}. ${remedy}.`, {
    param,
  });
}

const fieldName = { body: 'field', query: 'query parameter', path: 'path parameter' } as const;

const innerShape = (schema: z.ZodObject, path: PropertyKey[]) => {
  let current: z.core.$ZodType | undefined = schema;
  for (const part of path) {
    while (current instanceof z.ZodOptional || current instanceof z.ZodDefault) current = current.unwrap();
    if (current instanceof z.ZodArray) current = current.element;
    else current = current instanceof z.ZodObject ? current.shape[String(part)] : undefined;
  }
  while (current instanceof z.ZodOptional || current instanceof z.ZodDefault) current = current.unwrap();
  return current instanceof z.ZodObject ? current.shape : undefined;
};

function isMissing(issue: Issue, input: unknown): boolean {
  let current: unknown = input;
  for (const part of issue.path) {
    if (typeof current !== 'object' || current === null) return false;
    current = new Map<PropertyKey, unknown>(Object.entries(current)).get(String(part));
  }
  return current === undefined;
}

function describe(schema: z.ZodObject, path: PropertyKey[]): string {
  const field = schema.shape[String(path[0])];
  const description = field instanceof z.ZodType ? z.globalRegistry.get(field)?.description : undefined;
  return description === undefined ? 'it' : `it (${description.replace(/\.$/, '')})`;
}

function reason(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${issue.expected === 'int' ? 'an integer' : issue.expected}`;
    case 'invalid_value':
      return `expected one of ${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return `at most ${issue.maximum}${unit(issue.origin)} allowed`;
    case 'too_small':
      return `at least ${issue.minimum}${unit(issue.origin)} needed`;
    case 'invalid_union':
      return unionReason(issue);
    case 'invalid_key':
      return `the key is not valid: ${issue.issues[0] === undefined ? issue.message : reason(issue.issues[0])}`;
    default:
      return issue.message.replace(/^Invalid (\w)/, 'expected a valid $1').replace(/\.$/, '');
  }
}

const units = new Map([
  ['string', ' characters'],
  ['array', ' entries'],
  ['file', ' bytes'],
]);
const unit = (origin: string): string => units.get(origin) ?? '';

function unionReason(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  const deeper = issue.errors.flat().find((each) => each.path.length > 0);
  if (deeper !== undefined) return `${nameOf(deeper.path)}: ${reason(deeper)}`;
  return `expected ${[...new Set(expectations(issue))].join(' or ')}`;
}

/** What would have fitted; a union within a union offers all of its own. */
const expectations = (issue: Issue): string[] =>
  issue.code === 'invalid_union'
    ? issue.errors.flat().flatMap(expectations)
    : [reason(issue).replace(/^expected /, '')];
