// Generated from packages/contract/src/shared/index.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** Where a page stands in its list. */
export interface Pagination {
  /** This page, from 1. */
  page: number;
  /** Results per page. */
  pageSize: number;
  /** Results on all pages. */
  total: number;
  /** Number of pages. */
  totalPages: number;
  /** Whether a page follows. */
  hasMore: boolean;
}

/**
 * Your own key-value data: at most 50 keys of up to 100 characters; strings up to 1000 characters.
 */
export type Metadata = Record<string, string | number | boolean>;

/**
 * Key-value data to merge: keys you leave out stay, a key set to null is removed; at most 50 keys
 * in all.
 */
export type MetadataPatch = Record<string, string | number | boolean | null>;

/** What every delete returns. */
export interface Deleted {
  /** Always true. */
  deleted: true;
  /** The ID of what was deleted. */
  id: string;
}
