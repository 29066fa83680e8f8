import { formatId } from '@cstar.help/contract';
import { desc, eq } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { slaRules } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { audit } from '../../events/audit.ts';
import type { Handlers } from '../../handlers.ts';
import { defined } from '../shared/defined.ts';
import { missingId } from '../shared/missing.ts';
import { iso } from '../shared/paging.ts';
import { slaMetrics } from './metrics.ts';
import { recomputeDeadlines } from './recompute.ts';

type RuleRow = typeof slaRules.$inferSelect;

export const slaHandlers: Handlers<'sla'> = {
  async list({ context }) {
    const rows = await context.tx
      .select()
      .from(slaRules)
      .orderBy(desc(slaRules.createdAt), desc(slaRules.id));
    return rows.map(presentRule);
  },

  async get({ params, context }) {
    const [row] = await context.tx.select().from(slaRules).where(eq(slaRules.id, params.slaRuleId));
    if (row === undefined) throw missingId('slaRule', params.slaRuleId);
    return presentRule(row);
  },

  async create({ body, context }) {
    const { tx, now } = context;
    checkTargets(body);
    const [row] = await tx
      .insert(slaRules)
      .values({ id: context.newId(), ...partitionOf(context), ...body, createdAt: now, updatedAt: now })
      .returning();
    if (row === undefined) throw new Error('The insert of an SLA rule returned nothing.');
    await note(context, 'created', row);
    await recomputeDeadlines(context, { priorities: [row.priority] });
    return presentRule(row);
  },

  async update({ params, body, context }) {
    const { tx } = context;
    const id = params.slaRuleId;
    const [before] = await tx.select().from(slaRules).where(eq(slaRules.id, id)).for('update');
    if (before === undefined) throw missingId('slaRule', id);
    const changes = defined(body);
    checkTargets({ ...before, ...changes });
    const [row] = await tx
      .update(slaRules)
      .set({ ...changes, updatedAt: context.now })
      .where(eq(slaRules.id, id))
      .returning();
    if (row === undefined) throw missingId('slaRule', id);
    await note(context, 'updated', row, { changed: Object.keys(changes) });
    await recomputeDeadlines(context, { priorities: [before.priority, row.priority] });
    return presentRule(row);
  },

  async delete({ params, context }) {
    const [row] = await context.tx.delete(slaRules).where(eq(slaRules.id, params.slaRuleId)).returning();
    if (row === undefined) throw missingId('slaRule', params.slaRuleId);
    await note(context, 'deleted', row);
    await recomputeDeadlines(context, { priorities: [row.priority] });
    return { deleted: true, id: formatId('slaRule', row.id) };
  },

  metrics: ({ query, context }) => slaMetrics(context, query),
};

const presentRule = (row: RuleRow) => ({
  object: 'sla_rule' as const,
  id: formatId('slaRule', row.id),
  name: row.name,
  priority: row.priority,
  responseTarget: row.responseTarget,
  resolutionTarget: row.resolutionTarget,
  businessHoursOnly: row.businessHoursOnly,
  enabled: row.enabled,
  createdAt: iso(row.createdAt),
  updatedAt: iso(row.updatedAt),
});

function checkTargets(rule: { responseTarget: number; resolutionTarget: number }): void {
  if (rule.resolutionTarget >= rule.responseTarget) return;
  throw new ApiError(
    'parameter_invalid',
    `resolutionTarget is ${rule.resolutionTarget} minutes, sooner than the first response after ${rule.responseTarget}. Give at least as many minutes as for responseTarget.`,
    { param: 'resolutionTarget' },
  );
}

const note = (context: Context, what: string, row: RuleRow, details: Record<string, unknown> = {}) =>
  audit(context, {
    action: `sla_rule.${what}`,
    resourceType: 'sla_rule',
    resourceId: formatId('slaRule', row.id),
    details: { priority: row.priority, ...details },
  });
