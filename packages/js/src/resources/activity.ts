import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import { path } from '../core/url.ts';
import type { ActivityItem, ActivityListParams } from '../types/index.ts';

/** What happened lately: `cstar.activity`. */
export class Activity extends Resource {
  /**
   * Lists what happened, newest first: one stretch when awaited, everything when iterated. New entries shift
   * nothing, since each stretch goes on from a cursor. `pagination` counts the stretch alone: go by `hasMore` and
   * `cursor`. Needs a secret key.
   *
   * @param params filters, `limit` (1 to 100 per stretch, default 50) and `before` (the cursor of an earlier answer)
   * @throws CStarValidationError when a filter is malformed or the cursor is unknown
   * @throws CStarPermissionError when the key is publishable
   * @endpoint GET /api/v1/teams/{teamId}/activity
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const activity = await new CStarClient().activity.list({ resourceType: 'ticket' }).toArray({ limit: 200 });
   * for (const { actor, summary } of activity) console.log(actor.name, summary);
   * ```
   */
  list(params?: ActivityListParams, options?: RequestOptions): PagePromise<ActivityItem> {
    return this.transport.list(path`activity`, params, options);
  }
}
