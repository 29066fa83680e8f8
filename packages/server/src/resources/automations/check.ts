import type { contract, EventType } from '@cstar.help/contract';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import type { StoredAction, StoredCondition, StoredConditions } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';
import { findPerson } from '../members/person.ts';
import { defined } from '../shared/defined.ts';
import { unknownReference } from '../shared/missing.ts';
import { actionKind, actionType } from './actions.ts';
import { familyOf, fieldsFor, findField } from './fields.ts';
import { operatorName, operatorOf } from './operators.ts';

type Schemas = typeof contract.automations.schemas;
export type Conditions = z.output<Schemas['AutomationConditionsParams']>;
export type Action = z.output<Schemas['AutomationActionParams']>;

/** The events that tell what was before. */
const updates: ReadonlySet<EventType> = new Set<EventType>([
  'ticket.updated',
  'ticket.closed',
  'ticket.assigned',
  'customer.updated',
  'article.updated',
  'community_post.updated',
  'community_post.status_changed',
]);

const invalid = (param: string, message: string) =>
  new ApiError('parameter_invalid', `${param} ${message}`, { param });

/** @throws ApiError that names the condition at fault, and what it could be */
export function checkConditions(trigger: EventType, { all = [], any = [] }: Conditions): StoredConditions {
  const checked = (list: 'all' | 'any', conditions: NonNullable<Conditions['all']>) =>
    conditions.map((condition, index) => checkCondition(trigger, condition, `conditions.${list}.${index}`));
  return { all: checked('all', all), any: checked('any', any) };
}

function checkCondition(
  trigger: EventType,
  { field, operator, value }: NonNullable<Conditions['all']>[number],
  at: string,
): StoredCondition {
  const known = findField(trigger, field);
  if (known === undefined) {
    const names = Object.keys(fieldsFor(trigger)).join(', ');
    throw invalid(`${at}.field`, `is none of the fields of ${trigger}: '${field}'. Use one of ${names}.`);
  }
  const { takes, ofChanges } = operatorOf(operator);
  if (ofChanges && !updates.has(trigger)) {
    const names = [...updates].join(', ');
    throw invalid(`${at}.operator`, `is ${operator}, but ${trigger} tells no changes. Use it with ${names}.`);
  }
  checkValue({ takes, value, operator, at: `${at}.value` });
  const values = Array.isArray(value) ? value : [value];
  const strange = values.find(
    (each) => typeof each === 'string' && known.values?.includes(each.toLowerCase()) === false,
  );
  const compares = ['equals', 'not_equals', 'in', 'not_in', 'changed_to', 'changed_from'].includes(operator);
  if (known.values !== undefined && compares && strange !== undefined) {
    throw invalid(`${at}.value`, `can never be '${strange}'. Use one of ${known.values.join(', ')}.`);
  }
  return { field, operator, ...(value === undefined || takes === 'nothing' ? {} : { value }) };
}

interface Given {
  takes: 'one' | 'list' | 'any' | 'nothing';
  value: unknown;
  operator: string;
  at: string;
}

function checkValue({ takes, value, operator, at }: Given): void {
  const missing = value === undefined || value === null;
  if (takes === 'nothing') {
    if (!missing) throw invalid(at, `is not taken by ${operator}. Leave it out.`);
    return;
  }
  if (takes === 'list' && !(Array.isArray(value) && value.length > 0)) {
    throw invalid(at, `must be a list for ${operator}, with at least one entry.`);
  }
  if (takes === 'one' && (missing || Array.isArray(value))) {
    throw invalid(at, `must be one text or number for ${operator}.`);
  }
  if (takes === 'any' && missing) {
    throw invalid(at, `is missing, and ${operator} needs it. To look for nothing, use is_empty.`);
  }
}

/** @throws ApiError that names the action at fault */
export async function checkActions(
  context: Context,
  trigger: EventType,
  actions: readonly Action[],
): Promise<StoredAction[]> {
  const checked: StoredAction[] = [];
  for (const [index, action] of actions.entries()) {
    checked.push(await checkAction(context, trigger, action, `actions.${index}`));
  }
  return checked;
}

async function checkAction(
  context: Context,
  trigger: EventType,
  action: Action,
  at: string,
): Promise<StoredAction> {
  const { type, agentId, memberId, ...plain } = action;
  const kind = actionKind(type);
  const subject = trigger.endsWith('.deleted') ? 'what is deleted' : familyOf(trigger);
  if (!kind.on.some((family) => family === subject) && type !== 'send_notification') {
    throw invalid(
      `${at}.type`,
      `is ${type}, which cannot be done to ${subject}. ${trigger} allows other actions.`,
    );
  }
  const given = Object.keys(defined(action)).filter((name) => name !== 'type');
  const taken: readonly string[] = [...kind.needs, ...(kind.takes ?? [])];
  const missing = kind.needs.find((name) => !given.includes(name));
  if (missing !== undefined) {
    throw new ApiError('parameter_missing', `${at}.${missing} is missing, and ${type} needs it.`, {
      param: `${at}.${missing}`,
    });
  }
  const extra = given.find((name) => !taken.includes(name));
  if (extra !== undefined) throw invalid(`${at}.${extra}`, `is not taken by ${type}. Leave it out.`);
  if (type === 'send_notification' && (memberId === undefined) === (plain.role === undefined)) {
    throw invalid(`${at}.memberId`, 'or role is needed: one member, or all members of a role, not both.');
  }
  return {
    type,
    ...defined(plain),
    ...(agentId === undefined ? {} : { agentId: await requirePerson(context, agentId, `${at}.agentId`) }),
    ...(memberId === undefined ? {} : { memberId: await requirePerson(context, memberId, `${at}.memberId`) }),
  };
}

async function requirePerson(context: Context, id: string, param: string): Promise<string> {
  const member = await findPerson(context, id);
  if (member === undefined) throw unknownReference('member', id, param);
  return member.id;
}

/** A stored rule as its schemas take it, so that it can be checked against another trigger. */
export const storedConditions = ({ all, any }: StoredConditions): Conditions => {
  const plain = (conditions: StoredCondition[]) =>
    conditions.map(({ field, operator, value }) => ({ field, operator: operatorName(operator), value }));
  return { all: plain(all), any: plain(any) };
};

export const storedActions = (actions: StoredAction[]): Action[] =>
  actions.map((action) => ({ ...action, type: actionType(action) }));
