import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type {
  AgentStats,
  AgentStatsParams,
  AnalyticsOverview,
  AnalyticsOverviewParams,
} from '../types/index.ts';

/** How your team is doing: `cstar.analytics`. */
export class Analytics extends Resource {
  /**
   * Counts tickets, customers and CSAT answers of a period that ends now. Needs a secret key and the
   * permission `view_analytics`.
   *
   * @param params `period`: `day` (24 hours), `week` (7 days), `month` (30), `quarter` (90) or `year` (365
   * days). Default: `week`
   * @throws CStarPermissionError when the role behind the key lacks `view_analytics`
   * @throws CStarValidationError when the period is malformed
   * @endpoint GET /api/v1/teams/{teamId}/analytics/overview
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { tickets, csat } = await new CStarClient().analytics.overview({ period: 'month' });
   * console.log(tickets.resolved, tickets.avgResolutionMinutes, csat.average);
   * ```
   */
  overview(params?: AnalyticsOverviewParams, options?: RequestOptions): CStarPromise<AnalyticsOverview> {
    return this.transport.get(path`analytics/overview`, options, params);
  }

  /**
   * Counts what every member did in a period that ends now, by name, in one page. Needs a secret key and
   * the permission `view_analytics`.
   *
   * @param params `period`, as for {@link Analytics.overview}. Default: `week`
   * @throws CStarPermissionError when the role behind the key lacks `view_analytics`
   * @throws CStarValidationError when the period is malformed
   * @endpoint GET /api/v1/teams/{teamId}/analytics/agents
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { data } = await new CStarClient().analytics.agents();
   * for (const agent of data) console.log(agent.name, agent.ticketsResolved, agent.csatAverage);
   * ```
   */
  agents(params?: AgentStatsParams, options?: RequestOptions): PagePromise<AgentStats> {
    return this.transport.list(path`analytics/agents`, params, options);
  }
}
