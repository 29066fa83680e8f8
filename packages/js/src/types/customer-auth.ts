// Generated from packages/contract/src/customer/customer-auth.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** Who is logged in. */
export interface AuthCustomer {
  /** Tells the kind of object. */
  object: 'customer';
  /** Unique identifier. */
  id: string;
  /** Email address. */
  email: string;
  /** Full name. */
  name: string;
}

/** A customer who is logged in. */
export interface AuthSession {
  /** Tells the kind of object. */
  object: 'auth_session';
  /** Goes with each call: a JWT that holds for 15 minutes. */
  accessToken: string;
  /**
   * Gets the next pair of tokens, once. The session ends 30 days after it was last refreshed, or
   * when a used token comes again.
   */
  refreshToken: string;
  /** Seconds until the access token ends. */
  expiresIn: number;
  /** Who is logged in. */
  customer: AuthCustomer;
}

/** What a sign-up answers when its address has to be confirmed first: a mail is on its way. */
export interface AuthPending {
  /** Tells the kind of object. */
  object: 'confirmation_pending';
  /** The address that a mail went to. */
  email: string;
}

/** What a sign-up answers: a session, or that its address has to be confirmed first. */
export type AuthSignupResult = AuthSession | AuthPending;

/** What a log-out answers, whoever was logged in. */
export interface AuthLoggedOut {
  /** Always true. */
  loggedOut: true;
}

/** What the request for a new password answers. */
export interface AuthAccepted {
  /** Always true, whether there is such an account or not. */
  accepted: true;
}

/** What `signup` takes. */
export interface AuthSignupParams {
  /** Email address, which the account is known by. At most 320 characters. */
  email: string;
  /** The new password. 8 to 200 characters. */
  password: string;
  /** Full name. 1 to 200 characters. */
  name: string;
}

/** What `login` takes. */
export interface AuthLoginParams {
  /** Email address of the account. At most 320 characters. */
  email: string;
  /** The password. 1 to 200 characters. */
  password: string;
}

/** What `refresh` takes. */
export interface AuthRefreshParams {
  /** The refresh token that came last. 1 to 200 characters. */
  refreshToken: string;
}

/** What `logout` takes. */
export interface AuthLogoutParams {
  /** Names the session to end, when its access token is over. 1 to 200 characters. */
  refreshToken?: string | undefined;
  /** Ends every session of the customer, on all devices. Default: this one only. */
  everywhere?: boolean | undefined;
}

/** What `forgotPassword` takes. */
export interface AuthForgotPasswordParams {
  /** Email address of the account. At most 320 characters. */
  email: string;
}

/** What `resetPassword` takes. */
export interface AuthResetPasswordParams {
  /** The token from the mail. 1 to 200 characters. */
  token: string;
  /** The new password. 8 to 200 characters. */
  password: string;
}

/** What `confirm` takes. */
export interface AuthConfirmParams {
  /** The token from the mail. 1 to 200 characters. */
  token: string;
  /**
   * The password of the account. Required unless this was the only sign-up with an address that was
   * new: then default is the password of the sign-up. 8 to 200 characters.
   */
  password?: string | undefined;
}
