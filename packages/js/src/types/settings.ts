// Generated from packages/contract/src/resources/settings.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** What a team is called. Both environments share it. */
export interface TeamSettings {
  /** Tells the kind of object. */
  object: 'settings';
  /** The team (UUID). */
  teamId: string;
  /** Display name of the team. */
  teamName: string;
  /** URL-safe name of the team, unique among all teams. */
  teamSlug: string;
  /** When the team was created. ISO 8601. */
  createdAt: string;
}

/** What `settings.update` takes: only the fields to change. */
export interface TeamSettingsUpdateParams {
  /** New display name. 1 to 200 characters. */
  teamName?: string | undefined;
  /** New slug: lower-case letters and digits, parted by single dashes. At most 100 characters. */
  teamSlug?: string | undefined;
}

/** How one ticket status is shown. */
export interface StatusSetting {
  /** Tells the kind of object. */
  object: 'status';
  /** The status as tickets carry it. */
  key: string;
  /** What people read. */
  label: string;
  /** Colour of the label (hex). */
  color: string;
  /** Display order (ascending). */
  position: number;
  /** Whether the status belongs to every team and cannot be removed. */
  isProtected: boolean;
}

/** What `settings.statuses.update` takes: only the fields to change. */
export interface StatusSettingUpdateParams {
  /** What people read. 1 to 50 characters. */
  label?: string | undefined;
  /** Colour of the label: # and six hexadecimal digits. */
  color?: string | undefined;
  /** Display order (ascending). 0 to 1,000. */
  position?: number | undefined;
}

/** The hours of one weekday. */
export interface OpenHours {
  /** Whether the team works on this day. */
  enabled: boolean;
  /** Begin of work, as 09:00. */
  start: string;
  /** End of work, as 17:00; 24:00 is the end of the day. */
  end: string;
}

/** The hours of one weekday: only what to change. */
export interface OpenHoursParams {
  /** Whether the team works on this day. */
  enabled?: boolean | undefined;
  /** Begin of work, as 09:00. */
  start?: string | undefined;
  /** End of work, after the begin of the same day; 24:00 is its end. */
  end?: string | undefined;
}

/** When a team works, day by day. */
export interface WeeklySchedule {
  /** Mondays. */
  monday: OpenHours;
  /** Tuesdays. */
  tuesday: OpenHours;
  /** Wednesdays. */
  wednesday: OpenHours;
  /** Thursdays. */
  thursday: OpenHours;
  /** Fridays. */
  friday: OpenHours;
  /** Saturdays. */
  saturday: OpenHours;
  /** Sundays. */
  sunday: OpenHours;
}

/** When a team works. */
export interface BusinessHours {
  /** Tells the kind of object. */
  object: 'business_hours';
  /** Whether the hours count; otherwise the team works around the clock. */
  enabled: boolean;
  /** The IANA time zone that the hours are in. */
  timezone: string;
  /** When a team works, day by day. */
  schedule: WeeklySchedule;
  /** Days off (YYYY-MM-DD), in order. */
  holidays: string[];
}

/** What `settings.businessHours.update` takes: only what to change. */
export interface BusinessHoursUpdateParams {
  /** false: the team works around the clock. */
  enabled?: boolean | undefined;
  /** The IANA time zone that the hours are in, such as Europe/Lisbon. At most 100 characters. */
  timezone?: string | undefined;
  /** The days to change; those left out stay. */
  schedule?:
    | {
        /** Hours of Mondays. */
        monday?: OpenHoursParams | undefined;
        /** Hours of Tuesdays. */
        tuesday?: OpenHoursParams | undefined;
        /** Hours of Wednesdays. */
        wednesday?: OpenHoursParams | undefined;
        /** Hours of Thursdays. */
        thursday?: OpenHoursParams | undefined;
        /** Hours of Fridays. */
        friday?: OpenHoursParams | undefined;
        /** Hours of Saturdays. */
        saturday?: OpenHoursParams | undefined;
        /** Hours of Sundays. */
        sunday?: OpenHoursParams | undefined;
      }
    | undefined;
  /** Days off (YYYY-MM-DD) that replace the existing ones. At most 366 items. */
  holidays?: readonly string[] | undefined;
}

/** The corner of the page that the chat widget stands in. */
export type WidgetPosition = 'bottom-right' | 'bottom-left' | (string & {});

/** How the chat widget looks and behaves. */
export interface WidgetSettings {
  /** Tells the kind of object. */
  object: 'widget_settings';
  /** Whether the chat widget is shown. */
  enabled: boolean;
  /** The corner of the page that the chat widget stands in. */
  position: WidgetPosition;
  /** Colour of the launcher and of buttons (hex). */
  primaryColor: string;
  /** Title above the conversation. */
  title: string;
  /** What a visitor reads first. */
  greeting: string;
}

/** What `settings.widget.update` takes: only the fields to change. */
export interface WidgetSettingsUpdateParams {
  /** Whether the chat widget is shown. */
  enabled?: boolean | undefined;
  /** The corner of the page that the chat widget stands in. */
  position?: WidgetPosition | undefined;
  /** Colour of the launcher and of buttons: # and six hexadecimal digits. */
  primaryColor?: string | undefined;
  /** Title above the conversation. 1 to 100 characters. */
  title?: string | undefined;
  /** What a visitor reads first. 1 to 500 characters. */
  greeting?: string | undefined;
}

/** How the accounts of your customers work, in one environment. */
export interface CustomerAuthSettings {
  /** Tells the kind of object. */
  object: 'customer_auth_settings';
  /** Whether customers can make accounts themselves. */
  signupsEnabled: boolean;
  /** Whether an account has to confirm its address before it can log in. */
  confirmEmail: boolean;
  /**
   * The page that confirmation mails link to, with `token` in its query; null: the mail holds the
   * token itself.
   */
  confirmUrl: string | null;
  /**
   * The page that mails for a new password link to, with `token` in its query; null: the mail holds
   * the token itself.
   */
  resetUrl: string | null;
}

/** What `settings.customerAuth.update` takes: only the fields to change. */
export interface CustomerAuthSettingsUpdateParams {
  /** Whether customers can make accounts themselves. */
  signupsEnabled?: boolean | undefined;
  /** Whether an account has to confirm its address before it can log in. */
  confirmEmail?: boolean | undefined;
  /** The page that confirmation mails link to; null: none. At most 2,000 characters. */
  confirmUrl?: string | null | undefined;
  /** The page that mails for a new password link to; null: none. At most 2,000 characters. */
  resetUrl?: string | null | undefined;
}

/** What your server proves with who a customer is, in one environment. */
export interface IdentitySettings {
  /** Tells the kind of object. */
  object: 'identity_settings';
  /** Whether there is a secret to sign identities with. */
  hasSecret: boolean;
  /** The last four characters of the secret. */
  secretHint: string | null;
  /** Until when the secret before holds too; null when there is none. ISO 8601. */
  previousSecretUntil: string | null;
}

/** A new secret to sign identities with. */
export interface RotatedIdentitySecret extends IdentitySettings {
  /** The new secret (`idsec_` prefix), which is shown this once. Keep it on your server. */
  secret: string;
}
