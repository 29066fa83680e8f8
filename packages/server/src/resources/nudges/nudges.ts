import { formatId } from '@cstar.help/contract';
import { asc, count, desc, eq } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { evaluate, look, untouched } from '../../customer/proactive/evaluate.ts';
import { operatorName } from '../../customer/proactive/operators.ts';
import { nudgeStates, nudges } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { audit } from '../../events/audit.ts';
import type { Handlers } from '../../handlers.ts';
import { defined } from '../shared/defined.ts';
import { missingId } from '../shared/missing.ts';
import { iso } from '../shared/paging.ts';
import { checkConditions, checkFact } from './check.ts';

/** More nudges than anyone oversees; each of them costs every batch of signals. */
const maxNudges = 100;

type NudgeRow = typeof nudges.$inferSelect;
interface Counts {
  seen: number;
  dismissed: number;
  acted: number;
}

export const nudgeHandlers: Handlers<'nudges'> = {
  async list({ context }) {
    const rows = await context.tx
      .select()
      .from(nudges)
      .orderBy(desc(nudges.priority), asc(nudges.createdAt), asc(nudges.id));
    const countsOf = await readCounts(context);
    return rows.map((row) => presentNudge(row, countsOf(row)));
  },

  async get({ params, context }) {
    return presented(context, await readNudge(context, params.nudgeId));
  },

  async create({ body, context }) {
    const { tx, now } = context;
    if ((await tx.$count(nudges)) >= maxNudges) {
      throw new ApiError(
        'resource_conflict',
        `The team has ${maxNudges} nudges already, the most there can be. Delete one first.`,
      );
    }
    const { actionLabel = null, actionUrl = null, frequency = { maxTimes: 1, cooldown: 86_400 } } = body;
    checkAction({ actionLabel, actionUrl });
    const [row] = await tx
      .insert(nudges)
      .values({
        id: context.newId(),
        ...partitionOf(context),
        ...body,
        actionLabel,
        actionUrl,
        frequency,
        conditions: checkConditions(body.conditions),
        createdAt: now,
        updatedAt: now,
      })
      .returning();
    if (row === undefined) throw new Error('The insert of a nudge returned nothing.');
    await note(context, 'created', row);
    return presentNudge(row, { seen: 0, dismissed: 0, acted: 0 });
  },

  async update({ params, body, context }) {
    const { tx, now } = context;
    const before = await readNudge(context, params.nudgeId, 'update');
    const changes = defined(body);
    checkAction({ ...before, ...changes });
    if (changes.conditions !== undefined) checkConditions(changes.conditions);
    const [row] = await tx
      .update(nudges)
      .set({ ...changes, updatedAt: now })
      .where(eq(nudges.id, before.id))
      .returning();
    if (row === undefined) throw missingId('nudge', params.nudgeId);
    await note(context, 'updated', row, { changed: Object.keys(body) });
    return presented(context, row);
  },

  async delete({ params, context }) {
    const [row] = await context.tx.delete(nudges).where(eq(nudges.id, params.nudgeId)).returning();
    if (row === undefined) throw missingId('nudge', params.nudgeId);
    await note(context, 'deleted', row);
    return { deleted: true, id: formatId('nudge', row.id) };
  },

  async test({ params, body, context }) {
    const row = await readNudge(context, params.nudgeId);
    for (const name of Object.keys(body.facts)) checkFact(name, `facts.${name}`);
    const facts = new Map(Object.entries(body.facts));
    const verdict = evaluate(row, facts, untouched, context.now);
    return {
      object: 'nudge_test',
      wouldShow: verdict === 'shown',
      reason: verdict === 'inactive' || verdict === 'conditions' ? verdict : null,
      conditionResults: row.conditions.map((condition) => look(condition, facts)),
    };
  },
};

async function readNudge({ tx }: Context, id: string, lock?: 'update'): Promise<NudgeRow> {
  const query = tx.select().from(nudges).where(eq(nudges.id, id));
  const [row] = await (lock === undefined ? query : query.for(lock));
  if (row === undefined) throw missingId('nudge', id);
  return row;
}

function checkAction({ actionLabel, actionUrl }: Pick<NudgeRow, 'actionLabel' | 'actionUrl'>): void {
  if (actionUrl === null || actionLabel !== null) return;
  throw new ApiError(
    'parameter_missing',
    'actionLabel is missing, and a nudge with an actionUrl needs it: it is what the button says.',
    { param: 'actionLabel' },
  );
}

/** How many visitors saw, dismissed and acted on each nudge, or on the given one. */
async function readCounts({ tx }: Context, id?: string): Promise<(row: NudgeRow) => Counts> {
  const { nudgeId, lastSeenAt, dismissedAt, actedAt } = nudgeStates;
  const rows = await tx
    .select({ nudgeId, seen: count(lastSeenAt), dismissed: count(dismissedAt), acted: count(actedAt) })
    .from(nudgeStates)
    .where(id === undefined ? undefined : eq(nudgeId, id))
    .groupBy(nudgeId);
  const found = new Map(rows.map(({ nudgeId: of, ...counts }) => [of, counts]));
  return (row) => found.get(row.id) ?? { seen: 0, dismissed: 0, acted: 0 };
}

const presented = async (context: Context, row: NudgeRow) =>
  presentNudge(row, (await readCounts(context, row.id))(row));

const presentNudge = (row: NudgeRow, counts: Counts) => ({
  object: 'nudge' as const,
  id: formatId('nudge', row.id),
  name: row.name,
  title: row.title,
  body: row.body,
  actionLabel: row.actionLabel,
  actionUrl: row.actionUrl,
  conditions: row.conditions.map(({ fact, operator, value }) => ({
    fact,
    operator: operatorName(operator),
    value,
  })),
  frequency: row.frequency,
  priority: row.priority,
  isActive: row.isActive,
  counts,
  createdAt: iso(row.createdAt),
  updatedAt: iso(row.updatedAt),
});

const note = (context: Context, what: string, row: NudgeRow, details: Record<string, unknown> = {}) =>
  audit(context, {
    action: `nudge.${what}`,
    resourceType: 'nudge',
    resourceId: formatId('nudge', row.id),
    details,
  });
