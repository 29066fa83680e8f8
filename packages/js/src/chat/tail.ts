// The messages of one ticket, as one subscriber gets them. Its contract, whatever the stream does to them (cuts,
// duplicates, other orders, messages that never come):
// - Each message is passed on once, in the order of the ticket: by moment, then by id.
// - A message of the stream is passed on at once if it names the latest one as its predecessor. Otherwise it only tells
//   that there is something to fetch: a list after the latest one has no holes.
// - What the stream brings while a list is under way is held until the list is there.
// - After stop(), nothing is passed on any more.

import type { ChatMessage, ChatStreamedMessage } from '../types/index.ts';

/** Where a subscriber stands in a ticket. */
type Place = Pick<ChatMessage, 'id' | 'created_at'>;

export interface TailHost {
  /** Where to begin; `undefined` for the first message. */
  begin(): Promise<Place | undefined>;
  /** Some messages after one, oldest first. */
  list(after: string | undefined): Promise<{ data: ChatMessage[]; hasMore: boolean }>;
  pass(message: ChatMessage): void;
}

export interface Tail {
  /** Takes a message of the stream; gives whether one before it is missing, so that somebody must catch up. */
  take(message: ChatStreamedMessage): boolean;
  /** Fetches what is missing. One list at a time, however often this is called. */
  catchUp(): Promise<void>;
  stop(): void;
}

const isAfter = (a: Place, b: Place | undefined): boolean =>
  !b || (a.created_at === b.created_at ? a.id > b.id : a.created_at > b.created_at);

export function createTail(host: TailHost): Tail {
  let place: Promise<Place | undefined> | undefined;
  let latest: Place | undefined;
  let held: ChatStreamedMessage[] = [];
  let catching: Promise<void> | undefined;
  let isStale = false;
  let isStopped = false;

  function pass(message: ChatMessage): void {
    if (isStopped || !isAfter(message, latest)) return;
    latest = message;
    host.pass(message);
  }

  /** Passes on what follows without a hole; gives whether something is left. */
  function release(): boolean {
    const waiting = held.sort((a, b) => (isAfter(a, b) ? 1 : -1));
    held = [];
    for (const { previous_id: previous, ...message } of waiting) {
      if (!isAfter(message, latest)) continue;
      if (previous !== (latest?.id ?? null)) return true;
      pass(message);
    }
    return false;
  }

  async function fetchAll(): Promise<void> {
    try {
      place ??= host.begin();
      latest ??= await place;
      do {
        isStale = false;
        // What came before the question is in the answer.
        held = [];
        await fetchPages();
      } while (!isStopped && (isStale || release()));
    } catch (error) {
      if (!latest) place = undefined;
      throw error;
    } finally {
      // In the same turn as the last look at what is held: nothing can slip in between.
      catching = undefined;
    }
  }

  async function fetchPages(): Promise<void> {
    for (;;) {
      const page = await host.list(latest?.id);
      page.data.forEach(pass);
      if (!page.hasMore || page.data.length === 0 || isStopped) return;
    }
  }

  return {
    take(message) {
      held.push(message);
      return !catching && release();
    },
    catchUp() {
      // A list that is under way may have been made before what the caller knows of.
      isStale = true;
      catching ??= fetchAll();
      return catching;
    },
    stop() {
      isStopped = true;
    },
  };
}
