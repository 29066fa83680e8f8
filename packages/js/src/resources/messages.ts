import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import { Resource } from '../core/resource.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type { Message, MessageCreateParams } from '../types/index.ts';

/** The thread of a ticket: `cstar.tickets.messages`. */
export class TicketMessages extends Resource {
  /**
   * Lists all messages of a ticket, oldest first, in one page. Publishable keys see no internal ones.
   *
   * @param ticketId the ticket's ID (`tkt_…`) or bare UUID
   * @throws CStarNotFoundError when there is no such ticket
   * @endpoint GET /api/v1/teams/{teamId}/tickets/{ticketId}/messages
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = 'tkt_550e8400e29b41d4a716446655440000';
   * const { data: messages } = await new CStarClient().tickets.messages.list(id);
   * console.log(messages.length);
   * ```
   */
  list(ticketId: string, options?: RequestOptions): PagePromise<Message> {
    return this.transport.list(path`tickets/${ticketId}/messages`, undefined, options);
  }

  /**
   * Adds a message to a ticket, or with `isInternal` a note that customers do not see.
   * Needs a secret key and the permission `manage_tickets`.
   *
   * @param ticketId the ticket's ID (`tkt_…`) or bare UUID
   * @param params `content` (up to 50 000 characters) is required; `sender` is `agent` by default
   * @throws CStarNotFoundError when there is no such ticket
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @throws CStarPermissionError when the role behind the key lacks `manage_tickets`
   * @endpoint POST /api/v1/teams/{teamId}/tickets/{ticketId}/messages
   * @example
   * ```ts
   * import { CStarClient } from '@cstar.help/js';
   *
   * const id = 'tkt_550e8400e29b41d4a716446655440000';
   * await new CStarClient().tickets.messages.create(id, { content: 'Please try again now.' });
   * ```
   */
  create(ticketId: string, params: MessageCreateParams, options?: RequestOptions): CStarPromise<Message> {
    return this.transport.post(path`tickets/${ticketId}/messages`, params, options);
  }
}
