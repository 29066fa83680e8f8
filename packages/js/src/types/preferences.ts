// Generated from packages/contract/src/resources/preferences.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** What a team has switched on. */
export interface TeamPreferences {
  /** Tells the kind of object. */
  object: 'team_preferences';
  /** Whether the team fights bosses; without them, players still earn XP and achievements. */
  bossBattlesEnabled: boolean;
}

/** What `preferences.update` and `settings.featureFlags.update` take: only what to change. */
export interface TeamPreferencesUpdateParams {
  /** false hides the boss from every member of the team. */
  bossBattlesEnabled?: boolean | undefined;
}
