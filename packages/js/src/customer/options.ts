import type { Fetch } from '../core/platform.ts';

/** Where a client gets the access token of its customer from: an `AuthClient`, a `ChatClient`, or a function. */
export type TokenSource =
  | {
      /** A token that is good now, refreshed if need be; `null` when nobody is signed in. */
      getAccessToken(options?: { refused?: string | undefined }): Promise<string | null>;
    }
  | (() => string | null | undefined | Promise<string | null | undefined>);

/** What every client for the browsers of customers takes. None takes an API key. */
export interface CustomerClientOptions {
  /** The slug of your team, as in Settings → General; its UUID does as well. */
  teamSlug: string;
  /** Whose data: that of your customers, or your test data. Default: `live`. */
  environment?: 'live' | 'test' | undefined;
  /** Where the API is. Default: https://www.cstar.help. */
  baseUrl?: string | undefined;
  /** Your own `fetch`. Default: the platform's, looked up at each call. */
  fetch?: Fetch | undefined;
  /** Who the customer is, where they have to be known: an `AuthClient`, or a function that gives the access token. */
  auth?: TokenSource | undefined;
  /** Milliseconds for one attempt, reading the body included. Default: 30 000. */
  timeout?: number | undefined;
  /** Further attempts after a failed one. 0 means exactly one attempt. Default: 3. */
  maxRetries?: number | undefined;
}
