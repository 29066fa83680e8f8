import { fetchList } from '../core/list.ts';
import { after } from '../core/timer.ts';
import { path } from '../core/url.ts';
import type { ChatMessage, ChatStreamedMessage, ChatTicket, ChatTyping } from '../types/index.ts';
import type { Follower, Hub, MessageOptions } from './hub.ts';
import { type Handler, teller } from './listeners.ts';
import { createTail } from './tail.ts';

/** Milliseconds after which somebody has stopped typing who was not said to go on. */
const typingFor = 6_000;

type Way = Pick<Hub, 'transport' | 'failed'>;

const getTicket = ({ transport }: Way, ticketId: string) =>
  transport.get<ChatTicket>(path`tickets/${ticketId}`, undefined);

export function followMessages(
  way: Way,
  ticketId: string,
  handler: Handler<ChatMessage>,
  { history = true, after: known }: MessageOptions,
  caughtUp?: () => void,
): Follower {
  const stop = new AbortController();
  const tail = createTail({
    async begin() {
      // A moment before all others: what comes after this message, the server knows.
      if (known !== undefined) return { id: known, created_at: '' };
      return history ? undefined : ((await getTicket(way, ticketId)).last_message ?? undefined);
    },
    list: (latest) =>
      fetchList(
        way.transport,
        path`tickets/${ticketId}/messages`,
        { after: latest, pageSize: 100 },
        { signal: stop.signal },
      ),
    pass: teller(way, handler),
  });
  return {
    // The contract vouches for what a frame of this kind holds, here and below.
    take: (kind, data) => kind === 'message' && tail.take(data as ChatStreamedMessage),
    catchUp: () => tail.catchUp().then(caughtUp),
    ended() {
      tail.stop();
      stop.abort();
    },
  };
}

export function followTicket(way: Way, ticketId: string, handler: Handler<ChatTicket>): Follower {
  const tell = teller(way, handler);
  let latest: ChatTicket | undefined;
  let isOver = false;
  const take = (ticket: ChatTicket): void => {
    const isOld = latest && ticket.updated_at < latest.updated_at;
    if (isOver || isOld || JSON.stringify(ticket) === JSON.stringify(latest)) return;
    latest = ticket;
    tell(ticket);
  };
  return {
    take(kind, data) {
      if (kind === 'ticket') take(data as ChatTicket);
      return false;
    },
    catchUp: async () => take(await getTicket(way, ticketId)),
    ended() {
      isOver = true;
    },
  };
}

export function followTyping(way: Way, handler: Handler<ChatTyping>): Follower {
  const tell = teller(way, handler);
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
  return {
    take(kind, data) {
      if (kind === 'typing') take(data as ChatTyping);
      return false;
    },
    catchUp: async () => undefined,
    ended() {
      for (const stop of waiting.values()) stop();
    },
  };
}
