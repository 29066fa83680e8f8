import { callable } from '../../core/callable.ts';
import type { RequestOptions } from '../../core/options.ts';
import { Resource } from '../../core/resource.ts';
import type { CStarPromise } from '../../core/result.ts';
import type { Transport } from '../../core/transport.ts';
import { path } from '../../core/url.ts';

/** The bosses your team has beaten: `cstar.game.boss.defeats`. */
export interface GameBossDefeats {
  /** Stub. */
  (params?: object, options?: RequestOptions): CStarPromise<unknown>;
}

export const defeats = (transport: Transport): GameBossDefeats =>
  callable<GameBossDefeats>((params, options) => transport.get(path`game/boss/defeats`, options, params), {});

/** The boss your team fights: `cstar.game.boss`. */
export class GameBoss extends Resource {
  /** The bosses your team has beaten. */
  readonly defeats = defeats(this.transport);
}
