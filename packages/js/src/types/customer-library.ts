// Generated from packages/contract/src/customer/customer-library.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** A public category of the library. */
export interface LibraryCategory {
  /** Unique category identifier (UUID). */
  id: string;
  /** Category display name. */
  name: string;
  /** URL-safe slug, for addresses and filters. */
  slug: string;
  /** Category description. */
  description: string | null;
  /** Icon identifier. */
  icon: string | null;
  /** Color value. */
  color: string | null;
  /** Published articles in it that customers can read. */
  articleCount: number;
}

/** The category of an article. */
export interface LibraryCategoryName {
  /** Category display name. */
  name: string;
  /** URL-safe slug. */
  slug: string;
}

/** A published article, as customers read it. */
export interface LibraryArticle {
  /** Unique article identifier (art_ prefix). */
  id: string;
  /** Article title. */
  title: string;
  /** URL-safe slug: what the article is asked for by. */
  slug: string;
  /** The first words of the article, without markup. */
  excerpt: string;
  /** Its category; null when it has none. */
  category: LibraryCategoryName | null;
  /** Article body (Markdown). */
  content: string;
  /** Tags, in the order they were set. */
  tags: string[];
  /** Minutes it takes to read, at least 1. */
  readTime: number;
  /** Number of times viewed. */
  viewCount: number;
  /** Description for search engines. */
  metaDescription: string | null;
  /** When the article was first published. ISO 8601. */
  publishedAt: string | null;
  /** Last modification timestamp. ISO 8601. */
  updatedAt: string;
}

/** An article that a search has found. */
export interface LibrarySearchResult {
  /** Unique article identifier (art_ prefix). */
  id: string;
  /** Article title. */
  title: string;
  /** URL-safe slug: what the article is asked for by. */
  slug: string;
  /** The first words of the article, without markup. */
  excerpt: string;
  /** Its category; null when it has none. */
  category: LibraryCategoryName | null;
  /** The part of the article that matches, as it is. Not escaped for HTML. */
  snippet: string;
  /** Title and snippet to put into a page. */
  highlights: {
    /** The title, escaped for HTML, with the words that match in <mark>. */
    title: string;
    /** The snippet, escaped for HTML, with the words that match in <mark>. */
    snippet: string;
  };
  /** How well it fits, from 0 to 1; the list is in this order. */
  score: number;
}

/** The library in numbers. */
export interface LibraryStats {
  /** Published articles that customers can read. */
  totalArticles: number;
  /** Public categories. */
  totalCategories: number;
  /** Views of all these articles. */
  totalViews: number;
}

/** What a reader says of an article. */
export type LibraryRating = 'helpful' | 'not_helpful' | (string & {});

/** A view that was counted. */
export interface LibraryView {
  /** The slug of the article. */
  slug: string;
  /** Number of times viewed, with this one. */
  viewCount: number;
}

/** What a reader has said of an article. */
export interface LibraryFeedback {
  /** The slug of the article. */
  slug: string;
  /** What a reader says of an article. */
  rating: LibraryRating;
}

/** What a list of articles is narrowed to. */
export interface LibraryArticleListParams {
  /** Only articles of the category with this slug. 1 to 200 characters. */
  categorySlug?: string | undefined;
  /** Only articles with this tag. 1 to 100 characters. */
  tag?: string | undefined;
  /** Page number. At least 1. Default: 1. */
  page?: number | undefined;
  /** Results per page. 1 to 100. Default: 20. */
  pageSize?: number | undefined;
}

/** What a search of the library takes. */
export interface LibrarySearchParams {
  /**
   * Search query, up to 200 characters: words, "phrases", -without, or. All words must be there;
   * the last may be unfinished. 1 to 200 characters.
   */
  q: string;
  /** Only articles of the category with this slug. 1 to 200 characters. */
  categorySlug?: string | undefined;
  /** Max results, 1 to 50. 1 to 50. Default: 10. */
  limit?: number | undefined;
  /** Which stretch of so many results, from 1. At least 1. Default: 1. */
  page?: number | undefined;
}

/** What the list of popular articles takes. */
export interface LibraryPopularParams {
  /** Max articles, 1 to 50. 1 to 50. Default: 5. */
  limit?: number | undefined;
}

/** What a reader says of an article. The last word of a reader counts. */
export interface LibraryFeedbackParams {
  /** What a reader says of an article. */
  rating: LibraryRating;
}
