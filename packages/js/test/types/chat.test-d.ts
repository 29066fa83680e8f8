import {
  ChatClient,
  ChatClientAuthError,
  type ChatConversation,
  type ChatCustomer,
  type ChatMessage,
  type ChatRead,
  type ChatStatus,
  type ChatThread,
  type ChatTicket,
  type ChatTyping,
  type CStarAuthenticationError,
  type CStarError,
  type CStarPromise,
  type PagePromise,
  type ThreadMessage,
} from '@cstar.help/js/chat';
import { signIdentity } from '@cstar.help/js/identity';
import { expectTypeOf, test } from 'vitest';

declare const chat: ChatClient;
type Off = () => void;

test('calls give bare resources and lists', () => {
  expectTypeOf(chat.tickets.create({ title: 'T' })).toEqualTypeOf<CStarPromise<ChatTicket>>();
  expectTypeOf(chat.tickets.list({ status: 'open' })).toEqualTypeOf<PagePromise<ChatTicket>>();
  expectTypeOf(chat.messages.list('tkt_1')).toEqualTypeOf<PagePromise<ChatMessage>>();
  expectTypeOf(chat.messages.send('tkt_1', 'Hi')).toEqualTypeOf<CStarPromise<ChatMessage>>();
  expectTypeOf(chat.markRead('tkt_1')).toEqualTypeOf<Promise<ChatRead>>();
  expectTypeOf(chat.conversations.list()).toEqualTypeOf<Promise<{ conversations: ChatConversation[] }>>();
  // @ts-expect-error a message has a content
  chat.messages.send('tkt_1', { attachments: ['att_1'] });
  // @ts-expect-error a ticket has a title
  chat.tickets.create({ message: 'Hi' });
});

test('what is uploaded can be sent as it is', async () => {
  const image = await chat.attachments.upload(new Uint8Array(), { onProgress: (part: number) => part });
  chat.messages.send('tkt_1', { content: '', attachments: [image, 'att_2'] });
});

test('a customer is identified by what signIdentity gives, or by parts', () => {
  const identity = signIdentity({ email: 'a@example.com', id: 7, plan: 'pro' }, 'secret');
  expectTypeOf(chat.identify(identity)).toEqualTypeOf<Promise<ChatCustomer>>();
  void chat.identify({ email: 'a@example.com', externalId: 7, timestamp: 1, plan: 'pro' }, 'signed');
  // @ts-expect-error without a signature, nobody is proven
  void chat.identify({ email: 'a@example.com' });
  expectTypeOf(chat.customer).toEqualTypeOf<ChatCustomer | null>();
  expectTypeOf(chat.getAccessToken()).toEqualTypeOf<Promise<string | null>>();
});

test('all that attaches gives its detach', () => {
  expectTypeOf(
    chat.onMessage('tkt_1', (message) => expectTypeOf(message).toEqualTypeOf<ChatMessage>()),
  ).toEqualTypeOf<Off>();
  chat.onMessage('tkt_1', async () => undefined, { history: false, after: 'msg_1' });
  chat.onTyping('tkt_1', (typing) => expectTypeOf(typing).toEqualTypeOf<ChatTyping>());
  chat.onTicketUpdate('tkt_1', (ticket) => expectTypeOf(ticket).toEqualTypeOf<ChatTicket>());
  chat.onError((error) => expectTypeOf(error).toEqualTypeOf<CStarError>());
  chat.onConnectionChange((isReady, status) => {
    expectTypeOf(isReady).toEqualTypeOf<boolean>();
    expectTypeOf(status).toEqualTypeOf<ChatStatus>();
  });
});

test('a thread has rows that tell how far they are', () => {
  const thread = chat.thread('tkt_1');
  expectTypeOf(thread).toEqualTypeOf<ChatThread>();
  expectTypeOf(thread.messages).toEqualTypeOf<readonly ThreadMessage[]>();
  expectTypeOf<ThreadMessage['status']>().toEqualTypeOf<'sent' | 'sending' | 'failed'>();
});

test('its error is an authentication error', () => {
  const error = new ChatClientAuthError('Who?');
  expectTypeOf(error).toExtend<CStarAuthenticationError>();
  expectTypeOf(error.name).toEqualTypeOf<'ChatClientAuthError'>();
});

test('other clients take it as the source of their tokens', () => {
  new ChatClient({ teamSlug: 'acme', auth: chat });
  new ChatClient({ teamSlug: 'acme', storage: sessionStorage, realtime: false, pollingInterval: 1_000 });
  // @ts-expect-error there is no API key in a browser
  new ChatClient({ teamSlug: 'acme', apiKey: 'sk_live_1' });
});
