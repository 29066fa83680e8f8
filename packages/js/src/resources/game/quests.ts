import type { RequestOptions } from '../../core/options.ts';
import { Resource } from '../../core/resource.ts';
import type { CStarPromise } from '../../core/result.ts';
import { path } from '../../core/url.ts';
import type { QuestHistory, QuestHistoryParams, QuestList, QuestTodayParams } from '../../types/index.ts';

/** The quests of a day: `cstar.game.quests`. */
export class GameQuests extends Resource {
  /**
   * Retrieves the quests of the day and a player's progress. They change at midnight UTC
   * (`resetsAt`).
   *
   * @param params `userId`: a member or user ID, default the member behind the key
   * @throws CStarNotFoundError when the team has no such member
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/game/quests/today
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { quests, resetsAt } = await new CStarClient().game.quests.today();
   * for (const { name, progress, target } of quests) console.log(name, `${progress}/${target}`);
   * console.log(`Until ${resetsAt}`);
   * ```
   */
  today(params?: QuestTodayParams, options?: RequestOptions): CStarPromise<QuestList> {
    return this.transport.get(path`game/quests/today`, options, params);
  }

  /**
   * Retrieves the quests that a player has done, by day, newest first.
   *
   * @param params `userId`: a member or user ID, default the member behind the key; `limit` in
   *   days (1 to 90, default 30)
   * @throws CStarNotFoundError when the team has no such member
   * @throws CStarValidationError when the limit is out of range
   * @endpoint GET /api/v1/teams/{teamId}/game/quests/history
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { history } = await new CStarClient().game.quests.history({ limit: 7 });
   * for (const { date, completedCount } of history) console.log(date, completedCount);
   * ```
   */
  history(params?: QuestHistoryParams, options?: RequestOptions): CStarPromise<QuestHistory> {
    return this.transport.get(path`game/quests/history`, options, params);
  }
}
