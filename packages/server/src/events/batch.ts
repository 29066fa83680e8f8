import { formatId } from '@cstar.help/contract';
import type { KeyType } from '../db/schema/index.ts';
import { closeFrame, encode, type OpenFrame, openFrame } from './frames.ts';
import type { LoggedEvent } from './log.ts';
import type { View } from './view.ts';
import { visibleTo } from './visibility.ts';

/** The frames of a batch for one stream. */
interface Rendered {
  /** Undefined when it sees none of these events. */
  bytes: Uint8Array<ArrayBuffer> | undefined;
  /** The ID of the last frame: of the one before them, when there is none. */
  lastId: string;
}

/** Events of one partition on their way to its streams. */
export interface Batch {
  size: number;
  events: readonly LoggedEvent[];
  /** The ID of the last one, as the API shows it. */
  newestId: string;
  render(view: View, previousId: string): Rendered;
  /** What of it comes after a position. */
  after(position: number): Batch;
}

/**
 * Renders once what many streams get: those with the same view are mostly at the same event, and then
 * share one array of bytes.
 */
export function createBatch(events: readonly LoggedEvent[]): Batch {
  const opened = new Map<KeyType, (OpenFrame | null)[]>();
  const rendered = new Map<string, Rendered>();

  const framesFor = (keyType: KeyType) => {
    const known = opened.get(keyType);
    if (known !== undefined) return known;
    const made = events.map((event) => {
      const visible = visibleTo(keyType, event);
      return visible && openFrame(visible);
    });
    opened.set(keyType, made);
    return made;
  };
  const renderAnew = ({ keyType, types }: View, previousId: string): Rendered => {
    let text = '';
    let lastId = previousId;
    for (const [index, frame] of framesFor(keyType).entries()) {
      const type = events[index]?.type;
      if (frame === null || type === undefined || !types.has(type)) continue;
      text += closeFrame(frame, lastId);
      lastId = frame.id;
    }
    return { bytes: text === '' ? undefined : encode(text), lastId };
  };
  const batch: Batch = {
    size: events.length,
    events,
    newestId: formatId('event', events.at(-1)?.id ?? ''),
    render(view, previousId) {
      const key = `${view.key} ${previousId}`;
      const known = rendered.get(key);
      if (known !== undefined) return known;
      const made = renderAnew(view, previousId);
      rendered.set(key, made);
      return made;
    },
    after(position) {
      const later = events.filter((event) => event.position > position);
      return later.length === events.length ? batch : createBatch(later);
    },
  };
  return batch;
}
