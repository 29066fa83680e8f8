import {
  ChatClient,
  type ChatClientOptions,
  type ChatMessage,
  type CStarError,
  type Fetch,
  type MessageOptions,
} from '@cstar.help/js/chat';
import { vi } from 'vitest';
import type { Sent } from './fake-fetch.ts';
import { failed, json, many, one } from './replies.ts';

export const ticketId = 'tkt_550e8400e29b41d4a716446655440000';
export const otherTicketId = 'tkt_660e8400e29b41d4a716446655440000';
/** Where the paths of the test team begin. */
export const root = '/api/chat/acme';

/** One stream that a client opened, from the server's side. */
interface ChatConnection extends Sent {
  readonly tickets: string[];
  readonly token: string | undefined;
  /** Whether the client still reads. */
  readonly isOpen: boolean;
  /** Sends a frame. */
  send(event: string, data?: object): void;
  /** Ends the stream. */
  end(): void;
}

type Answer = (sent: Sent, body: Record<string, unknown>) => Response | Promise<Response> | undefined;

/** The chat of a team in memory, as far as a client can tell. */
export interface FakeChat {
  fetch: Fetch;
  /** Every request but streams, in order, as `POST tickets`. */
  calls: string[];
  sent: Sent[];
  connections: ChatConnection[];
  /** The messages of all tickets, in their order. */
  messages: ChatMessage[];
  /** Answers before the server does; `undefined` leaves it to the server. */
  intercept: Answer | undefined;
  /** What streams are answered with in place of a stream; the server sends `ready` by itself unless `isMute`. */
  refuseStreams: ((sent: Sent) => Response | Error | undefined) | undefined;
  isMute: boolean;
  /** Tokens that the server does not take any more. */
  revoked: Set<string>;
  /** Stores a message, as if an agent had sent it. */
  commit(number: number, more?: Partial<ChatMessage>): ChatMessage;
  /** Stores a message, and tells the open streams. */
  say(number: number, more?: Partial<ChatMessage>): ChatMessage;
  tell(event: string, data: object): void;
  latest(): ChatConnection;
  /** How many streams are read. */
  open(): number;
}

export const messageId = (number: number): string => `msg_${number.toString(16).padStart(32, '0')}`;

/** A message of an agent; greater numbers are later. */
export const message = (number: number, more: Partial<ChatMessage> = {}): ChatMessage => ({
  object: 'message',
  id: messageId(number),
  ticket_id: ticketId,
  sender: 'agent',
  sender_name: 'Grace',
  content: `Message ${number}`,
  attachments: [],
  created_at: new Date(Date.UTC(2026, 2, 1) + number).toISOString(),
  ...more,
});

export const ticket = (id = ticketId, more: object = {}): object => ({
  object: 'ticket',
  id,
  title: 'Cannot sign in',
  status: 'open',
  priority: 'normal',
  created_at: '2026-03-01T00:00:00.000Z',
  updated_at: '2026-03-01T00:00:00.000Z',
  closed_at: null,
  message_count: 0,
  unread_count: 0,
  last_message: null,
  ...more,
});

const day = 86_400;

export function fakeChat(): FakeChat {
  let sessions = 0;
  const chat: FakeChat = {
    fetch,
    calls: [],
    sent: [],
    connections: [],
    messages: [],
    intercept: undefined,
    refuseStreams: undefined,
    isMute: false,
    revoked: new Set(),
    commit(number, more) {
      const made = message(number, more);
      chat.messages.push(made);
      return made;
    },
    say(number, more) {
      const made = chat.commit(number, more);
      chat.tell('message', made);
      return made;
    },
    tell(event, data) {
      for (const connection of chat.connections) connection.send(event, data);
    },
    latest() {
      const connection = chat.connections.at(-1);
      if (!connection) throw new Error('nobody has connected');
      return connection;
    },
    open: () => chat.connections.filter(({ isOpen }) => isOpen).length,
  };

  const tokenOf = ({ headers }: Sent) => headers.authorization?.replace('Bearer ', '');

  function session(kind: 'visitor' | 'customer', customer: object | null): Response {
    sessions += 1;
    const accessToken = `${kind}-${sessions}`;
    const isIdentified = customer !== null;
    const data = { object: 'chat_session', accessToken, expiresIn: day, isIdentified, customer };
    return json(one(data), { status: 201 });
  }

  const identified = ({ customer }: { customer?: Record<string, unknown> }) => ({
    id: `cus_${customer?.externalId ?? customer?.email}`,
    email: customer?.email,
    name: customer?.name ?? 'Ada',
    externalId: customer?.externalId ?? null,
  });

  function list({ url }: Sent, id: string): Response {
    const after = url.searchParams.get('after');
    const own = chat.messages
      .filter(({ ticket_id: of }) => of === id)
      .sort((a, b) => (a.created_at < b.created_at ? -1 : 1));
    const rest = own.slice(after === null ? 0 : own.findIndex((one) => one.id === after) + 1);
    const pageSize = Number(url.searchParams.get('pageSize') ?? 50);
    return json(many(rest.slice(0, pageSize), { pageSize, total: rest.length }));
  }

  function send(id: string, body: Record<string, unknown>): Response {
    const known = chat.messages.find((one) => one.id === body.id);
    const newest = chat.messages.length + 1_000;
    const made =
      known ??
      chat.commit(newest, {
        id: `${body.id}`,
        ticket_id: id,
        sender: 'customer',
        sender_name: 'Ada',
        content: `${body.content}`,
      });
    if (!known) chat.tell('message', made);
    return json(one(made), { status: 201 });
  }

  function renew(sent: Sent): Response {
    const ada = { id: 'cus_1', email: 'ada@example.com', name: 'Ada', externalId: '1' };
    return tokenOf(sent)?.startsWith('customer') ? session('customer', ada) : session('visitor', null);
  }

  function get(id: string): Response {
    const last = chat.messages.filter(({ ticket_id: of }) => of === id).at(-1);
    const timestamp = new Date().toISOString();
    return json(one(ticket(id, { last_message: last ?? null }), { timestamp }));
  }

  type Route = (sent: Sent, id: string, body: Record<string, unknown>) => Response;
  const routes: [RegExp, Route][] = [
    [/^POST sessions$/, renew],
    [/^POST identify$/, (_, __, body) => session('customer', identified(body))],
    [/^GET tickets$/, () => json(many([ticket()]))],
    [/^GET tickets\/(\w+)$/, (_, id) => get(id)],
    [/^POST tickets$/, (_, __, { id, title }) => json(one(ticket(`${id}`, { title })), { status: 201 })],
    [/^GET tickets\/(\w+)\/messages$/, list],
    [/^POST tickets\/(\w+)\/messages$/, (_, id, body) => send(id, body)],
    [/^POST attachments$/, () => json(one({ id: 'att_1', filename: 'a.png' }), { status: 201 })],
  ];

  function answer(sent: Sent, call: string, body: Record<string, unknown>): Response {
    const isRevoked = chat.revoked.has(tokenOf(sent) ?? '') && call !== 'POST logout';
    if (isRevoked) return failed(401, { code: 'invalid_token', message: 'No.' });
    const [pattern, route] = routes.find(([pattern]) => pattern.test(call)) ?? [];
    return route?.(sent, pattern?.exec(call)?.[1] ?? '', body) ?? json(one({}));
  }

  function connect(sent: Sent): Response {
    let isOpen = true;
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start(started) {
        controller = started;
      },
      cancel() {
        isOpen = false;
      },
    });
    sent.init.signal.addEventListener('abort', () => {
      isOpen = false;
    });
    const connection: ChatConnection = {
      ...sent,
      tickets: (sent.url.searchParams.get('tickets') ?? '').split(','),
      token: tokenOf(sent),
      get isOpen() {
        return isOpen;
      },
      send(event, data = {}) {
        const text = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
        if (isOpen) controller?.enqueue(new TextEncoder().encode(text));
      },
      end() {
        if (isOpen) controller?.close();
        isOpen = false;
      },
    };
    chat.connections.push(connection);
    if (!chat.isMute) connection.send('ready');
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  }

  async function fetch(...[url, init]: Parameters<Fetch>): Promise<Response> {
    const sent: Sent = { url: new URL(url), init, headers: init.headers };
    const call = `${init.method} ${sent.url.pathname.replace(/^\/api\/chat\/[^/]+\//, '')}`;
    if (call === 'GET stream') {
      if (chat.revoked.has(tokenOf(sent) ?? ''))
        return failed(401, { code: 'invalid_token', message: 'No.' });
      const refusal = chat.refuseStreams?.(sent);
      if (refusal instanceof Error) throw refusal;
      return refusal ?? connect(sent);
    }
    chat.calls.push(call);
    chat.sent.push(sent);
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : {};
    return (await chat.intercept?.(sent, body)) ?? answer(sent, call, body);
  }
  return chat;
}

/** A client of such a chat, with a storage of its own. */
export function chatWith(options: Partial<ChatClientOptions> = {}): { server: FakeChat; chat: ChatClient } {
  const server = fakeChat();
  const chat = new ChatClient({
    teamSlug: 'acme',
    baseUrl: 'https://chat.test',
    fetch: server.fetch,
    storage: 'memory',
    maxRetries: 0,
    ...options,
  });
  return { server, chat };
}

/** A storage in memory. */
export function shelf(): { texts: Map<string, string>; storage: Storage } {
  const texts = new Map<string, string>();
  const storage: Storage = {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, value) => void texts.set(key, value),
    removeItem: (key) => void texts.delete(key),
    clear: () => texts.clear(),
    key: (index) => [...texts.keys()][index] ?? null,
    get length() {
      return texts.size;
    },
  };
  return { texts, storage };
}

/** Lets everything happen that takes no longer. */
export async function tick(milliseconds = 0): Promise<void> {
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(milliseconds);
}

/** A client that listens to a ticket. */
export function listening(options: Partial<ChatClientOptions> = {}) {
  const { server, chat } = chatWith(options);
  const got: string[] = [];
  const errors: CStarError[] = [];
  const statuses: string[] = [];
  chat.onError((error) => errors.push(error));
  chat.onConnectionChange((_, status) => statuses.push(status));
  const handler = ({ content }: ChatMessage) => got.push(content.replace('Message ', ''));
  const listen = (options?: MessageOptions) => chat.onMessage(ticketId, handler, options);
  return { server, chat, got, errors, statuses, listen, handler };
}
