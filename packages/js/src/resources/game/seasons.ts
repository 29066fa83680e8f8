import type { RequestOptions } from '../../core/options.ts';
import type { PagePromise } from '../../core/page.ts';
import { Resource } from '../../core/resource.ts';
import type { CStarPromise } from '../../core/result.ts';
import { path } from '../../core/url.ts';
import type { Season, SeasonListParams, SeasonStats, SeasonStatsParams } from '../../types/index.ts';

/** The quarters that the game is played in: `cstar.game.seasons`. */
export class GameSeasons extends Resource {
  /**
   * Retrieves the running season: its badges, and the days that are left. Seasons are quarters (UTC).
   *
   * @endpoint GET /api/v1/teams/{teamId}/game/seasons/current
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { name, daysRemaining } = await new CStarClient().game.seasons.current();
   * console.log(`${name}: ${daysRemaining} days left`);
   * ```
   */
  current(options?: RequestOptions): CStarPromise<Season> {
    return this.transport.get(path`game/seasons/current`, options);
  }

  /**
   * Lists the seasons since the team exists, newest first, in one page.
   *
   * @param params `limit` (1 to 20, default 10)
   * @throws CStarValidationError when the limit is out of range
   * @endpoint GET /api/v1/teams/{teamId}/game/seasons
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { data } = await new CStarClient().game.seasons.list({ limit: 4 });
   * for (const { name, teamParticipants } of data) console.log(name, teamParticipants);
   * ```
   */
  list(params?: SeasonListParams, options?: RequestOptions): PagePromise<Season> {
    return this.transport.list(path`game/seasons`, params, options);
  }

  /**
   * Retrieves what a player did in one season, running or past.
   *
   * @param seasonId a year and a quarter, such as `2026-Q1`
   * @param params `userId`: a member or user ID, default the member behind the key
   * @throws CStarNotFoundError when there is no such season or member, or the season has not begun
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/game/seasons/{seasonId}/stats
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { level, badge } = await new CStarClient().game.seasons.stats('2026-Q1');
   * console.log(level, badge?.name ?? 'no badge');
   * ```
   */
  stats(seasonId: string, params?: SeasonStatsParams, options?: RequestOptions): CStarPromise<SeasonStats> {
    return this.transport.get(path`game/seasons/${seasonId}/stats`, options, params);
  }
}
