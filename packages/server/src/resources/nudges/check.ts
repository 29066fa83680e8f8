import type { contract } from '@cstar.help/contract';
import type { z } from 'zod';
import { factKind, factNames, kindOf } from '../../customer/proactive/facts.ts';
import { operatorOf } from '../../customer/proactive/operators.ts';
import { ApiError } from '../../errors.ts';

type Condition = z.output<typeof contract.nudges.schemas.NudgeConditionParams>;

const invalid = (param: string, message: string) =>
  new ApiError('parameter_invalid', `${param} ${message}`, { param });

const kindNames = { text: 'a text', number: 'a number', boolean: 'true or false' } as const;

/** @throws ApiError that names the condition at fault, and what it could be */
export function checkConditions(conditions: readonly Condition[]): Condition[] {
  return conditions.map((condition, index) => checkCondition(condition, `conditions.${index}`));
}

function checkCondition({ fact, operator, value }: Condition, at: string): Condition {
  checkFact(fact, `${at}.fact`);
  const kind = factKind(fact);
  const { of } = operatorOf(operator);
  // Of a detail only the page knows what it is: then the value says it.
  const compared = kind === undefined || kind === 'any' ? kindOf(value) : kind;
  if (!of.includes(compared)) {
    throw invalid(
      `${at}.operator`,
      `is ${operator}, which compares ${of.map((each) => kindNames[each]).join(' or ')}, and ${fact} is ${kindNames[compared]}. Use another operator.`,
    );
  }
  if (kindOf(value) !== compared) {
    throw invalid(`${at}.value`, `must be ${kindNames[compared]}, as ${fact} is.`);
  }
  return { fact, operator, value };
}

/** @throws ApiError when there is no such fact */
export function checkFact(fact: string, param: string): void {
  if (factKind(fact) !== undefined) return;
  throw invalid(
    param,
    `is none of the facts about a visitor. Use one of ${factNames.join(', ')}, signals.<name> or signals.<name>.<prop>.`,
  );
}
