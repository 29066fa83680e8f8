// Generated from packages/contract/src/customer/customer-proactive.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** Something a visitor did, or that happened to them. */
export interface ProactiveSignalParams {
  /** What happened, such as page_view or checkout_failed. */
  name: string;
  /** Details that rules may look at in this call: at most 10. They are not stored. */
  props?: Record<string, string | number | boolean> | undefined;
  /** When, by the visitor's clock: signals count in this order. ISO 8601. */
  at?: string | undefined;
}

/** The page that a visitor is on. */
export interface ProactivePageParams {
  /** Its address. What stands behind ? and # is not stored. At most 2,000 characters. */
  url?: string | undefined;
  /** Its title. It is not stored. At most 500 characters. */
  title?: string | undefined;
  /** Where the visitor came from. It is not stored. At most 2,000 characters. */
  referrer?: string | undefined;
}

/** A batch of signals. It is read as JSON whatever its content type, so that beacons arrive. */
export interface ProactiveSignalsParams extends ProactiveVisitorParams {
  /** Made for this batch: sent again under the same one, its signals count once. */
  batchId?: string | undefined;
  /** What happened. At most 100 items. */
  signals: readonly ProactiveSignalParams[];
  /** The page that a visitor is on. */
  page?: ProactivePageParams | undefined;
  /** The page is being left: no nudge is given. Default: false. */
  leaving?: boolean | undefined;
}

/** What a look for nudges takes. */
export interface ProactiveNudgesParams extends ProactivePageParams {
  /** A random ID that the browser made: 16 to 64 letters, digits, - or _. */
  visitorId: string;
}

/** What to say to a visitor now. */
export interface ProactiveNudge {
  /** Tells the kind of object. */
  object: 'nudge';
  /** Unique nudge identifier (ndg_ prefix). */
  id: string;
  /** What to show first. */
  title: string;
  /** The text below the title: plain text. */
  body: string;
  /** What the button says; null for no button. */
  actionLabel: string | null;
  /** Where the button leads; null when your page decides. */
  actionUrl: string | null;
  /** Seconds until it may be shown to this visitor again, if at all. */
  cooldown: number;
}

/** What came of a batch of signals. */
export interface ProactiveSignals {
  /** Tells the kind of object. */
  object: 'proactive_signals';
  /** How many signals were counted: none of a batch that was counted before. */
  accepted: number;
  /** What to show now: at most one. */
  nudges: ProactiveNudge[];
}

/** Who saw, dismissed or acted on a nudge. */
export interface ProactiveVisitorParams {
  /** A random ID that the browser made: 16 to 64 letters, digits, - or _. */
  visitorId: string;
}

/** How a visitor stands to a nudge. */
export interface ProactiveNudgeState {
  /** Tells the kind of object. */
  object: 'nudge_state';
  /** The nudge. */
  nudgeId: string;
  /** How often the visitor saw it. */
  seenCount: number;
  /** When the visitor saw it last. ISO 8601. */
  lastSeenAt: string | null;
  /** When the visitor closed it: it is not shown again. ISO 8601. */
  dismissedAt: string | null;
  /** When the visitor did what it offers: it is not shown again. ISO 8601. */
  actedAt: string | null;
}
