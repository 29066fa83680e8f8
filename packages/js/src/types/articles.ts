// Generated from packages/contract/src/resources/articles.ts. Do not edit:
// change the contract, then run `npm run generate`.

import type { Metadata, MetadataPatch } from './shared.ts';

/** Publication status. */
export type ArticleStatus = 'draft' | 'published' | 'archived' | (string & {});

/** One article of the knowledge base. */
export interface Article {
  /** Tells the kind of object. */
  object: 'article';
  /** Unique article identifier (art_ prefix). */
  id: string;
  /** Article title. */
  title: string;
  /** URL-safe slug, made from the title. */
  slug: string;
  /** Article body (Markdown). */
  content: string;
  /** The first words of the article, without markup. */
  excerpt: string;
  /** Category name. */
  category: string | null;
  /** Category ID (UUID). */
  categoryId: string | null;
  /** Publication status. */
  status: ArticleStatus;
  /** Whether visible in public knowledge base. */
  isPublic: boolean;
  /** Tags, in the order they were set. */
  tags: string[];
  /** Internal notes (not visible to customers); null for publishable keys. */
  notes: string | null;
  /** Description for search engines. */
  metaDescription: string | null;
  /** Minutes it takes to read, at least 1. */
  readTime: number;
  /** Number of times viewed. */
  viewCount: number;
  /** Number of times used in replies. */
  useCount: number;
  /**
   * Your own key-value data: at most 50 keys of up to 100 characters; strings up to 1000
   * characters.
   */
  metadata: Metadata;
  /** When the article was first published. ISO 8601. */
  publishedAt: string | null;
  /** When the article was created. ISO 8601. */
  createdAt: string;
  /** Last modification timestamp. ISO 8601. */
  updatedAt: string;
}

/** What `articles.list` takes. */
export interface ArticleListParams {
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
  /** Page number. At least 1. Default: 1. */
  page?: number | undefined;
  /** Results per page. 1 to 100. Default: 20. */
  pageSize?: number | undefined;
}

/** What `articles.create` takes. An article starts as a draft. */
export interface ArticleCreateParams {
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
  /** Tags, as an array or one comma-separated string; replaces the existing ones. */
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
}

/** What `articles.update` takes: only the fields to change. */
export interface ArticleUpdateParams {
  /** New title; the slug stays. 1 to 500 characters. */
  title?: string | undefined;
  /** Article body (Markdown). At most 500,000 characters. */
  content?: string | undefined;
  /** Name, slug or UUID of an existing category; null for none. 1 to 200 characters. */
  category?: string | null | undefined;
  /** Publication status. */
  status?: ArticleStatus | undefined;
  /** Whether visible publicly. */
  isPublic?: boolean | undefined;
  /** Tags, as an array or one comma-separated string; replaces the existing ones. */
  tags?: readonly string[] | string | undefined;
  /** Internal notes. At most 50,000 characters. */
  notes?: string | null | undefined;
  /** Description for search engines. At most 500 characters. */
  metaDescription?: string | null | undefined;
  /**
   * Key-value data to merge: keys you leave out stay, a key set to null is removed; at most 50 keys
   * in all.
   */
  metadata?: MetadataPatch | undefined;
}
