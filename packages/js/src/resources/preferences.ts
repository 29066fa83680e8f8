import type { RequestOptions } from '../core/options.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type { TeamPreferences, TeamPreferencesUpdateParams } from '../types/index.ts';

/** Choices for the whole team: `cstar.preferences`. */
export class Preferences extends Resource {
  /**
   * Tells what the team has switched on. The same setting as `settings.featureFlags`.
   *
   * @throws CStarPermissionError when the role behind the key lacks `manage_settings`
   * @endpoint GET /api/v1/teams/{teamId}/preferences
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { bossBattlesEnabled } = await new CStarClient().preferences.get();
   * console.log(bossBattlesEnabled);
   * ```
   */
  get(options?: RequestOptions): CStarPromise<TeamPreferences> {
    return this.transport.get(path`preferences`, options);
  }

  /**
   * Switches something on or off for the whole team. Needs a secret key and the permission `manage_settings`.
   *
   * @param params `bossBattlesEnabled: false` hides the boss from every member
   * @throws CStarPermissionError when the role behind the key lacks `manage_settings`
   * @throws CStarValidationError when a field is malformed; `param` names it
   * @endpoint PATCH /api/v1/teams/{teamId}/preferences
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().preferences.update({ bossBattlesEnabled: false });
   * ```
   */
  update(params: TeamPreferencesUpdateParams, options?: RequestOptions): CStarPromise<TeamPreferences> {
    return this.transport.patch(path`preferences`, params, options);
  }
}
