// Generated from packages/contract/src/resources/billing.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** What your team pays for. */
export interface Subscription {
  /** Tells the kind of object. */
  object: 'subscription';
  /** Subscription status. */
  status: 'active' | (string & {});
  /** Current plan. */
  plan: 'team' | (string & {});
  /** Number of team members. */
  memberCount: number;
  /** Members who are paid for: all but spectators. */
  seats: number;
  /** Price of one seat and month, in units of the currency. */
  pricePerSeat: number;
  /** ISO 4217 code, in lower case. */
  currency: 'usd' | (string & {});
  /** Price of all seats and one month, in units of the currency. */
  amount: number;
  /** When the current billing period began. ISO 8601. */
  currentPeriodStart: string;
  /** When the current billing period ends. ISO 8601. */
  currentPeriodEnd: string;
  /** Whether the subscription ends with this period. */
  cancelAtPeriodEnd: boolean;
}

/** A visit to the billing portal. */
export interface BillingPortal {
  /** Tells the kind of object. */
  object: 'billing_portal';
  /** Where your team manages its subscription; valid for minutes. */
  url: string;
}

/** What `billing.portal` takes. */
export interface BillingPortalParams {
  /**
   * URL to redirect back to after the portal session: https, or http of localhost. At most 2,000
   * characters.
   */
  returnUrl?: string | undefined;
}
