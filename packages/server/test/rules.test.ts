import { describe, expect, test } from 'vitest';
import { mergeMetadata } from '../src/resources/shared/metadata.ts';
import { searchTerms } from '../src/resources/shared/search-terms.ts';
import { freeSlug, slugify } from '../src/resources/shared/slug.ts';
import { excerpt, plainText, readTime } from '../src/resources/shared/text.ts';
import { type TicketStatus, timesAfter } from '../src/resources/tickets/status.ts';

const earlier = new Date(1_800_000_000_000);
const now = new Date(1_800_000_060_000);

const transitions: [from: TicketStatus, to: TicketStatus, resolvedAt: Date | null, closedAt: Date | null][] =
  [
    ['new', 'open', null, null],
    ['open', 'resolved', now, null],
    ['open', 'closed', now, now],
    ['resolved', 'closed', earlier, now],
    ['resolved', 'resolved', earlier, null],
    ['closed', 'closed', earlier, earlier],
    ['closed', 'resolved', now, null],
    ['closed', 'open', null, null],
    ['resolved', 'pending', null, null],
  ];

test.each(transitions)(
  'a ticket that goes from %s to %s gets the right times',
  (from, to, resolvedAt, closedAt) => {
    const before = {
      status: from,
      resolvedAt: from === 'resolved' || from === 'closed' ? earlier : null,
      closedAt: from === 'closed' ? earlier : null,
    };
    expect(timesAfter(to, before, now)).toEqual({ resolvedAt, closedAt });
  },
);

describe('slugs', () => {
  test.each([
    ['Billing & Plans', 'billing-plans'],
    ['  Café -- Crème  ', 'cafe-creme'],
    ['日本語 ガイド', '日本語-ガイド'],
    ['!!!', 'untitled'],
    ['x'.repeat(100), 'x'.repeat(80)],
  ])('of %j is %j', (text, slug) => {
    expect(slugify(text)).toBe(slug);
  });

  test('take the first free number', () => {
    expect(freeSlug('a', new Set())).toBe('a');
    expect(freeSlug('a', new Set(['a', 'a-2', 'a-4']))).toBe('a-3');
  });
});

describe('texts', () => {
  test('lose their markup in an excerpt', () => {
    const markdown =
      '# Title\n\n> A *quote*\n\n1. `code` and ![image](a.png)\n\n```js\nlet x\n```\n<b>bold</b>';
    expect(plainText(markdown)).toBe('Title A quote code and image let x bold');
  });

  test('are cut between words, with an ellipsis', () => {
    const text = excerpt('word '.repeat(100));
    expect(text.length).toBeLessThanOrEqual(201);
    expect(text).toMatch(/word…$/);
    expect(excerpt('☕🫘'.repeat(100))).toMatch(/^[☕🫘]+…$/u);
    expect(excerpt('short')).toBe('short');
    expect(excerpt('')).toBe('');
  });

  test.each([
    [0, 1],
    [200, 1],
    [201, 2],
    [1000, 5],
  ])('of %i words take %i minutes to read', (words, minutes) => {
    expect(readTime('word '.repeat(words))).toBe(minutes);
  });
});

const term = (words: string, match: 'forms' | 'exact' | 'beginning', negated = false) => ({
  words,
  match,
  negated,
});

test.each([
  ['refund', [[term('refund', 'beginning')]]],
  ['late ref', [[term('late', 'forms'), term('ref', 'beginning')]]],
  ['"late refund"', [[term('late refund', 'exact')]]],
  ['refund -late', [[term('refund', 'forms'), term('late', 'forms', true)]]],
  ['cat or dog', [[term('cat', 'forms')], [term('dog', 'beginning')]]],
  ['what?', [[term('what?', 'exact')]]],
  ['order-47', [[term('order 47', 'beginning')]]],
  ['cup - &', [[term('cup', 'forms')]]],
  ['cup or', [[term('cup', 'beginning')]]],
  ['&|!', []],
])('the search text %j asks for terms', (text, terms) => {
  expect(searchTerms(text)).toEqual(terms);
});

test('a merge of metadata keeps, changes, adds and removes, and leaves its input alone', () => {
  const current = { a: 1, b: 2 };
  expect(mergeMetadata(current, { b: null, c: 3 })).toEqual({ a: 1, c: 3 });
  expect(current).toEqual({ a: 1, b: 2 });
});
