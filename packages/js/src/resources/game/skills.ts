import { callable } from '../../core/callable.ts';
import type { RequestOptions } from '../../core/options.ts';
import type { CStarPromise } from '../../core/result.ts';
import type { TeamTransport } from '../../core/team-transport.ts';
import { path } from '../../core/url.ts';
import type {
  SkillAllocateParams,
  SkillAllocation,
  SkillReset,
  SkillResetParams,
  SkillTree,
  SkillTreeParams,
} from '../../types/index.ts';

/** The skills of a player: `cstar.game.skills`. */
export interface GameSkills {
  /**
   * Retrieves the skill tree of a player: the level of each skill, and the points left to spend.
   * Every 5 levels of a season bring one point.
   *
   * @param params `userId`: a member or user ID, default the member behind the key
   * @throws CStarNotFoundError when the team has no such member
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/v1/teams/{teamId}/game/skills
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { skills, availablePoints } = await new CStarClient().game.skills();
   * for (const { name, currentLevel, maxLevel } of skills) console.log(name, `${currentLevel}/${maxLevel}`);
   * console.log(`${availablePoints} points to spend`);
   * ```
   */
  (params?: SkillTreeParams, options?: RequestOptions): CStarPromise<SkillTree>;

  /**
   * Spends one skill point. Each skill takes 5. Needs a secret key: of the player, or of somebody
   * who manages members.
   *
   * @param params `userId` and `skillId` are required
   * @throws CStarConflictError when no point is left, or the skill is at its highest level
   * @throws CStarNotFoundError when the team has no such member
   * @throws CStarPermissionError when the role behind the key lacks `play_game`, or `manage_members` to play for others
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @endpoint POST /api/v1/teams/{teamId}/game/skills/allocate
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { newLevel, availablePoints } = await new CStarClient().game.skills.allocate({
   *   userId: 'usr_550e8400e29b41d4a716446655440000',
   *   skillId: 'quick_learner',
   * });
   * console.log(newLevel, availablePoints);
   * ```
   */
  allocate(params: SkillAllocateParams, options?: RequestOptions): CStarPromise<SkillAllocation>;

  /**
   * Takes all points out of a player's skills, to spend them anew. Needs a secret key: of the
   * player, or of somebody who manages members.
   *
   * @param params `userId` is required
   * @throws CStarNotFoundError when the team has no such member
   * @throws CStarPermissionError when the role behind the key lacks `play_game`, or `manage_members` to play for others
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @endpoint POST /api/v1/teams/{teamId}/game/skills/reset
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const userId = 'usr_550e8400e29b41d4a716446655440000';
   * const { availablePoints } = await new CStarClient().game.skills.reset({ userId });
   * console.log(`${availablePoints} points to spend`);
   * ```
   */
  reset(params: SkillResetParams, options?: RequestOptions): CStarPromise<SkillReset>;
}

export const skills = (transport: TeamTransport): GameSkills =>
  callable<GameSkills>((params, options) => transport.get(path`game/skills`, options, params), {
    allocate: (params, options) => transport.post(path`game/skills/allocate`, params, options),
    reset: (params, options) => transport.post(path`game/skills/reset`, params, options),
  });
