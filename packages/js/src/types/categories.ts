// Generated from packages/contract/src/resources/categories.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** A group of knowledge base articles. */
export interface Category {
  /** Tells the kind of object. */
  object: 'category';
  /** Unique category identifier (UUID). */
  id: string;
  /** Category display name. */
  name: string;
  /** URL-safe slug, made from the name. */
  slug: string;
  /** Category description. */
  description: string | null;
  /** Icon identifier. */
  icon: string | null;
  /** Color value. */
  color: string | null;
  /** Display order (ascending). */
  sortOrder: number;
  /** Whether visible in the public knowledge base. */
  isPublic: boolean;
  /** When the category was created. ISO 8601. */
  createdAt: string;
  /** Last modification timestamp. ISO 8601. */
  updatedAt: string;
}

/** What `categories.list` takes. */
export interface CategoryListParams {
  /** Filter by public visibility. */
  isPublic?: boolean | undefined;
}

/** What `categories.create` takes. */
export interface CategoryCreateParams {
  /** Category display name. 1 to 200 characters. */
  name: string;
  /** Category description. At most 2,000 characters. */
  description?: string | null | undefined;
  /** Icon identifier. At most 100 characters. */
  icon?: string | null | undefined;
  /** Color value. At most 50 characters. */
  color?: string | null | undefined;
  /** Display order (ascending). 0 to 1,000,000. */
  sortOrder?: number | undefined;
  /** Whether visible publicly. */
  isPublic?: boolean | undefined;
}

/** What `categories.update` takes: only the fields to change. */
export interface CategoryUpdateParams {
  /** New name; the slug stays. 1 to 200 characters. */
  name?: string | undefined;
  /** Category description. At most 2,000 characters. */
  description?: string | null | undefined;
  /** Icon identifier. At most 100 characters. */
  icon?: string | null | undefined;
  /** Color value. At most 50 characters. */
  color?: string | null | undefined;
  /** Display order (ascending). 0 to 1,000,000. */
  sortOrder?: number | undefined;
  /** Whether visible publicly. */
  isPublic?: boolean | undefined;
}
