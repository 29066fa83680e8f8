import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type {
  CsatSettings,
  CsatSettingsUpdateParams,
  CsatStats,
  CsatStatsParams,
  Survey,
  SurveyCreateParams,
  SurveyListParams,
} from '../types/index.ts';

/** How customers are asked: `cstar.csat.settings`. */
export class CsatSettingsResource extends Resource {
  /**
   * Retrieves how customers are asked: whether, what, and how many hours after the resolution. Needs a
   * secret key.
   *
   * @throws CStarPermissionError when the key is publishable
   * @endpoint GET /api/v1/teams/{teamId}/csat/settings
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { enabled, question } = await new CStarClient().csat.settings.get();
   * if (enabled) console.log(question);
   * ```
   */
  get(options?: RequestOptions): CStarPromise<CsatSettings> {
    return this.transport.get(path`csat/settings`, options);
  }

  /**
   * Changes how customers are asked. Needs a secret key and the permission `manage_settings`.
   *
   * @param params only the fields to change; `sendAfterHours` is 0 to 720
   * @throws CStarValidationError when a field is malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_settings`
   * @endpoint PATCH /api/v1/teams/{teamId}/csat/settings
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().csat.settings.update({ question: 'Did we help you?', sendAfterHours: 2 });
   * ```
   */
  update(params: CsatSettingsUpdateParams, options?: RequestOptions): CStarPromise<CsatSettings> {
    return this.transport.patch(path`csat/settings`, params, options);
  }
}

/** The answers of customers: `cstar.csat.surveys`. */
export class CsatSurveys extends Resource {
  /**
   * Lists answers, newest first: one page when awaited, all of them when iterated. Needs a secret key.
   *
   * @param params filters, `page` (from 1) and `pageSize` (1 to 100, default 20)
   * @throws CStarValidationError when a filter is malformed
   * @throws CStarPermissionError when the key is publishable
   * @endpoint GET /api/v1/teams/{teamId}/csat/surveys
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { data } = await new CStarClient().csat.surveys.list({ rating: 1 });
   * console.log(data.map((survey) => survey.comment));
   * ```
   */
  list(params?: SurveyListParams, options?: RequestOptions): PagePromise<Survey> {
    return this.transport.list(path`csat/surveys`, params, options);
  }

  /**
   * Retrieves one answer. Needs a secret key.
   *
   * @param surveyId its ID (`srv_…`) or bare UUID
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when the key is publishable
   * @endpoint GET /api/v1/teams/{teamId}/csat/surveys/{surveyId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const survey = await new CStarClient().csat.surveys.get('srv_550e8400e29b41d4a716446655440000');
   * console.log(survey.rating, survey.comment);
   * ```
   */
  get(surveyId: string, options?: RequestOptions): CStarPromise<Survey> {
    return this.transport.get(path`csat/surveys/${surveyId}`, options);
  }

  /**
   * Records the answer that a customer gave about a ticket, one per ticket. Needs a secret key and the
   * permission `manage_tickets`.
   *
   * @param params `ticketId` and `rating` (1, the worst, to 5) are required; `comment` has up to 5000
   * characters
   * @throws CStarConflictError when the ticket has its answer already
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_tickets`
   * @endpoint POST /api/v1/teams/{teamId}/csat/surveys
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const ticketId = 'tkt_550e8400e29b41d4a716446655440000';
   * await new CStarClient().csat.surveys.create({ ticketId, rating: 5, comment: 'Quick and friendly' });
   * ```
   */
  create(params: SurveyCreateParams, options?: RequestOptions): CStarPromise<Survey> {
    return this.transport.post(path`csat/surveys`, params, options);
  }
}

/** What customers say about the support they got: `cstar.csat`. */
export class Csat extends Resource {
  /** How customers are asked. */
  readonly settings = new CsatSettingsResource(this.transport);
  /** The answers of customers. */
  readonly surveys = new CsatSurveys(this.transport);

  /**
   * Retrieves average, distribution and response rate of a period that ends now. Needs a secret key and
   * the permission `view_analytics`.
   *
   * @param params `period`: `day` (24 hours), `week` (7 days), `month` (30), `quarter` (90) or `year` (365
   * days). Default: `month`
   * @throws CStarPermissionError when the role behind the key lacks `view_analytics`
   * @throws CStarValidationError when the period is malformed
   * @endpoint GET /api/v1/teams/{teamId}/csat/stats
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { average, totalResponses, distribution } = await new CStarClient().csat.stats();
   * console.log(average, totalResponses, distribution['5']);
   * ```
   */
  stats(params?: CsatStatsParams, options?: RequestOptions): CStarPromise<CsatStats> {
    return this.transport.get(path`csat/stats`, options, params);
  }
}
