import type { CallMeta } from '../core/meta.ts';
import { checkTime, type RequestOptions } from '../core/options.ts';
import { path } from '../core/url.ts';
import { CustomerClient } from '../customer/client.ts';
import { createListeners } from '../customer/listeners.ts';
import { CStarError } from '../errors.ts';
import type { ChatCustomer, ChatMessage, ChatRead, ChatTicket, ChatTyping } from '../types/index.ts';
import { ChatAttachments } from './attachments.ts';
import { ChatClientAuthError } from './auth-error.ts';
import { ChatConversations } from './conversations.ts';
import type { ChatStatus, MessageOptions, Off } from './hub.ts';
import { type Handler, handlerFailed } from './listeners.ts';
import { ChatMessages } from './messages.ts';
import type { ChatClientOptions, ChatIdentity } from './options.ts';
import { createPresence, type Presence } from './presence.ts';
import { createSession, type Session } from './session.ts';
import { type ChatThread, createThread } from './thread.ts';
import { ChatTickets } from './tickets.ts';
import { tellTyping } from './typing.ts';
import { createVault } from './vault.ts';

/**
 * Conversations between a customer and your team, from the browser of the customer: as a visitor whom nobody has to
 * sign in, or as a customer whom your server has signed. What subscribers get is live, without holes and doubles:
 * over a stream, and by polling where that does not work.
 *
 * @example
 * ```ts
 * import { ChatClient } from '@cstar.help/js/chat';
 *
 * const chat = new ChatClient({ teamSlug: 'acme' });
 * const ticket = await chat.tickets.create({ title: 'Cannot sign in', message: 'Since this morning.' });
 * const off = chat.onMessage(ticket.id, (message) => console.log(message.sender, message.content));
 * await chat.messages.send(ticket.id, 'It works again, thank you.');
 * off();
 * ```
 */
export class ChatClient extends CustomerClient {
  /** The tickets of who talks. */
  readonly tickets: ChatTickets;
  /** The messages of tickets. */
  readonly messages: ChatMessages;
  /** Images for messages. */
  readonly attachments: ChatAttachments;
  /**
   * Tickets by their older name.
   *
   * @deprecated use `tickets` and `messages`
   */
  readonly conversations: ChatConversations;
  readonly #session: Session;
  readonly #options: Pick<ChatClientOptions, 'realtime' | 'pollingInterval'>;
  readonly #errors = createListeners<[CStarError]>(() => undefined);
  readonly #connections = createListeners<[boolean, ChatStatus]>((cause) => this.#threw(cause));
  readonly #customers = createListeners<[ChatCustomer | null]>((cause) => this.#threw(cause));
  #presence: Presence;
  #status: ChatStatus = 'idle';
  /** What tells the customer of whom listeners know. */
  #known: unknown;
  #isDestroyed = false;

  /**
   * Opens nothing by itself: a session is made by the first call that needs one.
   *
   * @throws CStarValidationError when an option makes no sense; `param` names it
   */
  constructor(options: ChatClientOptions) {
    const { auth, storage = 'local', teamSlug, environment, ...common } = options ?? {};
    super('chat', { ...common, teamSlug, environment });
    checkTime('pollingInterval', common.pollingInterval ?? 1);
    this.#options = common;
    const key = `cstar_chat_${teamSlug}${environment === 'test' ? ':test' : ''}`;
    this.#session = createSession({
      transport: this.transport,
      auth,
      vault: createVault(storage, key),
      left: (reason) => {
        // What was destroyed does not come alive again, whoever leaves after.
        if (this.#isDestroyed) return;
        this.#presence.end(reason);
        this.#presence = this.#enter();
        this.#changed();
      },
      changed: () => {
        this.#presence.subscriptions.refresh();
        this.#changed();
      },
      failed: (error) => this.#errors.tell(error),
    });
    this.#presence = this.#enter();
    this.#known = this.#session.who;
    const presence = () => this.#presence;
    this.tickets = new ChatTickets(presence);
    this.messages = new ChatMessages(presence);
    this.attachments = new ChatAttachments(presence);
    this.conversations = new ChatConversations(presence);
  }

  override get lastMeta(): CallMeta {
    return this.#presence.transport.lastMeta();
  }

  /** Whether a customer talks, and no visitor. With a function as `auth`, as of the latest call. */
  get isIdentified(): boolean {
    return this.#session.isIdentified;
  }

  /** The customer, `null` for a visitor, and where a function as `auth` knows no more than a token. */
  get customer(): ChatCustomer | null {
    return this.#session.customer;
  }

  /** Whether messages come as they happen. Otherwise nobody listens, or they come by polling. */
  get isRealtimeReady(): boolean {
    return this.#status === 'connected';
  }

  /** How the news come just now. */
  get status(): ChatStatus {
    return this.#status;
  }

  /**
   * Tells who the customer is, as your server has signed it with `signIdentity`. The tickets that they opened as a
   * visitor go along. Calls that are made meanwhile wait for it; the same customer twice at a time is one request.
   * Whoever was identified before is logged out of this client at once, with all their subscriptions.
   *
   * @param customer what `signIdentity` gave, with `hash`; or the customer, and the signature beside
   * @returns the customer
   * @throws CStarAuthenticationError when the signature is not right, or older than an hour
   * @throws CStarValidationError when a field is malformed, or the client has the option `auth`
   * @throws CStarFeatureNotConfiguredError when the team has no identity secret
   * @endpoint POST /api/chat/{team}/identify
   * @example
   * ```ts
   * import { ChatClient } from '@cstar.help/js/chat';
   *
   * declare const identity: { email: string; timestamp: number; hash: string }; // From your server.
   * const chat = new ChatClient({ teamSlug: 'acme' });
   * const customer = await chat.identify(identity);
   * console.log(customer.name, chat.isIdentified);
   * ```
   */
  identify<Customer extends ChatIdentity & { hash: string }>(
    customer: Customer,
    options?: RequestOptions,
  ): Promise<ChatCustomer>;
  identify<Customer extends ChatIdentity>(
    customer: Customer,
    signature: string,
    options?: RequestOptions,
  ): Promise<ChatCustomer>;
  async identify(
    { hash, ...customer }: ChatIdentity & { hash?: string },
    given?: string | RequestOptions,
    options?: RequestOptions,
  ): Promise<ChatCustomer> {
    this.#live();
    return typeof given === 'string'
      ? this.#session.identify(customer, given, options)
      : this.#session.identify(customer, hash ?? '', given);
  }

  /**
   * Ends the session, of a customer or of a visitor, and all subscriptions. This client forgets it at once; when this
   * rejects, the server could not be told, and knows the session for up to 24 hours more. Who is signed in by the
   * option `auth` stays so there.
   *
   * @endpoint POST /api/chat/{team}/logout
   */
  async logout(options?: RequestOptions): Promise<void> {
    this.#live();
    return this.#session.logout(options);
  }

  /**
   * The access token of the customer, fresh, `null` for a visitor. Clients of the same site that take `auth` take this
   * client.
   *
   * @param options `refused`: a token that a server did not take, to be replaced
   */
  async getAccessToken(options?: { refused?: string | undefined }): Promise<string | null> {
    this.#live();
    const { refused } = options ?? {};
    try {
      if (refused && !(await this.#session.renew(refused))) return null;
      return await this.#session.customerToken();
    } catch (error) {
      if (error instanceof ChatClientAuthError) return null;
      throw error;
    }
  }

  /**
   * Calls a handler for every message of a ticket, those of this client among them: first for those that are there, oldest
   * first, then for new ones as they come. Each once and in order, over lost connections, too.
   *
   * @param ticketId the ticket's ID (`tkt_…`); at most 20 tickets at a time
   * @param options `history: false` leaves out what is there; `after` goes on from the latest message that you have
   * @returns what takes the handler off again
   * @throws CStarError with the code `client_destroyed` after `destroy()`
   * @endpoint GET /api/chat/{team}/stream
   * @example
   * ```ts
   * import { ChatClient } from '@cstar.help/js/chat';
   *
   * declare const chat: ChatClient;
   * const off = chat.onMessage('tkt_550e8400e29b41d4a716446655440000', ({ sender_name, content }) => {
   *   console.log(sender_name, content);
   * });
   * off();
   * ```
   */
  onMessage(ticketId: string, handler: Handler<ChatMessage>, options: MessageOptions = {}): Off {
    const presence = this.#live();
    return presence.subscriptions.follow(ticketId, ({ followMessages }) =>
      followMessages(presence, ticketId, handler, options),
    );
  }

  /**
   * Calls a handler when somebody of the team types, or has stopped: at the latest six seconds after they were last
   * said to. Not while polling.
   *
   * @returns what takes the handler off again
   * @throws CStarError with the code `client_destroyed` after `destroy()`
   */
  onTyping(ticketId: string, handler: Handler<ChatTyping>): Off {
    const presence = this.#live();
    return presence.subscriptions.follow(ticketId, ({ followTyping }) => followTyping(presence, handler));
  }

  /**
   * Calls a handler with a ticket as it is, then on every change of it that the customer can see.
   *
   * @returns what takes the handler off again
   * @throws CStarError with the code `client_destroyed` after `destroy()`
   */
  onTicketUpdate(ticketId: string, handler: Handler<ChatTicket>): Off {
    const presence = this.#live();
    return presence.subscriptions.follow(ticketId, ({ followTicket }) =>
      followTicket(presence, ticketId, handler),
    );
  }

  /**
   * Tells the team that the customer types: call it with every key stroke. At most one call in three seconds goes out,
   * and at once when they stop. Never rejects: `onError` tells.
   *
   * @param isTyping `false` when they have stopped, or sent what they typed
   * @endpoint POST /api/chat/{team}/tickets/{ticketId}/typing
   */
  sendTyping(ticketId: string, isTyping = true): Promise<void> {
    return tellTyping(this.#presence, ticketId, isTyping);
  }

  /**
   * Marks the messages of a ticket as read, up to one of them.
   *
   * @param messageId the newest one that was read. Default: the newest there is
   * @throws CStarNotFoundError when there is no such ticket or message that this customer or visitor may see
   * @throws CStarValidationError when the id is malformed
   * @endpoint POST /api/chat/{team}/tickets/{ticketId}/read
   */
  async markRead(ticketId: string, messageId?: string, options?: RequestOptions): Promise<ChatRead> {
    const { transport } = this.#presence;
    const newest = async () => (await this.tickets.get(ticketId, options)).last_message?.id;
    const read = messageId ?? (await newest());
    if (read === undefined) return { read: true };
    return transport.post(path`tickets/${ticketId}/read`, { messageId: read }, options);
  }

  /**
   * The messages of a ticket for whoever shows them and writes: a message that is sent appears at once, and stays with
   * its error when it fails, to be sent again or thrown away. Subscribes; call `close()` at the end.
   *
   * @throws CStarError with the code `client_destroyed` after `destroy()`
   * @example
   * ```ts
   * import { ChatClient } from '@cstar.help/js/chat';
   *
   * declare const chat: ChatClient;
   * const thread = chat.thread('tkt_550e8400e29b41d4a716446655440000');
   * thread.subscribe(() => {
   *   for (const { id, content, status } of thread.messages) console.log(id, status, content);
   * });
   * const { id, status } = await thread.send('Any news?');
   * if (status === 'failed') await thread.retry(id);
   * thread.close();
   * ```
   */
  thread(ticketId: string): ChatThread {
    const presence = this.#live();
    const messages = new ChatMessages(() => presence);
    return createThread({
      ticketId,
      name: () => this.customer?.name ?? null,
      follow: (take, { caughtUp, ended }) =>
        presence.subscriptions.follow(
          ticketId,
          ({ followMessages }) => followMessages(presence, ticketId, take, {}, caughtUp),
          ended,
        ),
      send: (draft) => messages.send(ticketId, draft),
      report: (cause) => this.#threw(cause),
    });
  }

  /**
   * Calls a listener whenever `status` changes. Opens nothing by itself.
   *
   * @returns what takes the listener off again
   */
  onConnectionChange(listener: (isRealtimeReady: boolean, status: ChatStatus) => unknown): Off {
    return this.#connections.add(listener);
  }

  /**
   * Calls a listener whenever another customer talks, or a visitor again: `null`. The subscriptions of the one before
   * have ended by then; those of a visitor who is identified go on. With a function as `auth`, changes are found out by
   * the next call, and the customer is always `null`, too: look at `isIdentified`.
   *
   * @returns what takes the listener off again
   */
  onCustomerChange(listener: (customer: ChatCustomer | null) => unknown): Off {
    return this.#customers.add(listener);
  }

  /**
   * Calls a listener with what goes wrong beside calls:
   *
   * - a `ChatClientAuthError`: the session of the customer is over, and the chat goes on as a visitor
   * - `code` is `customer_changed`: a call found out by its token that another customer is signed in by `auth` now, or
   *   nobody. All subscriptions of the one before have ended.
   * - A connection cannot be made: another attempt follows.
   * - The server refuses a ticket, as it was deleted or is that of somebody else: its subscriptions have ended.
   * - `code` is `handler_failed`: a handler threw `cause`.
   *
   * @returns what takes the listener off again
   */
  onError(listener: (error: CStarError) => unknown): Off {
    return this.#errors.add(listener);
  }

  /** Ends all subscriptions, and closes the connection at once. Later ones open a new one; the session stays. */
  disconnect(): void {
    this.#presence.subscriptions.clear();
  }

  /** Ends the client, with all subscriptions and calls: they reject with the code `client_destroyed`, as later ones do. */
  override destroy(): void {
    this.#isDestroyed = true;
    super.destroy();
    this.#session.close();
    this.#presence.end(destroyed());
  }

  #enter(): Presence {
    const { realtime = true, pollingInterval = 5_000 } = this.#options;
    const isHere = () => presence === this.#presence;
    const presence: Presence = createPresence(this.transport, this.#session, {
      realtime,
      pollingInterval,
      become: (status) => {
        if (!isHere() || status === this.#status) return;
        this.#status = status;
        this.#connections.tell(this.isRealtimeReady, status);
      },
      failed: (error) => {
        if (isHere()) this.#errors.tell(error);
      },
    });
    return presence;
  }

  /** Who talks: nobody any more after the end. */
  #live(): Presence {
    if (this.#isDestroyed) throw destroyed();
    return this.#presence;
  }

  #changed(): void {
    const { who, customer } = this.#session;
    if (who === this.#known) return;
    this.#known = who;
    this.#customers.tell(customer);
  }

  #threw(cause: unknown): void {
    this.#errors.tell(handlerFailed(cause));
  }
}

const destroyed = () =>
  new CStarError('This client was destroyed. Make a new one.', { code: 'client_destroyed' });
