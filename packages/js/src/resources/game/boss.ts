import { callable } from '../../core/callable.ts';
import type { RequestOptions } from '../../core/options.ts';
import type { PagePromise } from '../../core/page.ts';
import { Resource } from '../../core/resource.ts';
import type { CStarPromise } from '../../core/result.ts';
import type { TeamTransport } from '../../core/team-transport.ts';
import { path } from '../../core/url.ts';
import type {
  BossActive,
  BossDamage,
  BossDamageParams,
  BossDefeat,
  BossDefeatListParams,
  BossSpawnParams,
  BossState,
} from '../../types/index.ts';

/** The bosses your team has beaten: `cstar.game.boss.defeats`. */
export interface GameBossDefeats {
  /**
   * Lists the bosses that the team has defeated, newest first: one page when awaited, all of them
   * when iterated.
   *
   * @param params `page` (from 1) and `pageSize` (1 to 100, default 20)
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/game/boss/defeats
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { data } = await new CStarClient().game.boss.defeats({ pageSize: 5 });
   * for (const { bossName, finalBlow } of data) console.log(`${bossName} fell to ${finalBlow.name}`);
   * ```
   */
  (params?: BossDefeatListParams, options?: RequestOptions): PagePromise<BossDefeat>;

  /**
   * Retrieves one defeat with everybody who had a part in it, and what it brought them.
   *
   * @param defeatId its ID (`def_…`) or bare UUID
   * @throws CStarNotFoundError when there is none with this ID
   * @endpoint GET /api/v1/teams/{teamId}/game/boss/defeats/{defeatId}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const defeat = await new CStarClient().game.boss.defeats.get('def_550e8400e29b41d4a716446655440000');
   * for (const { name, damage, xpEarned } of defeat.participants) console.log(name, damage, xpEarned);
   * ```
   */
  get(defeatId: string, options?: RequestOptions): CStarPromise<BossDefeat>;
}

const defeats = (transport: TeamTransport): GameBossDefeats =>
  callable<GameBossDefeats>((params, options) => transport.list(path`game/boss/defeats`, params, options), {
    get: (defeatId, options) => transport.get(path`game/boss/defeats/${defeatId}`, options),
  });

/** The boss your team fights: `cstar.game.boss`. */
export class GameBoss extends Resource {
  /** The bosses your team has beaten. */
  readonly defeats = defeats(this.transport);

  /**
   * Retrieves the battle that is on: health, phase, abilities and who takes part. `boss` is null
   * when there is none; `enabled` tells whether the team has boss battles switched on.
   *
   * @endpoint GET /api/v1/teams/{teamId}/game/boss
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { boss } = await new CStarClient().game.boss.current();
   * if (boss) console.log(`${boss.name}: ${Math.round(boss.healthPercent * 100)} %`);
   * ```
   */
  current(options?: RequestOptions): CStarPromise<BossState> {
    return this.transport.get(path`game/boss`, options);
  }

  /**
   * Tells whether there is a boss to fight, and nothing else.
   *
   * @endpoint GET /api/v1/teams/{teamId}/game/boss/active
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { active } = await new CStarClient().game.boss.isActive();
   * console.log(active ? 'To arms!' : 'All quiet');
   * ```
   */
  isActive(options?: RequestOptions): CStarPromise<BossActive> {
    return this.transport.get(path`game/boss/active`, options);
  }

  /**
   * Hits the boss. The server computes the damage from the priority, the skills and the combo of the
   * member; closed tickets hit by themselves. Needs a secret key of that member or of an admin.
   *
   * @param params `userId` (a member or user ID) is required; `priority` default `normal`;
   *   `userName` is shown in this battle, up to 200 characters
   * @throws CStarConflictError when there is no boss, or boss battles are switched off
   * @throws CStarNotFoundError when the team has no such member
   * @throws CStarPermissionError when the role behind the key lacks `play_game`, or `manage_members` to play for others
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @endpoint POST /api/v1/teams/{teamId}/game/boss/damage
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const hit = await new CStarClient().game.boss.damage({
   *   userId: 'mem_550e8400e29b41d4a716446655440000',
   *   priority: 'high',
   * });
   * console.log(hit.shieldBlocked ? 'Blocked' : `${hit.damage} damage`);
   * ```
   */
  damage(params: BossDamageParams, options?: RequestOptions): CStarPromise<BossDamage> {
    return this.transport.post(path`game/boss/damage`, params, options);
  }

  /**
   * Calls a boss. Needs a secret key and the permission `play_game`.
   *
   * @param params `difficulty`: `easy`, `medium` (the default) or `hard`
   * @throws CStarConflictError when there is a boss already, or boss battles are switched off
   * @throws CStarValidationError when the difficulty is none of these
   * @throws CStarPermissionError when the role behind the key lacks `play_game`
   * @endpoint POST /api/v1/teams/{teamId}/game/boss/spawn
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { boss } = await new CStarClient().game.boss.spawn({ difficulty: 'hard' });
   * console.log(boss?.name, boss?.maxHealth);
   * ```
   */
  spawn(params: BossSpawnParams = {}, options?: RequestOptions): CStarPromise<BossState> {
    return this.transport.post(path`game/boss/spawn`, params, options);
  }
}
