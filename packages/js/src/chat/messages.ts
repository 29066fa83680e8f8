import { fetchList } from '../core/list.ts';
import type { RequestOptions } from '../core/options.ts';
import type { PagePromise } from '../core/page.ts';
import type { CStarPromise } from '../core/result.ts';
import { path } from '../core/url.ts';
import type { ChatAttachment, ChatMessage, ChatMessageListParams } from '../types/index.ts';
import { newId } from './ids.ts';
import { ChatResource } from './resource.ts';

/** A message to send: its text, or more than that. */
export type ChatDraft =
  | string
  | {
      /** The text, up to 50 000 characters; may be empty where there are attachments. */
      content: string;
      /** Up to 10 uploads: what `chat.attachments.upload` gave, or the ids of that. */
      attachments?: readonly (string | ChatAttachment)[] | undefined;
      /** An id of your own making, `msg_` and a UUID without dashes: the same message sent twice is one. Default: a new one. */
      id?: string | undefined;
    };

/** The messages of tickets: `chat.messages`. */
export class ChatMessages extends ChatResource {
  /**
   * Lists the messages of a ticket, oldest first: one page when awaited, all of them when iterated. Internal notes of
   * the team are not among them.
   *
   * @param ticketId the ticket's ID (`tkt_…`) or bare UUID
   * @param params `after`: only what comes after this message; `page` (from 1) and `pageSize` (1 to 100, default 50)
   * @throws CStarNotFoundError when there is no such ticket that this customer or visitor may see
   * @throws CStarValidationError when a parameter is malformed
   * @endpoint GET /api/chat/{team}/tickets/{ticketId}/messages
   * @example
   * ```ts
   * import { ChatClient } from '@cstar.help/js/chat';
   *
   * declare const chat: ChatClient;
   * const { data, hasMore } = await chat.messages.list('tkt_550e8400e29b41d4a716446655440000');
   * console.log(data.length, hasMore);
   * ```
   */
  list(ticketId: string, params?: ChatMessageListParams, options?: RequestOptions): PagePromise<ChatMessage> {
    return fetchList(this.presence.transport, path`tickets/${ticketId}/messages`, params, options);
  }

  /**
   * Sends a message. Retries never send it twice. Subscribers of this client get it, too: show what `chat.thread`
   * gives, or match by `id`.
   *
   * @param ticketId the ticket's ID (`tkt_…`) or bare UUID
   * @param message its text, up to 50 000 characters; or `{ content, attachments }`
   * @throws CStarNotFoundError when there is no such ticket that this customer or visitor may see
   * @throws CStarValidationError when there is neither text nor attachment, or either is malformed
   * @throws CStarConflictError when another message has this `id`
   * @endpoint POST /api/chat/{team}/tickets/{ticketId}/messages
   * @example
   * ```ts
   * import { ChatClient } from '@cstar.help/js/chat';
   *
   * declare const chat: ChatClient;
   * declare const file: File;
   * const ticketId = 'tkt_550e8400e29b41d4a716446655440000';
   * await chat.messages.send(ticketId, 'It works again, thank you.');
   * const image = await chat.attachments.upload(file);
   * await chat.messages.send(ticketId, { content: 'As you see:', attachments: [image] });
   * ```
   */
  send(ticketId: string, message: ChatDraft, options?: RequestOptions): CStarPromise<ChatMessage> {
    const { id = newId('msg_'), content, attachments } = draftOf(message);
    const body = {
      id,
      content,
      attachments: attachments?.map((one) => (typeof one === 'string' ? one : one.id)),
    };
    return this.presence.transport.post(path`tickets/${ticketId}/messages`, body, options);
  }
}

export const draftOf = (message: ChatDraft): Exclude<ChatDraft, string> =>
  typeof message === 'string' ? { content: message } : message;
