// Generated from packages/contract/src/resources/imports.ts. Do not edit:
// change the contract, then run `npm run generate`.

import type { ArticleStatus } from './articles.ts';
import type { DataResource } from './bulk.ts';
import type { CustomerCreateParams, CustomerSentiment, CustomerStatus } from './customers.ts';
import type { MessageCreateParams } from './messages.ts';
import type { Metadata } from './shared.ts';
import type { TicketPriority, TicketStatus } from './tickets.ts';

/** What an import does with a record that exists already. */
export type MergeStrategy = 'skip' | 'overwrite' | 'merge' | (string & {});

/** One message of the thread of an imported ticket. */
export interface TicketImportMessageParams extends MessageCreateParams {
  /** When it was sent; default when the ticket was created. ISO 8601. */
  createdAt?: string | undefined;
}

/** One ticket of an import. Matched by id, then externalId. */
export interface TicketImportParams {
  /** ID of the ticket here, to match it. When there is none, the ticket gets a new ID. */
  id?: string | undefined;
  /** Ticket subject line. 1 to 500 characters. */
  title: string;
  /** Priority level; default `normal`. */
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
  /** Status of the ticket; default `new`. */
  status?: TicketStatus | undefined;
  /** Email of an existing customer to attach, in place of customerId. At most 320 characters. */
  customerEmail?: string | undefined;
  /**
   * The thread, at most 100 messages. It is history: written when the ticket is created, without an
   * event for each message, and never added to a ticket that exists. At most 100 items.
   */
  messages?: readonly TicketImportMessageParams[] | undefined;
  /** When it was created elsewhere; default now. Existing objects keep theirs. ISO 8601. */
  createdAt?: string | undefined;
}

/** One customer of an import. Matched by id, then externalId, then email. */
export interface CustomerImportParams extends CustomerCreateParams {
  /** ID of the customer here, to match them. When there is none, the customer gets a new ID. */
  id?: string | undefined;
  /** Account status. */
  status?: CustomerStatus | undefined;
  /** How a customer feels, computed from interactions or set by hand. */
  sentiment?: CustomerSentiment | undefined;
  /** When it was created elsewhere; default now. Existing objects keep theirs. ISO 8601. */
  createdAt?: string | undefined;
}

/** One article of an import. Matched by id, then slug. */
export interface ArticleImportParams {
  /** ID of the article here, to match it. When there is none, the article gets a new ID. */
  id?: string | undefined;
  /** Slug to match, and of a new article; default made from the title. 1 to 200 characters. */
  slug?: string | undefined;
  /** Article title. 1 to 500 characters. */
  title: string;
  /** Article body (Markdown). At most 500,000 characters. */
  content?: string | undefined;
  /** Name, slug or UUID of an existing category; null for none. 1 to 200 characters. */
  category?: string | null | undefined;
  /** Publication status. */
  status?: ArticleStatus | undefined;
  /** Whether visible publicly. */
  isPublic?: boolean | undefined;
  /** Tags, as an array or one comma-separated string. */
  tags?: readonly string[] | string | undefined;
  /** Internal notes. At most 50,000 characters. */
  notes?: string | null | undefined;
  /** Description for search engines. At most 500 characters. */
  metaDescription?: string | null | undefined;
  /**
   * Your own key-value data: at most 50 keys of up to 100 characters; strings up to 1000
   * characters.
   */
  metadata?: Metadata | undefined;
  /** When it was created elsewhere; default now. Existing objects keep theirs. ISO 8601. */
  createdAt?: string | undefined;
}

/** What `import.create` takes. */
export interface ImportParams {
  /** Resource type. */
  resource: DataResource;
  /**
   * The records, at most 500: what creating such an object takes, and id, externalId, status,
   * createdAt. Together at most 16 MiB of JSON. 1 to 500 items.
   */
  records: readonly Record<string, unknown>[];
  /**
   * What happens to a record that matches an existing object, or an earlier record. `skip` leaves
   * the object as it is. `overwrite` replaces the fields that the record gives and clears the
   * others that can be empty: notes, tags, metadata, custom fields, externalId, and the assignee of
   * a ticket, the category and search description of an article. `merge` replaces the fields that
   * the record gives, leaves the others, unites tags, and merges metadata and custom fields.
   * Default: `skip`.
   */
  mergeStrategy?: MergeStrategy | undefined;
}

/** Why one record of an import was not taken. */
export interface ImportError {
  /** Position of the record in `records`, from 0. */
  index: number;
  /** What went wrong, for programs. */
  code: string;
  /** What went wrong and what to do, for people. */
  message: string;
  /** The field at fault. */
  param?: string;
}

/** What an import did. */
export interface ImportResult {
  /** Tells the kind of object. */
  object: 'import_result';
  /** Resource type imported. */
  resource: DataResource;
  /** Total records processed. */
  total: number;
  /** Records created. */
  created: number;
  /** Records that changed an existing object. */
  updated: number;
  /** Records that exist already and were left alone. */
  skipped: number;
  /** Records that were not taken. */
  failed: number;
  /** One entry per record that failed, in their order. */
  errors: ImportError[];
}

/** How an import ended: `failed` when no record was taken. */
export type ImportStatus = 'completed' | 'completed_with_errors' | 'failed' | (string & {});

/** One import that was run. */
export interface ImportLog {
  /** Tells the kind of object. */
  object: 'import_log';
  /** Unique import identifier (imp_ prefix). */
  id: string;
  /** Resource type imported. */
  resource: DataResource;
  /** How an import ended: `failed` when no record was taken. */
  status: ImportStatus;
  /** Records of the request. */
  totalRecords: number;
  /** Records created. */
  created: number;
  /** Records that changed an existing object. */
  updated: number;
  /** Records that exist already and were left alone. */
  skipped: number;
  /** Records that were not taken. */
  failed: number;
  /** What an import does with a record that exists already. */
  mergeStrategy: MergeStrategy;
  /** Who ran the import. */
  actorName: string;
  /** When the import ran. ISO 8601. */
  createdAt: string;
}

/** What `import.logs` takes. */
export interface ImportLogListParams {
  /** Page number. At least 1. Default: 1. */
  page?: number | undefined;
  /** Results per page. 1 to 100. Default: 20. */
  pageSize?: number | undefined;
}
