// Generated from packages/contract/src/resources/sla.ts. Do not edit:
// change the contract, then run `npm run generate`.

import type { TicketPriority } from './tickets.ts';

/** How fast tickets of one priority must be answered and resolved. */
export interface SlaRule {
  /** Tells the kind of object. */
  object: 'sla_rule';
  /** Unique rule identifier (sla_ prefix). */
  id: string;
  /** Rule name. */
  name: string;
  /** The priority of the tickets it is for. */
  priority: TicketPriority;
  /** Minutes until the first response is due. */
  responseTarget: number;
  /** Minutes until the resolution is due. */
  resolutionTarget: number;
  /** Whether only business hours count. */
  businessHoursOnly: boolean;
  /** Whether the rule applies. */
  enabled: boolean;
  /** When the rule was created. ISO 8601. */
  createdAt: string;
  /** Last modification timestamp. ISO 8601. */
  updatedAt: string;
}

/** What `sla.create` takes. */
export interface SlaRuleCreateParams {
  /** Rule name. 1 to 200 characters. */
  name: string;
  /** The priority of the tickets it is for. */
  priority: TicketPriority;
  /** Minutes until the first response is due, up to a year. 1 to 525,600. */
  responseTarget: number;
  /**
   * Minutes until the resolution is due, up to a year; not fewer than for the response. 1 to
   * 525,600.
   */
  resolutionTarget: number;
  /** Count only business hours. Default: false. */
  businessHoursOnly?: boolean | undefined;
  /** Whether the rule applies at once. Default: true. */
  enabled?: boolean | undefined;
}

/** What `sla.update` takes: only the fields to change. */
export interface SlaRuleUpdateParams {
  /** New name. 1 to 200 characters. */
  name?: string | undefined;
  /** New priority. */
  priority?: TicketPriority | undefined;
  /** Minutes until the first response is due. 1 to 525,600. */
  responseTarget?: number | undefined;
  /** Minutes until the resolution is due. 1 to 525,600. */
  resolutionTarget?: number | undefined;
  /** Count only business hours. */
  businessHoursOnly?: boolean | undefined;
  /** Whether the rule applies. */
  enabled?: boolean | undefined;
}

/** Tickets by how they stand against a deadline. */
export interface SlaTierCounts {
  /** Less than half of the time is used. */
  on_track: number;
  /** At least half of the time is used. */
  at_risk: number;
  /** At least four fifths of the time are used. */
  critical: number;
  /** The deadline has passed. */
  breached: number;
  /** Done in time. */
  met: number;
  /** Done, but late. */
  missed: number;
}

/** What became of the deadlines of a period. */
export interface SlaOutcome {
  /** Done in time. */
  met: number;
  /** Done, but late. */
  missed: number;
  /** Share done in time, from 0 to 1; null when nothing was due. */
  metRate: number | null;
}

/** How well the targets are met. */
export interface SlaMetrics {
  /** Tells the kind of object. */
  object: 'sla_metrics';
  /** Begin of the period. ISO 8601. */
  from: string;
  /** End of the period (not included). ISO 8601. */
  to: string;
  /** Tickets that are neither resolved nor closed, as they stand now. */
  active: {
    /** Tickets with a deadline. */
    total: number;
    /** Those whose clocks are stopped. */
    paused: number;
    /** Those past at least one deadline that was not met yet. */
    breached: number;
    /** By first response. */
    response: SlaTierCounts;
    /** By resolution. */
    resolution: SlaTierCounts;
  };
  /** First responses given in the period. */
  response: SlaOutcome;
  /** Resolutions of the period. */
  resolution: SlaOutcome;
}

/** What `sla.metrics` takes. */
export interface SlaMetricsParams {
  /** Begin of the period; default 30 days before its end. ISO 8601. */
  from?: string | undefined;
  /** End of the period; default now. ISO 8601. */
  to?: string | undefined;
}
