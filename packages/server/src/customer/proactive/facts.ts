import type { FactKind, FactValue } from './operators.ts';
import { arrived, type Signal, type Visitor, withoutSecrets } from './visitor.ts';

const day = 24 * 60 * 60_000;

/** The facts that every visitor has, with what they are when nothing is known. */
const known = {
  pageViews: 0,
  timeOnPage: 0,
  timeOnSite: 0,
  idle: false,
  errors: 0,
  url: '',
  path: '',
  title: '',
  referrer: '',
  isIdentified: false,
  visits: 0,
  daysSinceFirstVisit: 0,
} satisfies Record<string, FactValue>;

export const factNames = Object.keys(known);

export type Facts = ReadonlyMap<string, FactValue>;

/** `signals.<name>` counts; `signals.<name>.<prop>` is a detail of the latest such signal. */
const signalFact = /^signals\.[a-z][a-z0-9_]{0,49}(\.[a-z]\w{0,49})?$/i;

/** What a fact is: `any` for a detail, which is what the page sends; undefined when there is no such fact. */
export function factKind(name: string): FactKind | 'any' | undefined {
  if (Object.hasOwn(known, name)) return kindOf(defaults.get(name) ?? '');
  const [, detail] = signalFact.exec(name) ?? [undefined, undefined];
  if (!signalFact.test(name)) return undefined;
  return detail === undefined ? 'number' : 'any';
}

export function kindOf(value: FactValue): FactKind {
  if (typeof value === 'string') return 'text';
  return typeof value === 'number' ? 'number' : 'boolean';
}

const defaults: Facts = new Map(Object.entries(known));

/** The value of a fact; null for a detail that no signal brought. */
export function factOf(facts: Facts, name: string): FactValue | null {
  const value = facts.get(name) ?? defaults.get(name);
  if (value !== undefined) return value;
  return factKind(name) === 'number' ? 0 : null;
}

/** What is known in one call, and stored nowhere. */
export interface Moment {
  page?: { url?: string | undefined; title?: string | undefined; referrer?: string | undefined } | undefined;
  signals?: readonly Signal[];
  isIdentified: boolean;
}

/** What conditions compare, at this moment. */
export function factsOf(visitor: Visitor, { page, signals = [], isIdentified }: Moment, now: Date): Facts {
  const current = arrived(visitor, now);
  const url = page?.url === undefined ? current.url : withoutSecrets(page.url);
  const facts = new Map<string, FactValue>(
    Object.entries({
      pageViews: current.pageViews,
      timeOnPage: current.timeOnPage,
      timeOnSite: current.timeOnSite,
      idle: current.idle,
      errors: current.signals.get('error') ?? 0,
      url,
      path: pathOf(url),
      title: page?.title ?? '',
      referrer: page?.referrer ?? '',
      isIdentified,
      visits: current.visits,
      daysSinceFirstVisit: Math.max(0, Math.floor((now.getTime() - current.firstSeenAt.getTime()) / day)),
    }),
  );
  for (const [name, count] of current.signals) facts.set(`signals.${name}`, count);
  for (const { name, props = {} } of signals) {
    for (const [prop, value] of Object.entries(props)) facts.set(`signals.${name}.${prop}`, value);
  }
  return facts;
}

/** The path of an address, or of the route in its fragment; an address without a host is one already. */
const pathOf = (url: string): string => {
  const [, path = url] = /^[a-z][a-z0-9+.-]*:\/\/[^/#]*(.*)$/is.exec(url) ?? [];
  return path === '' ? '/' : path;
};
