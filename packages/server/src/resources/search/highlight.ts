/** What Postgres sets around a word that matches. Texts are freed of control characters first. */
export const marks = { start: '\u0002', stop: '\u0003' };

/** Where a match begins, and where it ends. */
export type Range = readonly [from: number, to: number];

export interface Excerpt {
  /** The text as it is. */
  text: string;
  /** The same escaped for HTML, with what matches in `<mark>`. */
  html: string;
}

const snippetLength = 200;
const lead = 60;

/** A text in one line, without anything that is not for reading. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();

/** The places that are marked in a text, counted without the marks. */
export function readMarks(marked: string): Range[] {
  const ranges: Range[] = [];
  let length = 0;
  let from = 0;
  for (const part of marked.split(/(\p{Cc})/u)) {
    if (part === marks.start) from = length;
    else if (part === marks.stop) ranges.push([from, length]);
    else length += part.length;
  }
  return ranges;
}

/** Every place where a text stands in another, whatever the case. */
export function placesOf(wanted: string, text: string): Range[] {
  const [needle, hay] = [wanted.toLowerCase(), text.toLowerCase()];
  // A letter whose small form is longer would shift all that follows.
  if (needle === '' || hay.length !== text.length) return [];
  const ranges: Range[] = [];
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) {
    ranges.push([at, at + needle.length]);
  }
  return ranges;
}

/** The whole text with its matches. */
export const highlight = (text: string, ranges: readonly Range[]): Excerpt => ({
  text,
  html: render(text, merge(ranges)),
});

/** About 200 characters around the first match, cut between words. */
export function excerptAround(text: string, ranges: readonly Range[]): Excerpt {
  const merged = merge(ranges);
  const first = merged[0]?.[0] ?? 0;
  const from = first <= lead ? 0 : afterSpace(text, first - lead, first);
  const to =
    text.length - from <= snippetLength ? text.length : beforeSpace(text, from + snippetLength, from);
  const inside = merged
    .map(([start, stop]) => [Math.max(start, from) - from, Math.min(stop, to) - from] as const)
    .filter(([start, stop]) => start < stop);
  const cut = text.slice(from, to);
  const [before, after] = [from > 0 ? '…' : '', to < text.length ? '…' : ''];
  return { text: before + cut + after, html: before + render(cut, inside) + after };
}

/** Sorted, and one where several overlap. */
function merge(ranges: readonly Range[]): Range[] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

function afterSpace(text: string, at: number, limit: number): number {
  const space = text.indexOf(' ', at - 1);
  return space >= 0 && space < limit ? space + 1 : wholeCharacter(text, at);
}

function beforeSpace(text: string, at: number, limit: number): number {
  const space = text.lastIndexOf(' ', at);
  return space > limit ? space : wholeCharacter(text, at);
}

/** Never between the halves of a surrogate pair. */
const wholeCharacter = (text: string, at: number): number =>
  /^[\udc00-\udfff]/.test(text.slice(at, at + 1)) ? at - 1 : at;

function render(text: string, ranges: readonly Range[]): string {
  let html = '';
  let done = 0;
  for (const [from, to] of ranges) {
    html += `${escapeHtml(text.slice(done, from))}<mark>${escapeHtml(text.slice(from, to))}</mark>`;
    done = to;
  }
  return html + escapeHtml(text.slice(done));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
