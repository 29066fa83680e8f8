import type { Shape } from '@cstar.help/contract/reference';

/**
 * What of a documented sample is missing in an answer, or of another type. Null counts as any type: the
 * contract says where it may stand. Of a list, one item must be like the sample's.
 */
export function differences(sample: Shape, actual: unknown, path = 'data'): string[] {
  if (actual === undefined) return [`${path} is missing`];
  if (actual === null || sample === 'null') return [];
  if (typeof sample === 'string') return differentType(sample, actual, path);
  return isList(sample) ? differentItems(sample, actual, path) : differentFields(sample, actual, path);
}

const isList = (sample: Shape): sample is readonly Shape[] => Array.isArray(sample);

const typeOf = (value: unknown): string => (Array.isArray(value) ? 'list' : typeof value);

const differentType = (wanted: string, actual: unknown, path: string): string[] =>
  typeOf(actual) === wanted ? [] : [`${path} is a ${typeOf(actual)}, not a ${wanted}`];

function differentItems([sample]: readonly Shape[], actual: unknown, path: string): string[] {
  if (!Array.isArray(actual)) return differentType('list', actual, path);
  // Of plain texts, there may be none.
  if (sample === undefined || (typeof sample === 'string' && actual.length === 0)) return [];
  const faults = actual.map((item) => differences(sample, item, `${path}[]`));
  return faults.sort((left, right) => left.length - right.length)[0] ?? [`${path} is empty`];
}

function differentFields(
  sample: { readonly [field: string]: Shape },
  actual: unknown,
  path: string,
): string[] {
  if (typeOf(actual) !== 'object') return differentType('object', actual, path);
  const fields = new Map<string, unknown>(Object.entries(Object(actual)));
  return Object.entries(sample).flatMap(([name, shape]) =>
    differences(shape, fields.get(name), `${path}.${name}`),
  );
}
