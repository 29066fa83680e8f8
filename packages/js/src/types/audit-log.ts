// Generated from packages/contract/src/resources/audit-log.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** What kind of actor did something. */
export type ActorType = 'member' | 'automation' | 'customer' | 'system' | (string & {});

/** One thing that was done. Entries are never changed or removed. */
export interface AuditLogEntry {
  /** Tells the kind of object. */
  object: 'audit_log_entry';
  /** Log entry ID (aud_ prefix). */
  id: string;
  /** Action performed (e.g., ticket.created). */
  action: string;
  /** Type of resource affected. */
  resourceType: string;
  /** ID of the affected resource. */
  resourceId: string | null;
  /** What kind of actor did something. */
  actorType: ActorType;
  /** The member (mem_), automation rule (rule_) or customer (cus_); null for the system. */
  actorId: string | null;
  /** Name of who performed the action. */
  actorName: string;
  /** The call in which it happened. */
  requestId: string;
  /** Additional details about the action. */
  details: Record<string, unknown>;
  /** When the action occurred. ISO 8601. */
  createdAt: string;
}

/** What `auditLog.list` takes. */
export interface AuditLogListParams {
  /**
   * Filter by action type: one action, or all of a resource such as `ticket.*`. At most 100
   * characters.
   */
  action?: string | undefined;
  /** Filter by resource type. 1 to 100 characters. */
  resourceType?: string | undefined;
  /**
   * Filter by actor: a member (mem_ or usr_), an automation rule (rule_) or a customer (cus_). 1 to
   * 100 characters.
   */
  actorId?: string | undefined;
  /** Start date (ISO 8601): a day in UTC, or a moment. At most 40 characters. */
  startDate?: string | undefined;
  /** End date (ISO 8601), inclusive: a whole day in UTC, or a moment. At most 40 characters. */
  endDate?: string | undefined;
  /** Page number. At least 1. Default: 1. */
  page?: number | undefined;
  /** Results per page. 1 to 100. Default: 20. */
  pageSize?: number | undefined;
}
