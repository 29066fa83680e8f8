// The messages of one ticket as somebody sees them who also writes: those that the server knows, and those that are on
// their way. Its contract:
// - What is shown is derived anew from what came and what is pending; nothing is ever rolled back.
// - A message is told by its id, made here: its echo may come before the answer, after it, or without one.
// - Messages are sent one after another, so that they stand in the order in which they were written.

import { createListeners } from '../customer/listeners.ts';
import { CStarError } from '../errors.ts';
import type { ChatAttachment, ChatMessage } from '../types/index.ts';
import { asError } from './as-error.ts';
import { newId } from './ids.ts';
import { type ChatDraft, draftOf } from './messages.ts';

/** A message, and how far it is. */
export interface ThreadMessage extends ChatMessage {
  /** `sending`: on its way. `failed`: kept here, for `retry` or `discard`. */
  status: 'sent' | 'sending' | 'failed';
  /** Why it failed. */
  error?: CStarError | undefined;
}

/** The messages of one ticket, with those that are being sent. */
export interface ChatThread {
  readonly ticketId: string;
  /** Oldest first; those that are not sent yet at the end. The same array, and the same rows in it, until they change. */
  readonly messages: readonly ThreadMessage[];
  /** Whether the messages that are there already are still being fetched. */
  readonly isLoading: boolean;
  /** Why no more messages come: the customer left, or may not see the ticket any more. */
  readonly error: CStarError | undefined;
  /** Calls back when anything above is another; several changes of one turn are one. */
  subscribe(listener: () => unknown): () => void;
  /** Shows a message at once, and sends it. Resolves to its row, `sent` or `failed`: it never rejects. */
  send(message: ChatDraft): Promise<ThreadMessage>;
  /** Sends a failed message again, under the same id: it is never there twice. */
  retry(messageId: string): Promise<ThreadMessage | undefined>;
  /**
   * Takes a message away that is not sent.
   *
   * @throws CStarError with the code `message_sending` while it is on its way, since it may arrive
   */
  discard(messageId: string): void;
  /** Ends the subscription. What is on its way is still sent. */
  close(): void;
}

/** What a thread wants to know besides messages. */
interface ThreadEvents {
  /** Everything that is there has been passed on; told after every connection. */
  caughtUp(): void;
  ended(error?: CStarError): void;
}

export interface ThreadHost {
  readonly ticketId: string;
  /** What the customer is called. */
  name(): string | null;
  follow(take: (message: ChatMessage) => void, events: ThreadEvents): () => void;
  send(draft: Exclude<ChatDraft, string>): PromiseLike<ChatMessage>;
  /** What a listener threw. */
  report(cause: unknown): void;
}

/** A message that the server may not know yet. */
interface Pending {
  readonly draft: Exclude<ChatDraft, string>;
  row: ThreadMessage;
}

const byTime = (a: ChatMessage, b: ChatMessage): number =>
  a.created_at < b.created_at || (a.created_at === b.created_at && a.id < b.id) ? -1 : 1;

export function createThread(host: ThreadHost): ChatThread {
  const { ticketId } = host;
  /** What the server has told, by an answer or by the subscription. */
  const sent = new Map<string, ThreadMessage>();
  const pending = new Map<string, Pending>();
  const listeners = createListeners<[]>(host.report);
  let rows: readonly ThreadMessage[] | undefined;
  let isLoading = true;
  let error: CStarError | undefined;
  let isTelling = false;
  let queue: Promise<unknown> = Promise.resolve();
  let underWay: string | undefined;

  function changed(): void {
    rows = undefined;
    if (isTelling) return;
    isTelling = true;
    void Promise.resolve().then(() => {
      isTelling = false;
      listeners.tell();
    });
  }

  /** What the server says of a message is the last word on it. */
  function arrive(message: ChatMessage): ThreadMessage {
    // The thread is not this customer's any more.
    if (error) return { ...message, status: 'sent' };
    const row = sent.get(message.id) ?? { ...message, status: 'sent' };
    sent.set(message.id, row);
    pending.delete(message.id);
    changed();
    return row;
  }

  function mark(entry: Pending, facts: Pick<ThreadMessage, 'status' | 'error'>): ThreadMessage {
    entry.row = { ...entry.row, error: undefined, ...facts };
    changed();
    return entry.row;
  }

  async function deliver(entry: Pending): Promise<ThreadMessage> {
    const { draft, row } = entry;
    // Thrown away while others were being sent.
    if (!pending.has(row.id)) return sent.get(row.id) ?? entry.row;
    underWay = row.id;
    try {
      return arrive(await host.send({ ...draft, id: row.id }));
    } catch (cause) {
      // The echo may have come although the answer did not.
      return sent.get(row.id) ?? mark(entry, { status: 'failed', error: asError(cause) });
    } finally {
      underWay = undefined;
    }
  }

  function enqueue(entry: Pending): Promise<ThreadMessage> {
    const delivered = queue.then(() => deliver(entry));
    queue = delivered;
    return delivered;
  }

  const off = host.follow(arrive, {
    caughtUp() {
      if (!isLoading) return;
      isLoading = false;
      changed();
    },
    ended(reason) {
      isLoading = false;
      if (!reason) return;
      // Nothing of one customer is shown to the next.
      error = reason;
      sent.clear();
      pending.clear();
      changed();
    },
  });

  return {
    ticketId,
    get messages() {
      rows ??= [...[...sent.values()].sort(byTime), ...[...pending.values()].map(({ row }) => row)];
      return rows;
    },
    get isLoading() {
      return isLoading;
    },
    get error() {
      return error;
    },
    subscribe: listeners.add,
    send(message) {
      const draft = draftOf(message);
      const { id = newId('msg_'), content, attachments = [] } = draft;
      const row: ThreadMessage = {
        object: 'message',
        id,
        ticket_id: ticketId,
        sender: 'customer',
        sender_name: host.name(),
        content,
        attachments: attachments.filter((one): one is ChatAttachment => typeof one !== 'string'),
        created_at: new Date().toISOString(),
        status: 'sending',
      };
      const entry = { draft, row };
      pending.set(id, entry);
      changed();
      return enqueue(entry);
    },
    async retry(messageId) {
      const entry = pending.get(messageId);
      if (entry?.row.status !== 'failed') return sent.get(messageId);
      mark(entry, { status: 'sending' });
      return enqueue(entry);
    },
    discard(messageId) {
      if (messageId === underWay) {
        throw new CStarError('This message is on its way and may arrive. Discard it when it has failed.', {
          code: 'message_sending',
        });
      }
      if (pending.delete(messageId)) changed();
    },
    close: off,
  };
}
