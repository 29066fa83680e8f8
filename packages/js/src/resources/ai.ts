import * as defaults from '../core/defaults.ts';
import type { RequestOptions } from '../core/options.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type { AiResult, AiRunParams } from '../types/index.ts';

/**
 * Suggestions and summaries from a language model: `cstar.ai`. Answers may take long and each attempt costs, so
 * that these calls have a `timeout` of 2 minutes and no retries, whatever the client has; the options of a call
 * change both.
 */
export class Ai extends Resource {
  /**
   * Suggests the next reply to the customer of a ticket, from its conversation and your published
   * articles. Nothing is sent. Needs a secret key and the permission `manage_tickets`.
   *
   * @param ticketId its ID (`tkt_…`) or bare UUID
   * @throws CStarFeatureNotConfiguredError when the server has no language model
   * @throws CStarNotFoundError when there is no such ticket
   * @throws CStarValidationError when the ticket ID is malformed
   * @throws CStarPermissionError when the role behind the key lacks `manage_tickets`
   * @endpoint POST /api/v1/teams/{teamId}/ai
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { result } = await new CStarClient().ai.suggestReply('tkt_550e8400e29b41d4a716446655440000');
   * console.log(result.suggestion);
   * ```
   */
  suggestReply(ticketId: string, options?: RequestOptions): CStarPromise<AiResult> {
    return this.run({ action: 'suggest-reply', ticketId }, options);
  }

  /**
   * Tags a ticket with up to five tags that your team uses. `result.added` tells which are new on it.
   * Needs a secret key and the permission `manage_tickets`.
   *
   * @param ticketId its ID (`tkt_…`) or bare UUID
   * @throws CStarFeatureNotConfiguredError when the server has no language model
   * @throws CStarNotFoundError when there is no such ticket
   * @throws CStarValidationError when the ticket ID is malformed
   * @throws CStarPermissionError when the role behind the key lacks `manage_tickets`
   * @endpoint POST /api/v1/teams/{teamId}/ai
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { result } = await new CStarClient().ai.autoTag('tkt_550e8400e29b41d4a716446655440000');
   * console.log(result.tags, result.added);
   * ```
   */
  autoTag(ticketId: string, options?: RequestOptions): CStarPromise<AiResult> {
    return this.run({ action: 'auto-tag', ticketId }, options);
  }

  /**
   * Sums up the conversation of a ticket, internal notes included.
   * Needs a secret key and the permission `manage_tickets`.
   *
   * @param ticketId its ID (`tkt_…`) or bare UUID
   * @throws CStarFeatureNotConfiguredError when the server has no language model
   * @throws CStarNotFoundError when there is no such ticket
   * @throws CStarValidationError when the ticket ID is malformed
   * @throws CStarPermissionError when the role behind the key lacks `manage_tickets`
   * @endpoint POST /api/v1/teams/{teamId}/ai
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { result } = await new CStarClient().ai.summarize('tkt_550e8400e29b41d4a716446655440000');
   * console.log(result.summary);
   * ```
   */
  summarize(ticketId: string, options?: RequestOptions): CStarPromise<AiResult> {
    return this.run({ action: 'summarize', ticketId }, options);
  }

  /**
   * Corrects the draft of a reply: spelling, grammar, tone. Needs a secret key and the permission `manage_tickets`.
   *
   * @param text the draft, up to 20 000 characters
   * @throws CStarFeatureNotConfiguredError when the server has no language model
   * @throws CStarValidationError when the text is empty or too long
   * @throws CStarPermissionError when the role behind the key lacks `manage_tickets`
   * @endpoint POST /api/v1/teams/{teamId}/ai
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { result } = await new CStarClient().ai.improve('here is my respons to the cusomer');
   * console.log(result.text);
   * ```
   */
  improve(text: string, options?: RequestOptions): CStarPromise<AiResult> {
    return this.run({ action: 'improve', text }, options);
  }

  /**
   * Runs an AI action by its name. Unless `options` say otherwise, it waits 2 minutes and is not retried. Needs
   * a secret key and the permission `manage_tickets`.
   *
   * @param params `action`, and `ticketId` or `text` (up to 20 000 characters), whichever it is about
   * @throws CStarFeatureNotConfiguredError when the server has no language model
   * @throws CStarValidationError when the action is unknown, or what it is about is missing
   * @throws CStarServerError when the language model is away or gives no usable answer
   * @throws CStarPermissionError when the role behind the key lacks `manage_tickets`
   * @endpoint POST /api/v1/teams/{teamId}/ai
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const { result } = await new CStarClient().ai.run({ action: 'improve', text: 'helo' });
   * console.log(result.text);
   * ```
   */
  run(params: AiRunParams, options?: RequestOptions): CStarPromise<AiResult> {
    return this.transport.post(path`ai`, params, {
      ...options,
      timeout: options?.timeout ?? defaults.modelTimeout,
      maxRetries: options?.maxRetries ?? 0,
    });
  }
}
