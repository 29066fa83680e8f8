import { callable } from '../../core/callable.ts';
import type { RequestOptions } from '../../core/options.ts';
import type { CStarPromise } from '../../core/result.ts';
import type { TeamTransport } from '../../core/team-transport.ts';
import { path } from '../../core/url.ts';
import type {
  Leaderboard,
  LeaderboardEntry,
  LeaderboardMeParams,
  LeaderboardParams,
  PlayerParams,
  PlayerStats,
} from '../../types/index.ts';

/** One player's game: `cstar.game.player`. */
export interface GamePlayer {
  /**
   * Retrieves where a player stands: level, XP, gold, skills, streaks and season.
   *
   * @param player a member ID (`mem_…`), or `{ userId }` with a member or user ID. Without any, the member
   *   behind the key; `undefined` is refused, since an ID that got lost must not show somebody else
   * @throws CStarNotFoundError when the team has no such member
   * @throws CStarValidationError when the ID is malformed
   * @endpoint GET /api/v1/teams/{teamId}/game/player
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const cstar = new CStarClient();
   * const me = await cstar.game.player();
   * const { level, xpProgress } = await cstar.game.player({ userId: me.memberId });
   * console.log(`Level ${level}, ${Math.round(xpProgress * 100)} % of the next`);
   * ```
   */
  (...given: [] | [player: string | PlayerParams, options?: RequestOptions]): CStarPromise<PlayerStats>;

  /**
   * Retrieves where one member of the team stands in the game.
   *
   * @param memberId a member ID (`mem_…`), user ID (`usr_…`) or bare UUID
   * @throws CStarNotFoundError when the team has no such member
   * @endpoint GET /api/v1/teams/{teamId}/game/player/{memberId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const player = await new CStarClient().game.player.get('mem_550e8400e29b41d4a716446655440000');
   * console.log(player.gold, player.streaks.current);
   * ```
   */
  get(memberId: string, options?: RequestOptions): CStarPromise<PlayerStats>;
}

export const player = (transport: TeamTransport): GamePlayer => {
  const get: GamePlayer['get'] = (memberId, options) => transport.get(path`game/player/${memberId}`, options);
  return callable<GamePlayer>(
    (...given) => {
      if (given.length === 0) return transport.get(path`game/player`, undefined);
      const [who, options] = given;
      // What is neither text nor object is no ID either, and refused as such.
      return typeof who === 'object' && who !== null
        ? transport.get(path`game/player`, options, who)
        : get(who, options);
    },
    { get },
  );
};

/** Who leads: `cstar.game.leaderboard`. */
export interface GameLeaderboard {
  /**
   * Retrieves how the players rank in a period. The score is the XP gained in it; XP from a ticket
   * counts 1 (low), 1.618 (normal), 2.618 (high) or 4.236 (urgent) times.
   *
   * @param params `period`: `daily`, `weekly` (from Monday, UTC; the default) or `allTime`;
   *   `limit` (1 to 50, default 20)
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/game/leaderboard
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { entries } = await new CStarClient().game.leaderboard({ period: 'daily', limit: 3 });
   * for (const { rank, name, score } of entries) console.log(rank, name, score);
   * ```
   */
  (params?: LeaderboardParams, options?: RequestOptions): CStarPromise<Leaderboard>;

  /**
   * Retrieves the place of one player on the leaderboard. `rank` is null without a score in the period.
   *
   * @param params `userId`: a member or user ID, default the member behind the key; `period` as
   *   for the whole leaderboard
   * @throws CStarNotFoundError when the team has no such member
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/game/leaderboard/me
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { rank, totalParticipants } = await new CStarClient().game.leaderboard.me();
   * console.log(`${rank ?? '–'} of ${totalParticipants}`);
   * ```
   */
  me(params?: LeaderboardMeParams, options?: RequestOptions): CStarPromise<LeaderboardEntry>;
}

export const leaderboard = (transport: TeamTransport): GameLeaderboard =>
  callable<GameLeaderboard>((params, options) => transport.get(path`game/leaderboard`, options, params), {
    me: (params, options) => transport.get(path`game/leaderboard/me`, options, params),
  });
