// Generated from packages/contract/src/resources/search.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** What can be searched. */
export type SearchType = 'tickets' | 'customers' | 'articles' | (string & {});

/** A ticket, customer or article that a search has found. */
export interface SearchResult {
  /** Tells the kind of object. */
  object: 'search_result';
  /** Resource type. */
  type: 'ticket' | 'customer' | 'article' | (string & {});
  /** Resource ID (tkt_, cus_ or art_ prefix). */
  id: string;
  /** Title or name, as it is. */
  title: string;
  /**
   * Matching text excerpt, as it is: of a message or of the article, or the email of a customer.
   * Not escaped for HTML.
   */
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
  /** Last modification timestamp of the resource. ISO 8601. */
  updatedAt: string;
}

/** What `search.query` takes. */
export interface SearchQueryParams {
  /**
   * Search query, up to 200 characters: words, "phrases", -without, or. All words must be there;
   * the last may be unfinished. 1 to 200 characters.
   */
  q: string;
  /** Types to search. Default: all of them. */
  types?: readonly SearchType[] | undefined;
  /** Max results, 1 to 50. 1 to 50. Default: 10. */
  limit?: number | undefined;
}
