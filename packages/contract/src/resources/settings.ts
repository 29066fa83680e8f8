import { z } from 'zod';
import { all, endpoint, one, resource } from '../endpoint.ts';
import { datetime, objectKind, text } from '../shared/fields.ts';
import { dayInput } from '../shared/moments.ts';
import { TeamPreferences, TeamPreferencesUpdateParams } from './preferences.ts';

const TeamSettings = z
  .object({
    object: objectKind('settings'),
    teamId: z.uuid().describe('The team (UUID)'),
    teamName: z.string().describe('Display name of the team'),
    teamSlug: z.string().describe('URL-safe name of the team, unique among all teams'),
    createdAt: datetime().describe('When the team was created'),
  })
  .describe('What a team is called. Both environments share it.');

const TeamSettingsUpdateParams = z
  .object({
    teamName: text(200).optional().describe('New display name'),
    teamSlug: z
      .string()
      .max(100)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case letters and digits, parted by single dashes')
      .optional()
      .describe('New slug: lower-case letters and digits, parted by single dashes'),
  })
  .describe('What `settings.update` takes: only the fields to change.');

const color = () =>
  z.string().regex(/^#[0-9a-fA-F]{6}$/, 'expected a colour as # and six hexadecimal digits, such as #3B82F6');

const StatusSetting = z
  .object({
    object: objectKind('status'),
    key: z.string().describe('The status as tickets carry it'),
    label: z.string().describe('What people read'),
    color: z.string().describe('Colour of the label (hex)'),
    position: z.int().describe('Display order (ascending)'),
    isProtected: z.boolean().describe('Whether the status belongs to every team and cannot be removed'),
  })
  .describe('How one ticket status is shown.');

const StatusSettingUpdateParams = z
  .object({
    label: text(50).optional().describe('What people read'),
    color: color().optional().describe('Colour of the label: # and six hexadecimal digits'),
    position: z.int().min(0).max(1_000).optional().describe('Display order (ascending)'),
  })
  .describe('What `settings.statuses.update` takes: only the fields to change.');

const OpenHours = z
  .object({
    enabled: z.boolean().describe('Whether the team works on this day'),
    start: z.string().describe('Begin of work, as 09:00'),
    end: z.string().describe('End of work, as 17:00; 24:00 is the end of the day'),
  })
  .describe('The hours of one weekday.');

const upper = (day: string) => day.charAt(0).toUpperCase() + day.slice(1);

const eachDay = <Schema extends z.ZodType>(make: (day: string) => Schema) => ({
  monday: make('monday'),
  tuesday: make('tuesday'),
  wednesday: make('wednesday'),
  thursday: make('thursday'),
  friday: make('friday'),
  saturday: make('saturday'),
  sunday: make('sunday'),
});

const WeeklySchedule = z
  .object(eachDay((day) => OpenHours.describe(`${upper(day)}s`)))
  .describe('When a team works, day by day.');

const BusinessHours = z
  .object({
    object: objectKind('business_hours'),
    enabled: z.boolean().describe('Whether the hours count; otherwise the team works around the clock'),
    timezone: z.string().describe('The IANA time zone that the hours are in'),
    schedule: WeeklySchedule,
    holidays: z.array(z.string()).describe('Days off (YYYY-MM-DD), in order'),
  })
  .describe('When a team works.');

const clockTime = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'expected a time of day from 00:00 to 24:00, such as 09:00');

const OpenHoursParams = z
  .strictObject({
    enabled: z.boolean().optional().describe('Whether the team works on this day'),
    start: clockTime.optional().describe('Begin of work, as 09:00'),
    end: clockTime.optional().describe('End of work, after the begin of the same day; 24:00 is its end'),
  })
  .describe('The hours of one weekday: only what to change.');

const BusinessHoursUpdateParams = z
  .object({
    enabled: z.boolean().optional().describe('false: the team works around the clock'),
    timezone: z
      .string()
      .max(100)
      .optional()
      .describe('The IANA time zone that the hours are in, such as Europe/Lisbon'),
    schedule: z
      .strictObject(eachDay((day) => OpenHoursParams.optional().describe(`Hours of ${upper(day)}s`)))
      .optional()
      .describe('The days to change; those left out stay'),
    holidays: z
      .array(dayInput())
      .max(366)
      .optional()
      .describe('Days off (YYYY-MM-DD) that replace the existing ones'),
  })
  .describe('What `settings.businessHours.update` takes: only what to change.');

const WidgetPosition = z
  .enum(['bottom-right', 'bottom-left'])
  .describe('The corner of the page that the chat widget stands in');

const WidgetSettings = z
  .object({
    object: objectKind('widget_settings'),
    enabled: z.boolean().describe('Whether the chat widget is shown'),
    position: WidgetPosition,
    primaryColor: z.string().describe('Colour of the launcher and of buttons (hex)'),
    title: z.string().describe('Title above the conversation'),
    greeting: z.string().describe('What a visitor reads first'),
  })
  .describe('How the chat widget looks and behaves.');

const WidgetSettingsUpdateParams = z
  .object({
    enabled: z.boolean().optional().describe('Whether the chat widget is shown'),
    position: WidgetPosition.optional(),
    primaryColor: color()
      .optional()
      .describe('Colour of the launcher and of buttons: # and six hexadecimal digits'),
    title: text(100).optional().describe('Title above the conversation'),
    greeting: text(500).optional().describe('What a visitor reads first'),
  })
  .describe('What `settings.widget.update` takes: only the fields to change.');

const pageUrl = () =>
  z
    .url({ protocol: /^https?$/, error: 'expected a URL that begins with https:// or http://' })
    .max(2_000)
    .nullable()
    .optional();

const CustomerAuthSettings = z
  .object({
    object: objectKind('customer_auth_settings'),
    signupsEnabled: z.boolean().describe('Whether customers can make accounts themselves'),
    confirmEmail: z.boolean().describe('Whether an account has to confirm its address before it can log in'),
    confirmUrl: z
      .string()
      .nullable()
      .describe(
        'The page that confirmation mails link to, with `token` in its query; null: the mail holds the token itself',
      ),
    resetUrl: z
      .string()
      .nullable()
      .describe(
        'The page that mails for a new password link to, with `token` in its query; null: the mail holds the token itself',
      ),
  })
  .describe('How the accounts of your customers work, in one environment.');

const CustomerAuthSettingsUpdateParams = z
  .object({
    signupsEnabled: z.boolean().optional().describe('Whether customers can make accounts themselves'),
    confirmEmail: z
      .boolean()
      .optional()
      .describe('Whether an account has to confirm its address before it can log in'),
    confirmUrl: pageUrl().describe('The page that confirmation mails link to; null: none'),
    resetUrl: pageUrl().describe('The page that mails for a new password link to; null: none'),
  })
  .describe('What `settings.customerAuth.update` takes: only the fields to change.');

const IdentitySettings = z
  .object({
    object: objectKind('identity_settings'),
    hasSecret: z.boolean().describe('Whether there is a secret to sign identities with'),
    secretHint: z.string().nullable().describe('The last four characters of the secret'),
    previousSecretUntil: datetime()
      .nullable()
      .describe('Until when the secret before holds too; null when there is none'),
  })
  .describe('What your server proves with who a customer is, in one environment.');

const RotatedIdentitySecret = IdentitySettings.extend({
  secret: z
    .string()
    .describe('The new secret (`idsec_` prefix), which is shown this once. Keep it on your server'),
}).describe('A new secret to sign identities with.');

export const settings = resource({
  name: 'settings',
  title: 'Settings',
  description: 'How your team is set up.',
  schemas: {
    TeamSettings,
    TeamSettingsUpdateParams,
    StatusSetting,
    StatusSettingUpdateParams,
    OpenHours,
    OpenHoursParams,
    WeeklySchedule,
    BusinessHours,
    BusinessHoursUpdateParams,
    WidgetPosition,
    WidgetSettings,
    WidgetSettingsUpdateParams,
    CustomerAuthSettings,
    CustomerAuthSettingsUpdateParams,
    IdentitySettings,
    RotatedIdentitySecret,
  },
  endpoints: {
    get: endpoint({
      method: 'GET',
      access: 'secret',
      path: '/settings',
      summary: 'Tell what the team is called.',
      returns: one(TeamSettings),
    }),
    update: endpoint({
      method: 'PATCH',
      permission: 'manage_settings',
      path: '/settings',
      summary: 'Rename the team, in both environments.',
      body: TeamSettingsUpdateParams,
      returns: one(TeamSettings),
    }),
    'statuses.list': endpoint({
      method: 'GET',
      access: 'secret',
      path: '/settings/statuses',
      summary: 'List how each ticket status is shown, by position.',
      returns: all(StatusSetting),
    }),
    'statuses.update': endpoint({
      method: 'PATCH',
      permission: 'manage_settings',
      path: '/settings/statuses/{statusKey}',
      summary: 'Change how a ticket status is shown. Its key stays.',
      body: StatusSettingUpdateParams,
      returns: one(StatusSetting),
    }),
    'businessHours.get': endpoint({
      method: 'GET',
      access: 'secret',
      path: '/settings/business-hours',
      summary: 'Tell when the team works: time zone, weekly schedule and days off.',
      returns: one(BusinessHours),
    }),
    'businessHours.update': endpoint({
      method: 'PATCH',
      permission: 'manage_settings',
      path: '/settings/business-hours',
      summary: 'Change when the team works. The deadlines of open tickets that count business hours follow.',
      body: BusinessHoursUpdateParams,
      returns: one(BusinessHours),
    }),
    'widget.get': endpoint({
      method: 'GET',
      access: 'secret',
      path: '/settings/widget',
      summary: 'Tell how the chat widget looks and behaves.',
      returns: one(WidgetSettings),
    }),
    'widget.update': endpoint({
      method: 'PATCH',
      permission: 'manage_settings',
      path: '/settings/widget',
      summary: 'Change how the chat widget looks and behaves.',
      body: WidgetSettingsUpdateParams,
      returns: one(WidgetSettings),
    }),
    'customerAuth.get': endpoint({
      method: 'GET',
      permission: 'manage_settings',
      path: '/settings/customer-auth',
      summary: 'Tell how the accounts of customers work.',
      returns: one(CustomerAuthSettings),
    }),
    'customerAuth.update': endpoint({
      method: 'PATCH',
      permission: 'manage_settings',
      path: '/settings/customer-auth',
      summary: 'Change how the accounts of customers work.',
      body: CustomerAuthSettingsUpdateParams,
      returns: one(CustomerAuthSettings),
    }),
    'identity.get': endpoint({
      method: 'GET',
      permission: 'manage_settings',
      path: '/settings/identity',
      summary: 'Tell whether there is a secret to sign identities of customers with.',
      returns: one(IdentitySettings),
    }),
    'identity.rotate': endpoint({
      method: 'POST',
      permission: 'manage_settings',
      sensitive: true,
      path: '/settings/identity/rotate',
      summary:
        'Make a new secret to sign identities with. It is returned this once; the one before holds for 24 hours more.',
      returns: one(RotatedIdentitySecret),
    }),
    'featureFlags.get': endpoint({
      method: 'GET',
      permission: 'manage_settings',
      path: '/settings/feature-flags',
      summary: 'Tell what the team has switched on: the same as its preferences.',
      returns: one(TeamPreferences),
    }),
    'featureFlags.update': endpoint({
      method: 'PATCH',
      permission: 'manage_settings',
      path: '/settings/feature-flags',
      summary: 'Switch something on or off for the whole team: the same as its preferences.',
      body: TeamPreferencesUpdateParams,
      returns: one(TeamPreferences),
    }),
  },
});
