// Generated from packages/contract/src/resources/exports.ts. Do not edit:
// change the contract, then run `npm run generate`.

import type { Article, ArticleStatus } from './articles.ts';
import type { DataResource } from './bulk.ts';
import type { Customer, CustomerSentiment, CustomerStatus } from './customers.ts';
import type { Ticket, TicketPriority, TicketStatus } from './tickets.ts';

/** How exported data is written. */
export type ExportFormat = 'json' | 'csv' | (string & {});

/** Which tickets to export. */
export interface TicketExportFilterParams {
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
}

/** Which customers to export. */
export interface CustomerExportFilterParams {
  /** Filter by status. */
  status?: CustomerStatus | undefined;
  /** Filter by sentiment. */
  sentiment?: CustomerSentiment | undefined;
  /** Search by name or email. 1 to 200 characters. */
  search?: string | undefined;
  /** Filter by tag. */
  tag?: string | undefined;
}

/** Which articles to export. */
export interface ArticleExportFilterParams {
  /** Filter by category name, slug or UUID. 1 to 200 characters. */
  category?: string | undefined;
  /** Filter by publication status. */
  status?: ArticleStatus | undefined;
  /** Filter by public visibility. */
  isPublic?: boolean | undefined;
  /** Full-text search in title and content. 1 to 200 characters. */
  search?: string | undefined;
  /** Filter by tag. */
  tag?: string | undefined;
}

/** One resource to export. */
export interface ExportSelectionParams {
  /** Resource type. */
  type: DataResource;
  /** What to export: the filters that the list of this resource takes. */
  filters?: Record<string, unknown> | undefined;
  /** Go on after this object: the cursor of the export before. At most 100 characters. */
  after?: string | undefined;
  /** Rows at most; without it as many as an export holds. 1 to 10,000. */
  limit?: number | undefined;
}

/** What `export.create` takes. */
export interface ExportParams {
  /** What to export, each resource once. CSV takes exactly one. 1 to 3 items. */
  resources: readonly ExportSelectionParams[];
  /** Output format. Default: `json`. */
  format?: ExportFormat | undefined;
}

/** What `export.get` takes. */
export interface ExportGetParams {
  /** What to export. CSV takes exactly one. */
  resources?: readonly DataResource[] | undefined;
  /** Output format. Default: `json`. */
  format?: ExportFormat | undefined;
}

/** An export as JSON. */
export interface JsonExport {
  /** Tells the kind of object. */
  object: 'export';
  /** Total rows exported. */
  totalRows: number;
  /** Whether rows were left out, because of a limit or of the size. The cursors go on there. */
  truncated: boolean;
  /** Rows that one export holds at most per resource. */
  limit: number;
  /** Where each exported resource was left. */
  cursors: {
    /** `after` of the export that goes on; null at the end. */
    tickets?: string | null;
    /** `after` of the export that goes on; null at the end. */
    customers?: string | null;
    /** `after` of the export that goes on; null at the end. */
    articles?: string | null;
  };
  /** Export format. */
  format: 'json';
  /** The objects, by resource. */
  resources: {
    /** The tickets, newest first. */
    tickets?: Ticket[];
    /** The customers, newest first. */
    customers?: Customer[];
    /** The articles, newest first. */
    articles?: Article[];
  };
}

/** An export as CSV. */
export interface CsvExport {
  /** Tells the kind of object. */
  object: 'export';
  /** Total rows exported. */
  totalRows: number;
  /** Whether rows were left out, because of a limit or of the size. The cursors go on there. */
  truncated: boolean;
  /** Rows that one export holds at most per resource. */
  limit: number;
  /** Where each exported resource was left. */
  cursors: {
    /** `after` of the export that goes on; null at the end. */
    tickets?: string | null;
    /** `after` of the export that goes on; null at the end. */
    customers?: string | null;
    /** `after` of the export that goes on; null at the end. */
    articles?: string | null;
  };
  /** Export format. */
  format: 'csv';
  /** A name for the file. */
  filename: string;
  /**
   * The file: CSV by RFC 4180 with a header row. A text that a spreadsheet would run as a formula
   * has an apostrophe before it.
   */
  content: string;
}

/** What an export returns, by its format. */
export type ExportResult = JsonExport | CsvExport;
