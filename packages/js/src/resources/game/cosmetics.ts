import { callable } from '../../core/callable.ts';
import type { RequestOptions } from '../../core/options.ts';
import type { CStarPromise } from '../../core/result.ts';
import type { Transport } from '../../core/transport.ts';
import { path } from '../../core/url.ts';

/** How a player looks: `cstar.game.cosmetics`. */
export interface GameCosmetics {
  /** Stub. */
  (params?: object, options?: RequestOptions): CStarPromise<unknown>;
}

export const cosmetics = (transport: Transport): GameCosmetics =>
  callable<GameCosmetics>((params, options) => transport.get(path`game/cosmetics`, options, params), {});
