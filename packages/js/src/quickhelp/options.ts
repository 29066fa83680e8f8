import type { RequestOptions } from '../core/options.ts';
import type { CustomerClientOptions } from '../customer/options.ts';
import type { QuickHelpPage } from '../types/customer-quickhelp.ts';

/** What a `QuickHelpClient` takes. */
export interface QuickHelpClientOptions extends CustomerClientOptions {
  /** Whether each new question aborts those before it, as in a search box. Default: false. */
  latestOnly?: boolean | undefined;
}

/** What `quickhelp.ask` takes beside the question. */
export interface QuickHelpAskOptions extends RequestOptions {
  /** The page on which the question came up. Helps to choose between articles; `text` is cut at 20 000 characters. */
  context?: QuickHelpPage | undefined;
  /** Aborts the questions before it that wait for an answer. Default: the `latestOnly` of the client. */
  abortPrevious?: boolean | undefined;
}
