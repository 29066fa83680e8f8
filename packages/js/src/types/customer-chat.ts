// Generated from packages/contract/src/customer/customer-chat.ts. Do not edit:
// change the contract, then run `npm run generate`.

import type { PlatformFile } from '../core/platform.ts';
import type { ImageType } from './attachments.ts';
import type { MessageSender } from './messages.ts';
import type { Metadata } from './shared.ts';
import type { TicketPriority, TicketStatus } from './tickets.ts';

/** The customer of a chat session. */
export interface ChatCustomer {
  /** Unique customer identifier (cus_ prefix). */
  id: string;
  /** Email address. */
  email: string;
  /** Full name. */
  name: string;
  /** ID of the customer in your system, where one is known. */
  externalId: string | null;
}

/** Who talks in a chat: a visitor, or a customer. */
export interface ChatSession {
  /** Tells the kind of object. */
  object: 'chat_session';
  /** Goes along with each call as `Authorization: Bearer <accessToken>`. */
  accessToken: string;
  /** How long the token is good from now, in seconds. */
  expiresIn: number;
  /** Whether the session is that of a customer, not of a visitor. */
  isIdentified: boolean;
  /** The customer; null for a visitor. */
  customer: ChatCustomer | null;
}

/** What names the visitor who somebody was before they logged in. */
export interface ChatClaimParams {
  /** The access token that the caller had as a visitor. 1 to 4,000 characters. */
  visitorToken: string;
}

/** What came along from the session of a visitor. */
export interface ChatClaimed {
  /** How many tickets came along; 0 when that session is over. */
  tickets: number;
}

/** What ends a chat session answers. */
export interface ChatLoggedOut {
  /** Always true. */
  loggedOut: true;
}

/** An image of a chat message. */
export interface ChatAttachment {
  /** Unique attachment identifier (att_ prefix). */
  id: string;
  /** Name to show and to save under. */
  filename: string;
  /** What an image is, as its content says. */
  content_type: ImageType;
  /** Size in bytes. */
  size_bytes: number;
  /** Width in pixels. */
  width: number;
  /** Height in pixels. */
  height: number;
  /** Where the image can be downloaded for an hour; ask for the messages again to get a new one. */
  url: string;
}

/** One message of a chat. */
export interface ChatMessage {
  /** Tells the kind of object. */
  object: 'message';
  /** Unique message identifier (msg_ prefix). */
  id: string;
  /** The ticket it belongs to (tkt_ prefix). */
  ticket_id: string;
  /** Who sent a message. */
  sender: MessageSender;
  /** Display name of the sender. */
  sender_name: string | null;
  /** Message body text; may be empty where there are attachments. */
  content: string;
  /** Images of the message. */
  attachments: ChatAttachment[];
  /** When the message was sent. ISO 8601. */
  created_at: string;
}

/** A message as a stream tells it: whoever knows the one before it has missed none. */
export interface ChatStreamedMessage extends ChatMessage {
  /** The message before it that the customer can see (msg_ prefix); null for the first. */
  previous_id: string | null;
}

/** A ticket as the customer sees it. */
export interface ChatTicket {
  /** Tells the kind of object. */
  object: 'ticket';
  /** Unique ticket identifier (tkt_ prefix). */
  id: string;
  /** Ticket subject line. */
  title: string;
  /** Current status. */
  status: TicketStatus;
  /** Priority level. */
  priority: TicketPriority;
  /** When the ticket was created. ISO 8601. */
  created_at: string;
  /** When something last happened in it: its newest message, its solution or its end. ISO 8601. */
  updated_at: string;
  /** When the ticket was closed. ISO 8601. */
  closed_at: string | null;
  /** Number of messages that the customer can see. */
  message_count: number;
  /** Number of messages of others after the one that was last marked as read. */
  unread_count: number;
  /** The newest message that the customer can see. */
  last_message: ChatMessage | null;
}

/** Tells that somebody types. It is not stored, and is over by itself after a few seconds. */
export interface ChatTyping {
  /** The ticket (tkt_ prefix). */
  ticket_id: string;
  /** Who types. */
  sender: 'agent' | 'customer' | (string & {});
  /** Display name of who types. */
  sender_name: string | null;
  /** Whether they type now, or have stopped. */
  is_typing: boolean;
}

/**
 * Tells that this session may not see a ticket any more: it was deleted, or is that of somebody
 * else.
 */
export interface ChatClosed {
  /** The ticket (tkt_ prefix). */
  ticket_id: string;
}

/** What `chat.markRead` returns. */
export interface ChatRead {
  /** Always true. */
  read: true;
}

/** What `chat.identify` takes. */
export interface ChatIdentifyParams {
  /**
   * Who it is. Further fields are not signed; texts, numbers and truth values among them are kept
   * as metadata.
   */
  customer: {
    /** Email address. Signed. At most 320 characters. */
    email: string;
    /** ID of the customer in your system; a number counts as text. Signed. */
    externalId?: string | number | null | undefined;
    /** The same as `externalId`, which goes first. Signed as `externalId`. */
    id?: string | number | null | undefined;
    /** Full name. Signed. 1 to 200 characters. */
    name?: string | null | undefined;
    /** When it was signed, in Unix seconds: good for an hour either way. Signed. */
    timestamp: number;
  };
  /**
   * HMAC-SHA256 over the signed fields with your identity secret, in lowercase hex. 1 to 200
   * characters.
   */
  signature: string;
}

/** What `chat.tickets.list` takes. */
export interface ChatTicketListParams {
  /** Filter by status. */
  status?: TicketStatus | undefined;
  /** Page number. At least 1. Default: 1. */
  page?: number | undefined;
  /** Results per page. 1 to 100. Default: 20. */
  pageSize?: number | undefined;
}

/** What `chat.tickets.create` takes. */
export interface ChatTicketCreateParams {
  /** An ID of your own making, a UUID: the same call again then makes no second ticket. */
  id?: string | undefined;
  /** Ticket subject line. 1 to 500 characters. */
  title: string;
  /** The first message. Default: none. At most 50,000 characters. */
  message?: string | undefined;
  /** An ID of your own making for the first message. */
  messageId?: string | undefined;
  /** Images that were uploaded in this session and not yet sent: at most 10. At most 10 items. */
  attachments?: readonly string[] | undefined;
  /** Priority level. Default: `normal`. */
  priority?: TicketPriority | undefined;
  /**
   * Your own key-value data: at most 50 keys of up to 100 characters; strings up to 1000
   * characters.
   */
  metadata?: Metadata | undefined;
}

/** What `chat.messages.list` takes. */
export interface ChatMessageListParams {
  /** Only what comes after this message of the ticket. */
  after?: string | undefined;
  /** Page number. At least 1. Default: 1. */
  page?: number | undefined;
  /** Results per page. 1 to 100. Default: 50. */
  pageSize?: number | undefined;
}

/** What `chat.messages.send` takes. */
export interface ChatMessageSendParams {
  /** An ID of your own making, a UUID: the same call again then makes no second message. */
  id: string;
  /** Message body text; may be empty where there are attachments. At most 50,000 characters. */
  content: string;
  /** Images that were uploaded in this session and not yet sent: at most 10. At most 10 items. */
  attachments?: readonly string[] | undefined;
}

/** What `chat.sendTyping` takes. */
export interface ChatTypingParams {
  /** Whether the customer types now. */
  isTyping: boolean;
}

/** What `chat.markRead` takes. */
export interface ChatReadParams {
  /** The newest message that was read. */
  messageId: string;
}

/** What `chat.attachments.upload` takes. */
export interface ChatAttachmentCreateParams {
  /**
   * The image: JPEG, PNG, GIF or WebP. The content decides which, not the name. 1 to 5,242,880
   * bytes.
   */
  file: PlatformFile;
  /**
   * Name to show and to save under. Default: the name that the file came with. 1 to 255 characters.
   */
  filename?: string | undefined;
}
