// Generated from packages/contract/src/customer/customer-quickhelp.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** A published article that fits a page. */
export interface QuickHelpSuggestion {
  /** Unique article identifier (art_ prefix). */
  id: string;
  /** Article title. */
  title: string;
  /** URL-safe slug: what the article is asked for by. */
  slug: string;
  /** The sentences of the article that fit best, as plain text. */
  passage: string;
  /** How well the article fits, from 0 to 1. 0 to 1. */
  score: number;
}

/** An article that an answer rests on. */
export interface QuickHelpSource {
  /** The article (art_ prefix). */
  articleId: string;
  /** Article title. */
  title: string;
  /** URL-safe slug: what the article is asked for by. */
  slug: string;
  /** The sentences of the article that fit best, as plain text. */
  passage: string;
  /** How well the article fits, from 0 to 1. 0 to 1. */
  score: number;
}

/** An answer from the published articles of the team. */
export interface QuickHelpAnswer {
  /** Unique answer identifier (ans_ prefix), for feedback. */
  id: string;
  /**
   * The answer, as plain text or Markdown; null when no article fits. Not escaped for HTML: escape
   * or sanitize it.
   */
  answer: string | null;
  /** The published articles it rests on, best first; empty only when there is no answer. */
  sources: QuickHelpSource[];
  /** How much of the question the sources cover, from 0 to 1; 0 when there is no answer. 0 to 1. */
  confidence: number;
  /**
   * Whether a language model wrote it from the sources; else it is the best passage, word for word.
   */
  isGenerated: boolean;
}

/** What a reader has said of an answer. */
export interface QuickHelpFeedback {
  /** The answer (ans_ prefix). */
  id: string;
  /** Whether it has helped. */
  helpful: boolean;
}

/** The page that a reader is on. Send at least one of its fields. */
export interface QuickHelpPage {
  /** The address of the page; words of its path count. At most 2,000 characters. */
  url?: string;
  /** The title of the page; counts most. At most 500 characters. */
  title?: string;
  /** What stands on the page, as plain text, up to 20 000 characters. At most 20,000 characters. */
  text?: string;
}

/** The page to suggest articles for: its address, its title, its text, or several of them. */
export interface QuickHelpSuggestParams {
  /** The address of the page; words of its path count. At most 2,000 characters. */
  url?: string | undefined;
  /** The title of the page; counts most. At most 500 characters. */
  title?: string | undefined;
  /** What stands on the page, as plain text, up to 20 000 characters. At most 20,000 characters. */
  text?: string | undefined;
  /** Max articles, 1 to 20. 1 to 20. Default: 5. */
  limit?: number | undefined;
}

/** A question, and where it came up. */
export interface QuickHelpAskParams {
  /** The question, up to 1000 characters. 1 to 1,000 characters. */
  question: string;
  /** The page on which it came up. Helps to choose; the question decides. */
  context?: QuickHelpPage | undefined;
}

/** What a reader says of an answer. */
export interface QuickHelpFeedbackParams {
  /** Whether the answer has helped. */
  helpful: boolean;
}
