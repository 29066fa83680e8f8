// Generated from packages/contract/src/resources/nudges.ts. Do not edit:
// change the contract, then run `npm run generate`.

/**
 * How a fact is compared. Texts are the same whatever their case; in `matches`, * stands for any
 * characters.
 */
export type NudgeOperator =
  | 'equals'
  | 'not_equals'
  | 'contains'
  | 'not_contains'
  | 'starts_with'
  | 'ends_with'
  | 'matches'
  | 'greater_than'
  | 'at_least'
  | 'less_than'
  | 'at_most'
  | (string & {});

/** One thing that must hold for a visitor. */
export interface NudgeCondition {
  /**
   * What to look at: pageViews, timeOnPage and timeOnSite (seconds), idle, errors, `signals.<name>`
   * (how often in this visit), `signals.<name>.<prop>` (only in the call that brings it), url,
   * path, title, referrer, isIdentified, visits, daysSinceFirstVisit. 1 to 120 characters.
   */
  fact: string;
  /**
   * How a fact is compared. Texts are the same whatever their case; in `matches`, * stands for any
   * characters.
   */
  operator: NudgeOperator;
  /** What to compare with: a text, a number, or true or false, as the fact is. */
  value: string | number | boolean;
}

/** One thing that must hold for a visitor. */
export interface NudgeConditionParams {
  /**
   * What to look at: pageViews, timeOnPage and timeOnSite (seconds), idle, errors, `signals.<name>`
   * (how often in this visit), `signals.<name>.<prop>` (only in the call that brings it), url,
   * path, title, referrer, isIdentified, visits, daysSinceFirstVisit. 1 to 120 characters.
   */
  fact: string;
  /**
   * How a fact is compared. Texts are the same whatever their case; in `matches`, * stands for any
   * characters.
   */
  operator: NudgeOperator;
  /** What to compare with: a text, a number, or true or false, as the fact is. */
  value: string | number | boolean;
}

/** How often one visitor sees a nudge. Who dismissed it or acted on it never sees it again. */
export interface NudgeFrequency {
  /** How often one visitor sees it at most; null for no limit. */
  maxTimes: number | null;
  /** Seconds between two times. */
  cooldown: number;
}

/** How often one visitor sees a nudge. Who dismissed it or acted on it never sees it again. */
export interface NudgeFrequencyParams {
  /** How often one visitor sees it at most; null for no limit. 1 to 1,000. Default: 1. */
  maxTimes?: number | null | undefined;
  /** Seconds between two times, up to a year. 0 to 31,536,000. Default: 86400. */
  cooldown?: number | undefined;
}

/** What became of a nudge, among the visitors of the last 90 days. */
export interface NudgeCounts {
  /** Visitors who saw it. */
  seen: number;
  /** Visitors who closed it. */
  dismissed: number;
  /** Visitors who did what it offers. */
  acted: number;
}

/** Something your team says to visitors unasked, and when. */
export interface Nudge {
  /** Tells the kind of object. */
  object: 'nudge';
  /** Unique nudge identifier (ndg_ prefix). */
  id: string;
  /** What your team calls it; visitors do not see it. */
  name: string;
  /** What visitors read first. */
  title: string;
  /** The text below the title. */
  body: string;
  /** What the button says; null for no button. */
  actionLabel: string | null;
  /** Where the button leads; null when your page decides. */
  actionUrl: string | null;
  /** What must hold, all of it; empty for every visitor. */
  conditions: NudgeCondition[];
  /** How often one visitor sees a nudge. Who dismissed it or acted on it never sees it again. */
  frequency: NudgeFrequency;
  /** Of several that fit, the highest is shown. */
  priority: number;
  /** Whether it is shown at all. */
  isActive: boolean;
  /** What became of a nudge, among the visitors of the last 90 days. */
  counts: NudgeCounts;
  /** When the nudge was created. ISO 8601. */
  createdAt: string;
  /** Last modification timestamp. ISO 8601. */
  updatedAt: string;
}

/** What `nudges.create` takes. */
export interface NudgeCreateParams {
  /** What your team calls it; visitors do not see it. 1 to 200 characters. */
  name: string;
  /** What visitors read first. 1 to 200 characters. */
  title: string;
  /** The text below the title. 1 to 2,000 characters. */
  body: string;
  /** What the button says. 1 to 100 characters. */
  actionLabel?: string | null | undefined;
  /** Where the button leads. At most 2,000 characters. */
  actionUrl?: string | null | undefined;
  /** What must hold, all of it. At most 20 items. Default: []. */
  conditions?: readonly NudgeConditionParams[] | undefined;
  /** How often; default once per visitor. */
  frequency?: NudgeFrequencyParams | undefined;
  /** Of several that fit, the highest is shown. -1,000 to 1,000. Default: 0. */
  priority?: number | undefined;
  /** Whether it is shown at once. Default: true. */
  isActive?: boolean | undefined;
}

/** What `nudges.update` takes: only the fields to change. */
export interface NudgeUpdateParams {
  /** New name. 1 to 200 characters. */
  name?: string | undefined;
  /** New title. 1 to 200 characters. */
  title?: string | undefined;
  /** New text. 1 to 2,000 characters. */
  body?: string | undefined;
  /** New label; null for no button. 1 to 100 characters. */
  actionLabel?: string | null | undefined;
  /** New address; null for none. At most 2,000 characters. */
  actionUrl?: string | null | undefined;
  /** Conditions that replace the existing ones. At most 20 items. */
  conditions?: readonly NudgeConditionParams[] | undefined;
  /** A frequency that replaces the existing one. */
  frequency?: NudgeFrequencyParams | undefined;
  /** New priority. -1,000 to 1,000. */
  priority?: number | undefined;
  /** Whether it is shown. */
  isActive?: boolean | undefined;
}

/** What `nudges.test` takes. */
export interface NudgeTestParams {
  /**
   * Facts of an imagined visitor, by name; numbers are 0, texts empty and the rest false by
   * default. Default: {}.
   */
  facts?: Record<string, string | number | boolean> | undefined;
}

/** How one condition fared. */
export interface NudgeConditionResult extends NudgeCondition {
  /** What the fact is; null when there is no such signal. */
  actual: string | number | boolean | null;
  /** Whether the condition holds. */
  passed: boolean;
}

/** Whether a nudge would be shown. Nothing was shown. */
export interface NudgeTest {
  /** Tells the kind of object. */
  object: 'nudge_test';
  /** Whether a visitor of these facts, here for the first time, would see it. */
  wouldShow: boolean;
  /** Why not: it is switched off, or a condition does not hold. */
  reason: 'inactive' | 'conditions' | (string & {}) | null;
  /** How each condition fared. */
  conditionResults: NudgeConditionResult[];
}
