// Generated from packages/contract/src/resources/automations.ts. Do not edit:
// change the contract, then run `npm run generate`.

import type { Role } from './shared.ts';
import type { TicketPriority, TicketStatus } from './tickets.ts';

/** The event that sets a rule off. */
export type AutomationTrigger =
  | 'ticket.created'
  | 'ticket.updated'
  | 'ticket.closed'
  | 'ticket.message_added'
  | 'ticket.deleted'
  | 'ticket.assigned'
  | 'customer.created'
  | 'customer.updated'
  | 'customer.deleted'
  | 'article.created'
  | 'article.published'
  | 'article.updated'
  | 'article.deleted'
  | 'community_post.created'
  | 'community_post.updated'
  | 'community_post.status_changed'
  | 'community_post.commented'
  | 'community_post.deleted'
  | 'community_post.voted'
  | 'survey.submitted'
  | (string & {});

/** How a field is compared. The last three look at what an update changed. */
export type AutomationOperator =
  | 'equals'
  | 'not_equals'
  | 'contains'
  | 'not_contains'
  | 'starts_with'
  | 'ends_with'
  | 'in'
  | 'not_in'
  | 'greater_than'
  | 'less_than'
  | 'is_empty'
  | 'is_not_empty'
  | 'changed'
  | 'changed_to'
  | 'changed_from'
  | (string & {});

/** One thing that must hold. */
export interface AutomationCondition {
  /**
   * The field to look at, such as priority, customer.email or customFields.plan. 1 to 200
   * characters.
   */
  field: string;
  /** How a field is compared. The last three look at what an update changed. */
  operator: AutomationOperator;
  /**
   * What to compare with: a list for in and not_in, nothing for is_empty, is_not_empty and changed.
   */
  value?: string | number | boolean | (string | number | boolean)[] | null;
}

/** One thing that must hold. */
export interface AutomationConditionParams {
  /**
   * The field to look at, such as priority, customer.email or customFields.plan. 1 to 200
   * characters.
   */
  field: string;
  /** How a field is compared. The last three look at what an update changed. */
  operator: AutomationOperator;
  /**
   * What to compare with: a list for in and not_in, nothing for is_empty, is_not_empty and changed.
   */
  value?: string | number | boolean | readonly (string | number | boolean)[] | null | undefined;
}

/** When a rule acts; without conditions, always. */
export interface AutomationConditions {
  /** Conditions that must all hold. */
  all: AutomationCondition[];
  /** Conditions of which one must hold, if there are any. */
  any: AutomationCondition[];
}

/** When a rule acts; without conditions, always. */
export interface AutomationConditionsParams {
  /** Conditions that must all hold. At most 50 items. */
  all?: readonly AutomationConditionParams[] | undefined;
  /** Conditions of which one must hold. At most 50 items. */
  any?: readonly AutomationConditionParams[] | undefined;
}

/** What to do. `assign` is another name of `assign_to`. */
export type AutomationActionType =
  | 'assign_to'
  | 'assign'
  | 'unassign'
  | 'add_tags'
  | 'remove_tags'
  | 'set_priority'
  | 'set_status'
  | 'add_note'
  | 'send_reply'
  | 'send_notification'
  | (string & {});

/** One thing that a rule does, with what its type needs. */
export interface AutomationAction {
  /** What to do. `assign` is another name of `assign_to`. */
  type: AutomationActionType;
  /** assign_to: the member who gets the ticket. */
  agentId?: string;
  /** add_tags, remove_tags: which. */
  tags?: string[];
  /** set_priority: which. */
  priority?: TicketPriority;
  /** set_status: which. */
  status?: TicketStatus;
  /** add_note, send_reply: the text. */
  content?: string;
  /** send_notification: the member who gets it. */
  memberId?: string;
  /** send_notification: every member of this role gets it. */
  role?: Role;
  /** send_notification: its title. */
  title?: string;
  /** send_notification: its text. */
  body?: string;
}

/** Gives the ticket to a member. */
export interface AutomationAssignParams {
  /** What to do: two names of one thing. */
  type: 'assign_to' | 'assign';
  /** A member ID (mem_) or user ID (usr_). */
  agentId: string;
}

/** Takes the ticket from whoever has it. */
export interface AutomationUnassignParams {
  /** What to do. */
  type: 'unassign';
}

/** Adds or removes tags. */
export interface AutomationTagParams {
  /** What to do. */
  type: 'add_tags' | 'remove_tags';
  /** Which: an array or one comma-separated string. */
  tags: readonly string[] | string;
}

/** Changes the priority of the ticket. */
export interface AutomationPriorityParams {
  /** What to do. */
  type: 'set_priority';
  /** How urgent a ticket is. */
  priority: TicketPriority;
}

/** Changes the status of the ticket. */
export interface AutomationStatusParams {
  /** What to do. */
  type: 'set_status';
  /** Where a ticket stands. A created ticket is `new`. */
  status: TicketStatus;
}

/** Adds a note that customers do not see, or sends an answer that they do. */
export interface AutomationTextParams {
  /** What to do. */
  type: 'add_note' | 'send_reply';
  /** The text. 1 to 10,000 characters. */
  content: string;
}

/** Notifies one member, or all members of a role. */
export interface AutomationNotificationParams {
  /** What to do. */
  type: 'send_notification';
  /** The member who gets it. */
  memberId?: string | undefined;
  /** Every member of this role gets it. */
  role?: Role | undefined;
  /** Its title; default the name of the rule. 1 to 200 characters. */
  title?: string | undefined;
  /** Its text. 1 to 1,000 characters. */
  body?: string | undefined;
}

/** One thing that a rule does, with what its type needs. */
export type AutomationActionParams =
  | AutomationAssignParams
  | AutomationUnassignParams
  | AutomationTagParams
  | AutomationPriorityParams
  | AutomationStatusParams
  | AutomationTextParams
  | AutomationNotificationParams;

/** A rule that acts when an event happens. */
export interface Automation {
  /** Tells the kind of object. */
  object: 'automation';
  /** Unique rule identifier (rule_ prefix). */
  id: string;
  /** Rule name. */
  name: string;
  /** The event that sets a rule off. */
  triggerEvent: AutomationTrigger;
  /** When a rule acts; without conditions, always. */
  conditions: AutomationConditions;
  /** What is done, in this order. */
  actions: AutomationAction[];
  /** Whether the rule runs. */
  enabled: boolean;
  /** How often its conditions held and it ran. */
  executionCount: number;
  /** When it ran last. ISO 8601. */
  lastExecutedAt: string | null;
  /** What failed when it ran last; null when nothing did. */
  lastError: string | null;
  /** When the rule was created. ISO 8601. */
  createdAt: string;
  /** Last modification timestamp. ISO 8601. */
  updatedAt: string;
}

/** What `automations.create` takes. */
export interface AutomationCreateParams {
  /** Rule name. 1 to 200 characters. */
  name: string;
  /** The event that sets a rule off. */
  triggerEvent: AutomationTrigger;
  /** When a rule acts; without conditions, always. */
  conditions?: AutomationConditionsParams | undefined;
  /** What is done, in this order. At most 20 items. */
  actions?: readonly AutomationActionParams[] | undefined;
  /** Enable immediately. Default: true. */
  enabled?: boolean | undefined;
}

/** What `automations.update` takes: only the fields to change. */
export interface AutomationUpdateParams {
  /** New name. 1 to 200 characters. */
  name?: string | undefined;
  /** The event that sets a rule off. */
  triggerEvent?: AutomationTrigger | undefined;
  /** Conditions that replace the existing ones. */
  conditions?: AutomationConditionsParams | undefined;
  /** Actions that replace the existing ones. At most 20 items. */
  actions?: readonly AutomationActionParams[] | undefined;
  /** Whether the rule runs. */
  enabled?: boolean | undefined;
}

/** What `automations.test` takes. */
export interface AutomationTestParams {
  /** Resource type to test against: the one that the trigger event is about. */
  resourceType: 'ticket' | 'customer' | 'article' | 'community_post' | 'survey' | (string & {});
  /** Resource ID to test against. 1 to 100 characters. */
  resourceId: string;
}

/** How one condition fared. */
export interface AutomationConditionResult {
  /** The field that was looked at. */
  field: string;
  /** How a field is compared. The last three look at what an update changed. */
  operator: AutomationOperator;
  /**
   * What to compare with: a list for in and not_in, nothing for is_empty, is_not_empty and changed.
   */
  value?: string | number | boolean | (string | number | boolean)[] | null;
  /** What the field holds; null when it holds nothing. */
  actual: unknown;
  /** Whether the condition holds. */
  passed: boolean;
}

/** What would become of one action. */
export interface AutomationActionResult {
  /** What to do. `assign` is another name of `assign_to`. */
  action: AutomationActionType;
  /** Whether it could be done now. */
  success: boolean;
  /** Why it could not be done, or would change nothing. */
  reason: string | null;
}

/** What a rule would do. Nothing was done. */
export interface AutomationTest {
  /** Tells the kind of object. */
  object: 'automation_test';
  /** Whether the conditions hold, so that the rule would run. */
  wouldMatch: boolean;
  /** How each condition fared. */
  conditionResults: {
    /** Of the conditions that must all hold. */
    all: AutomationConditionResult[];
    /** Of the conditions of which one must hold. */
    any: AutomationConditionResult[];
  };
  /** What would be done; empty when the rule would not run. */
  actionsWouldExecute: AutomationActionResult[];
}
