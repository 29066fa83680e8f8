import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Column, toCsv } from '../src/resources/exchange/csv.ts';

interface Row {
  text: string;
  number: number;
  tags: string[];
  data: Record<string, unknown>;
}

const columns: readonly Column<Row>[] = [
  ['text', (row) => row.text],
  ['number', (row) => row.number],
  ['tags', (row) => row.tags],
  ['data', (row) => row.data],
];

const dangerous = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
/** What a cell holds of a text. */
const kept = (text: string) => (dangerous.test(text) ? `'${text}` : text);

const nasty = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '\r\n',
  '"',
  '""',
  ',',
  "'",
  ' ',
  'é',
  '\uFF1D',
);
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.oneof(nasty, fc.string())).map((all) => all.join('')),
);
const rows = fc.array(
  fc.record({
    text: texts,
    number: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
    tags: fc.array(texts.map((text) => text.replaceAll(',', ';'))),
    data: fc.dictionary(texts, fc.oneof(texts, fc.integer(), fc.boolean())),
  }),
  { minLength: 1 },
);

test('what is written is read back, and no text begins like a formula', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const [header, ...read]: string[][] = parse(toCsv(columns, all), {
        record_delimiter: ['\r\n', '\n', '\r'],
      });
      expect(header).toEqual(['text', 'number', 'tags', 'data']);
      expect(read).toEqual(
        all.map((row) => [
          kept(row.text),
          String(row.number),
          kept(row.tags.join(',')),
          JSON.stringify(row.data),
        ]),
      );
      for (const [text = '', , tags = ''] of read) {
        expect(dangerous.test(text) || dangerous.test(tags)).toBe(false);
      }
    }),
  );
});

test.each([
  ['=1+1', `'=1+1`],
  ['+1', `'+1`],
  ['-1', `'-1`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\t=1', `'\t=1`],
  ['\r=1', `"'\r=1"`],
  ['\n=1', `"'\n=1"`],
  ['=HYPERLINK("https://example.com","x")', `"'=HYPERLINK(""https://example.com"",""x"")"`],
  ['plain', 'plain'],
  ['a "quoted", text', '"a ""quoted"", text"'],
  ['two\r\nlines', '"two\r\nlines"'],
])('the text %j is written as %j', (text, written) => {
  expect(toCsv([['text', (row: string) => row]], [text])).toBe(`text\r\n${written}\r\n`);
});

test.each([
  [-5, '-5'],
  [0.5, '0.5'],
  [true, 'true'],
  [null, ''],
  [['a', 'b'], '"a,b"'],
  [[], ''],
  [['=a'], `'=a`],
  [{ a: 1, b: 'x' }, '"{""a"":1,""b"":""x""}"'],
  [{}, '{}'],
])('the value %j is written as %j', (value, written) => {
  expect(
    toCsv(
      [
        ['id', () => 'x'],
        ['value', () => value],
      ],
      [value],
    ),
  ).toBe(`id,value\r\nx,${written}\r\n`);
});
