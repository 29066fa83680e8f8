// Generated from packages/contract/src/resources/activity.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** Who did something. */
export interface ActivityActor {
  /** The member (mem_), automation rule (rule_) or customer (cus_); null for the system. */
  id: string | null;
  /** Their name at the time. */
  name: string;
  /** What kind of actor it is. */
  type: 'member' | 'automation' | 'customer' | 'system' | (string & {});
}

/** One thing that happened. */
export interface ActivityItem {
  /** Tells the kind of object. */
  object: 'activity';
  /** Activity ID (act_ prefix). */
  id: string;
  /** What was done (e.g., ticket.created). */
  action: string;
  /** What was done, in words. */
  summary: string;
  /** Who did something. */
  actor: ActivityActor;
  /** What kind of object it was done to. */
  resourceType: string;
  /** The ID of that object. */
  resourceId: string | null;
  /** When it was done. ISO 8601. */
  createdAt: string;
}

/** What `activity.list` takes. */
export interface ActivityListParams {
  /** Max results. 1 to 100. Default: 50. */
  limit?: number | undefined;
  /** Cursor: the activity ID (act_ prefix) before which to go on. */
  before?: string | undefined;
  /** Filter by resource type. 1 to 100 characters. */
  resourceType?: string | undefined;
  /**
   * Filter by actor: a member (mem_ or usr_), an automation rule (rule_) or a customer (cus_). 1 to
   * 100 characters.
   */
  actorId?: string | undefined;
}
