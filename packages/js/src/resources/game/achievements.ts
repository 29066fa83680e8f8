import { callable } from '../../core/callable.ts';
import type { RequestOptions } from '../../core/options.ts';
import type { PagePromise } from '../../core/page.ts';
import type { CStarPromise } from '../../core/result.ts';
import type { TeamTransport } from '../../core/team-transport.ts';
import { path } from '../../core/url.ts';
import type {
  Achievement,
  AchievementGetParams,
  AchievementList,
  AchievementListParams,
  AchievementRecentParams,
  RecentAchievement,
} from '../../types/index.ts';

/** What can be achieved: `cstar.game.achievements`. */
export interface GameAchievements {
  /**
   * Retrieves what there is to achieve, how far a player has come, and a summary of all of it.
   *
   * @param params `userId`: a member or user ID, default the member behind the key; `category`;
   *   `unlockedOnly` leaves out what the player does not have. The summary ignores both filters
   * @throws CStarNotFoundError when the team has no such member
   * @throws CStarValidationError when a filter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/game/achievements
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { data, summary } = await new CStarClient().game.achievements({ category: 'boss' });
   * for (const { name, progress } of data) console.log(name, `${progress.current}/${progress.target}`);
   * console.log(`${summary.unlocked} of ${summary.total}`);
   * ```
   */
  (params?: AchievementListParams, options?: RequestOptions): CStarPromise<AchievementList>;

  /**
   * Retrieves one achievement, and how far a player has come with it.
   *
   * @param achievementId the achievement, such as `first_blood`
   * @param params `userId`: a member or user ID, default the member behind the key
   * @throws CStarNotFoundError when there is no such achievement or member
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/game/achievements/{achievementId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { unlocked, progress } = await new CStarClient().game.achievements.get('centurion');
   * console.log(unlocked ? 'Got it' : `${progress.target - progress.current} to go`);
   * ```
   */
  get(
    achievementId: string,
    params?: AchievementGetParams,
    options?: RequestOptions,
  ): CStarPromise<Achievement>;

  /**
   * Lists what the team has unlocked, newest first, in one page.
   *
   * @param params `limit` (1 to 50, default 10)
   * @throws CStarValidationError when the limit is out of range
   * @endpoint GET /api/v1/teams/{teamId}/game/achievements/recent
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { data } = await new CStarClient().game.achievements.recent({ limit: 5 });
   * for (const { name, unlockedBy } of data) console.log(`${unlockedBy.name}: ${name}`);
   * ```
   */
  recent(params?: AchievementRecentParams, options?: RequestOptions): PagePromise<RecentAchievement>;
}

export const achievements = (transport: TeamTransport): GameAchievements =>
  callable<GameAchievements>((params, options) => transport.get(path`game/achievements`, options, params), {
    get: (achievementId, params, options) =>
      transport.get(path`game/achievements/${achievementId}`, options, params),
    recent: (params, options) => transport.list(path`game/achievements/recent`, params, options),
  });
