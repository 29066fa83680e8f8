import { fetchList } from '../core/list.ts';
import { after } from '../core/timer.ts';
import { path } from '../core/url.ts';
import { CStarError } from '../errors.ts';
import { call } from '../realtime/call.ts';
import type { ChatMessage, ChatStreamedMessage, ChatTicket, ChatTyping } from '../types/index.ts';
import type { Presence } from './presence.ts';
import { createTail } from './tail.ts';

/** Takes a subscription off. Safe to call twice. */
export type Off = () => void;

/** Milliseconds after which somebody has stopped typing who was not said to go on. */
const typingFor = 6_000;

export type Handler<Value> = (value: Value) => unknown;

/** Where a subscription to messages begins. */
export interface MessageOptions {
  /**
   * `false`: only messages from now on. Otherwise those that are there already come first, oldest first.
   * Default: `true`.
   */
  history?: boolean | undefined;
  /** The id of the latest message that you have: only what comes after it. */
  after?: string | undefined;
}

/** What a thread wants to know besides messages. */
export interface TailEvents {
  /** Everything that is there has been passed on; told after every connection. */
  caughtUp?(): void;
  ended?(error?: CStarError): void;
}

/** Passes something on; what the handler throws is nobody else's business. */
export const teller =
  <Value>({ failed }: Presence, handler: Handler<Value>) =>
  (value: Value): void => {
    const report = (cause: unknown) =>
      failed(
        new CStarError('A handler of the chat threw. Catch in it what may fail.', {
          code: 'handler_failed',
          cause,
        }),
      );
    call(handler, report, value);
  };

const getTicket = ({ transport }: Presence, ticketId: string) =>
  transport.get<ChatTicket>(path`tickets/${ticketId}`, undefined);

export function followMessages(
  presence: Presence,
  ticketId: string,
  handler: Handler<ChatMessage>,
  { history = true, after: known }: MessageOptions,
  { caughtUp, ended }: TailEvents = {},
): Off {
  const stop = new AbortController();
  const tail = createTail({
    async begin() {
      // A moment before all others: what comes after this message, the server knows.
      if (known !== undefined) return { id: known, created_at: '' };
      return history ? undefined : ((await getTicket(presence, ticketId)).last_message ?? undefined);
    },
    list: (latest) =>
      fetchList(
        presence.transport,
        path`tickets/${ticketId}/messages`,
        { after: latest, pageSize: 100 },
        { signal: stop.signal },
      ),
    pass: teller(presence, handler),
  });
  return presence.feed.follow({
    ticketId,
    // The contract vouches for what a frame of this kind holds, here and below.
    take: (kind, data) => kind === 'message' && tail.take(data as ChatStreamedMessage),
    catchUp: () => tail.catchUp().then(caughtUp),
    ended(error) {
      tail.stop();
      stop.abort();
      ended?.(error);
    },
  });
}

export function followTicket(presence: Presence, ticketId: string, handler: Handler<ChatTicket>): Off {
  const tell = teller(presence, handler);
  let latest: ChatTicket | undefined;
  let isOver = false;
  const take = (ticket: ChatTicket): void => {
    const isOld = latest && ticket.updated_at < latest.updated_at;
    if (isOver || isOld || JSON.stringify(ticket) === JSON.stringify(latest)) return;
    latest = ticket;
    tell(ticket);
  };
  return presence.feed.follow({
    ticketId,
    take(kind, data) {
      if (kind === 'ticket') take(data as ChatTicket);
      return false;
    },
    catchUp: async () => take(await getTicket(presence, ticketId)),
    ended() {
      isOver = true;
    },
  });
}

export function followTyping(presence: Presence, ticketId: string, handler: Handler<ChatTyping>): Off {
  const tell = teller(presence, handler);
  /** What ends the waiting for a word that somebody still types. */
  const waiting = new Map<string | null, () => void>();
  const take = (typing: ChatTyping): void => {
    const { sender_name: name, is_typing: isTyping } = typing;
    waiting.get(name)?.();
    waiting.delete(name);
    // The word that they have stopped may be lost, as with a connection.
    if (isTyping)
      waiting.set(
        name,
        after(typingFor, () => take({ ...typing, is_typing: false })),
      );
    tell(typing);
  };
  return presence.feed.follow({
    ticketId,
    take(kind, data) {
      if (kind === 'typing') take(data as ChatTyping);
      return false;
    },
    catchUp: async () => undefined,
    ended() {
      for (const stop of waiting.values()) stop();
    },
  });
}
