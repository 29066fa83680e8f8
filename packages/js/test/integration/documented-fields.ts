import { expect } from 'vitest';

/** What the reference promises of a field: a type, or one exact value. */
export type Promised =
  | 'text'
  | 'number'
  | 'boolean'
  | 'texts'
  | 'moment'
  | 'text or null'
  | readonly [string | boolean];

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;

const checks: Record<Exclude<Promised, readonly unknown[]>, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string' && value !== '',
  number: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  texts: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
  moment: (value) => typeof value === 'string' && moment.test(value),
  'text or null': (value) => value === null || typeof value === 'string',
};

const keeps = (value: unknown, promised: Promised): boolean =>
  typeof promised === 'string' ? checks[promised](value) : value === promised[0];

/** Fails with the names of the fields that are missing or of another type than documented. */
export function expectFields(object: object, documented: Record<string, Promised>): void {
  const values = new Map<string, unknown>(Object.entries(object));
  const broken = Object.entries(documented).filter(([name, promised]) => !keeps(values.get(name), promised));
  expect(broken, `fields of ${JSON.stringify(object)}`).toEqual([]);
}
