import { inject } from 'vitest';
import type { TestTeam } from './api.ts';

/** One frame of a stream of events, as it came. */
export interface Frame {
  id?: string;
  event?: string;
  data?: string;
  comment?: string;
}

interface ListenOptions {
  types?: string;
  lastEventId?: string;
  key?: string;
  server?: string;
  headers?: Record<string, string>;
  /** Default: over the network. */
  fetch?: (request: Request) => Promise<Response>;
}

export type Listener = Awaited<ReturnType<typeof listenTo>>;

export const requestToListen = (
  team: Pick<TestTeam, 'base' | 'keys'>,
  {
    types,
    lastEventId,
    key = team.keys.secretTest,
    server = inject('serverUrl'),
    headers,
  }: ListenOptions = {},
  signal?: AbortSignal,
) =>
  new Request(`${server}${team.base}/webhooks/listen${types === undefined ? '' : `?types=${types}`}`, {
    headers: {
      authorization: `Bearer ${key}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      ...headers,
    },
    ...(signal === undefined ? {} : { signal }),
  });

/** Opens a stream of events, and reads it frame by frame. */
export const listen = (team: Pick<TestTeam, 'base' | 'keys'>, options: ListenOptions = {}) =>
  listenTo((signal) => requestToListen(team, options, signal), options.fetch);

/** Opens any stream, and reads it frame by frame. */
export async function listenTo(
  requestWith: (signal: AbortSignal) => Request,
  send: (request: Request) => Promise<Response> = fetch,
) {
  const closing = new AbortController();
  const response = await send(requestWith(closing.signal));
  if (response.status !== 200) throw new Error(`The stream answered ${response.status}.`);
  const frames = framesOf(response);
  const next = async (): Promise<Frame> => {
    const { done, value } = await frames.next();
    if (done) throw new Error('The stream has ended.');
    return value;
  };
  return {
    response,
    /** The next frame, whatever it is. */
    next,
    /** The next frame that is no sign of life. */
    async frame(): Promise<Frame> {
      for (;;) {
        const frame = await next();
        if (frame.comment !== 'heartbeat') return frame;
      }
    },
    /** Reads this many events, past everything else, and returns their data. */
    async events(count: number): Promise<Record<string, unknown>[]> {
      const found: Record<string, unknown>[] = [];
      while (found.length < count) {
        const frame = await next();
        if (frame.event !== undefined && !frame.event.startsWith('cstar.')) found.push(dataOf(frame));
      }
      return found;
    },
    /** Whether it ends in order, after what is left of it; its failure when it breaks off. */
    async ending(): Promise<'ended' | 'broken'> {
      try {
        while (!(await frames.next()).done);
        return 'ended';
      } catch {
        return 'broken';
      }
    },
    async close(): Promise<void> {
      closing.abort();
      await frames.return(undefined).catch(() => undefined);
    },
  };
}

/** The data of a frame, as JSON. */
export const dataOf = ({ data }: Frame): Record<string, unknown> => ({ ...JSON.parse(data ?? '{}') });

async function* framesOf(response: Response): AsyncGenerator<Frame, void> {
  if (response.body === null) return;
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) yield readFrame(block);
  }
}

function readFrame(block: string): Frame {
  const frame: Frame = {};
  for (const line of block.split('\n')) {
    const [, name = '', value = ''] = /^(\w*): ?(.*)$/.exec(line) ?? [];
    if (name === '') frame.comment = value;
    else if (name === 'id' || name === 'event' || name === 'data') frame[name] = value;
    else throw new Error(`A stream has no line ${line}`);
  }
  return frame;
}
