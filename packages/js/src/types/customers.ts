// Generated from packages/contract/src/resources/customers.ts. Do not edit:
// change the contract, then run `npm run generate`.

import type { Metadata, MetadataPatch } from './shared.ts';

/** Account status. */
export type CustomerStatus = 'active' | 'inactive' | (string & {});

/** How a customer feels, computed from interactions or set by hand. */
export type CustomerSentiment =
  | 'positive'
  | 'neutral'
  | 'negative'
  | 'happy'
  | 'frustrated'
  | 'angry'
  | (string & {});

/** A customer in short, where another object inlines it. */
export interface CustomerSummary {
  /** Tells the kind of object. */
  object: 'customer';
  /** Unique customer identifier (cus_ prefix). */
  id: string;
  /** Full name. */
  name: string;
  /** Email address. */
  email: string;
}

/** A person who submits tickets. */
export interface Customer extends CustomerSummary {
  /** Account status. */
  status: CustomerStatus;
  /** How a customer feels, computed from interactions or set by hand. */
  sentiment: CustomerSentiment;
  /** Tags, in the order they were set. */
  tags: string[];
  /** Internal notes about this customer; null for publishable keys. */
  notes: string | null;
  /** Total number of tickets. */
  ticketCount: number;
  /** ID of the customer in another system, for imports; null for publishable keys. */
  externalId: string | null;
  /** Values of your custom fields, by their key; empty for publishable keys. */
  customFields: Record<string, unknown>;
  /** Your own key-value data; empty for publishable keys. */
  metadata: Metadata;
  /** When the customer was created. ISO 8601. */
  createdAt: string;
  /** Last modification timestamp. ISO 8601. */
  updatedAt: string;
}

/** What `customers.list` takes. */
export interface CustomerListParams {
  /** Filter by status. */
  status?: CustomerStatus | undefined;
  /** Filter by sentiment. */
  sentiment?: CustomerSentiment | undefined;
  /** Search by name or email. 1 to 200 characters. */
  search?: string | undefined;
  /** Filter by tag. */
  tag?: string | undefined;
  /** Page number. At least 1. Default: 1. */
  page?: number | undefined;
  /** Results per page. 1 to 100. Default: 20. */
  pageSize?: number | undefined;
}

/** What `customers.create` takes. */
export interface CustomerCreateParams {
  /** Full name. 1 to 200 characters. */
  name: string;
  /** Email address, unique within your team. At most 320 characters. */
  email: string;
  /** Tags, as an array or one comma-separated string. */
  tags?: readonly string[] | string | undefined;
  /** Internal notes. At most 50,000 characters. */
  notes?: string | null | undefined;
  /** ID of the customer in another system, unique within your team. 1 to 200 characters. */
  externalId?: string | undefined;
  /** Values of your custom fields, by their key. */
  customFields?: Record<string, unknown> | undefined;
  /**
   * Your own key-value data: at most 50 keys of up to 100 characters; strings up to 1000
   * characters.
   */
  metadata?: Metadata | undefined;
}

/** What `customers.update` takes: only the fields to change. */
export interface CustomerUpdateParams {
  /** Full name. 1 to 200 characters. */
  name?: string | undefined;
  /** Email address, unique within your team. At most 320 characters. */
  email?: string | undefined;
  /** Account status. */
  status?: CustomerStatus | undefined;
  /** Override sentiment. */
  sentiment?: CustomerSentiment | undefined;
  /** Tags that replace the existing ones, as an array or one comma-separated string. */
  tags?: readonly string[] | string | undefined;
  /** Internal notes. At most 50,000 characters. */
  notes?: string | null | undefined;
  /**
   * ID of the customer in another system, unique within your team; null removes it. 1 to 200
   * characters.
   */
  externalId?: string | null | undefined;
  /** Values of custom fields to merge, by their key; null removes one. */
  customFields?: Record<string, unknown> | undefined;
  /**
   * Key-value data to merge: keys you leave out stay, a key set to null is removed; at most 50 keys
   * in all.
   */
  metadata?: MetadataPatch | undefined;
}
