import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type {
  Automation,
  AutomationCreateParams,
  AutomationTest,
  AutomationTestParams,
  AutomationUpdateParams,
  Deleted,
} from '../types/index.ts';

/** Rules that act when an event happens: `cstar.automations`. */
export class Automations extends Resource {
  /**
   * Lists all automation rules, in the order in which they run: oldest first, in one page.
   *
   * @throws CStarPermissionError when the key is publishable
   * @endpoint GET /api/v1/teams/{teamId}/automations
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { data: rules } = await new CStarClient().automations.list();
   * console.log(rules.map(({ name, executionCount }) => `${name}: ${executionCount}`));
   * ```
   */
  list(options?: RequestOptions): PagePromise<Automation> {
    return this.transport.list(path`automations`, undefined, options);
  }

  /**
   * Retrieves one automation rule.
   *
   * @param ruleId its ID (`rule_…`) or bare UUID
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when the key is publishable
   * @endpoint GET /api/v1/teams/{teamId}/automations/{ruleId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const rule = await new CStarClient().automations.get('rule_550e8400e29b41d4a716446655440000');
   * console.log(rule.name);
   * ```
   */
  get(ruleId: string, options?: RequestOptions): CStarPromise<Automation> {
    return this.transport.get(path`automations/${ruleId}`, options);
  }

  /**
   * Creates an automation rule, which acts on what happens from now on.
   * Needs a secret key and the permission `manage_automations`.
   *
   * @param params `name` and `triggerEvent` are required; up to 50 conditions in `all` and in `any`, up to 20
   *   actions; a team has at most 200 rules
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_automations`
   * @endpoint POST /api/v1/teams/{teamId}/automations
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().automations.create({
   *   name: 'Auto-assign urgent',
   *   triggerEvent: 'ticket.created',
   *   conditions: { all: [{ field: 'priority', operator: 'equals', value: 'urgent' }] },
   *   actions: [{ type: 'assign', agentId: 'usr_550e8400e29b41d4a716446655440000' }],
   * });
   * ```
   */
  create(params: AutomationCreateParams, options?: RequestOptions): CStarPromise<Automation> {
    return this.transport.post(path`automations`, params, options);
  }

  /**
   * Changes the given fields of an automation rule. Needs a secret key and the permission `manage_automations`.
   *
   * @param ruleId its ID (`rule_…`) or bare UUID
   * @param params only the fields to change; conditions and actions replace the existing ones
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_automations`
   * @endpoint PATCH /api/v1/teams/{teamId}/automations/{ruleId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().automations.update('rule_550e8400e29b41d4a716446655440000', { enabled: false });
   * ```
   */
  update(ruleId: string, params: AutomationUpdateParams, options?: RequestOptions): CStarPromise<Automation> {
    return this.transport.patch(path`automations/${ruleId}`, params, options);
  }

  /**
   * Deletes an automation rule for good. Needs a secret key and the permission `manage_automations`.
   *
   * @param ruleId its ID (`rule_…`) or bare UUID
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when the role behind the key lacks `manage_automations`
   * @endpoint DELETE /api/v1/teams/{teamId}/automations/{ruleId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().automations.delete('rule_550e8400e29b41d4a716446655440000');
   * ```
   */
  delete(ruleId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.transport.delete(path`automations/${ruleId}`, options);
  }

  /** The same as {@link Automations.delete}. */
  del(ruleId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.delete(ruleId, options);
  }

  /**
   * Tells what a rule would do to one resource, condition by condition, without doing it.
   *
   * @param ruleId its ID (`rule_…`) or bare UUID
   * @param params `resourceType` is what the trigger event is about, `resourceId` names one
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarValidationError when the resource is not there, or not of the kind that the rule is about
   * @throws CStarPermissionError when the role behind the key lacks `manage_automations`
   * @endpoint POST /api/v1/teams/{teamId}/automations/{ruleId}/test
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const outcome = await new CStarClient().automations.test('rule_550e8400e29b41d4a716446655440000', {
   *   resourceType: 'ticket',
   *   resourceId: 'tkt_550e8400e29b41d4a716446655440000',
   * });
   * console.log(outcome.wouldMatch, outcome.actionsWouldExecute);
   * ```
   */
  test(ruleId: string, params: AutomationTestParams, options?: RequestOptions): CStarPromise<AutomationTest> {
    return this.transport.post(path`automations/${ruleId}/test`, params, options);
  }
}
