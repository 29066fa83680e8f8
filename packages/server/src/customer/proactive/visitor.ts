import { limits } from './limits.ts';
import type { FactValue } from './operators.ts';

/** What is kept of a visitor: numbers, one address, and no word that they wrote. */
export interface Visitor {
  firstSeenAt: Date;
  lastSeenAt: Date;
  visits: number;
  /** What follows holds for this visit. */
  pageViews: number;
  /** Seconds on the page that spoke last. */
  timeOnPage: number;
  /** Seconds on all pages. */
  timeOnSite: number;
  /** Whether nothing was heard since the signal `idle`. */
  idle: boolean;
  /** Without what stands behind ? and #. */
  url: string;
  /** How often each signal came. */
  signals: ReadonlyMap<string, number>;
  /** Nudges that the visitor was given. */
  nudges: number;
  /** The nudge that the visitor was given last. */
  lastNudge: { id: string; at: Date } | undefined;
  /** The batches that were counted last. */
  batches: readonly string[];
}

export interface Signal {
  name: string;
  props?: Readonly<Record<string, FactValue>> | undefined;
  at?: string | undefined;
}

export interface Batch {
  batchId?: string | undefined;
  signals: readonly Signal[];
  url?: string | undefined;
}

export const newVisitor = (now: Date): Visitor => ({
  firstSeenAt: now,
  lastSeenAt: now,
  ...freshVisit(''),
  visits: 1,
  lastNudge: undefined,
  batches: [],
});

const freshVisit = (url: string) => ({
  pageViews: 0,
  timeOnPage: 0,
  timeOnSite: 0,
  idle: false,
  url,
  signals: new Map<string, number>(),
  nudges: 0,
});

/** The visitor at this moment: one who was away for long is on a new visit. */
export const arrived = (visitor: Visitor, now: Date): Visitor =>
  now.getTime() - visitor.lastSeenAt.getTime() < limits.visitEndsAfter
    ? visitor
    : { ...visitor, ...freshVisit(visitor.url), visits: visitor.visits + 1 };

/**
 * An address without what may tell who the visitor is: search parameters, credentials, and a fragment that is
 * no route of the page.
 */
export const withoutSecrets = (url: string): string =>
  url.replace(/\?[^#]*|#(?!\/).*$/gs, '').replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1');

/** Counts a batch, and tells how many of its signals counted: none when it was counted before. */
export function count(before: Visitor, batch: Batch, now: Date): { visitor: Visitor; accepted: number } {
  const visitor = { ...arrived(before, now), lastSeenAt: now };
  const { batchId } = batch;
  if (batchId !== undefined && visitor.batches.includes(batchId)) return { visitor, accepted: 0 };
  if (batchId !== undefined) visitor.batches = [batchId, ...visitor.batches].slice(0, limits.batches);
  if (batch.url !== undefined) visitor.url = withoutSecrets(batch.url);
  const counts = new Map(visitor.signals);
  let accepted = 0;
  for (const signal of inOrder(batch.signals)) {
    const known = counts.get(signal.name);
    if (known === undefined && counts.size >= limits.signalNames) continue;
    counts.set(signal.name, capped((known ?? 0) + 1));
    Object.assign(visitor, effects.get(signal.name)?.(visitor, signal) ?? { idle: false });
    accepted += 1;
  }
  return { visitor: { ...visitor, signals: counts }, accepted };
}

const capped = (value: number): number => Math.min(Math.max(0, value), limits.largest);

/** By their time where all have one; else as they came. */
const inOrder = (signals: readonly Signal[]): readonly Signal[] =>
  signals.every(({ at }) => at !== undefined)
    ? [...signals].sort((one, other) => Date.parse(one.at ?? '') - Date.parse(other.at ?? ''))
    : signals;

type Effect = (visitor: Visitor, signal: Signal) => Partial<Visitor>;

/** What signals change beyond their own count. All others only show that the visitor is there. */
const effects: ReadonlyMap<string, Effect> = new Map<string, Effect>([
  ['page_view', ({ pageViews }) => ({ pageViews: capped(pageViews + 1), timeOnPage: 0, idle: false })],
  [
    'time_on_page',
    ({ timeOnPage, timeOnSite }, { props }) => {
      const seconds = capped(typeof props?.seconds === 'number' ? props.seconds : 0);
      // Fewer seconds than before are those of another page.
      const more = seconds >= timeOnPage ? seconds - timeOnPage : seconds;
      return { timeOnPage: seconds, timeOnSite: capped(timeOnSite + more) };
    },
  ],
  ['idle', () => ({ idle: true })],
  // It happens without the visitor.
  ['error', () => ({})],
]);

/** The visitor who was given a nudge. The same one once more, unseen as yet, is no new one. */
export const given = (visitor: Visitor, nudgeId: string, now: Date): Visitor => ({
  ...visitor,
  nudges: visitor.lastNudge?.id === nudgeId ? visitor.nudges : visitor.nudges + 1,
  lastNudge: { id: nudgeId, at: now },
});
