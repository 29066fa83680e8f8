import { callable } from '../../core/callable.ts';
import type { RequestOptions } from '../../core/options.ts';
import type { CStarPromise } from '../../core/result.ts';
import type { Transport } from '../../core/transport.ts';
import { path } from '../../core/url.ts';

/** The skills of a player: `cstar.game.skills`. */
export interface GameSkills {
  /** Stub. */
  (params?: object, options?: RequestOptions): CStarPromise<unknown>;
}

export const skills = (transport: Transport): GameSkills =>
  callable<GameSkills>((params, options) => transport.get(path`game/skills`, options, params), {});
