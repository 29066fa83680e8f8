import { formatId } from '@cstar.help/contract';
import { and, asc, eq } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { automationRuns, automations } from '../../db/schema/index.ts';
import { audit } from '../../events/audit.ts';
import type { Reaction } from '../../events/publish.ts';
import { attempt } from '../exchange/attempt.ts';
import { actionKind, actionType } from './actions.ts';
import { factsOf, type Target } from './facts.ts';
import { match } from './match.ts';
import type { AutomationRow } from './store.ts';

/** Runs the rules that an event sets off, oldest first. They look at what it was when it happened. */
export const runAutomations: Reaction = async (context, happened) => {
  const rules = await context.tx
    .select()
    .from(automations)
    .where(and(eq(automations.triggerEvent, happened.type), eq(automations.enabled, true)))
    .orderBy(asc(automations.createdAt), asc(automations.id));
  if (rules.length === 0) return;
  const found = await factsOf(context, happened);
  if (found === undefined) return;
  for (const rule of rules) {
    if (!match(rule.conditions, found.facts).matches) continue;
    await run(context.as({ type: 'automation', id: rule.id, name: rule.name }), rule, found.target);
  }
};

async function run(context: Context, rule: AutomationRow, target: Target): Promise<void> {
  const { tx, now, requestId } = context;
  // Once for each resource and request: rules that set each other off would never end.
  const [begun] = await tx
    .insert(automationRuns)
    .values({
      id: context.newId(),
      ...partitionOf(context),
      automationId: rule.id,
      requestId,
      resourceId: target.resourceId,
      error: null,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: automationRuns.id });
  if (begun === undefined) return;
  const failed: string[] = [];
  for (const action of rule.actions) {
    // What goes wrong in a rule is not the fault of whoever set it off.
    const tried = await attempt(context, () =>
      actionKind(actionType(action)).run(context, action, { target, rule }),
    );
    if ('refused' in tried) failed.push(`${action.type}: ${tried.refused.message}`);
  }
  if (failed.length > 0) {
    await tx
      .update(automationRuns)
      .set({ error: failed.join(' ') })
      .where(eq(automationRuns.id, begun.id));
  }
  await audit(context, {
    action: 'automation.executed',
    resourceType: target.family,
    resourceId: target.resourceId,
    details: { rule: formatId('automation', rule.id), ...(failed.length > 0 ? { failed } : {}) },
  });
}
