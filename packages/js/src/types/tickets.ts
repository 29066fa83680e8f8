// Generated from packages/contract/src/resources/tickets.ts. Do not edit:
// change the contract, then run `npm run generate`.

import type { CustomerSummary } from './customers.ts';
import type { Message } from './messages.ts';
import type { Metadata, MetadataPatch } from './shared.ts';

/** Where a ticket stands. A created ticket is `new`. */
export type TicketStatus = 'new' | 'open' | 'pending' | 'resolved' | 'closed' | (string & {});

/** How urgent a ticket is. */
export type TicketPriority = 'low' | 'normal' | 'high' | 'urgent' | (string & {});

/** What a ticket list can inline. */
export type TicketExpand = 'customer' | (string & {});

/** One customer support conversation. */
export interface Ticket {
  /** Tells the kind of object. */
  object: 'ticket';
  /** Unique ticket identifier (tkt_ prefix). */
  id: string;
  /** Ticket subject line. */
  title: string;
  /** Current status. */
  status: TicketStatus;
  /** Priority level. */
  priority: TicketPriority;
  /** Associated customer ID (cus_ prefix). */
  customerId: string | null;
  /** Name of the customer, also where no customer record is linked. */
  customerName: string | null;
  /** Assigned agent ID (mem_ prefix). */
  assignedTo: string | null;
  /** Tags, in the order they were set. */
  tags: string[];
  /** Internal notes (not visible to customers); null for publishable keys. */
  notes: string | null;
  /** Number of messages on this ticket. */
  messageCount: number;
  /** ID of the ticket in another system, for imports; null for publishable keys. */
  externalId: string | null;
  /** Values of your custom fields, by their key; empty for publishable keys. */
  customFields: Record<string, unknown>;
  /** Your own key-value data; empty for publishable keys. */
  metadata: Metadata;
  /** When the first response is due. ISO 8601. */
  responseDeadline: string | null;
  /** When the resolution is due. ISO 8601. */
  resolutionDeadline: string | null;
  /** How the first response stands against its deadline. */
  responseTier: string | null;
  /** How the resolution stands against its deadline. */
  resolutionTier: string | null;
  /** Whether the clocks of the deadlines are stopped. */
  slaPaused: boolean;
  /** When an agent first answered. ISO 8601. */
  firstResponseAt: string | null;
  /** When the ticket was resolved. ISO 8601. */
  resolvedAt: string | null;
  /** When the ticket was closed. ISO 8601. */
  closedAt: string | null;
  /** When the ticket was created. ISO 8601. */
  createdAt: string;
  /** Last modification timestamp. ISO 8601. */
  updatedAt: string;
  /** The customer; present with `expand: ["customer"]`. */
  customer?: CustomerSummary | null;
}

/** A ticket with its message thread, as `tickets.get` returns it. */
export interface TicketDetail extends Ticket {
  /** The whole thread, oldest first; without internal messages for publishable keys. */
  messages: Message[];
}

/** What `tickets.list` takes. */
export interface TicketListParams {
  /** Filter by status. */
  status?: TicketStatus | undefined;
  /** Filter by priority. */
  priority?: TicketPriority | undefined;
  /** Full-text search in title, content and customer name. 1 to 200 characters. */
  search?: string | undefined;
  /** Filter tickets by customer. */
  customerId?: string | undefined;
  /** Filter tickets by assigned agent. */
  assignedTo?: string | undefined;
  /** Inline related objects. */
  expand?: readonly TicketExpand[] | undefined;
  /** Page number. At least 1. Default: 1. */
  page?: number | undefined;
  /** Results per page. 1 to 100. Default: 20. */
  pageSize?: number | undefined;
}

/** What `tickets.create` takes. */
export interface TicketCreateParams {
  /** Ticket subject line. 1 to 500 characters. */
  title: string;
  /** Priority level. Default: `normal`. */
  priority?: TicketPriority | undefined;
  /** Existing customer ID (cus_ prefix). */
  customerId?: string | undefined;
  /** Customer name (used if customerId is not given). 1 to 200 characters. */
  customerName?: string | undefined;
  /** Tags, as an array or one comma-separated string. */
  tags?: readonly string[] | string | undefined;
  /** Internal notes. At most 50,000 characters. */
  notes?: string | null | undefined;
  /** Agent to assign: a member ID (mem_) or user ID (usr_). */
  assignedTo?: string | undefined;
  /** ID of the ticket in another system. 1 to 200 characters. */
  externalId?: string | undefined;
  /** Values of your custom fields, by their key. */
  customFields?: Record<string, unknown> | undefined;
  /**
   * Your own key-value data: at most 50 keys of up to 100 characters; strings up to 1000
   * characters.
   */
  metadata?: Metadata | undefined;
}

/** What `tickets.update` takes: only the fields to change. */
export interface TicketUpdateParams {
  /** New title. 1 to 500 characters. */
  title?: string | undefined;
  /** New status. */
  status?: TicketStatus | undefined;
  /** New priority. */
  priority?: TicketPriority | undefined;
  /** Agent to assign; null unassigns. */
  assignedTo?: string | null | undefined;
  /** Tags that replace the existing ones, as an array or one comma-separated string. */
  tags?: readonly string[] | string | undefined;
  /** Internal notes. At most 50,000 characters. */
  notes?: string | null | undefined;
  /** Values of custom fields to merge, by their key; null removes one. */
  customFields?: Record<string, unknown> | undefined;
  /**
   * Key-value data to merge: keys you leave out stay, a key set to null is removed; at most 50 keys
   * in all.
   */
  metadata?: MetadataPatch | undefined;
}

/** What `tickets.sendTyping` takes. */
export interface TicketTypingParams {
  /** Whether you type an answer now. */
  isTyping: boolean;
}

/** What telling that somebody types returns. */
export interface TypingSent {
  /** Always true. */
  sent: true;
}
