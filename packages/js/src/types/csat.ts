// Generated from packages/contract/src/resources/csat.ts. Do not edit:
// change the contract, then run `npm run generate`.

import type { AnalyticsPeriod } from './analytics.ts';

/**
 * How customers are asked what they think of the support they got. Your app goes by it when it
 * asks.
 */
export interface CsatSettings {
  /** Tells the kind of object. */
  object: 'csat_settings';
  /** Whether customers are to be asked. Answers are taken in any case. */
  enabled: boolean;
  /** What customers are asked. */
  question: string;
  /** What they read when they have answered. */
  thankYou: string;
  /** Hours after the resolution of a ticket at which to ask; 0 is at once. */
  sendAfterHours: number;
  /** When the settings were last changed; null as long as they are the defaults. ISO 8601. */
  updatedAt: string | null;
}

/** What `csat.settings.update` takes: only the fields to change. */
export interface CsatSettingsUpdateParams {
  /** Whether customers are to be asked. */
  enabled?: boolean | undefined;
  /** What customers are asked. 1 to 300 characters. */
  question?: string | undefined;
  /** What they read when they have answered. 1 to 300 characters. */
  thankYou?: string | undefined;
  /** Hours after the resolution of a ticket at which to ask: 0 to 720. 0 to 720. */
  sendAfterHours?: number | undefined;
}

/** What customers said in a period of time. */
export interface CsatStats {
  /** Tells the kind of object. */
  object: 'csat_stats';
  /** Time period for the data. */
  period: AnalyticsPeriod;
  /** Where the period begins; this moment belongs to it. ISO 8601. */
  startsAt: string;
  /** Where the period ends: the moment of the call. ISO 8601. */
  endsAt: string;
  /** Average rating from 1 to 5, with two decimals; 0 without answers. */
  average: number;
  /** Answers in the period. */
  totalResponses: number;
  /**
   * Of the tickets resolved in the period, the part from 0 to 1 that has an answer; null without
   * such tickets.
   */
  responseRate: number | null;
  /** How often each rating was given. */
  distribution: {
    /** Answers of 1. */
    '1': number;
    /** Answers of 2. */
    '2': number;
    /** Answers of 3. */
    '3': number;
    /** Answers of 4. */
    '4': number;
    /** Answers of 5. */
    '5': number;
  };
}

/** What `csat.stats` takes. */
export interface CsatStatsParams {
  /** The time up to now that counts. Default: `month`. */
  period?: AnalyticsPeriod | undefined;
}

/** A customer's answer about one ticket. */
export interface Survey {
  /** Tells the kind of object. */
  object: 'survey';
  /** Unique survey identifier (srv_ prefix). */
  id: string;
  /** The ticket that the answer is about. */
  ticketId: string;
  /** The customer who answered. */
  customerId: string | null;
  /** The agent who had the ticket when the answer came. */
  memberId: string | null;
  /** From 1, the worst, to 5. */
  rating: number;
  /** What the customer added. */
  comment: string | null;
  /** When the answer came. ISO 8601. */
  createdAt: string;
}

/** What `csat.surveys.list` takes. */
export interface SurveyListParams {
  /** Filter by ticket. */
  ticketId?: string | undefined;
  /** Filter by customer. */
  customerId?: string | undefined;
  /** Filter by rating, 1 to 5. 1 to 5. */
  rating?: number | undefined;
  /** Page number. At least 1. Default: 1. */
  page?: number | undefined;
  /** Results per page. 1 to 100. Default: 20. */
  pageSize?: number | undefined;
}

/** What `csat.surveys.create` takes. */
export interface SurveyCreateParams {
  /** The ticket that the answer is about. */
  ticketId: string;
  /** From 1, the worst, to 5. 1 to 5. */
  rating: number;
  /** What the customer added. At most 5,000 characters. */
  comment?: string | undefined;
}
