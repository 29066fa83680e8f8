type Bytes = Uint8Array<ArrayBuffer>;

/** Milliseconds; any number that makes its timer come after the one of the writer. */
const writtenAfter = 5;

/**
 * Lets through this many bytes, and then breaks off.
 *
 * @param cut Breaks the connection. Without it, the body fails.
 */
export function cutAfter(bytes: number, cut?: () => void): TransformStream<Bytes, Bytes> {
  let left = bytes;
  let isCut = false;
  return new TransformStream({
    transform(chunk, controller) {
      if (isCut) return;
      const rest = chunk.subarray(0, left);
      left -= rest.length;
      if (rest.length > 0) controller.enqueue(rest);
      if (left > 0) return;
      isCut = true;
      // Whoever reads this writes it to the connection once nothing more is at hand, a timer later.
      if (cut !== undefined) setTimeout(cut, writtenAfter);
      else controller.error(new TypeError('The stream was cut by a fault.'));
    },
  });
}

/** How long a frame may wait for another one to change places with, in milliseconds. */
const patience = 100;

/** Sends every event twice. */
export const duplicated = (): TransformStream<Bytes, Bytes> =>
  perFrame((frame, send) => send(isEvent(frame) ? frame + frame : frame));

/** Lets every two events change places. */
export function reordered(): TransformStream<Bytes, Bytes> {
  let held = '';
  let timer: NodeJS.Timeout | undefined;
  const release = () => {
    clearTimeout(timer);
    const frame = held;
    held = '';
    return frame;
  };
  return perFrame(
    (frame, send) => {
      if (!isEvent(frame)) return send(release() + frame);
      if (held !== '') return send(frame + release());
      held = frame;
      timer = setTimeout(() => send(release()), patience).unref();
    },
    (send) => send(release()),
  );
}

const isEvent = (frame: string): boolean => frame.startsWith('id: evt_');

type Send = (text: string) => void;

/** Works on whole frames. Streams write no part of one. */
function perFrame(
  change: (frame: string, send: Send) => void,
  finish: (send: Send) => void = () => undefined,
): TransformStream<Bytes, Bytes> {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const sendTo =
    (controller: TransformStreamDefaultController<Bytes>): Send =>
    (text) => {
      if (text === '') return;
      try {
        controller.enqueue(encoder.encode(text));
      } catch {
        // Whoever waited with a frame may be late: the reader has gone, which cannot be seen from here.
      }
    };
  return new TransformStream({
    transform(chunk, controller) {
      const send = sendTo(controller);
      for (const frame of decoder.decode(chunk).split(/(?<=\n\n)/)) change(frame, send);
    },
    flush: (controller) => finish(sendTo(controller)),
  });
}
