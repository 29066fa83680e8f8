// Generated from packages/contract/src/resources/custom-fields.ts. Do not edit:
// change the contract, then run `npm run generate`.

/**
 * What a value is: a text of up to 5000 characters, a number, one option, a list of options, a date
 * such as 2026-03-01, or true or false.
 */
export type CustomFieldType =
  | 'text'
  | 'number'
  | 'select'
  | 'multiselect'
  | 'date'
  | 'boolean'
  | (string & {});

/** What a custom field belongs to. */
export type CustomFieldEntityType = 'tickets' | 'customers' | 'community_posts' | (string & {});

/** A field of your own: its definition. The values stand in `customFields` of each object. */
export interface CustomField {
  /** Tells the kind of object. */
  object: 'custom_field';
  /** Unique custom field identifier (cf_ prefix). */
  id: string;
  /** Display name. */
  name: string;
  /** The name of the field in `customFields`, unique per entity type. */
  key: string;
  /**
   * What a value is: a text of up to 5000 characters, a number, one option, a list of options, a
   * date such as 2026-03-01, or true or false.
   */
  type: CustomFieldType;
  /** What a custom field belongs to. */
  entityType: CustomFieldEntityType;
  /** What the field is for. */
  description: string | null;
  /**
   * Whether a new ticket or customer must have a value, which then cannot be removed. On community
   * posts the topic decides.
   */
  required: boolean;
  /** What can be chosen, for select and multiselect; else empty. */
  options: string[];
  /** Display order (ascending). */
  position: number;
  /** When the field was created. ISO 8601. */
  createdAt: string;
  /** Last modification timestamp. ISO 8601. */
  updatedAt: string;
}

/** What `customFields.list` takes. */
export interface CustomFieldListParams {
  /** Filter by entity type. */
  entityType?: CustomFieldEntityType | undefined;
}

/** What `customFields.create` takes. */
export interface CustomFieldCreateParams {
  /** Display name. 1 to 200 characters. */
  name: string;
  /** Name for programs, such as `priority_level`: unique per entity type, and for good. */
  key: string;
  /** Field type. It cannot be changed later. */
  type: CustomFieldType;
  /** What the field belongs to. It cannot be changed later. */
  entityType: CustomFieldEntityType;
  /** What the field is for. At most 1,000 characters. */
  description?: string | null | undefined;
  /**
   * Whether new tickets or customers must have a value. What exists already stays as it is.
   * Default: false.
   */
  required?: boolean | undefined;
  /**
   * What can be chosen: 1 to 100 options. Only for select types, which must have it. 1 to 100
   * items.
   */
  options?: readonly string[] | undefined;
  /** Display order (ascending). By default the last. 0 to 1,000,000. */
  position?: number | undefined;
}

/** What `customFields.update` takes: only the fields to change. */
export interface CustomFieldUpdateParams {
  /** Display name. 1 to 200 characters. */
  name?: string | undefined;
  /** What the field is for. At most 1,000 characters. */
  description?: string | null | undefined;
  /** Whether new tickets or customers must have a value. What exists already stays as it is. */
  required?: boolean | undefined;
  /**
   * Options that replace the existing ones. One that is in use cannot be left out. 1 to 100 items.
   */
  options?: readonly string[] | undefined;
  /** Display order (ascending). 0 to 1,000,000. */
  position?: number | undefined;
}
