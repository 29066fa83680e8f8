// Generated from packages/contract/src/resources/customer-groups.ts. Do not edit:
// change the contract, then run `npm run generate`.

import type { Customer } from './customers.ts';
import type { Metadata, MetadataPatch } from './shared.ts';

/** A group of customers, such as the people of one company. */
export interface CustomerGroup {
  /** Tells the kind of object. */
  object: 'customer_group';
  /** Unique group identifier (UUID). */
  id: string;
  /** Group name. */
  name: string;
  /** URL-friendly slug, unique within your team. */
  slug: string;
  /** What the group is. */
  description: string | null;
  /**
   * ID of the group in another system, for imports; unique within your team; null for publishable
   * keys.
   */
  externalId: string | null;
  /** Your own key-value data; empty for publishable keys. */
  customFields: Metadata;
  /** Number of customers in this group. */
  customerCount: number;
  /** When the group was created. ISO 8601. */
  createdAt: string;
  /** Last modification timestamp. ISO 8601. */
  updatedAt: string;
}

/** A customer as a member of a group. */
export interface CustomerGroupMember extends Customer {
  /** When the customer was added to the group. ISO 8601. */
  joinedGroupAt: string;
}

/** What `customerGroups.list` takes. */
export interface CustomerGroupListParams {
  /** Search groups by name. 1 to 200 characters. */
  search?: string | undefined;
  /** Page number. At least 1. Default: 1. */
  page?: number | undefined;
  /** Results per page. 1 to 100. Default: 25. */
  pageSize?: number | undefined;
}

/** What `customerGroups.create` takes. */
export interface CustomerGroupCreateParams {
  /** Group name. 1 to 200 characters. */
  name: string;
  /** What the group is. At most 2,000 characters. */
  description?: string | null | undefined;
  /** ID of the group in another system. 1 to 200 characters. */
  externalId?: string | null | undefined;
  /**
   * URL-friendly slug: lower-case letters and digits, parted by dashes. Default: made from the
   * name. 1 to 80 characters.
   */
  slug?: string | undefined;
  /**
   * Your own key-value data: at most 50 keys of up to 100 characters; strings up to 1000
   * characters.
   */
  customFields?: Metadata | undefined;
}

/** What `customerGroups.update` takes: only the fields to change. */
export interface CustomerGroupUpdateParams {
  /** Group name; the slug stays. 1 to 200 characters. */
  name?: string | undefined;
  /** What the group is. At most 2,000 characters. */
  description?: string | null | undefined;
  /** ID of the group in another system. 1 to 200 characters. */
  externalId?: string | null | undefined;
  /**
   * URL-friendly slug: lower-case letters and digits, parted by dashes; unique within your team. 1
   * to 80 characters.
   */
  slug?: string | undefined;
  /**
   * Key-value data to merge: keys you leave out stay, a key set to null is removed; at most 50 keys
   * in all.
   */
  customFields?: MetadataPatch | undefined;
}

/** What `customerGroups.listMembers` takes. */
export interface CustomerGroupMemberListParams {
  /** Page number. At least 1. Default: 1. */
  page?: number | undefined;
  /** Results per page. 1 to 100. Default: 25. */
  pageSize?: number | undefined;
}

/** What `customerGroups.addMembers` takes: customerId or customerIds. */
export interface CustomerGroupMemberAddParams {
  /** One customer to add. */
  customerId?: string | undefined;
  /** Up to 100 customers to add, in place of customerId. 1 to 100 items. */
  customerIds?: readonly string[] | undefined;
}

/** What `customerGroups.addMembers` returns. */
export interface CustomerGroupMembersAdded {
  /** Customers that were not in the group before. */
  added: number;
  /** Customer IDs in the call. */
  total: number;
  /** IDs that changed nothing: given twice, or in the group already. */
  skipped: number;
}

/** What `customerGroups.removeMember` takes. */
export interface CustomerGroupMemberRemoveParams {
  /** The customer to remove. */
  customerId: string;
}

/** What `customerGroups.removeMember` returns. */
export interface CustomerGroupMemberRemoved {
  /** Always true. */
  removed: true;
  /** The customer, who stays. */
  customerId: string;
  /** The group. */
  groupId: string;
}
