import { describe, expect, it } from 'vitest';
import { Metadata, MetadataPatch, tagsInput } from '../../src/index.ts';

const accepts = (schema: typeof Metadata | typeof MetadataPatch, value: unknown) =>
  schema.safeParse(value).success;
const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`key${n}`, n]));

describe('metadata', () => {
  it.each([
    ['texts, numbers and booleans', { plan: 'pro', seats: 3, trial: false }, true],
    ['nothing', {}, true],
    ['fifty keys', keys(50), true],
    ['fifty-one keys', keys(51), false],
    ['a key of 100 characters', { ['k'.repeat(100)]: 1 }, true],
    ['a key of 101 characters', { ['k'.repeat(101)]: 1 }, false],
    ['an empty key', { '': 1 }, false],
    ['a text of 1000 characters', { key: 'v'.repeat(1000) }, true],
    ['a text of 1001 characters', { key: 'v'.repeat(1001) }, false],
    ['a nested object', { key: { a: 1 } }, false],
    ['a list', { key: [1] }, false],
    ['an array in its place', [], false],
  ])('on create and on update: %s', (_, value, accepted) => {
    expect(accepts(Metadata, value)).toBe(accepted);
    expect(accepts(MetadataPatch, value)).toBe(accepted);
  });

  it('takes null on update only, where it removes the key', () => {
    expect(accepts(Metadata, { plan: null })).toBe(false);
    expect(accepts(MetadataPatch, { plan: null })).toBe(true);
  });
});

describe('tags', () => {
  it.each([
    ['an array', ['a', 'b'], ['a', 'b']],
    ['a comma-separated text', 'a, b', ['a', 'b']],
    ['an empty text', '', []],
    ['stray commas', ',a,,b,', ['a', 'b']],
    ['the same tag twice', ['a', ' a ', 'b'], ['a', 'b']],
  ])('read %s as a list', (_, sent, expected) => {
    expect(tagsInput().parse(sent)).toEqual(expected);
  });

  it.each([
    ['a comma within a tag', ['a,b']],
    ['a blank tag', ['  ']],
    ['a tag of 101 characters', ['t'.repeat(101)]],
    ['more than 100 tags', Array.from({ length: 101 }, (_, n) => `t${n}`)],
    ['numbers', [1]],
  ])('refuse %s', (_, sent) => {
    expect(tagsInput().safeParse(sent).success).toBe(false);
  });
});
