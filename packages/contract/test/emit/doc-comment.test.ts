import { describe, expect, it } from 'vitest';
import { describe as describeField, docComment } from '../../src/emit/doc-comment.ts';
import type { JsonSchema } from '../../src/emit/schemas.ts';

describe('docComment', () => {
  it('stands on one line where it fits', () => {
    expect(docComment('A ticket.', 2)).toBe('  /** A ticket. */\n');
  });

  it('wraps at 100 characters', () => {
    const lines = docComment('word '.repeat(60).trim(), 4).trimEnd().split('\n');

    expect(lines.length).toBeGreaterThan(3);
    expect(lines[0]).toBe('    /**');
    expect(lines.at(-1)).toBe('     */');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(lines.slice(1, -1).every((line) => line.startsWith('     * word'))).toBe(true);
  });

  it('is absent when there is nothing to say', () => {
    expect(docComment('')).toBe('');
  });

  it('cannot be ended by its text', () => {
    expect(docComment('Globs such as src/*/x.')).toBe('/** Globs such as src/*\\/x. */\n');
  });
});

describe('the description of a field', () => {
  it.each<[string, JsonSchema, string]>([
    ['ends with a full stop', { description: 'Title' }, 'Title.'],
    ['keeps the end that it has', { description: 'Really?' }, 'Really?'],
    ['tells limits of numbers', { minimum: 1, maximum: 100 }, '1 to 100.'],
    ['tells a lower limit', { minimum: 1 }, 'At least 1.'],
    ['tells an upper limit', { maximum: 5 }, 'At most 5.'],
    ['passes over a lower limit of zero', { description: 'Count', minimum: 0 }, 'Count.'],
    ['tells limits of texts', { minLength: 1, maxLength: 50_000 }, '1 to 50,000 characters.'],
    ['tells limits of lists', { maxItems: 10 }, 'At most 10 items.'],
    ['does not say that a text may not be blank', { description: 'Tag', minLength: 1 }, 'Tag.'],
    ['looks through null', { anyOf: [{ maxLength: 9 }, { type: 'null' }] }, 'At most 9 characters.'],
    ['has no limits where there is a choice', { anyOf: [{ maxLength: 9 }, { maximum: 1 }] }, ''],
    ['tells the form of a moment', { description: 'When', format: 'date-time' }, 'When. ISO 8601.'],
    ['tells a default', { description: 'Page size', default: 20 }, 'Page size. Default: 20.'],
    ['quotes a default that is text', { default: 'normal' }, 'Default: `normal`.'],
    ['tells a default of false', { default: false }, 'Default: false.'],
  ])('%s', (_, schema, expected) => {
    expect(describeField(schema)).toBe(expected);
  });

  it('falls back to that of the named type', () => {
    expect(describeField({ $ref: 'Status' }, 'Where it stands')).toBe('Where it stands.');
    expect(describeField({ description: 'Own' }, 'Where it stands')).toBe('Own.');
  });
});
