/** Someone who can be mentioned. */
export interface Person {
  id: string;
  name: string;
  email: string;
}

export interface FoundMention {
  memberId: string;
  /** The text around the first place. */
  excerpt: string;
}

/** More signs than this are no message to people. */
const maxSigns = 500;
const before = 60;
const after = 140;

const code = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;
/** An @ that no letter, digit or part of an address stands before. */
const sign = /(?<![\p{L}\p{M}\p{N}_.+\-/@])@/gu;
/** What goes on after a name or an address, so that it was only the beginning of a longer one. */
const goesOn = /^(?:[\p{L}\p{M}\p{N}_@]|[.-][\p{L}\p{N}])/u;
const memberId = /^\[mem_([0-9a-f]{32})\]/i;

/**
 * Who a text mentions: `@Jane Smith`, `@jane@team.com`, `@[mem_…]`. The longest name that fits wins;
 * what stands in code is no mention, nor is the domain of an address. Everyone of that name is meant.
 */
export function findMentions(text: string, people: readonly Person[]): FoundMention[] {
  // Blanks of the same length, so that places stay where they are.
  const prose = text.normalize('NFC').replaceAll(code, (block) => ' '.repeat(block.length));
  const handles = handlesOf(people);
  const found = new Map<string, FoundMention>();
  let signs = 0;
  for (const { index } of prose.matchAll(sign)) {
    if (++signs > maxSigns) break;
    for (const id of meantBy(prose, index + 1, handles)) {
      if (!found.has(id)) found.set(id, { memberId: id, excerpt: excerptAt(prose, index) });
    }
  }
  return [...found.values()];
}

interface Handles {
  /** Names and addresses in lower case, each with those who bear it. */
  bearers: Map<string, string[]>;
  /** How long names and addresses are, the longest first. */
  lengths: number[];
  ids: Map<string, string>;
}

function handlesOf(people: readonly Person[]): Handles {
  const bearers = new Map<string, string[]>();
  for (const { id, name, email } of people) {
    for (const handle of new Set([fold(name), fold(email)])) {
      bearers.set(handle, [...(bearers.get(handle) ?? []), id]);
    }
  }
  const lengths = [...new Set([...bearers.keys()].map((handle) => handle.length))];
  return {
    bearers,
    lengths: lengths.sort((left, right) => right - left),
    ids: new Map(people.map(({ id }) => [id.replaceAll('-', ''), id])),
  };
}

const fold = (text: string): string => text.normalize('NFC').trim().toLowerCase();

function meantBy(text: string, start: number, { bearers, lengths, ids }: Handles): string[] {
  const named = memberId.exec(text.slice(start, start + 40))?.[1];
  if (named !== undefined) {
    const id = ids.get(named.toLowerCase());
    return id === undefined ? [] : [id];
  }
  for (const length of lengths) {
    const meant = bearers.get(text.slice(start, start + length).toLowerCase());
    const end = start + length;
    if (meant !== undefined && !goesOn.test(text.slice(end, end + 3))) return meant;
  }
  return [];
}

function excerptAt(text: string, index: number): string {
  const start = Math.max(0, index - before);
  const end = Math.min(text.length, index + after);
  const words = text
    .slice(start, end)
    .replaceAll(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return `${start > 0 ? '…' : ''}${words}${end < text.length ? '…' : ''}`;
}
