import { fetchList } from '../core/list.ts';
import type { RequestOptions } from '../core/options.ts';
import { path } from '../core/url.ts';
import type { ChatMessage, ChatTicket } from '../types/index.ts';
import { ChatResource } from './resource.ts';
import { withIds } from './tickets.ts';

/** A ticket under its older name. */
export interface ChatConversation extends ChatTicket {
  /** The title of the ticket. */
  subject: string;
}

const named = (ticket: ChatTicket): ChatConversation => ({ ...ticket, subject: ticket.title });

/**
 * Tickets by their older name, with the shapes of that time: `chat.conversations`.
 *
 * @deprecated use `chat.tickets` and `chat.messages`
 */
export class ChatConversations extends ChatResource {
  /**
   * Opens a ticket.
   *
   * @deprecated use `chat.tickets.create({ title, message })`
   * @throws CStarValidationError when a field is missing or malformed
   */
  async create(
    { subject, message }: { subject: string; message?: string | undefined },
    options?: RequestOptions,
  ): Promise<ChatConversation> {
    const ticket = withIds({ title: subject, message });
    return named(await this.presence.transport.post<ChatTicket>(path`tickets`, ticket, options));
  }

  /**
   * Lists the newest hundred tickets of the customer.
   *
   * @deprecated use `chat.tickets.list()`
   * @throws ChatClientAuthError for a visitor: call `identify` first
   */
  async list(options?: RequestOptions): Promise<{ conversations: ChatConversation[] }> {
    const query = { pageSize: 100 };
    const { data } = await fetchList<ChatTicket>(this.presence.customers, path`tickets`, query, options);
    return { conversations: data.map(named) };
  }

  /**
   * Lists the first hundred messages of a ticket, oldest first.
   *
   * @deprecated use `chat.messages.list(ticketId)`
   * @throws CStarNotFoundError when there is no such ticket that this customer or visitor may see
   */
  async messages(conversationId: string, options?: RequestOptions): Promise<ChatMessage[]> {
    const where = path`tickets/${conversationId}/messages`;
    return (await fetchList<ChatMessage>(this.presence.transport, where, { pageSize: 100 }, options)).data;
  }
}
