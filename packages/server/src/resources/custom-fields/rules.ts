import { z } from 'zod';
import { ApiError } from '../../errors.ts';
import { shorten } from '../../http/shorten.ts';

/** What the rules need to know of a custom field. */
export interface FieldDefinition {
  id: string;
  key: string;
  type: 'text' | 'number' | 'select' | 'multiselect' | 'date' | 'boolean';
  options: readonly string[];
  required: boolean;
}

export type FieldValues = Record<string, unknown>;

/** Whether the values are those of a new object, which must have every required one. */
export type FieldWrite = 'create' | 'change';

interface Situation {
  /** The fields that can be set here. */
  accepted: readonly FieldDefinition[];
  /** The fields whose values stay, also where they cannot be set. */
  known: readonly FieldDefinition[];
  /** What takes the fields, for messages: `tickets`. */
  place: string;
  write: FieldWrite;
  /** Reads an ID of a field as callers may write it; null when it is none. */
  parseId(text: string): string | null;
}

const maxText = 5000;
const shown = 20;
const list = (names: readonly string[]): string =>
  names.length <= shown
    ? names.join(', ')
    : `${names.slice(0, shown).join(', ')} and ${names.length - shown} more`;

/** What is wrong with a value, as what was expected; undefined when it fits. */
export function misfit(definition: FieldDefinition, value: unknown): string | undefined {
  const { type, options } = definition;
  const isOption = (each: unknown) => typeof each === 'string' && options.includes(each);
  switch (type) {
    case 'text':
      return typeof value === 'string' && value.length <= maxText
        ? undefined
        : `a text of up to ${maxText} characters`;
    case 'number':
      return Number.isFinite(value) ? undefined : 'a number';
    case 'select':
      return isOption(value) ? undefined : `one of ${list(options)}`;
    case 'multiselect':
      return Array.isArray(value) && value.every(isOption) && new Set(value).size === value.length
        ? undefined
        : `a list of different options out of ${list(options)}`;
    case 'date':
      return z.iso.date().safeParse(value).success ? undefined : 'a date such as 2026-03-01';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'true or false';
  }
}

/** Whether a value is as good as none. */
const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/**
 * Checks a patch against the definitions and merges it: keys left out stay, `null` removes. Values
 * whose definition is gone are dropped.
 *
 * @throws ApiError that names the field at fault.
 */
export function mergeValues(
  situation: Situation,
  current: FieldValues,
  patch: FieldValues = {},
): FieldValues {
  const { accepted, known, write } = situation;
  const kept = new Set(known.map(({ key }) => key));
  const merged = new Map(Object.entries(current).filter(([key]) => kept.has(key)));
  const named = new Set<string>();
  for (const [name, value] of Object.entries(patch)) {
    const definition = find(situation, name);
    const param = `customFields.${shorten(name)}`;
    if (named.has(definition.key)) {
      throw invalid(
        param,
        `names the field ${definition.key} a second time. Name it once, by its key or by its ID.`,
      );
    }
    named.add(definition.key);
    const expected = value === null ? undefined : misfit(definition, value);
    if (expected !== undefined) throw invalid(param, `is not valid: expected ${expected}.`);
    if (definition.required && isBlank(value)) {
      throw invalid(param, 'is required, so its value cannot be removed. Send another value.');
    }
    if (value === null) merged.delete(definition.key);
    else merged.set(definition.key, value);
  }
  const missing = accepted.find(({ key, required }) => required && isBlank(merged.get(key)));
  if (missing !== undefined && write === 'create') {
    const param = `customFields.${missing.key}`;
    throw new ApiError('parameter_missing', `${param} is missing. Send ${whatFits(missing)}.`, { param });
  }
  return Object.fromEntries(merged);
}

const whatFits = (definition: FieldDefinition): string => misfit(definition, undefined) ?? 'it';

function find({ accepted, place, parseId }: Situation, name: string): FieldDefinition {
  const id = parseId(name);
  const found = accepted.find(({ key }) => key === name) ?? accepted.find((each) => each.id === id);
  if (found !== undefined) return found;
  const remedy =
    accepted.length === 0
      ? `None is defined for ${place}. Define it first with POST /api/v1/teams/{teamId}/custom-fields.`
      : `Known for ${place}: ${list(accepted.map(({ key }) => key))}.`;
  throw invalid(`customFields.${shorten(name)}`, `names no custom field. ${remedy}`);
}

const invalid = (param: string, problem: string) =>
  new ApiError('parameter_invalid', `${param} ${problem}`, { param });
