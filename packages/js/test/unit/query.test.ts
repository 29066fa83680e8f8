import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { renderQuery } from '../../src/core/url.ts';

describe('a query', () => {
  it.each<[string, object | undefined, string]>([
    ['nothing', undefined, ''],
    ['no parameter', {}, ''],
    ['only undefined and null', { status: undefined, search: null }, ''],
    ['a text', { status: 'open' }, '?status=open'],
    ['an empty text', { search: '' }, '?search='],
    ['a number', { page: 2 }, '?page=2'],
    ['zero', { page: 0 }, '?page=0'],
    ['false', { isPublic: false }, '?isPublic=false'],
    ['a date', { since: new Date(0) }, '?since=1970-01-01T00%3A00%3A00.000Z'],
    ['a list', { expand: ['customer', 'agent'] }, '?expand=customer%2Cagent'],
    ['signs with a meaning', { search: 'a&b=c#d?e+f g' }, '?search=a%26b%3Dc%23d%3Fe%2Bf+g'],
  ])('of %s is rendered', (_, query, expected) => {
    expect(renderQuery(query)).toBe(expected);
  });

  it.each([
    ['an object', {}],
    ['NaN', Number.NaN],
    ['a function', () => 1],
    ['an object in a list', [{}]],
  ])('with %s is refused by name', (_, value) => {
    expect(() => renderQuery({ status: value })).toThrow(
      expect.objectContaining({ name: 'CStarValidationError', param: 'status' }),
    );
  });

  test('arrives as it was given, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme', minLength: 1 }),
        (value, name) => {
          fc.pre(name !== '__proto__');
          const url = new URL(`https://x/${renderQuery({ [name]: value })}`);

          expect([...url.searchParams]).toEqual([[name, value]]);
        },
      ),
    );
  });
});
