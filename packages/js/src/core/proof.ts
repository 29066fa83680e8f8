/** What proves who calls, where that changes while a client lives. */
export interface Credentials {
  /** The token for the next attempt; `undefined` for none. */
  token(): Promise<string | undefined>;
  /** The server refused the token that it was sent. Gives whether there is another one now. */
  renew(refused: string | undefined): Promise<boolean>;
  /** Whether it sees by itself to it that no call goes from one customer to the next. */
  readonly keepsApart?: boolean;
}

/** As much of a call as its proof depends on. */
export interface Provable {
  readonly method: string;
  readonly reads?: boolean | undefined;
  readonly options?: { readonly headers?: object | undefined } | undefined;
}

/** What proves who makes one call. */
export interface Proof {
  /** The token for the next attempt; `undefined` for none. Told how many attempts there were before. */
  token(attempts: number): Promise<string | undefined>;
  /** The server refused the token that it was sent. Gives whether the call is to be sent once more. */
  renew(refused: string | undefined): Promise<boolean>;
}
