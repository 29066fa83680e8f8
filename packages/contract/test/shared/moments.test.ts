import { describe, expect, it } from 'vitest';
import { dayInput, dayOrMomentInput, momentInput } from '../../src/index.ts';

const schemas = { moment: momentInput(), day: dayInput(), either: dayOrMomentInput() };
const kindsThatTake = (value: string) =>
  Object.entries(schemas)
    .filter(([, schema]) => schema.safeParse(value).success)
    .map(([kind]) => kind);

describe('moments that callers send', () => {
  it.each([
    ['2026-01-31T12:00:00Z', ['moment', 'either']],
    ['2026-01-31T12:00:00.123456789+05:30', ['moment', 'either']],
    ['2026-01-31', ['day', 'either']],
    ['1900-01-01', ['day', 'either']],
    ['1900-01-01T00:00:00Z', ['moment', 'either']],
    ['1900-01-01T00:00:00+00:01', []],
    ['1899-12-31', []],
    ['1899-12-31T23:59:59-00:01', ['moment', 'either']],
    ['9999-12-30', ['day', 'either']],
    ['9999-12-31', []],
    ['9999-12-30T23:59:59.999Z', ['moment', 'either']],
    ['9999-12-31T00:00:00Z', []],
    ['9999-12-31T23:59:59-23:59', []],
    ['0001-01-01T00:00:00+23:59', []],
    ['0000-06-01T00:00:00Z', []],
    ['2026-02-30', []],
    ['2026-01-31T12:00:00', []],
    [`2026-01-31T12:00:00.${'0'.repeat(30)}Z`, []],
    ['yesterday', []],
    ['', []],
  ])('%s is taken as %j', (value, kinds) => {
    expect(kindsThatTake(value)).toEqual(kinds);
  });

  it('yields the text as it was sent', () => {
    expect(momentInput().parse('2026-01-31T12:00:00+05:30')).toBe('2026-01-31T12:00:00+05:30');
  });

  it.each([
    ['moment', '9999-12-31T23:59:59-23:59', 'expected a time from 1900-01-01 to 9999-12-30 in UTC'],
    ['moment', 'soon', 'expected a moment with Z or an offset, such as 2026-01-31T12:00:00Z'],
    ['day', 'soon', 'expected a day such as 2026-01-31'],
  ] as const)('a %s that is %s is refused with what is expected', (kind, value, message) => {
    expect(schemas[kind].safeParse(value).error?.issues[0]?.message).toBe(message);
  });
});
