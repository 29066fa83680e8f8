import { asc, count, desc, eq, inArray } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { automationRuns, automations } from '../../db/schema/index.ts';
import { missingId } from '../shared/missing.ts';

export type AutomationRow = typeof automations.$inferSelect;

/** What is known of the runs of a rule. */
export interface Runs {
  executionCount: number;
  lastExecutedAt: Date | null;
  lastError: string | null;
}

const none: Runs = { executionCount: 0, lastExecutedAt: null, lastError: null };

/** All rules with their runs, in the order in which they run. */
export async function readRules(context: Context): Promise<{ row: AutomationRow; runs: Runs }[]> {
  const rows = await context.tx
    .select()
    .from(automations)
    .orderBy(asc(automations.createdAt), asc(automations.id));
  const runs = await runsOf(
    context,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ row, runs: runs.get(row.id) ?? none }));
}

/** @throws ApiError when there is no rule with this ID */
export async function readRule(context: Context, id: string) {
  const [row] = await context.tx.select().from(automations).where(eq(automations.id, id));
  if (row === undefined) throw missingId('automation', id);
  return { row, runs: (await runsOf(context, [id])).get(id) ?? none };
}

async function runsOf({ tx }: Context, ids: string[]): Promise<Map<string, Runs>> {
  if (ids.length === 0) return new Map();
  const counts = await tx
    .select({ id: automationRuns.automationId, executionCount: count() })
    .from(automationRuns)
    .where(inArray(automationRuns.automationId, ids))
    .groupBy(automationRuns.automationId);
  const latest = await tx
    .selectDistinctOn([automationRuns.automationId], {
      id: automationRuns.automationId,
      lastExecutedAt: automationRuns.createdAt,
      lastError: automationRuns.error,
    })
    .from(automationRuns)
    .where(inArray(automationRuns.automationId, ids))
    .orderBy(automationRuns.automationId, desc(automationRuns.createdAt), desc(automationRuns.id));
  const byId = new Map(latest.map((run) => [run.id, run]));
  return new Map(
    counts.map(({ id, executionCount }) => {
      const { lastExecutedAt, lastError } = byId.get(id) ?? none;
      return [id, { executionCount, lastExecutedAt, lastError }];
    }),
  );
}
