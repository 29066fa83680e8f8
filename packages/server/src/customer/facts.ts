/** Who calls from a browser, by the token of the call. Without a token, or with one that is over, there is nobody. */
export type Caller = CustomerCaller | VisitorCaller;

export interface CustomerCaller {
  type: 'customer';
  sessionId: string;
  /** Whether the customer logged in to an account, or the team's own server said who they are. */
  via: 'account' | 'identified';
  customer: { id: string; name: string; email: string; externalId: string | null };
}

/** Somebody without a name: all that is known is that it is the same one as before. */
interface VisitorCaller {
  type: 'visitor';
  sessionId: string;
}

/** What endpoints with `access: 'public'` get, and all others after a look at the caller. */
export interface CustomerFacts {
  /** Null when the call has no valid token. */
  caller: Caller | null;
  /** Where the call came from, for limits: the address of the network. */
  address: string;
  /** What the browser calls itself; empty when it does not. */
  userAgent: string;
}
