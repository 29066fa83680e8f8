import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { booleanQuery, integerQuery, listQuery, pageParams, searchQuery } from '../../src/index.ts';

describe('query parameters', () => {
  it.each([
    ['20', 20],
    [20, 20],
    ['0', 0],
    ['-3', -3],
  ])('read %j as a whole number', (sent, expected) => {
    expect(integerQuery(z.int()).parse(sent)).toBe(expected);
  });

  it.each(['', ' ', 'x', '1.5', '1e999', 'NaN', '0x10', '+1', ' 1', '1.0', null, true])(
    'do not read %j as a whole number',
    (sent) => {
      expect(integerQuery(z.int()).safeParse(sent).success).toBe(false);
    },
  );

  it.each([
    ['true', true],
    ['false', false],
    [true, true],
  ])('read %j as a boolean', (sent, expected) => {
    expect(booleanQuery().parse(sent)).toBe(expected);
  });

  it.each(['', '1', 'TRUE', 'yes'])('do not read %j as a boolean', (sent) => {
    expect(booleanQuery().safeParse(sent).success).toBe(false);
  });

  it('read a comma-separated list', () => {
    const colors = listQuery(z.enum(['red', 'blue']));

    expect(colors.parse('red, blue')).toEqual(['red', 'blue']);
    expect(colors.parse(['red'])).toEqual(['red']);
    expect(colors.safeParse('red,green').success).toBe(false);
  });

  it('take pages from 1, and 1 to 100 results on each', () => {
    const params = z.object(pageParams());

    expect(params.parse({})).toEqual({ page: 1, pageSize: 20 });
    expect(params.parse({ page: '3', pageSize: '100' })).toEqual({ page: 3, pageSize: 100 });
    expect(z.object(pageParams(25)).parse({}).pageSize).toBe(25);
    for (const sent of [{ page: '0' }, { pageSize: '0' }, { pageSize: '101' }, { page: '1.5' }]) {
      expect(params.safeParse(sent).success).toBe(false);
    }
  });

  it('refuse a blank search, and one of more than 200 characters', () => {
    expect(searchQuery().parse(' hello ')).toBe('hello');
    expect(searchQuery().safeParse('  ').success).toBe(false);
    expect(searchQuery().safeParse('x'.repeat(201)).success).toBe(false);
  });
});
