import { callable } from '../../core/callable.ts';
import type { RequestOptions } from '../../core/options.ts';
import type { CStarPromise } from '../../core/result.ts';
import type { Transport } from '../../core/transport.ts';
import { path } from '../../core/url.ts';

/** What can be achieved: `cstar.game.achievements`. */
export interface GameAchievements {
  /** Stub. */
  (params?: object, options?: RequestOptions): CStarPromise<unknown>;
}

export const achievements = (transport: Transport): GameAchievements =>
  callable<GameAchievements>(
    (params, options) => transport.get(path`game/achievements`, options, params),
    {},
  );
