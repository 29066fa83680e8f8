import { callable } from '../../core/callable.ts';
import type { RequestOptions } from '../../core/options.ts';
import type { CStarPromise } from '../../core/result.ts';
import type { Transport } from '../../core/transport.ts';
import { path } from '../../core/url.ts';

/** One player's game: `cstar.game.player`. */
export interface GamePlayer {
  /** Stub. */
  (params?: object, options?: RequestOptions): CStarPromise<unknown>;
}

export const player = (transport: Transport): GamePlayer =>
  callable<GamePlayer>((params, options) => transport.get(path`game/player`, options, params), {});

/** Who leads: `cstar.game.leaderboard`. */
export interface GameLeaderboard {
  /** Stub. */
  (params?: object, options?: RequestOptions): CStarPromise<unknown>;
}

export const leaderboard = (transport: Transport): GameLeaderboard =>
  callable<GameLeaderboard>((params, options) => transport.get(path`game/leaderboard`, options, params), {});
