// Generated from packages/contract/src/resources/mentions.ts. Do not edit:
// change the contract, then run `npm run generate`.

/** A place where a member was mentioned. */
export interface Mention {
  /** Tells the kind of object. */
  object: 'mention';
  /** Mention ID (mnt_ prefix). */
  id: string;
  /** The ticket in which it stands (tkt_ prefix). */
  ticketId: string;
  /** The title of that ticket. */
  ticketTitle: string;
  /** The message (msg_ prefix); null when the mention stands in the notes of the ticket. */
  messageId: string | null;
  /** The text around the mention. */
  excerpt: string;
  /** The member who wrote it (mem_ prefix); null when it was no member. */
  mentionedBy: string | null;
  /** The name of who wrote it. */
  mentionedByName: string;
  /** Whether the mention has been read. */
  read: boolean;
  /** When the mention was written. ISO 8601. */
  createdAt: string;
}

/** What `mentions.list` takes. */
export interface MentionListParams {
  /** Only return unread mentions. */
  unreadOnly?: boolean | undefined;
  /** Page number. At least 1. Default: 1. */
  page?: number | undefined;
  /** Results per page. 1 to 100. Default: 20. */
  pageSize?: number | undefined;
}
