import { CStarClient, type CStarClientOptions, type CStarEvent, type Fetch } from '@cstar.help/js';
import { vi } from 'vitest';
import { publishableKey, teamId } from './client.ts';
import type { Reply, Sent } from './fake-fetch.ts';
import { json, one } from './replies.ts';

/** One connection that the client made, from the server's side. */
interface Connection extends Sent {
  /** What it asked to go on after. */
  readonly after: string | undefined;
  /** The events that it asked for; `null` for all. */
  readonly types: string | null;
  /** Whether the client still reads. */
  readonly isOpen: boolean;
  /** Sends text or bytes, and lets the client read them. */
  send(...chunks: (string | Uint8Array)[]): Promise<void>;
  /** Ends the stream: properly, or with what broke it. */
  end(cause?: Error): Promise<void>;
}

interface StreamServer {
  fetch: Fetch;
  /** The connections so far, in order. */
  connections: Connection[];
  /** What was asked by polling, in order. */
  polls: Sent[];
  /** The latest connection. */
  latest(): Connection;
  /** How many connections the client reads. */
  open(): number;
  /** What the next connections get instead of a stream; the last one for all further. None: a stream. */
  answer(...replies: (Reply | 'stream')[]): void;
  /** What polls get, as `answer`. */
  answerPolls(...replies: Reply[]): void;
}

/** A server in memory that streams what the test says. */
function streamServer(): StreamServer {
  const connections: Connection[] = [];
  const polls: Sent[] = [];
  let answers: (Reply | 'stream')[] = [];
  let pollAnswers: Reply[] = [];
  const next = <T>(replies: T[]): T | undefined => (replies.length > 1 ? replies.shift() : replies[0]);

  const give = (reply: Reply, sent: Sent): Response | Promise<Response> => {
    if (reply instanceof Error) throw reply;
    return reply instanceof Response ? reply.clone() : reply(sent);
  };

  const fetch: Fetch = async (url, init) => {
    const sent: Sent = { url: new URL(url), init, headers: init.headers };
    if (!sent.url.pathname.endsWith('/webhooks/listen')) {
      polls.push(sent);
      return give(
        next(pollAnswers) ?? json(one({ events: [], cursor: 'evt_0', hasMore: false, gap: false })),
        sent,
      );
    }
    const reply = next(answers) ?? 'stream';
    const { connection, response } = connect(sent);
    connections.push(connection);
    return reply === 'stream' ? response : give(reply, sent);
  };
  const latest = () => {
    const connection = connections.at(-1);
    if (!connection) throw new Error('nobody has connected');
    return connection;
  };
  return {
    fetch,
    connections,
    polls,
    latest,
    open: () => connections.filter(({ isOpen }) => isOpen).length,
    answer(...replies) {
      answers = replies;
    },
    answerPolls(...replies) {
      pollAnswers = replies;
    },
  };
}

function connect(sent: Sent): { connection: Connection; response: Response } {
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
  const connection: Connection = {
    ...sent,
    after: sent.headers['last-event-id'],
    types: sent.url.searchParams.get('types'),
    get isOpen() {
      return isOpen;
    },
    async send(...chunks) {
      for (const chunk of chunks) {
        if (isOpen) controller?.enqueue(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
        await tick();
      }
    },
    async end(cause) {
      if (isOpen) cause ? controller?.error(cause) : controller?.close();
      isOpen = false;
      await tick();
    },
  };
  const response = new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });
  return { connection, response };
}

/** Lets everything happen that needs no time. */
export async function tick(milliseconds = 0): Promise<void> {
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(milliseconds);
}

/** A client of such a server. */
export function liveClient(options: CStarClientOptions = {}): StreamServer & { cstar: CStarClient } {
  const server = streamServer();
  return {
    ...server,
    cstar: new CStarClient({ apiKey: publishableKey, teamId, fetch: server.fetch, ...options }),
  };
}

/** The id of the event with a number, as short as ids may be. */
export const id = (number: number): string => `evt_${number}`;

/** The wire form of an event. */
export const wireEvent = (number: number, more: object = {}): object => ({
  id: id(number),
  type: 'ticket.created',
  created_at: '2026-03-01T12:00:00.000Z',
  team_id: teamId,
  data: { ticket: { id: `tkt_${number}` } },
  ...more,
});

/** A frame with an event that follows on another, as a rule the one before. */
export function frame(number: number, previous: number | null = number - 1, more: object = {}): string {
  const chain = previous === null ? {} : { previous_id: id(previous) };
  const event = { ...wireEvent(number, more), ...chain };
  return `id: ${id(number)}\nevent: ${'type' in event ? event.type : ''}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** A frame that only moves the cursor. */
export const cursorFrame = (number: number, data: object = {}): string =>
  `event: cstar.cursor\nid: ${id(number)}\ndata: ${JSON.stringify(data)}\n\n`;

/** A frame that tells of lost events. */
export const gapFrame = (number: number): string =>
  `event: cstar.gap\nid: ${id(number)}\ndata: {"reason":"expired"}\n\n`;

/** Collects the ids of the events that a handler gets. */
export function collector(): { ids: string[]; events: CStarEvent[]; handler: (event: CStarEvent) => void } {
  const ids: string[] = [];
  const events: CStarEvent[] = [];
  return {
    ids,
    events,
    handler(event) {
      ids.push(event.id);
      events.push(event);
    },
  };
}
