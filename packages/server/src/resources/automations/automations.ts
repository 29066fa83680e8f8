import { type EventType, formatId } from '@cstar.help/contract';
import { eq } from 'drizzle-orm';
import { type Context, partitionOf } from '../../context.ts';
import { automations } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { audit } from '../../events/audit.ts';
import type { Handlers } from '../../handlers.ts';
import { defined } from '../shared/defined.ts';
import { missingId } from '../shared/missing.ts';
import { actionKind, actionType } from './actions.ts';
import { checkActions, checkConditions, storedActions, storedConditions } from './check.ts';
import { factsAbout } from './facts.ts';
import { familyOf } from './fields.ts';
import { match } from './match.ts';
import { presentAutomation } from './present.ts';
import { readRule, readRules } from './store.ts';

/** More rules than anyone oversees; each of them costs every event. */
const maxRules = 200;

export const automationHandlers: Handlers<'automations'> = {
  async list({ context }) {
    return (await readRules(context)).map(presentAutomation);
  },

  async get({ params, context }) {
    return presentAutomation(await readRule(context, params.ruleId));
  },

  async create({ body, context }) {
    const { tx, now } = context;
    if ((await tx.$count(automations)) >= maxRules) {
      throw new ApiError(
        'resource_conflict',
        `The team has ${maxRules} automation rules already, the most there can be. Delete one first.`,
      );
    }
    const id = context.newId();
    const { triggerEvent, name, enabled } = body;
    const conditions = checkConditions(triggerEvent, body.conditions ?? {});
    const actions = await checkActions(context, triggerEvent, body.actions ?? []);
    await tx.insert(automations).values({
      id,
      ...partitionOf(context),
      name,
      triggerEvent,
      conditions,
      actions,
      enabled,
      createdAt: now,
      updatedAt: now,
    });
    await note(context, 'created', id, { triggerEvent });
    return presentAutomation(await readRule(context, id));
  },

  async update({ params, body, context }) {
    const { tx, now } = context;
    const id = params.ruleId;
    const [before] = await tx.select().from(automations).where(eq(automations.id, id)).for('update');
    if (before === undefined) throw missingId('automation', id);
    const triggerEvent: EventType = body.triggerEvent ?? before.triggerEvent;
    // What stays must fit the trigger too. Members who have left since are looked at when it runs.
    const anew = triggerEvent !== before.triggerEvent;
    const { name, enabled } = body;
    const conditions = body.conditions ?? (anew ? storedConditions(before.conditions) : undefined);
    const actions = body.actions ?? (anew ? storedActions(before.actions) : undefined);
    await tx
      .update(automations)
      .set({
        ...defined({ name, enabled }),
        triggerEvent,
        ...(conditions && { conditions: checkConditions(triggerEvent, conditions) }),
        ...(actions && { actions: await checkActions(context, triggerEvent, actions) }),
        updatedAt: now,
      })
      .where(eq(automations.id, id));
    await note(context, 'updated', id, { changed: Object.keys(body) });
    return presentAutomation(await readRule(context, id));
  },

  async delete({ params, context }) {
    const [gone] = await context.tx
      .delete(automations)
      .where(eq(automations.id, params.ruleId))
      .returning({ id: automations.id });
    if (gone === undefined) throw missingId('automation', params.ruleId);
    await note(context, 'deleted', gone.id);
    return { deleted: true, id: formatId('automation', gone.id) };
  },

  async test({ params, body, context }) {
    const { row } = await readRule(context, params.ruleId);
    const family = familyOf(row.triggerEvent);
    if (body.resourceType !== family) {
      throw new ApiError(
        'parameter_invalid',
        `resourceType is ${body.resourceType}, but the rule is about ${row.triggerEvent}. Give a ${family}.`,
        { param: 'resourceType' },
      );
    }
    const { facts } = await factsAbout(context, row.triggerEvent, body.resourceId);
    const { matches, all, any } = match(row.conditions, facts);
    const actionsWouldExecute = [];
    for (const action of matches ? row.actions : []) {
      const type = actionType(action);
      const reason = (await actionKind(type).obstacle?.(context, action)) ?? null;
      actionsWouldExecute.push({ action: type, success: reason === null, reason });
    }
    return {
      object: 'automation_test',
      wouldMatch: matches,
      conditionResults: { all, any },
      actionsWouldExecute,
    };
  },
};

const note = (context: Context, what: string, id: string, details: Record<string, unknown> = {}) =>
  audit(context, {
    action: `automation.${what}`,
    resourceType: 'automation',
    resourceId: formatId('automation', id),
    details,
  });
