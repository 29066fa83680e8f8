// Generated from packages/contract/src/resources/bulk.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** A kind of object that bulk changes, imports and exports know. */
export type DataResource = 'tickets' | 'customers' | 'articles' | (string & {});

/** What is done to each object. */
export type BulkAction = 'update' | 'delete' | (string & {});

/** What a bulk change takes. */
export interface BulkParams {
  /** Operation: update or delete. */
  action: BulkAction;
  /** Resource type. */
  resource: DataResource;
  /** IDs of the objects, at most 100; one that is named twice is changed once. 1 to 100 items. */
  ids: readonly string[];
  /**
   * The fields to change, as the update of one such object takes them. Required for update, not
   * taken by delete.
   */
  data?: Record<string, unknown> | undefined;
}

/** Why one object of a bulk change was left as it is. */
export interface BulkError {
  /** The ID as it was given. */
  id: string;
  /** What went wrong, for programs. */
  code: string;
  /** What went wrong and what to do, for people. */
  message: string;
  /** The parameter at fault. */
  param?: string;
}

/** What a bulk change did. */
export interface BulkResult {
  /** Tells the kind of object. */
  object: 'bulk_result';
  /** What is done to each object. */
  action: BulkAction;
  /** A kind of object that bulk changes, imports and exports know. */
  resource: DataResource;
  /** Objects asked for, each counted once. */
  total: number;
  /** Objects that were changed or deleted. */
  succeeded: number;
  /** Objects that stayed as they were. */
  failed: number;
  /** One entry per object that failed, in the order of the IDs. */
  errors: BulkError[];
}
