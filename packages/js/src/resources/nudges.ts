import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type {
  Deleted,
  Nudge,
  NudgeCreateParams,
  NudgeTest,
  NudgeTestParams,
  NudgeUpdateParams,
} from '../types/index.ts';

/** What your team says to visitors unasked, and when: `cstar.nudges`. */
export class Nudges extends Resource {
  /**
   * Lists all nudges in one page, in the order in which they are tried: highest priority first, then oldest.
   * `counts` tells what became of each among the visitors of the last 90 days.
   *
   * @throws CStarPermissionError when the key is publishable
   * @endpoint GET /api/v1/teams/{teamId}/nudges
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { data: nudges } = await new CStarClient().nudges.list();
   * console.log(nudges.map(({ name, counts }) => `${name}: ${counts.acted} of ${counts.seen}`));
   * ```
   */
  list(options?: RequestOptions): PagePromise<Nudge> {
    return this.transport.list(path`nudges`, undefined, options);
  }

  /**
   * Retrieves one nudge, with how many visitors saw it, dismissed it and acted on it.
   *
   * @param nudgeId its ID (`ndg_…`) or bare UUID
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when the key is publishable
   * @endpoint GET /api/v1/teams/{teamId}/nudges/{nudgeId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { counts } = await new CStarClient().nudges.get('ndg_550e8400e29b41d4a716446655440000');
   * console.log(counts.dismissed);
   * ```
   */
  get(nudgeId: string, options?: RequestOptions): CStarPromise<Nudge> {
    return this.transport.get(path`nudges/${nudgeId}`, options);
  }

  /**
   * Creates a nudge. Visitors for whom all its conditions hold see it from now on: by default once, and none of
   * them more than one new nudge in 5 minutes and three per visit. A team has at most 100.
   * Needs a secret key and the permission `manage_settings`.
   *
   * @param params `frequency.cooldown` in seconds, by default a day; `frequency.maxTimes` is 1 by default, `null` for
   *   no limit; `priority` is 0 by default, the highest is tried first; `isActive` is true by default
   * @throws CStarValidationError when a field is missing or malformed; `param` names it, as in `conditions.0.operator`
   * @throws CStarPermissionError when the role behind the key lacks `manage_settings`
   * @throws CStarConflictError when the team has 100 nudges
   * @endpoint POST /api/v1/teams/{teamId}/nudges
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().nudges.create({
   *   name: 'Help with prices',
   *   title: 'Questions about our plans?',
   *   body: 'We answer within the hour.',
   *   actionLabel: 'Ask us',
   *   conditions: [
   *     { fact: 'path', operator: 'starts_with', value: '/pricing' },
   *     { fact: 'timeOnPage', operator: 'at_least', value: 30 },
   *   ],
   * });
   * ```
   */
  create(params: NudgeCreateParams, options?: RequestOptions): CStarPromise<Nudge> {
    return this.transport.post(path`nudges`, params, options);
  }

  /**
   * Changes the given fields of a nudge. Who dismissed it or acted on it before does not see it again.
   * Needs a secret key and the permission `manage_settings`.
   *
   * @param nudgeId its ID (`ndg_…`) or bare UUID
   * @param params only the fields to change; `conditions` and `frequency` are replaced whole
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarValidationError when a field is malformed; `param` names it, as in `conditions.0.operator`
   * @throws CStarPermissionError when the role behind the key lacks `manage_settings`
   * @endpoint PATCH /api/v1/teams/{teamId}/nudges/{nudgeId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().nudges.update('ndg_550e8400e29b41d4a716446655440000', { isActive: false });
   * ```
   */
  update(nudgeId: string, params: NudgeUpdateParams, options?: RequestOptions): CStarPromise<Nudge> {
    return this.transport.patch(path`nudges/${nudgeId}`, params, options);
  }

  /**
   * Deletes a nudge for good, with what visitors did with it.
   * Needs a secret key and the permission `manage_settings`.
   *
   * @param nudgeId its ID (`ndg_…`) or bare UUID
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarPermissionError when the role behind the key lacks `manage_settings`
   * @endpoint DELETE /api/v1/teams/{teamId}/nudges/{nudgeId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().nudges.delete('ndg_550e8400e29b41d4a716446655440000');
   * ```
   */
  delete(nudgeId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.transport.delete(path`nudges/${nudgeId}`, options);
  }

  /** The same as {@link Nudges.delete}. */
  del(nudgeId: string, options?: RequestOptions): CStarPromise<Deleted> {
    return this.delete(nudgeId, options);
  }

  /**
   * Tells whether a nudge would be shown to a visitor of the given facts who is here for the first time, and how
   * each condition fared. Nothing is shown and nothing is counted.
   * Needs a secret key and the permission `manage_settings`.
   *
   * @param nudgeId its ID (`ndg_…`) or bare UUID
   * @param params `facts` by name, at most 100; numbers are 0, texts empty and the rest false by default
   * @throws CStarNotFoundError when there is none with this ID
   * @throws CStarValidationError when there is no such fact; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_settings`
   * @endpoint POST /api/v1/teams/{teamId}/nudges/{nudgeId}/test
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { wouldShow, conditionResults } = await new CStarClient().nudges.test(
   *   'ndg_550e8400e29b41d4a716446655440000',
   *   { facts: { path: '/pricing', timeOnPage: 45 } },
   * );
   * console.log(wouldShow, conditionResults.filter(({ passed }) => !passed));
   * ```
   */
  test(nudgeId: string, params: NudgeTestParams = {}, options?: RequestOptions): CStarPromise<NudgeTest> {
    return this.transport.post(path`nudges/${nudgeId}/test`, params, options);
  }
}
