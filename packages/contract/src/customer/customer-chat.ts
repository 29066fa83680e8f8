import { z } from 'zod';
import { customerEndpoint, one, page, resource } from '../endpoint.ts';
import { ImageType, imageForm, maxImageBytes } from '../resources/attachments.ts';
import { MessageSender } from '../resources/messages.ts';
import { TicketPriority, TicketStatus, TypingSent } from '../resources/tickets.ts';
import { datetime, Metadata, objectKind, text } from '../shared/fields.ts';
import { id, idInput } from '../shared/ids.ts';
import { pageParams } from '../shared/query.ts';

/** Of one message. */
const maxChatAttachments = 10;

const ChatCustomer = z
  .object({
    id: id('customer').describe('Unique customer identifier (cus_ prefix)'),
    email: z.string().describe('Email address'),
    name: z.string().describe('Full name'),
    externalId: z.string().nullable().describe('ID of the customer in your system, where one is known'),
  })
  .describe('The customer of a chat session.');

const ChatSession = z
  .object({
    object: objectKind('chat_session'),
    accessToken: z.string().describe('Goes along with each call as `Authorization: Bearer <accessToken>`'),
    expiresIn: z.int().describe('How long the token is good from now, in seconds'),
    isIdentified: z.boolean().describe('Whether the session is that of a customer, not of a visitor'),
    customer: ChatCustomer.nullable().describe('The customer; null for a visitor'),
  })
  .describe('Who talks in a chat: a visitor, or a customer.');

const ChatClaimParams = z
  .object({
    visitorToken: z.string().min(1).max(4_000).describe('The access token that the caller had as a visitor'),
  })
  .describe('What names the visitor who somebody was before they logged in.');

const ChatClaimed = z
  .object({ tickets: z.int().describe('How many tickets came along; 0 when that session is over') })
  .describe('What came along from the session of a visitor.');

const ChatLoggedOut = z
  .object({ loggedOut: z.literal(true).describe('Always true') })
  .describe('What ends a chat session answers.');

const ChatAttachment = z
  .object({
    id: id('attachment').describe('Unique attachment identifier (att_ prefix)'),
    filename: z.string().describe('Name to show and to save under'),
    content_type: ImageType,
    size_bytes: z.int().describe('Size in bytes'),
    width: z.int().describe('Width in pixels'),
    height: z.int().describe('Height in pixels'),
    url: z
      .string()
      .describe('Where the image can be downloaded for an hour; ask for the messages again to get a new one'),
  })
  .describe('An image of a chat message.');

const ChatMessage = z
  .object({
    object: objectKind('message'),
    id: id('message').describe('Unique message identifier (msg_ prefix)'),
    ticket_id: id('ticket').describe('The ticket it belongs to (tkt_ prefix)'),
    sender: MessageSender,
    sender_name: z.string().nullable().describe('Display name of the sender'),
    content: z.string().describe('Message body text; may be empty where there are attachments'),
    attachments: z.array(ChatAttachment).describe('Images of the message'),
    created_at: datetime().describe('When the message was sent'),
  })
  .describe('One message of a chat.');

const ChatStreamedMessage = ChatMessage.extend({
  previous_id: id('message')
    .nullable()
    .describe('The message before it that the customer can see (msg_ prefix); null for the first'),
}).describe('A message as a stream tells it: whoever knows the one before it has missed none.');

const ChatTicket = z
  .object({
    object: objectKind('ticket'),
    id: id('ticket').describe('Unique ticket identifier (tkt_ prefix)'),
    title: z.string().describe('Ticket subject line'),
    status: TicketStatus.describe('Current status'),
    priority: TicketPriority.describe('Priority level'),
    created_at: datetime().describe('When the ticket was created'),
    updated_at: datetime().describe(
      'When something last happened in it: its newest message, its solution or its end',
    ),
    closed_at: datetime().nullable().describe('When the ticket was closed'),
    message_count: z.int().describe('Number of messages that the customer can see'),
    unread_count: z.int().describe('Number of messages of others after the one that was last marked as read'),
    last_message: ChatMessage.nullable().describe('The newest message that the customer can see'),
  })
  .describe('A ticket as the customer sees it.');

const ChatIdentifyParams = z
  .object({
    customer: z
      .looseObject({
        email: z.email().max(320).describe('Email address. Signed'),
        externalId: z
          .union([z.string().min(1).max(200), z.number()])
          .nullable()
          .optional()
          .describe('ID of the customer in your system; a number counts as text. Signed'),
        id: z
          .union([z.string().min(1).max(200), z.number()])
          .nullable()
          .optional()
          .describe('The same as `externalId`, which goes first. Signed as `externalId`'),
        name: z.string().min(1).max(200).nullable().optional().describe('Full name. Signed'),
        timestamp: z
          .int()
          .describe('When it was signed, in Unix seconds: good for an hour either way. Signed'),
      })
      .describe(
        'Who it is. Further fields are not signed; texts, numbers and truth values among them are kept as metadata',
      ),
    signature: z
      .string()
      .min(1)
      .max(200)
      .describe('HMAC-SHA256 over the signed fields with your identity secret, in lowercase hex'),
  })
  .describe('What `chat.identify` takes.');

const ChatTicketListParams = z
  .object({
    status: TicketStatus.optional().describe('Filter by status'),
    ...pageParams(),
  })
  .describe('What `chat.tickets.list` takes.');

const attachmentIds = () =>
  z
    .array(idInput('attachment'))
    .max(maxChatAttachments)
    .optional()
    .describe('Images that were uploaded in this session and not yet sent: at most 10');

// An image may come without a word; that there is one or the other is for the handler to say.
const content = () => z.string().trim().max(50_000);

const ChatTicketCreateParams = z
  .object({
    id: idInput('ticket')
      .optional()
      .describe('An ID of your own making, a UUID: the same call again then makes no second ticket'),
    title: text(500).describe('Ticket subject line'),
    message: content().optional().describe('The first message. Default: none'),
    messageId: idInput('message').optional().describe('An ID of your own making for the first message'),
    attachments: attachmentIds(),
    priority: TicketPriority.default('normal').describe('Priority level'),
    metadata: Metadata.optional(),
  })
  .describe('What `chat.tickets.create` takes.');

const ChatMessageListParams = z
  .object({
    after: idInput('message').optional().describe('Only what comes after this message of the ticket'),
    ...pageParams(50),
  })
  .describe('What `chat.messages.list` takes.');

const ChatMessageSendParams = z
  .object({
    id: idInput('message').describe(
      'An ID of your own making, a UUID: the same call again then makes no second message',
    ),
    content: content().describe('Message body text; may be empty where there are attachments'),
    attachments: attachmentIds(),
  })
  .describe('What `chat.messages.send` takes.');

const ChatTypingParams = z
  .object({ isTyping: z.boolean().describe('Whether the customer types now') })
  .describe('What `chat.sendTyping` takes.');

const ChatReadParams = z
  .object({ messageId: idInput('message').describe('The newest message that was read') })
  .describe('What `chat.markRead` takes.');

const ChatRead = z
  .object({ read: z.literal(true).describe('Always true') })
  .describe('What `chat.markRead` returns.');

const ChatAttachmentCreateParams = z
  .object({
    ...imageForm(),
  })
  .describe('What `chat.attachments.upload` takes.');

const ChatTyping = z
  .object({
    ticket_id: id('ticket').describe('The ticket (tkt_ prefix)'),
    sender: z.enum(['agent', 'customer']).describe('Who types'),
    sender_name: z.string().nullable().describe('Display name of who types'),
    is_typing: z.boolean().describe('Whether they type now, or have stopped'),
  })
  .describe('Tells that somebody types. It is not stored, and is over by itself after a few seconds.');

const ChatClosed = z
  .object({ ticket_id: id('ticket').describe('The ticket (tkt_ prefix)') })
  .describe(
    'Tells that this session may not see a ticket any more: it was deleted, or is that of somebody else.',
  );

export const customerChat = resource({
  name: 'chat',
  title: 'Customer chat',
  description: 'Conversations of customers and visitors with the team.',
  schemas: {
    ChatCustomer,
    ChatSession,
    ChatClaimParams,
    ChatClaimed,
    ChatLoggedOut,
    ChatAttachment,
    ChatMessage,
    ChatStreamedMessage,
    ChatTicket,
    ChatTyping,
    ChatClosed,
    ChatRead,
    ChatIdentifyParams,
    ChatTicketListParams,
    ChatTicketCreateParams,
    ChatMessageListParams,
    ChatMessageSendParams,
    ChatTypingParams,
    ChatReadParams,
    ChatAttachmentCreateParams,
  },
  endpoints: {
    openSession: customerEndpoint({
      method: 'POST',
      path: '/chat/{team}/sessions',
      sensitive: true,
      summary: 'Start a session as a visitor for 24 hours; with the token of a session, renew that one.',
      returns: one(ChatSession),
      access: 'public',
      status: 201,
    }),
    claimSession: customerEndpoint({
      method: 'POST',
      path: '/chat/{team}/sessions/claim',
      summary:
        'Take over the tickets and unsent images of the visitor who the caller was, and end that session.',
      body: ChatClaimParams,
      returns: one(ChatClaimed),
    }),
    identify: customerEndpoint({
      method: 'POST',
      path: '/chat/{team}/identify',
      ignoresBadToken: true,
      sensitive: true,
      needsSetup: 'an identity secret (settings.identity.rotate)',
      summary: "Start a session as a customer, as signed by your server; a visitor's tickets go along.",
      body: ChatIdentifyParams,
      returns: one(ChatSession),
      access: 'public',
    }),
    logout: customerEndpoint({
      method: 'POST',
      path: '/chat/{team}/logout',
      ignoresBadToken: true,
      summary: 'End the session of the token. Without one, nothing happens.',
      returns: one(ChatLoggedOut),
      access: 'public',
    }),
    'tickets.list': customerEndpoint({
      method: 'GET',
      path: '/chat/{team}/tickets',
      summary: 'List the tickets of the customer, newest first.',
      query: ChatTicketListParams,
      returns: page(ChatTicket),
      access: 'customer',
    }),
    'tickets.create': customerEndpoint({
      method: 'POST',
      path: '/chat/{team}/tickets',
      summary: 'Open a ticket, mostly with its first message.',
      body: ChatTicketCreateParams,
      returns: one(ChatTicket),
      access: 'visitor',
      status: 201,
    }),
    'tickets.get': customerEndpoint({
      method: 'GET',
      path: '/chat/{team}/tickets/{ticketId}',
      summary: 'Retrieve one ticket.',
      returns: one(ChatTicket),
      access: 'visitor',
    }),
    'messages.list': customerEndpoint({
      method: 'GET',
      path: '/chat/{team}/tickets/{ticketId}/messages',
      summary: 'List the messages of a ticket, oldest first.',
      query: ChatMessageListParams,
      polled: true,
      returns: page(ChatMessage),
      access: 'visitor',
    }),
    'messages.send': customerEndpoint({
      method: 'POST',
      path: '/chat/{team}/tickets/{ticketId}/messages',
      summary: 'Send a message. A pending or resolved ticket opens again; a closed one takes no more.',
      body: ChatMessageSendParams,
      returns: one(ChatMessage),
      access: 'visitor',
      status: 201,
    }),
    sendTyping: customerEndpoint({
      method: 'POST',
      path: '/chat/{team}/tickets/{ticketId}/typing',
      summary: 'Tell the others in a ticket that the customer types.',
      body: ChatTypingParams,
      polled: true,
      returns: one(TypingSent),
      access: 'visitor',
    }),
    markRead: customerEndpoint({
      method: 'POST',
      path: '/chat/{team}/tickets/{ticketId}/read',
      summary: 'Mark the messages of a ticket as read, up to one of them.',
      body: ChatReadParams,
      returns: one(ChatRead),
      access: 'visitor',
    }),
    'attachments.upload': customerEndpoint({
      method: 'POST',
      path: '/chat/{team}/attachments',
      needsSetup: 'a place for files, where the database is a Postgres by URL',
      summary: 'Upload an image of up to 5 MB, to be sent with a message of this session.',
      body: ChatAttachmentCreateParams,
      bodyType: 'multipart',
      // Twice as much, so that whoever sends a somewhat larger image is told the limit, not cut off.
      maxBodyBytes: 2 * maxImageBytes,
      returns: one(ChatAttachment),
      access: 'visitor',
      status: 201,
    }),
  },
});
