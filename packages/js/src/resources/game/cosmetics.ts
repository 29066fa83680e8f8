import { callable } from '../../core/callable.ts';
import type { RequestOptions } from '../../core/options.ts';
import type { PagePromise } from '../../core/page.ts';
import type { CStarPromise } from '../../core/result.ts';
import type { TeamTransport } from '../../core/team-transport.ts';
import { path } from '../../core/url.ts';
import type {
  Cosmetic,
  CosmeticEquipParams,
  CosmeticListParams,
  CosmeticPreferences,
  CosmeticPreferencesParams,
} from '../../types/index.ts';

/** How a player looks: `cstar.game.cosmetics`. */
export interface GameCosmetics {
  /**
   * Lists all cosmetics in one page, and which of them a player has unlocked and wears.
   *
   * @param params `userId`: a member or user ID, default the member behind the key; `type`: `frame`,
   *   `theme` or `season_badge`
   * @throws CStarNotFoundError when the team has no such member
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/game/cosmetics
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { data } = await new CStarClient().game.cosmetics({ type: 'frame' });
   * for (const { name, unlocked, unlock } of data) console.log(name, unlocked || unlock.description);
   * ```
   */
  (params?: CosmeticListParams, options?: RequestOptions): PagePromise<Cosmetic>;

  /**
   * Retrieves what a player wears.
   *
   * @param params `userId`: a member or user ID, default the member behind the key
   * @throws CStarNotFoundError when the team has no such member
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/game/cosmetics/preferences
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { avatarFrame, victoryMessage } = await new CStarClient().game.cosmetics.preferences();
   * console.log(avatarFrame, victoryMessage);
   * ```
   */
  preferences(
    params?: CosmeticPreferencesParams,
    options?: RequestOptions,
  ): CStarPromise<CosmeticPreferences>;

  /**
   * Equips cosmetics that a player has unlocked; what is left out stays. Needs a secret key: of the
   * player, or of somebody who manages members.
   *
   * @param params `userId` is required; `avatarFrame`, `theme` and `seasonBadge` by ID, null takes off;
   *   `victoryMessage` (up to 200 characters)
   * @throws CStarConflictError when one is still locked; the message says how to unlock it
   * @throws CStarNotFoundError when the team has no such member
   * @throws CStarPermissionError when the role behind the key lacks `play_game`, or `manage_members` to play for others
   * @throws CStarValidationError when there is no such cosmetic, or the message is too long
   * @endpoint PATCH /api/v1/teams/{teamId}/game/cosmetics/preferences
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const worn = await new CStarClient().game.cosmetics.equip({
   *   userId: 'usr_550e8400e29b41d4a716446655440000',
   *   avatarFrame: 'fire_frame',
   * });
   * console.log(worn.avatarFrame);
   * ```
   */
  equip(params: CosmeticEquipParams, options?: RequestOptions): CStarPromise<CosmeticPreferences>;
}

export const cosmetics = (transport: TeamTransport): GameCosmetics =>
  callable<GameCosmetics>((params, options) => transport.list(path`game/cosmetics`, params, options), {
    preferences: (params, options) => transport.get(path`game/cosmetics/preferences`, options, params),
    equip: (params, options) => transport.patch(path`game/cosmetics/preferences`, params, options),
  });
