import { describe, expect, it } from 'vitest';
import { isAtLeast } from '../lib/require-node.mjs';

describe('isAtLeast', () => {
  it.each([
    ['20.19.0', true],
    ['20.20.2', true],
    ['22.0.0', true],
    ['20.18.9', false],
    ['18.20.8', false],
    ['9.99.99', false],
  ])('answers for Node %s: %s', (version, expected) => {
    expect(isAtLeast(version, '20.19.0')).toBe(expected);
  });
});
