import { insist } from './insist.ts';

/** A path whose parts are checked and encoded when the request is built. */
export interface Path {
  readonly strings: readonly string[];
  readonly values: readonly (string | number)[];
}

/** Tags a path template: `` path`tickets/${ticketId}/messages` ``. The only way to name a path to the client. */
export const path = (strings: TemplateStringsArray, ...values: (string | number)[]): Path => ({
  strings,
  values,
});

// Slashes both ways, since URL parsers read both as separators whatever an intermediary decodes
// first; and surrogates, since half a pair fits in no URL.
const forbidden = /[/\\\ud800-\udfff]/;

const isSegment = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.trim() !== '' && value !== '.' && value !== '..' && !forbidden.test(value)
    : Number.isFinite(value);

/** Encodes every value into its own path segment, or throws: a value can never change the path. */
export function renderPath({ strings, values }: Path): string {
  let rendered = strings[0] ?? '';
  for (const [index, value] of values.entries()) {
    if (!isSegment(value)) {
      insist(
        false,
        'id',
        `the id of an existing object, not ${JSON.stringify(String(value))} (in ${strings.join('{id}')})`,
      );
    }
    rendered += encodeURIComponent(value) + strings[index + 1];
  }
  return rendered;
}

/**
 * Turns parameters into `?a=1&b=2`, or into nothing when there are none. Arrays become one comma-separated
 * value; `undefined` and `null` are left out.
 */
export function renderQuery(query: object | undefined): string {
  const rendered = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null) rendered.set(name, queryText(name, value));
  }
  const text = rendered.toString();
  return text && `?${text}`;
}

function queryText(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => queryText(name, item)).join(',');
  if (value instanceof Date) return value.toISOString();
  const fits = typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
  insist(fits, name, 'a string, number, boolean, Date, or an array of these');
  return `${value}`;
}
