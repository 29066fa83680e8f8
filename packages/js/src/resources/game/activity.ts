import { callable } from '../../core/callable.ts';
import type { RequestOptions } from '../../core/options.ts';
import type { CStarPromise } from '../../core/result.ts';
import type { Transport } from '../../core/transport.ts';
import { path } from '../../core/url.ts';

/** What happened in the game: `cstar.game.activity`. */
export interface GameActivityFeed {
  /** Stub. */
  (params?: object, options?: RequestOptions): CStarPromise<unknown>;
}

export const activity = (transport: Transport): GameActivityFeed =>
  callable<GameActivityFeed>((params, options) => transport.get(path`game/activity`, options, params), {});
