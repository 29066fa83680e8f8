import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { nudgeStates, nudges, proactiveVisitors } from '../../db/schema/index.ts';
import { missingId } from '../../resources/shared/missing.ts';
import { type State, untouched } from './evaluate.ts';
import { limits } from './limits.ts';
import type { FactValue } from './operators.ts';
import { newVisitor, type Visitor } from './visitor.ts';

type VisitorRow = typeof proactiveVisitors.$inferSelect;
type StoredFacts = VisitorRow['facts'];

const signalPrefix = 'signals.';

/** A visitor as they are stored; a new one where there is none. */
export async function readVisitor(
  { tx, now }: Context,
  visitorId: string,
  lock?: 'update',
): Promise<Visitor> {
  const query = tx.select().from(proactiveVisitors).where(eq(proactiveVisitors.visitorId, visitorId));
  const [row] = await (lock === undefined ? query : query.for(lock));
  return row === undefined ? newVisitor(now) : visitorOf(row);
}

/** The same to change them: others who want to wait, so that no count is lost. */
export async function holdVisitor(context: Context, visitorId: string): Promise<Visitor> {
  const { tx, now } = context;
  const facts = factsToStore(newVisitor(now));
  await tx
    .insert(proactiveVisitors)
    .values({ ...partitionOf(context), visitorId, facts, createdAt: now, updatedAt: now })
    .onConflictDoNothing();
  return readVisitor(context, visitorId, 'update');
}

export async function storeVisitor({ tx }: Context, visitorId: string, visitor: Visitor): Promise<void> {
  await tx
    .update(proactiveVisitors)
    .set({ facts: factsToStore(visitor), updatedAt: visitor.lastSeenAt })
    .where(eq(proactiveVisitors.visitorId, visitorId));
}

function visitorOf({ facts, createdAt, updatedAt }: VisitorRow): Visitor {
  const stored = new Map(Object.entries(facts));
  const number = (name: string) => Number(stored.get(name) ?? 0);
  const text = (name: string) => String(stored.get(name) ?? '');
  const counts = [...stored].filter(([name]) => name.startsWith(signalPrefix));
  return {
    firstSeenAt: createdAt,
    lastSeenAt: updatedAt,
    visits: number('visits'),
    pageViews: number('pageViews'),
    timeOnPage: number('timeOnPage'),
    timeOnSite: number('timeOnSite'),
    idle: stored.get('idle') === true,
    url: text('url'),
    signals: new Map(counts.map(([name, value]) => [name.slice(signalPrefix.length), Number(value)])),
    nudges: number('nudges'),
    lastNudge: stored.has('lastNudgeId')
      ? { id: text('lastNudgeId'), at: new Date(number('lastNudgeAt')) }
      : undefined,
    batches: text('batches').split(' ').filter(Boolean),
  };
}

function factsToStore(visitor: Visitor): StoredFacts {
  const { visits, pageViews, timeOnPage, timeOnSite, idle, url, nudges: given, lastNudge } = visitor;
  const plain: Record<string, FactValue> = { visits, pageViews, timeOnPage, timeOnSite, idle, url };
  return {
    ...plain,
    ...Object.fromEntries([...visitor.signals].map(([name, value]) => [signalPrefix + name, value])),
    nudges: given,
    ...(lastNudge && { lastNudgeId: lastNudge.id, lastNudgeAt: lastNudge.at.getTime() }),
    batches: visitor.batches.join(' '),
  };
}

export type NudgeRow = typeof nudges.$inferSelect;

/** The nudges that may be shown, in the order in which they are tried. */
export const readActive = ({ tx }: Context): Promise<NudgeRow[]> =>
  tx
    .select()
    .from(nudges)
    .where(eq(nudges.isActive, true))
    .orderBy(desc(nudges.priority), asc(nudges.createdAt), asc(nudges.id));

/** How a visitor stands to each of these nudges. */
export async function readStates(
  { tx }: Context,
  visitorId: string,
  ids: readonly string[],
): Promise<(nudge: { id: string }) => State> {
  if (ids.length === 0) return () => untouched;
  const rows = await tx
    .select()
    .from(nudgeStates)
    .where(and(eq(nudgeStates.visitorId, visitorId), inArray(nudgeStates.nudgeId, [...ids])));
  const states = new Map(rows.map((row) => [row.nudgeId, row]));
  return ({ id }) => states.get(id) ?? untouched;
}

/** What a visitor can do with a nudge. */
export type Deed = 'seen' | 'dismissed' | 'acted';

/** What of the row a deed changes. Whoever closes a nudge twice closed it the first time. */
const changes = (now: Date): Record<Deed, Record<string, SQL | Date>> => {
  const at = now.toISOString();
  const since = new Date(now.getTime() - limits.sameShowing).toISOString();
  return {
    seen: {
      seenCount: sql`${nudgeStates.seenCount} + case when ${nudgeStates.lastSeenAt} > ${since}::timestamptz then 0 else 1 end`,
      lastSeenAt: now,
    },
    dismissed: { dismissedAt: sql`coalesce(${nudgeStates.dismissedAt}, ${at}::timestamptz)` },
    acted: { actedAt: sql`coalesce(${nudgeStates.actedAt}, ${at}::timestamptz)` },
  };
};

/** Notes what a visitor did with a nudge of this team. */
export async function noteDeed(
  context: Context,
  { nudgeId, visitorId, deed }: { nudgeId: string; visitorId: string; deed: Deed },
): Promise<State> {
  const { tx, now } = context;
  const [nudge] = await tx.select({ id: nudges.id }).from(nudges).where(eq(nudges.id, nudgeId)).for('share');
  if (nudge === undefined) throw missingId('nudge', nudgeId);
  const first = { ...untouched, ...firstDeed(deed, now) };
  const [row] = await tx
    .insert(nudgeStates)
    .values({ ...partitionOf(context), nudgeId, visitorId, ...first })
    .onConflictDoUpdate({ target: [nudgeStates.nudgeId, nudgeStates.visitorId], set: changes(now)[deed] })
    .returning();
  if (row === undefined) throw new Error('The insert of what a visitor did with a nudge returned nothing.');
  return row;
}

const firstDeed = (deed: Deed, now: Date): Partial<State> =>
  ({ seen: { seenCount: 1, lastSeenAt: now }, dismissed: { dismissedAt: now }, acted: { actedAt: now } })[
    deed
  ];
