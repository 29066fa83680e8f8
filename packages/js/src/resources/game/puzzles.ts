import type { RequestOptions } from '../../core/options.ts';
import { Resource } from '../../core/resource.ts';
import type { CStarPromise } from '../../core/result.ts';
import { path } from '../../core/url.ts';
import type {
  DailyPuzzle,
  DailyPuzzleParams,
  PuzzleCompleteParams,
  PuzzleCompletion,
  PuzzleLeaderboard,
  PuzzleLeaderboardParams,
  PuzzleStreak,
  PuzzleStreakParams,
} from '../../types/index.ts';

/** The daily warm-up puzzle: `cstar.game.puzzles`. */
export class GamePuzzles extends Resource {
  /**
   * Retrieves the puzzle of the day: sixteen words to sort into four groups, with the answer. It
   * changes at midnight UTC.
   *
   * @param params `userId`: a member or user ID, whose completion is told. Default: nobody
   * @throws CStarNotFoundError when the team has no such member
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/game/puzzles/today
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { puzzle } = await new CStarClient().game.puzzles.today();
   * console.log(puzzle.data.words.join(', '));
   * ```
   */
  today(params?: DailyPuzzleParams, options?: RequestOptions): CStarPromise<DailyPuzzle> {
    return this.transport.get(path`game/puzzles/today`, options, params);
  }

  /**
   * Records how a player did with the puzzle of the day, once. Earns XP by time and mistakes. Needs
   * a secret key: of the player, or of somebody who manages members.
   *
   * @param params all fields are required: `userId`, `puzzleId` (today's), `timeSeconds` (0 to 86400),
   *   `mistakes` (0 to 4) and `isWon`
   * @throws CStarConflictError when the player has completed it before
   * @throws CStarNotFoundError when the team has no such member
   * @throws CStarPermissionError when the role behind the key lacks `play_game`, or `manage_members` to play for others
   * @throws CStarValidationError when a field is malformed, or it is not the puzzle of today
   * @endpoint POST /api/v1/teams/{teamId}/game/puzzles/complete
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const cstar = new CStarClient();
   * const { puzzle } = await cstar.game.puzzles.today();
   * const { score, streak } = await cstar.game.puzzles.complete({
   *   userId: 'usr_550e8400e29b41d4a716446655440000',
   *   puzzleId: puzzle.id,
   *   timeSeconds: 42,
   *   mistakes: 1,
   *   isWon: true,
   * });
   * console.log(score, streak.current);
   * ```
   */
  complete(params: PuzzleCompleteParams, options?: RequestOptions): CStarPromise<PuzzleCompletion> {
    return this.transport.post(path`game/puzzles/complete`, params, options);
  }

  /**
   * Retrieves who is best at puzzles: by streaks, or by the scores of one puzzle.
   *
   * @param params `type`: `streaks` (the default) or `scores`, which needs `puzzleId`; `limit` (1 to
   *   50, default 10)
   * @throws CStarValidationError when a parameter is malformed, or `puzzleId` is missing
   * @endpoint GET /api/v1/teams/{teamId}/game/puzzles/leaderboard
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { entries } = await new CStarClient().game.puzzles.leaderboard({ type: 'streaks' });
   * for (const { rank, name, currentStreak } of entries) console.log(rank, name, currentStreak);
   * ```
   */
  leaderboard(params?: PuzzleLeaderboardParams, options?: RequestOptions): CStarPromise<PuzzleLeaderboard> {
    return this.transport.get(path`game/puzzles/leaderboard`, options, params);
  }

  /**
   * Retrieves how many days in a row a player has solved the puzzle.
   *
   * @param params `userId`: a member or user ID, default the member behind the key
   * @throws CStarNotFoundError when the team has no such member
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/game/puzzles/streak
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { currentStreak, longestStreak } = await new CStarClient().game.puzzles.streak();
   * console.log(`${currentStreak} days, ${longestStreak} at best`);
   * ```
   */
  streak(params?: PuzzleStreakParams, options?: RequestOptions): CStarPromise<PuzzleStreak> {
    return this.transport.get(path`game/puzzles/streak`, options, params);
  }
}
