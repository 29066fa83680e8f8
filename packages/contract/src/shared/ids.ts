import { z } from 'zod';

/** The prefix that tells what an id names. Categories, groups, topics and posts are documented as bare UUIDs. */
export const prefixes = {
  ticket: 'tkt',
  customer: 'cus',
  article: 'art',
  message: 'msg',
  member: 'mem',
  user: 'usr',
  invite: 'inv',
  team: 'team',
  webhook: 'whk',
  event: 'evt',
  delivery: 'dlv',
  notification: 'ntf',
  mention: 'mnt',
  attachment: 'att',
  customField: 'cf',
  slaRule: 'sla',
  automation: 'rule',
  view: 'view',
  importLog: 'imp',
  auditEntry: 'aud',
  activity: 'act',
  survey: 'srv',
  boss: 'boss',
  defeat: 'def',
  oneUp: '1up',
  highFive: 'hf',
  puzzle: 'puz',
  session: 'ses',
  answer: 'ans',
  nudge: 'ndg',
} as const;

export type IdKind = keyof typeof prefixes;

const uuidPattern = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

/** `550e8400-e29b-…` becomes `tkt_550e8400e29b…`. */
export function formatId(kind: IdKind, uuid: string): string {
  return `${prefixes[kind]}_${uuid.replaceAll('-', '')}`;
}

/** Reads a prefixed id or a bare UUID of the given kind; `null` when it is neither. */
export function parseId(kind: IdKind, text: string): string | null {
  const prefix = `${prefixes[kind]}_`;
  return parseUuid(text.startsWith(prefix) ? text.slice(prefix.length) : text);
}

/** Reads a UUID with or without dashes; `null` when the text is none. */
export function parseUuid(text: string): string | null {
  if (!uuidPattern.test(text)) return null;
  const hex = text.replaceAll('-', '').toLowerCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** An id as the API returns it. */
export const id = (kind: IdKind) => z.string().regex(new RegExp(`^${prefixes[kind]}_[0-9a-f]{32}$`));

function reader(expected: string, read: (text: string) => string | null) {
  return z.string().transform((text, context) => {
    const uuid = read(text);
    if (uuid !== null) return uuid;
    context.addIssue({ code: 'custom', message: `expected ${expected}` });
    return z.NEVER;
  });
}

/** An id as the API accepts it: prefixed or bare. The server receives the UUID. */
export const idInput = (kind: IdKind) =>
  reader(`an id that starts with ${prefixes[kind]}_, or a bare UUID`, (text) => parseId(kind, text));

/** A person of the team as the API accepts it: a member ID, or the ID of the user account behind it. */
export const personInput = () =>
  reader('an id that starts with mem_ or usr_, or a bare UUID', (text) =>
    parseId(text.startsWith(`${prefixes.user}_`) ? 'user' : 'member', text),
  );

/** A UUID as the API accepts it. */
export const uuidInput = () => reader('a UUID', parseUuid);
