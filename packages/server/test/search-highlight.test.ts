import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  excerptAround,
  highlight,
  marks,
  oneLine,
  placesOf,
  type Range,
  readMarks,
} from '../src/resources/search/highlight.ts';

const { start, stop } = marks;

test.each<[string, Range[]]>([
  ['no mark', []],
  [
    `${start}late${stop} ${start}delivery${stop}`,
    [
      [0, 4],
      [5, 13],
    ],
  ],
  [`a ${start}😀b${stop} c`, [[2, 5]]],
])('marks in %j', (marked, ranges) => {
  expect(readMarks(marked)).toEqual(ranges);
});

test.each<[string, string, Range[]]>([
  ['ple.o', 'ada@EXAMPLE.org', [[8, 13]]],
  [
    'a',
    'aba',
    [
      [0, 1],
      [2, 3],
    ],
  ],
  ['', 'aba', []],
  ['i', 'İi', []],
])('places of %j in %j', (wanted, text, ranges) => {
  expect(placesOf(wanted, text)).toEqual(ranges);
});

describe('highlights', () => {
  test('escape all that HTML reads', () => {
    expect(highlight(`<b>"Tom" & 'Jo'</b>`, [[4, 7]]).html).toBe(
      '&lt;b&gt;&quot;<mark>Tom</mark>&quot; &amp; &#39;Jo&#39;&lt;/b&gt;',
    );
  });

  test('are one where several overlap', () => {
    expect(
      highlight('abcdef', [
        [3, 5],
        [0, 2],
        [1, 4],
      ]).html,
    ).toBe('<mark>abcde</mark>f');
  });
});

describe('an excerpt', () => {
  const words = Array.from({ length: 100 }, (_, index) => `word${index}`).join(' ');

  test('of a short text is the text', () => {
    expect(excerptAround('A short text', [[2, 7]])).toEqual({
      text: 'A short text',
      html: 'A <mark>short</mark> text',
    });
  });

  test('stands around the first match, between words', () => {
    const at = words.indexOf('word50');
    const { text, html } = excerptAround(words, [[at, at + 6]]);
    expect(text).toMatch(/^…word4\d .* word50 .* word\d\d…$/);
    expect(html).toContain('<mark>word50</mark>');
    expect(text.length).toBeLessThanOrEqual(202);
  });

  test('without a match is the beginning', () => {
    expect(excerptAround(words, []).text).toMatch(/^word0 .*\d…$/);
  });
});

const readHtml = (html: string): string =>
  html
    .replaceAll(/<\/?mark>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

test('whatever the text and the matches, HTML holds the excerpt, whole characters and no tag but marks', () => {
  const range = fc.tuple(fc.nat(400), fc.nat(20)).map(([from, length]): Range => [from, from + length]);
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.array(range, { maxLength: 5 }),
      (raw, given) => {
        const text = oneLine(raw);
        const ranges = given.filter(([from, to]) => from < to && to <= text.length);
        const excerpt = excerptAround(text, ranges);
        expect(readHtml(excerpt.html)).toBe(excerpt.text);
        expect(excerpt.html.replaceAll(/<\/?mark>/g, '')).not.toMatch(/[<>"']/);
        expect(text).toContain(excerpt.text.replaceAll(/^…|…$/g, ''));
        if (ranges.length === 0) expect(excerpt.text).not.toMatch(/\p{Surrogate}/u);
      },
    ),
  );
});
