import type { NudgeCondition, NudgeFrequency } from '../../db/schema/index.ts';
import { type Facts, factOf } from './facts.ts';
import { limits } from './limits.ts';
import { type FactValue, type OperatorName, operatorName, operatorOf } from './operators.ts';
import type { Visitor } from './visitor.ts';

/** What of a nudge decides who sees it. */
export interface Rule {
  id: string;
  isActive: boolean;
  priority: number;
  conditions: readonly NudgeCondition[];
  frequency: NudgeFrequency;
}

/** How a visitor stands to one nudge. */
export interface State {
  seenCount: number;
  lastSeenAt: Date | null;
  dismissedAt: Date | null;
  actedAt: Date | null;
}

export type Verdict =
  | 'shown'
  | 'inactive'
  | 'dismissed'
  | 'acted'
  | 'often_enough'
  | 'too_soon'
  | 'conditions';

export const untouched: State = { seenCount: 0, lastSeenAt: null, dismissedAt: null, actedAt: null };

interface Considered {
  rule: Rule;
  facts: Facts;
  state: State;
  now: Date;
}

/** Why a nudge is not shown, in the order in which it is asked. */
const obstacles: readonly { verdict: Exclude<Verdict, 'shown'>; stands(considered: Considered): boolean }[] =
  [
    { verdict: 'inactive', stands: ({ rule }) => !rule.isActive },
    { verdict: 'dismissed', stands: ({ state }) => state.dismissedAt !== null },
    { verdict: 'acted', stands: ({ state }) => state.actedAt !== null },
    {
      verdict: 'often_enough',
      stands: ({ rule: { frequency }, state }) =>
        frequency.maxTimes !== null && state.seenCount >= frequency.maxTimes,
    },
    {
      verdict: 'too_soon',
      stands: ({ rule: { frequency }, state, now }) =>
        state.lastSeenAt !== null && now.getTime() - state.lastSeenAt.getTime() < frequency.cooldown * 1_000,
    },
    {
      verdict: 'conditions',
      stands: ({ rule, facts }) => !rule.conditions.every((condition) => look(condition, facts).passed),
    },
  ];

/** Whether a visitor sees a nudge now; if not, why. */
export const evaluate = (rule: Rule, facts: Facts, state: State, now: Date): Verdict =>
  obstacles.find(({ stands }) => stands({ rule, facts, state, now }))?.verdict ?? 'shown';

interface Look {
  fact: string;
  operator: OperatorName;
  value: FactValue;
  actual: FactValue | null;
  passed: boolean;
}

/** How one condition fares. A fact that nobody brought fits nothing, not even its opposite. */
export function look({ fact, operator, value }: NudgeCondition, facts: Facts): Look {
  const name = operatorName(operator);
  const actual = factOf(facts, fact);
  return {
    fact,
    operator: name,
    value,
    actual,
    passed: actual !== null && operatorOf(name).holds(actual, value),
  };
}

/** The first of the nudges, highest priority first, that a visitor sees now; never more than is bearable. */
export function choose<R extends Rule>(
  rules: readonly R[],
  visitor: Visitor,
  facts: Facts,
  stateOf: (rule: R) => State,
  now: Date,
): R | undefined {
  return [...rules]
    .sort((one, other) => other.priority - one.priority)
    .find(
      (rule) =>
        mayCome(rule, visitor, stateOf(rule), now) && evaluate(rule, facts, stateOf(rule), now) === 'shown',
    );
}

/** Whether a visitor has been left in peace for long enough. What they were given and have not seen may come again. */
function mayCome({ id }: Rule, { lastNudge, nudges }: Visitor, { lastSeenAt }: State, now: Date): boolean {
  if (lastNudge === undefined) return true;
  const isUnseen = lastSeenAt === null || lastSeenAt < lastNudge.at;
  if (lastNudge.id === id && isUnseen) return true;
  return nudges < limits.nudgesPerVisit && now.getTime() - lastNudge.at.getTime() >= limits.betweenNudges;
}
