import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { snakeCase } from '../../src/events/index.ts';
import { snakeCased } from '../../src/events/snake-cased.ts';

describe('snake case', () => {
  it.each([
    ['customerId', 'customer_id'],
    ['firstResponseAt', 'first_response_at'],
    ['id', 'id'],
    ['vote_count', 'vote_count'],
    ['', ''],
  ])('%s is %s', (name, expected) => {
    expect(snakeCase(name)).toBe(expected);
  });

  it('has no capital letters, and once is enough', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-zA-Z]*$/), (name) => {
        const once = snakeCase(name);

        expect(once).toMatch(/^[a-z_]+$/);
        expect(snakeCase(once)).toBe(once);
        expect(once.replaceAll('_', '')).toBe(name.toLowerCase());
      }),
    );
  });
});

describe('an object in snake case', () => {
  const Thing = z.object({
    customerId: z.string().nullable().describe('Whose it is'),
    metadata: z.record(z.string(), z.number()),
    isOpen: z.boolean().optional(),
  });

  it('has its own fields renamed, and those that users named left alone', () => {
    const given = { customer_id: null, metadata: { planId: 3 }, is_open: true };

    expect(snakeCased(Thing).parse(given)).toEqual(given);
    expect(snakeCased(Thing).safeParse({ customerId: null, metadata: {} }).success).toBe(false);
  });

  it('keeps descriptions, and what may be left out', () => {
    const { properties, required } = z.toJSONSchema(snakeCased(Thing));

    expect(properties?.customer_id).toMatchObject({ description: 'Whose it is' });
    expect(required).toEqual(['customer_id', 'metadata']);
  });
});
