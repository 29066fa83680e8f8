import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type {
  Deleted,
  SlaMetrics,
  SlaMetricsParams,
  SlaRule,
  SlaRuleCreateParams,
  SlaRuleUpdateParams,
} from '../types/index.ts';

/** How fast tickets must be answered and resolved: `cstar.sla`. */
export class Sla extends Resource {
  /**
   * Lists all SLA rules, newest first, in one page.
   *
   * @throws CStarPermissionError when the key is publishable
   * @endpoint GET /api/v1/teams/{teamId}/sla/rules
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { data: rules } = await new CStarClient().sla.list();
   * console.log(rules.map(({ name, responseTarget }) => `${name}: ${responseTarget} minutes`));
   * ```
   */
  list(options?: RequestOptions): PagePromise<SlaRule> {
    return this.transport.list(path`sla/rules`, undefined, options);
  }

  /**
   * Retrieves one SLA rule.
   *
   * @param slaRuleId its ID (`sla_…`) or bare UUID
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when the key is publishable
   * @endpoint GET /api/v1/teams/{teamId}/sla/rules/{slaRuleId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const rule = await new CStarClient().sla.get('sla_550e8400e29b41d4a716446655440000');
   * console.log(rule.name);
   * ```
   */
  get(slaRuleId: string, options?: RequestOptions): CStarPromise<SlaRule> {
    return this.transport.get(path`sla/rules/${slaRuleId}`, options);
  }

  /**
   * Creates an SLA rule. Of several enabled ones for a priority the newest counts; open tickets get
   * their deadlines at once. Needs a secret key and the permission `manage_settings`.
   *
   * @param params `responseTarget` and `resolutionTarget` in minutes, 1 to 525 600; `businessHoursOnly` is false by
   *   default, `enabled` true
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_settings`
   * @endpoint POST /api/v1/teams/{teamId}/sla/rules
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().sla.create({
   *   name: 'High Priority',
   *   priority: 'high',
   *   responseTarget: 30,
   *   resolutionTarget: 240,
   * });
   * ```
   */
  create(params: SlaRuleCreateParams, options?: RequestOptions): CStarPromise<SlaRule> {
    return this.transport.post(path`sla/rules`, params, options);
  }

  /**
   * Changes the given fields of an SLA rule. The deadlines of open tickets follow.
   * Needs a secret key and the permission `manage_settings`.
   *
   * @param slaRuleId its ID (`sla_…`) or bare UUID
   * @param params only the fields to change
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_settings`
   * @endpoint PATCH /api/v1/teams/{teamId}/sla/rules/{slaRuleId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().sla.update('sla_550e8400e29b41d4a716446655440000', { responseTarget: 15 });
   * ```
   */
  update(slaRuleId: string, params: SlaRuleUpdateParams, options?: RequestOptions): CStarPromise<SlaRule> {
    return this.transport.patch(path`sla/rules/${slaRuleId}`, params, options);
  }

  /**
   * Deletes an SLA rule for good. The deadlines of open tickets follow.
   * Needs a secret key and the permission `manage_settings`.
   *
   * @param slaRuleId its ID (`sla_…`) or bare UUID
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when the role behind the key lacks `manage_settings`
   * @endpoint DELETE /api/v1/teams/{teamId}/sla/rules/{slaRuleId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().sla.delete('sla_550e8400e29b41d4a716446655440000');
   * ```
   */
  delete(slaRuleId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.transport.delete(path`sla/rules/${slaRuleId}`, options);
  }

  /** The same as {@link Sla.delete}. */
  del(slaRuleId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.delete(slaRuleId, options);
  }

  /**
   * Counts open tickets by how they stand against their deadlines, and the deadlines that were met in a
   * period.
   *
   * @param params `from` and `to` (ISO 8601); by default the last 30 days
   * @throws CStarPermissionError when the role behind the key lacks `view_analytics`
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/sla/metrics
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { active, response } = await new CStarClient().sla.metrics();
   * console.log(active.breached, response.metRate);
   * ```
   */
  metrics(params?: SlaMetricsParams, options?: RequestOptions): CStarPromise<SlaMetrics> {
    return this.transport.get(path`sla/metrics`, options, params);
  }
}
