// Generated from packages/contract/src/resources/auth.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** What a key may do: everything, or read. */
export type KeyType = 'secret' | 'publishable' | (string & {});

/** The partition of data that a key sees. */
export type Environment = 'live' | 'test' | (string & {});

/** What the key of a call stands for. */
export interface WhoAmI {
  /** The team that the key belongs to. */
  teamId: string;
  /** Its display name. */
  teamName: string;
  /** Its URL-safe name. */
  teamSlug: string;
  /** What a key may do: everything, or read. */
  keyType: KeyType;
  /** The partition of data that a key sees. */
  environment: Environment;
}
