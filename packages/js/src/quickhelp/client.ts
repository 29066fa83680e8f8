import * as defaults from '../core/defaults.ts';
import type { RequestOptions } from '../core/options.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import { CustomerClient } from '../customer/client.ts';
import { fetchOf, sharing } from '../customer/shared-fetch.ts';
import type {
  QuickHelpAnswer,
  QuickHelpFeedback,
  QuickHelpPage,
  QuickHelpSuggestion,
  QuickHelpSuggestParams,
} from '../types/customer-quickhelp.ts';
import type { QuickHelpAskOptions, QuickHelpClientOptions } from './options.ts';

/** Characters of a page that are sent: its first ones say what it is about. */
const maxText = 20_000;

/** A page with as much of its text as is taken, and no half of a character at the end. */
const cut = <Page extends QuickHelpPage | QuickHelpSuggestParams>(page: Page): Page => ({
  ...page,
  text: page.text?.slice(0, maxText).replace(/[\ud800-\udbff]$/, ''),
});

/**
 * Articles and answers that fit a page or a question, from what everybody may read in your library. No key, no account.
 *
 * Questions that are the same and wait at the same time share one request, and so do suggestions.
 *
 * @example
 * ```ts
 * import { QuickHelpClient } from '@cstar.help/js/quickhelp';
 *
 * const quickhelp = new QuickHelpClient({ teamSlug: 'acme' });
 * const { id, answer, sources } = await quickhelp.ask('How do I reset my password?');
 * if (answer !== null) console.log(answer, sources[0]?.slug);
 * await quickhelp.feedback(id, true);
 * ```
 */
export class QuickHelpClient extends CustomerClient {
  readonly #latestOnly: boolean;
  /** The questions that wait for an answer, with what each asks. */
  readonly #waiting = new Map<AbortController, string>();

  /**
   * @param options `teamSlug` is required
   * @throws CStarValidationError when an option makes no sense; `param` names it
   */
  constructor(options: QuickHelpClientOptions) {
    const isShared = (_: unknown, url: string) => !url.endsWith('/feedback');
    super('quickhelp', { ...options, fetch: sharing(fetchOf(options), isShared) });
    this.#latestOnly = options.latestOnly ?? false;
  }

  /**
   * Finds the articles that fit a page, best first, each with the passage that fits.
   *
   * @param page at least one of `url`, `title` (counts most) and `text` (cut at 20 000 characters); `limit`: 1 to 20, default 5
   * @throws CStarValidationError when the page is empty or a field is too long; `param` names it
   * @endpoint POST /api/quickhelp/{team}/suggest
   * @example
   * ```ts
   * import { QuickHelpClient } from '@cstar.help/js/quickhelp';
   *
   * const quickhelp = new QuickHelpClient({ teamSlug: 'acme' });
   * const articles = await quickhelp.suggest({ title: 'Invoices', url: 'https://app.acme.com/billing', limit: 3 });
   * for (const { title, passage } of articles) console.log(title, passage);
   * ```
   */
  suggest(page: QuickHelpSuggestParams, options?: RequestOptions): CStarPromise<QuickHelpSuggestion[]> {
    return this.transport.ask(path`suggest`, cut(page), options);
  }

  /**
   * Answers a question from the published articles: with the passage that fits best, or, where the server has a
   * language model, in the words of that model. Either way with `sources` and `confidence` (0 to 1). When no article
   * fits, `answer` is `null`.
   *
   * `answer` is plain text or Markdown, and not safe as HTML: put it into a page as text, or sanitize what you make of it.
   *
   * @param question 1 to 1000 characters
   * @param options `context`: the page it came up on; `abortPrevious`: aborts the questions before it, except for the
   *   same one; `signal` and the other options of calls. `timeout` is for the whole call, by itself 120 000 ms: what
   *   has run into it is not asked again
   * @throws CStarValidationError when the question is empty or too long
   * @throws DOMException named `AbortError` when a later question has aborted it
   * @endpoint POST /api/quickhelp/{team}/ask
   * @example
   * ```ts
   * import { QuickHelpClient } from '@cstar.help/js/quickhelp';
   *
   * const quickhelp = new QuickHelpClient({ teamSlug: 'acme' });
   * const { answer, sources, confidence } = await quickhelp.ask('Where are my invoices?', {
   *   context: { title: 'Billing' },
   *   abortPrevious: true,
   * });
   * console.log(answer ?? 'Nobody knows.', confidence, sources.length);
   * ```
   */
  ask(question: string, options: QuickHelpAskOptions = {}): CStarPromise<QuickHelpAnswer> {
    const { context, abortPrevious = this.#latestOnly, signal, ...others } = options;
    const usual = this.transport.settings.timeout;
    const timeout = others.timeout ?? (usual === defaults.timeout ? defaults.modelTimeout : usual);
    const body = { question, context: context && cut(context) };
    const asked = JSON.stringify(body);
    if (abortPrevious) {
      for (const [previous, other] of this.#waiting) if (other !== asked) previous.abort();
    }
    const controller = new AbortController();
    const leave = () => controller.abort(signal?.reason);
    if (signal?.aborted) leave();
    signal?.addEventListener('abort', leave);
    this.#waiting.set(controller, asked);
    const answer = this.transport.ask<QuickHelpAnswer>(path`ask`, body, {
      ...others,
      signal: controller.signal,
      timeout,
      // Of the whole call: a question that takes too long must not be answered, and paid for, once more.
      deadline: Math.min(others.deadline ?? Infinity, timeout),
    });
    const done = () => {
      this.#waiting.delete(controller);
      signal?.removeEventListener('abort', leave);
    };
    answer.then(done, done);
    return answer;
  }

  /**
   * Says whether an answer has helped. The last word counts.
   *
   * @param answerId its ID (`ans_…`)
   * @throws CStarNotFoundError when there is none with this ID
   * @endpoint POST /api/quickhelp/{team}/answers/{answerId}/feedback
   * @example
   * ```ts
   * import { QuickHelpClient } from '@cstar.help/js/quickhelp';
   *
   * await new QuickHelpClient({ teamSlug: 'acme' }).feedback('ans_550e8400e29b41d4a716446655440000', true);
   * ```
   */
  feedback(answerId: string, helpful: boolean, options?: RequestOptions): CStarPromise<QuickHelpFeedback> {
    return this.transport.post(path`answers/${answerId}/feedback`, { helpful }, options);
  }
}
