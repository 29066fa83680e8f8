import { stringify } from 'csv-stringify/sync';

/** What stands in one cell. Lists are of texts without commas, such as tags. */
type Cell = string | number | boolean | null | readonly string[] | Record<string, unknown>;

/** One column: its header, and what it shows of a row. */
export type Column<Row> = readonly [header: string, cell: (row: Row) => Cell];

/** What spreadsheets take for the beginning of a formula, the full-width signs included. */
const formula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** An apostrophe makes a spreadsheet take what follows as text. Numbers need none. */
const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text);

function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  if (typeof cell === 'string') return harmless(cell);
  return harmless(Array.isArray(cell) ? cell.join(',') : JSON.stringify(cell));
}

/** Rows as CSV by RFC 4180: a header, lines that end with CRLF, and nothing that runs in a spreadsheet. */
export const toCsv = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string =>
  stringify(
    [columns.map(([header]) => header), ...rows.map((row) => columns.map(([, cell]) => textOf(cell(row))))],
    { record_delimiter: 'windows', quote_record_delimiter: true },
  );
