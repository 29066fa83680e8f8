import { callable } from '../../core/callable.ts';
import type { RequestOptions } from '../../core/options.ts';
import type { PagePromise } from '../../core/page.ts';
import type { TeamTransport } from '../../core/team-transport.ts';
import { path } from '../../core/url.ts';
import type { GameActivity, GameActivityParams, GameMemberActivityParams } from '../../types/index.ts';

/** What happened in the game: `cstar.game.activity`. */
export interface GameActivityFeed {
  /**
   * Lists what happened in the game of the team, newest first: one stretch when awaited, all of it
   * when iterated. `pagination` counts the stretch alone: go by `hasMore` and `cursor`.
   *
   * @param params `limit` (1 to 100, default 50); `before`: the `cursor` of the stretch before
   * @throws CStarValidationError when a parameter is malformed, or `before` names no entry
   * @endpoint GET /api/v1/teams/{teamId}/game/activity
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * for await (const { actor, action, createdAt } of new CStarClient().game.activity({ limit: 20 })) {
   *   console.log(createdAt, actor?.name, action);
   * }
   * ```
   */
  (params?: GameActivityParams, options?: RequestOptions): PagePromise<GameActivity>;

  /**
   * Lists what one member did in the game, newest first, in one page.
   *
   * @param memberId a member ID (`mem_…`), user ID (`usr_…`) or bare UUID
   * @param params `limit` (1 to 100, default 20)
   * @throws CStarNotFoundError when the team has no such member
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/game/activity/member/{memberId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const memberId = 'mem_550e8400e29b41d4a716446655440000';
   * const { data } = await new CStarClient().game.activity.member(memberId);
   * console.log(data.map(({ action }) => action));
   * ```
   */
  member(
    memberId: string,
    params?: GameMemberActivityParams,
    options?: RequestOptions,
  ): PagePromise<GameActivity>;
}

export const activity = (transport: TeamTransport): GameActivityFeed =>
  callable<GameActivityFeed>((params, options) => transport.list(path`game/activity`, params, options), {
    member: (memberId, params, options) =>
      transport.list(path`game/activity/member/${memberId}`, params, options),
  });
