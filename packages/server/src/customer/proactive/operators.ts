export type FactValue = string | number | boolean;
export type FactKind = 'text' | 'number' | 'boolean';

interface Operator {
  /** What kinds of facts it compares. */
  of: readonly FactKind[];
  holds(actual: FactValue, expected: FactValue): boolean;
}

const anything = ['text', 'number', 'boolean'] as const;

const same = (actual: FactValue, expected: FactValue): boolean => plain(actual) === plain(expected);

const plain = (value: FactValue): FactValue => (typeof value === 'string' ? value.toLowerCase() : value);

const ofTexts = (holds: (text: string, part: string) => boolean): Operator => ({
  of: ['text'],
  holds: (actual, expected) =>
    typeof actual === 'string' &&
    typeof expected === 'string' &&
    holds(actual.toLowerCase(), expected.toLowerCase()),
});

const ofNumbers = (holds: (actual: number, expected: number) => boolean): Operator => ({
  of: ['number'],
  holds: (actual, expected) =>
    typeof actual === 'number' && typeof expected === 'number' && holds(actual, expected),
});

/**
 * Whether a text is like a pattern in which `*` stands for any characters, also none. Each part is looked for
 * once, from where the one before ended: no pattern makes it slow, as a regular expression could be made.
 */
export function matchesGlob(text: string, pattern: string): boolean {
  const parts = pattern.split('*');
  const first = parts.shift() ?? '';
  const last = parts.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let from = first.length;
  const end = text.length - last.length;
  for (const part of parts) {
    const found = text.indexOf(part, from);
    if (found === -1) return false;
    from = found + part.length;
  }
  return from <= end;
}

/** How conditions compare a fact with their value. */
const operators = {
  equals: { of: anything, holds: same },
  not_equals: { of: anything, holds: (actual, expected) => !same(actual, expected) },
  contains: ofTexts((text, part) => text.includes(part)),
  not_contains: ofTexts((text, part) => !text.includes(part)),
  starts_with: ofTexts((text, part) => text.startsWith(part)),
  ends_with: ofTexts((text, part) => text.endsWith(part)),
  matches: ofTexts(matchesGlob),
  greater_than: ofNumbers((actual, expected) => actual > expected),
  at_least: ofNumbers((actual, expected) => actual >= expected),
  less_than: ofNumbers((actual, expected) => actual < expected),
  at_most: ofNumbers((actual, expected) => actual <= expected),
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
