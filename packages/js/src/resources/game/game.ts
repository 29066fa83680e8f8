import type { RequestOptions } from '../../core/options.ts';
import { Resource } from '../../core/resource.ts';
import type { CStarPromise } from '../../core/result.ts';
import { path } from '../../core/url.ts';
import type { GameConfig } from '../../types/index.ts';
import { achievements } from './achievements.ts';
import { activity } from './activity.ts';
import { GameBoss } from './boss.ts';
import { cosmetics } from './cosmetics.ts';
import { leaderboard, player } from './players.ts';
import { GamePuzzles } from './puzzles.ts';
import { GameQuests } from './quests.ts';
import { GameSeasons } from './seasons.ts';
import { skills } from './skills.ts';
import { GameHighFives, GameOneUps } from './social.ts';

// Parts that are only namespaces are classes, as everywhere. A part that is called itself, such as
// `leaderboard()` beside `leaderboard.me()`, is an interface, whose call signature and methods carry
// the documentation, and a function of the transport that makes it. Types flow from the interface:
//
//   export interface GameLeaderboard {
//     /** …what it does, @param, @throws, @endpoint, @example. */
//     (params?: LeaderboardParams, options?: RequestOptions): CStarPromise<Leaderboard>;
//     /** …the same for the method. */
//     me(params?: LeaderboardMeParams, options?: RequestOptions): CStarPromise<LeaderboardEntry>;
//   }
//
//   export const leaderboard = (transport: Transport): GameLeaderboard =>
//     callable<GameLeaderboard>((params, options) => transport.get(path`game/leaderboard`, options, params), {
//       me: (params, options) => transport.get(path`game/leaderboard/me`, options, params),
//     });
//
// Where the contract names the call itself as a method (`game.player.get` for `game.player('mem_…')`),
// the method exists too. Lists, by page or by cursor, framed or not, go through `transport.list`.

/** Levels, bosses, quests and recognition for your agents: `cstar.game`. */
export class Game extends Resource {
  /** The level, gold and streaks of a player. */
  readonly player = player(this.transport);
  /** Who leads, by day, week or for all time. */
  readonly leaderboard = leaderboard(this.transport);
  /** The boss your team fights. */
  readonly boss = new GameBoss(this.transport);
  /** What can be achieved, and who has. */
  readonly achievements = achievements(this.transport);
  /** The quests of a day. */
  readonly quests = new GameQuests(this.transport);
  /** The skills of a player. */
  readonly skills = skills(this.transport);
  /** The quarters that the game is played in. */
  readonly seasons = new GameSeasons(this.transport);
  /** Thanks from one player to another. */
  readonly oneUps = new GameOneUps(this.transport);
  /** Cheers from team to team. */
  readonly highFives = new GameHighFives(this.transport);
  /** How a player looks. */
  readonly cosmetics = cosmetics(this.transport);
  /** The daily warm-up puzzle. */
  readonly puzzles = new GamePuzzles(this.transport);
  /** What happened in the game. */
  readonly activity = activity(this.transport);

  /**
   * Retrieves the constants of the game: what is earned for what, and the limits.
   *
   * @endpoint GET /api/v1/teams/{teamId}/game/config
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { rewards, leveling } = await new CStarClient().game.config();
   * console.log(rewards.ticketRewards.urgent.xp, leveling.xpPerLevel);
   * ```
   */
  config(options?: RequestOptions): CStarPromise<GameConfig> {
    return this.transport.get(path`game/config`, options);
  }
}
