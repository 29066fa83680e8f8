import { formatId } from '@cstar.help/contract';
import type { LoggedEvent } from './log.ts';

// Server-sent events, as text. JSON has no line breaks, so that the data of a frame is always one line.

/** An event as streams and polling tell it; `previous_id` is for streams to add. */
export const wireOf = ({ id, type, createdAt, teamId, data, test }: LoggedEvent) => ({
  id: formatId('event', id),
  type,
  created_at: createdAt.toISOString(),
  team_id: teamId,
  data,
  ...(test ? { test: true as const } : {}),
});

/** A frame of which only the ID of the one before it is open, as it differs from stream to stream. */
export interface OpenFrame {
  id: string;
  text: string;
}

export function openFrame(event: LoggedEvent): OpenFrame {
  const wire = wireOf(event);
  const json = JSON.stringify(wire).slice(0, -1);
  return { id: wire.id, text: `id: ${wire.id}\nevent: ${wire.type}\ndata: ${json}` };
}

export const closeFrame = ({ text }: OpenFrame, previousId: string): string =>
  `${text},"previous_id":"${previousId}"}\n\n`;

const encoder = new TextEncoder();
export const encode = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

/** Moves the cursor of a client without an event. */
export const cursorFrame = (id: string) => encode(`event: cstar.cursor\nid: ${id}\ndata: {}\n\n`);

/** Tells that events are missing, and from where it goes on. */
export const gapFrame = (id: string) => encode(`event: cstar.gap\nid: ${id}\ndata: {"reason":"expired"}\n\n`);

export const resumedFrame = encode(': ok\n\n');
export const heartbeatFrame = encode(': heartbeat\n\n');

/** A frame without an ID, for streams that nobody goes on from. */
export const namedFrame = (event: string, data: object) =>
  encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
