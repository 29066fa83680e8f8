import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type {
  BusinessHours,
  BusinessHoursUpdateParams,
  CustomerAuthSettings,
  CustomerAuthSettingsUpdateParams,
  IdentitySettings,
  RotatedIdentitySecret,
  StatusSetting,
  StatusSettingUpdateParams,
  TeamPreferences,
  TeamPreferencesUpdateParams,
  TeamSettings,
  TeamSettingsUpdateParams,
  WidgetSettings,
  WidgetSettingsUpdateParams,
} from '../types/index.ts';

/** How ticket statuses are shown: `cstar.settings.statuses`. */
export class SettingsStatuses extends Resource {
  /**
   * Lists how each ticket status is shown, by position, in one page.
   *
   * @throws CStarPermissionError when the key is publishable
   * @endpoint GET /api/v1/teams/{teamId}/settings/statuses
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { data: statuses } = await new CStarClient().settings.statuses.list();
   * console.log(statuses.map(({ key, label }) => `${key}: ${label}`));
   * ```
   */
  list(options?: RequestOptions): PagePromise<StatusSetting> {
    return this.transport.list(path`settings/statuses`, undefined, options);
  }

  /**
   * Changes how a ticket status is shown. Its key stays. Needs a secret key and the permission `manage_settings`.
   *
   * @param statusKey the status as tickets carry it, such as `open`
   * @param params `label` (up to 50 characters), `color` (# and six hexadecimal digits), `position` (0 to 1000)
   * @throws CStarNotFoundError when there is no such status
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_settings`
   * @endpoint PATCH /api/v1/teams/{teamId}/settings/statuses/{statusKey}
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().settings.statuses.update('open', { label: 'In progress', color: '#3B82F6' });
   * ```
   */
  update(
    statusKey: string,
    params: StatusSettingUpdateParams,
    options?: RequestOptions,
  ): CStarPromise<StatusSetting> {
    return this.transport.patch(path`settings/statuses/${statusKey}`, params, options);
  }
}

/** When a team works: `cstar.settings.businessHours`. */
export class SettingsBusinessHours extends Resource {
  /**
   * Tells when the team works: time zone, weekly schedule and days off.
   *
   * @throws CStarPermissionError when the key is publishable
   * @endpoint GET /api/v1/teams/{teamId}/settings/business-hours
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const hours = await new CStarClient().settings.businessHours.get();
   * console.log(hours.timezone, hours.schedule.monday.start);
   * ```
   */
  get(options?: RequestOptions): CStarPromise<BusinessHours> {
    return this.transport.get(path`settings/business-hours`, options);
  }

  /**
   * Changes when the team works: only the fields and days given. The deadlines of open tickets that
   * count business hours follow. Needs a secret key and the permission `manage_settings`.
   *
   * @param params `timezone` is an IANA name; times are `HH:mm`, an end after its start on the same day, at most
   *   24:00; `holidays` (`YYYY-MM-DD`, at most 366) replace the existing ones
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_settings`
   * @endpoint PATCH /api/v1/teams/{teamId}/settings/business-hours
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().settings.businessHours.update({
   *   enabled: true,
   *   timezone: 'Europe/Lisbon',
   *   schedule: { saturday: { enabled: true, start: '10:00', end: '14:00' } },
   * });
   * ```
   */
  update(params: BusinessHoursUpdateParams, options?: RequestOptions): CStarPromise<BusinessHours> {
    return this.transport.patch(path`settings/business-hours`, params, options);
  }
}

/** How the chat widget looks: `cstar.settings.widget`. */
export class SettingsWidget extends Resource {
  /**
   * Tells how the chat widget looks and behaves.
   *
   * @throws CStarPermissionError when the key is publishable
   * @endpoint GET /api/v1/teams/{teamId}/settings/widget
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const widget = await new CStarClient().settings.widget.get();
   * console.log(widget.position, widget.primaryColor);
   * ```
   */
  get(options?: RequestOptions): CStarPromise<WidgetSettings> {
    return this.transport.get(path`settings/widget`, options);
  }

  /**
   * Changes how the chat widget looks and behaves: only the fields given.
   * Needs a secret key and the permission `manage_settings`.
   *
   * @param params `primaryColor` is # and six hexadecimal digits; `title` up to 100 characters, `greeting` up to 500
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_settings`
   * @endpoint PATCH /api/v1/teams/{teamId}/settings/widget
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().settings.widget.update({ position: 'bottom-left', primaryColor: '#F87171' });
   * ```
   */
  update(params: WidgetSettingsUpdateParams, options?: RequestOptions): CStarPromise<WidgetSettings> {
    return this.transport.patch(path`settings/widget`, params, options);
  }
}

/** What a team has switched on: `cstar.settings.featureFlags`. */
export class SettingsFeatureFlags extends Resource {
  /**
   * Tells what the team has switched on. The same setting as `cstar.preferences`.
   *
   * @throws CStarPermissionError when the role behind the key lacks `manage_settings`
   * @endpoint GET /api/v1/teams/{teamId}/settings/feature-flags
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { bossBattlesEnabled } = await new CStarClient().settings.featureFlags.get();
   * console.log(bossBattlesEnabled);
   * ```
   */
  get(options?: RequestOptions): CStarPromise<TeamPreferences> {
    return this.transport.get(path`settings/feature-flags`, options);
  }

  /**
   * Switches something on or off for the whole team. Needs a secret key and the permission `manage_settings`.
   *
   * @param params `bossBattlesEnabled: false` hides the boss from every member
   * @throws CStarPermissionError when the role behind the key lacks `manage_settings`
   * @throws CStarValidationError when a field is malformed; `param` names it
   * @endpoint PATCH /api/v1/teams/{teamId}/settings/feature-flags
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().settings.featureFlags.update({ bossBattlesEnabled: false });
   * ```
   */
  update(params: TeamPreferencesUpdateParams, options?: RequestOptions): CStarPromise<TeamPreferences> {
    return this.transport.patch(path`settings/feature-flags`, params, options);
  }
}

/** How the accounts of your customers work: `cstar.settings.customerAuth`. Each environment has its own. */
export class SettingsCustomerAuth extends Resource {
  /**
   * Tells how the accounts of customers work: whether they can sign up, whether addresses have to be confirmed, and
   * which pages mails link to.
   *
   * @throws CStarPermissionError when the key is publishable, or the role behind it lacks `manage_settings`
   * @endpoint GET /api/v1/teams/{teamId}/settings/customer-auth
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { signupsEnabled, confirmEmail } = await new CStarClient().settings.customerAuth.get();
   * console.log(signupsEnabled, confirmEmail);
   * ```
   */
  get(options?: RequestOptions): CStarPromise<CustomerAuthSettings> {
    return this.transport.get(path`settings/customer-auth`, options);
  }

  /**
   * Changes how the accounts of customers work: only the fields given. Needs a secret key and the permission
   * `manage_settings`.
   *
   * @param params `signupsEnabled` (default true), `confirmEmail` (default false), `confirmUrl` and `resetUrl`: pages
   *   that mails link to, with `token` in their query (https or http, up to 2000 characters); null shows the token in
   *   the mail instead
   * @throws CStarValidationError when a field is malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_settings`
   * @endpoint PATCH /api/v1/teams/{teamId}/settings/customer-auth
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().settings.customerAuth.update({
   *   confirmEmail: true,
   *   confirmUrl: 'https://help.example.com/confirm',
   *   resetUrl: 'https://help.example.com/new-password',
   * });
   * ```
   */
  update(
    params: CustomerAuthSettingsUpdateParams,
    options?: RequestOptions,
  ): CStarPromise<CustomerAuthSettings> {
    return this.transport.patch(path`settings/customer-auth`, params, options);
  }
}

/** What your server proves with who a customer is: `cstar.settings.identity`. Each environment has its own secret. */
export class SettingsIdentity extends Resource {
  /**
   * Tells whether there is a secret to sign identities with. The secret itself is shown by `rotate` only.
   *
   * @throws CStarPermissionError when the key is publishable, or the role behind it lacks `manage_settings`
   * @endpoint GET /api/v1/teams/{teamId}/settings/identity
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { hasSecret, secretHint } = await new CStarClient().settings.identity.get();
   * console.log(hasSecret ? `…${secretHint}` : 'none yet');
   * ```
   */
  get(options?: RequestOptions): CStarPromise<IdentitySettings> {
    return this.transport.get(path`settings/identity`, options);
  }

  /**
   * Makes a new secret for `signIdentity`, the first one too. It is returned this once; the one before holds for 24
   * hours more. Needs a secret key and the permission `manage_settings`.
   *
   * @throws CStarPermissionError when the role behind the key lacks `manage_settings`
   * @endpoint POST /api/v1/teams/{teamId}/settings/identity/rotate
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { secret } = await new CStarClient().settings.identity.rotate();
   * console.log(`CSTAR_IDENTITY_SECRET=${secret}`);
   * ```
   */
  rotate(options?: RequestOptions): CStarPromise<RotatedIdentitySecret> {
    return this.transport.post(path`settings/identity/rotate`, undefined, options);
  }
}

/** How your team is set up: `cstar.settings`. */
export class Settings extends Resource {
  /** How ticket statuses are shown. */
  readonly statuses = new SettingsStatuses(this.transport);
  /** When the team works. */
  readonly businessHours = new SettingsBusinessHours(this.transport);
  /** How the chat widget looks. */
  readonly widget = new SettingsWidget(this.transport);
  /** How the accounts of your customers work. */
  readonly customerAuth = new SettingsCustomerAuth(this.transport);
  /** What your server proves with who a customer is. */
  readonly identity = new SettingsIdentity(this.transport);
  /** What the team has switched on. */
  readonly featureFlags = new SettingsFeatureFlags(this.transport);

  /**
   * Tells what the team is called.
   *
   * @throws CStarPermissionError when the key is publishable
   * @endpoint GET /api/v1/teams/{teamId}/settings
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const settings = await new CStarClient().settings.get();
   * console.log(settings.teamName, settings.teamSlug);
   * ```
   */
  get(options?: RequestOptions): CStarPromise<TeamSettings> {
    return this.transport.get(path`settings`, options);
  }

  /**
   * Renames the team, in both environments. Needs a secret key and the permission `manage_settings`.
   *
   * @param params `teamName` (up to 200 characters); `teamSlug` (lower-case letters and digits, parted by dashes)
   * @throws CStarConflictError when another team has the slug
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_settings`
   * @endpoint PATCH /api/v1/teams/{teamId}/settings
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * await new CStarClient().settings.update({ teamName: 'New Name' });
   * ```
   */
  update(params: TeamSettingsUpdateParams, options?: RequestOptions): CStarPromise<TeamSettings> {
    return this.transport.patch(path`settings`, params, options);
  }

  /** The same as `settings.businessHours.get`. */
  getBusinessHours(options?: RequestOptions): CStarPromise<BusinessHours> {
    return this.businessHours.get(options);
  }

  /** The same as `settings.widget.get`. */
  getWidget(options?: RequestOptions): CStarPromise<WidgetSettings> {
    return this.widget.get(options);
  }
}
