// Generated from packages/contract/src/resources/messages.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** Who sent a message. */
export type MessageSender = 'agent' | 'customer' | 'system' | (string & {});

/** One message of a ticket thread. */
export interface Message {
  /** Tells the kind of object. */
  object: 'message';
  /** Unique message identifier (msg_ prefix). */
  id: string;
  /** Parent ticket ID (tkt_ prefix). */
  ticketId: string;
  /** Message body text. */
  content: string;
  /** Who sent a message. */
  sender: MessageSender;
  /** Display name of the sender. */
  senderName: string | null;
  /** Whether this is an internal note (not visible to customers). */
  isInternal: boolean;
  /** When the message was sent. ISO 8601. */
  createdAt: string;
}

/** What `tickets.messages.create` takes. */
export interface MessageCreateParams {
  /** Message body text. 1 to 50,000 characters. */
  content: string;
  /** Sender type. Default: `agent`. */
  sender?: MessageSender | undefined;
  /** Display name. 1 to 200 characters. */
  senderName?: string | undefined;
  /** Mark as internal note (not visible to customers). Default: false. */
  isInternal?: boolean | undefined;
}
