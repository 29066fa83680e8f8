export type { RequestOptions } from '../core/options.ts';
export type { Page, PagePromise } from '../core/page.ts';
export type { CStarPromise } from '../core/result.ts';
export type { CustomerClientOptions, TokenSource } from '../customer/options.ts';
export * from '../errors.ts';
export type {
  ChatAttachment,
  ChatCustomer,
  ChatMessage,
  ChatMessageListParams,
  ChatRead,
  ChatTicket,
  ChatTicketCreateParams,
  ChatTicketListParams,
  ChatTyping,
} from '../types/index.ts';
export type { ChatAttachments, ChatUploadOptions } from './attachments.ts';
export { ChatClientAuthError } from './auth-error.ts';
export { ChatClient } from './client.ts';
export type { ChatConversation, ChatConversations } from './conversations.ts';
export type { ChatStatus } from './feed.ts';
export type { MessageOptions } from './followers.ts';
export type { ChatDraft, ChatMessages } from './messages.ts';
export type { ChatClientOptions, ChatIdentity, ChatStorage } from './options.ts';
export type { ChatThread, ThreadMessage } from './thread.ts';
export type { ChatTickets } from './tickets.ts';
