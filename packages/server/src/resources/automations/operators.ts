import { isDeepStrictEqual } from 'node:util';

/** What a condition compares. */
interface Compared {
  actual: unknown;
  /** What the field held before an update; undefined where nothing was updated. */
  before: { value: unknown } | undefined;
  expected: unknown;
}

interface Operator {
  /** What `value` must be. */
  takes: 'one' | 'list' | 'any' | 'nothing';
  /** Whether it looks at what an update changed. */
  ofChanges?: true;
  holds(compared: Compared): boolean;
}

const plain = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);

/** Texts are the same whatever their case; a number is the same as the text that shows it. */
const same = (one: unknown, other: unknown): boolean =>
  plain(one) === plain(other) ||
  (typeof one !== typeof other &&
    isPlain(one) &&
    isPlain(other) &&
    plain(String(one)) === plain(String(other)));

const isPlain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

const listOf = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value;
  return value === null || value === undefined ? [] : [value];
};

const equal = (actual: unknown, expected: unknown): boolean => {
  if (!Array.isArray(actual) && !Array.isArray(expected)) return same(actual ?? null, expected ?? null);
  const [one, other] = [listOf(actual), listOf(expected)];
  const within = (part: unknown[], whole: unknown[]) =>
    part.every((each) => whole.some((candidate) => same(each, candidate)));
  return within(one, other) && within(other, one);
};

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const someText = (actual: unknown, expected: unknown, test: (text: string, part: string) => boolean) =>
  listOf(actual).some(
    (each) => isPlain(each) && test(String(each).toLowerCase(), String(expected ?? '').toLowerCase()),
  );

/** Below, equal or above; undefined where there is no order between the two. */
function order(actual: unknown, expected: unknown): number | undefined {
  if (isEmpty(actual) || isEmpty(expected) || !isPlain(actual) || !isPlain(expected)) return undefined;
  const [one, other] = [Number(actual), Number(expected)];
  if (!Number.isNaN(one) && !Number.isNaN(other)) return one - other;
  if (typeof actual !== 'string' || typeof expected !== 'string') return undefined;
  return actual < expected ? -1 : Number(actual > expected);
}

const hasChanged = ({ actual, before }: Compared): boolean =>
  before !== undefined && !isDeepStrictEqual(before.value ?? null, actual ?? null);

const contains = ({ actual, expected }: Compared): boolean =>
  Array.isArray(actual)
    ? listOf(expected).every((part) => actual.some((each) => same(each, part)))
    : someText(actual, expected, (text, part) => text.includes(part));

const isIn = ({ actual, expected }: Compared): boolean =>
  listOf(actual).some((each) => listOf(expected).some((one) => same(each, one)));

/** How conditions compare. Of a list such as tags, one entry that fits is enough. */
const operators = {
  equals: { takes: 'any', holds: ({ actual, expected }) => equal(actual, expected) },
  not_equals: { takes: 'any', holds: ({ actual, expected }) => !equal(actual, expected) },
  contains: { takes: 'any', holds: contains },
  not_contains: { takes: 'any', holds: (compared) => !contains(compared) },
  starts_with: {
    takes: 'one',
    holds: ({ actual, expected }) => someText(actual, expected, (text, part) => text.startsWith(part)),
  },
  ends_with: {
    takes: 'one',
    holds: ({ actual, expected }) => someText(actual, expected, (text, part) => text.endsWith(part)),
  },
  in: { takes: 'list', holds: isIn },
  not_in: { takes: 'list', holds: (compared) => !isIn(compared) },
  greater_than: { takes: 'one', holds: ({ actual, expected }) => (order(actual, expected) ?? 0) > 0 },
  less_than: { takes: 'one', holds: ({ actual, expected }) => (order(actual, expected) ?? 0) < 0 },
  is_empty: { takes: 'nothing', holds: ({ actual }) => isEmpty(actual) },
  is_not_empty: { takes: 'nothing', holds: ({ actual }) => !isEmpty(actual) },
  changed: { takes: 'nothing', ofChanges: true, holds: hasChanged },
  changed_to: {
    takes: 'any',
    ofChanges: true,
    holds: (compared) => hasChanged(compared) && equal(compared.actual, compared.expected),
  },
  changed_from: {
    takes: 'any',
    ofChanges: true,
    holds: (compared) => hasChanged(compared) && equal(compared.before?.value, compared.expected),
  },
} satisfies Record<string, Operator>;

export type OperatorName = keyof typeof operators;

export const operatorOf = (name: OperatorName): Operator => operators[name];

/** The operator of a stored condition. */
export function operatorName(text: string): OperatorName {
  const names: readonly string[] = Object.keys(operators);
  const isName = (name: string): name is OperatorName => names.includes(name);
  if (!isName(text)) throw new Error(`A stored condition has the unknown operator ${text}.`);
  return text;
}
