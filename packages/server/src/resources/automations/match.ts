import { formatId, type IdKind, parseId } from '@cstar.help/contract';
import type { StoredCondition, StoredConditions } from '../../db/schema/index.ts';
import { findField } from './fields.ts';
import { type OperatorName, operatorName, operatorOf } from './operators.ts';

/** What conditions look at: rows, by the names that conditions give them. */
export interface Facts {
  trigger: string;
  /** What the event is about. */
  subject: object;
  /** The subject before an update. */
  before: object | undefined;
  /** What `customer.…`, `message.…` and `ticket.…` stand for. */
  related: Readonly<Record<string, object | undefined>>;
}

interface ConditionResult {
  field: string;
  operator: OperatorName;
  value: StoredCondition['value'];
  actual: unknown;
  passed: boolean;
}

export interface MatchResult {
  matches: boolean;
  all: ConditionResult[];
  any: ConditionResult[];
}

/** Whether the conditions hold: all of the ones, and one of the others if there are any. */
export function match({ all, any }: StoredConditions, facts: Facts): MatchResult {
  const results = {
    all: all.map((condition) => check(condition, facts)),
    any: any.map((condition) => check(condition, facts)),
  };
  const passed = ({ passed }: ConditionResult) => passed;
  return {
    matches: results.all.every(passed) && (results.any.length === 0 || results.any.some(passed)),
    ...results,
  };
}

function check({ field, operator, value }: StoredCondition, facts: Facts): ConditionResult {
  const kind = findField(facts.trigger, field)?.id;
  const actual = shown(valueAt(field, facts, facts.subject), kind);
  const name = operatorName(operator);
  const old = facts.before && { value: shown(valueAt(field, facts, facts.before), kind) };
  const passed = operatorOf(name).holds({ actual, before: old, expected: expectedId(value, kind) });
  return { field, operator: name, value, actual, passed };
}

/** What stands at a path such as `customer.metadata.plan`. */
function valueAt(field: string, { related }: Facts, subject: object): unknown {
  const [first = '', ...rest] = field.split('.');
  if (Object.hasOwn(related, first)) return walk(related[first], rest);
  return walk(subject, [first, ...rest]);
}

function walk(start: unknown, path: string[]): unknown {
  const [first = ''] = path;
  // The keys of custom fields and metadata may hold dots themselves.
  const keys = first === 'customFields' || first === 'metadata' ? [first, path.slice(1).join('.')] : path;
  let value = start;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null;
    value = new Map<string, unknown>(Object.entries(value)).get(key);
  }
  return value ?? null;
}

/** As the API shows it: IDs with their prefix, moments as text. */
function shown(value: unknown, kind: IdKind | undefined): unknown {
  if (value instanceof Date) return value.toISOString();
  return kind !== undefined && typeof value === 'string' ? formatId(kind, value) : value;
}

/** An ID in a condition may be written in any form. */
function expectedId(value: unknown, kind: IdKind | undefined): unknown {
  if (kind === undefined) return value;
  if (Array.isArray(value)) return value.map((each) => expectedId(each, kind));
  const uuid = typeof value === 'string' ? parseId(kind, value) : null;
  return uuid === null ? value : formatId(kind, uuid);
}
