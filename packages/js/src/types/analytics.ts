// Generated from packages/contract/src/resources/analytics.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** A time that ends now: the last 24 hours, 7 days, 30 days, 90 days or 365 days. */
export type AnalyticsPeriod = 'day' | 'week' | 'month' | 'quarter' | 'year' | (string & {});

/** How a team did in a period of time. */
export interface AnalyticsOverview {
  /** Tells the kind of object. */
  object: 'analytics_overview';
  /** Time period for the data. */
  period: AnalyticsPeriod;
  /** Where the period begins; this moment belongs to it. ISO 8601. */
  startsAt: string;
  /** Where the period ends: the moment of the call. ISO 8601. */
  endsAt: string;
  /** Tickets. */
  tickets: {
    /** Tickets created in the period. */
    total: number;
    /** Tickets that are neither resolved nor closed now, whenever created. */
    open: number;
    /** Tickets resolved or closed in the period, and not reopened since. */
    resolved: number;
    /**
     * Average minutes from creation to the first answer, for tickets first answered in the period,
     * with two decimals; null without any.
     */
    avgFirstResponseMinutes: number | null;
    /**
     * Average minutes from creation to resolution, for tickets resolved in the period, with two
     * decimals; null without any.
     */
    avgResolutionMinutes: number | null;
    /** Tickets created in the period, by their present status. */
    byStatus: {
      /** Tickets that are new. */
      new: number;
      /** Tickets that are open. */
      open: number;
      /** Tickets that are pending. */
      pending: number;
      /** Tickets that are resolved. */
      resolved: number;
      /** Tickets that are closed. */
      closed: number;
    };
    /** Tickets created in the period, by their present priority. */
    byPriority: {
      /** Tickets that are low. */
      low: number;
      /** Tickets that are normal. */
      normal: number;
      /** Tickets that are high. */
      high: number;
      /** Tickets that are urgent. */
      urgent: number;
    };
  };
  /** Customers. */
  customers: {
    /** Customers now. */
    total: number;
    /** Customers with a ticket created, or a message of theirs, in the period. */
    active: number;
    /** Customers created in the period. */
    new: number;
  };
  /** What customers say. */
  csat: {
    /** Average rating from 1 to 5, with two decimals; 0 without answers. */
    average: number;
    /** Answers in the period. */
    totalResponses: number;
  };
}

/** What `analytics.overview` takes. */
export interface AnalyticsOverviewParams {
  /** Time period. Default: `week`. */
  period?: AnalyticsPeriod | undefined;
}

/** How one member did in a period of time. */
export interface AgentStats {
  /** Tells the kind of object. */
  object: 'agent_stats';
  /** The member (mem_ prefix). */
  memberId: string;
  /** The user account behind the member (usr_ prefix). */
  userId: string;
  /** Name of the member. */
  name: string;
  /** Tickets assigned to them now that are neither resolved nor closed. */
  ticketsAssigned: number;
  /**
   * Tickets assigned to them that were resolved or closed in the period, and not reopened since.
   */
  ticketsResolved: number;
  /**
   * Average minutes from creation to the first answer, with two decimals, of tickets assigned to
   * them that were first answered in the period; null without any.
   */
  avgResponseTime: number | null;
  /**
   * Average rating in the period of the tickets that were theirs when the customer answered; null
   * without any.
   */
  csatAverage: number | null;
}

/** What `analytics.agents` takes. */
export interface AgentStatsParams {
  /** Time period. Default: `week`. */
  period?: AnalyticsPeriod | undefined;
}
