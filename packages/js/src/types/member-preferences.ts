// Generated from packages/contract/src/resources/member-preferences.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** What one member has chosen for themselves. */
export interface MemberPreferences {
  /** Whether everything of the game is hidden from this member; XP keeps counting. */
  boringMode: boolean;
}

/** What `members.preferences.update` takes: only the fields to change. */
export interface MemberPreferencesUpdateParams {
  /** Hide everything of the game from this member. */
  boringMode?: boolean | undefined;
}
