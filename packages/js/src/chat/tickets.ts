import { fetchList } from '../core/list.ts';
import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type { ChatTicket, ChatTicketCreateParams, ChatTicketListParams } from '../types/index.ts';
import { newId } from './ids.ts';
import { ChatResource } from './resource.ts';

/** The tickets of who talks: `chat.tickets`. */
export class ChatTickets extends ChatResource {
  /**
   * Lists the tickets of the customer, newest first: one page when awaited, all of them when iterated.
   *
   * @param params `status` filters; `page` (from 1) and `pageSize` (1 to 100, default 20)
   * @throws ChatClientAuthError for a visitor: call `identify` first
   * @throws CStarValidationError when a filter is malformed
   * @endpoint GET /api/chat/{team}/tickets
   * @example
   * ```ts
   * import { ChatClient } from '@cstar.help/js/chat';
   *
   * declare const chat: ChatClient;
   * for await (const ticket of chat.tickets.list({ status: 'open' })) {
   *   console.log(ticket.title, ticket.unread_count);
   * }
   * ```
   */
  list(params?: ChatTicketListParams, options?: RequestOptions): PagePromise<ChatTicket> {
    return fetchList(this.presence.customers, path`tickets`, params, options);
  }

  /**
   * Opens a ticket, mostly with its first message. Visitors may, too: what they open goes along when they are
   * identified. Retries never open a second one.
   *
   * @param params `title` (up to 500 characters) is required; `message` up to 50 000 characters, `attachments` the
   * ids of up to 10 uploads
   * @throws CStarValidationError when a field is missing or malformed; `param` names it
   * @endpoint POST /api/chat/{team}/tickets
   * @example
   * ```ts
   * import { ChatClient } from '@cstar.help/js/chat';
   *
   * declare const chat: ChatClient;
   * const ticket = await chat.tickets.create({ title: 'Cannot sign in', message: 'Since this morning.' });
   * console.log(ticket.id);
   * ```
   */
  create(params: ChatTicketCreateParams, options?: RequestOptions): CStarPromise<ChatTicket> {
    return this.presence.transport.post(path`tickets`, withIds(params), options);
  }

  /**
   * Retrieves one ticket.
   *
   * @param ticketId its ID (`tkt_…`) or bare UUID
   * @throws CStarNotFoundError when there is none with this ID that this customer or visitor may see
   * @endpoint GET /api/chat/{team}/tickets/{ticketId}
   * @example
   * ```ts
   * import { ChatClient } from '@cstar.help/js/chat';
   *
   * declare const chat: ChatClient;
   * const ticket = await chat.tickets.get('tkt_550e8400e29b41d4a716446655440000');
   * console.log(ticket.status, ticket.last_message?.content);
   * ```
   */
  get(ticketId: string, options?: RequestOptions): CStarPromise<ChatTicket> {
    return this.presence.transport.get(path`tickets/${ticketId}`, options);
  }
}

/** Ids of our own making for the ticket, and for the message if there is one. */
export const withIds = (params: ChatTicketCreateParams): ChatTicketCreateParams => ({
  id: newId('tkt_'),
  messageId: (params.message ?? params.attachments) === undefined ? undefined : newId('msg_'),
  ...params,
});
